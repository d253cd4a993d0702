#include "models/housing/rents.hpp"
