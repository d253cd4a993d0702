#pragma once

#include "models/state/tables.hpp"
#include "../labour/wages.hpp"
