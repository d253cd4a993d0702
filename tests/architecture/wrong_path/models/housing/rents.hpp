#pragma once

#include "../labour/wages.hpp"
#include "models/state/tables.hpp"
