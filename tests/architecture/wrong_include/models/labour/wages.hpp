#pragma once

#include "models/state/tables.hpp"
