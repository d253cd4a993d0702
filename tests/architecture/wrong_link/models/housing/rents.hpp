#pragma once

#include "models/state/tables.hpp"
#include "sim/day.hpp"
