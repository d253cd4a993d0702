#pragma once

#include "models/labour/wages.hpp"
#include "models/state/tables.hpp"
