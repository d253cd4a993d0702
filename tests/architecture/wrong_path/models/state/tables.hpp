#pragma once

#include "sim/day.hpp"
