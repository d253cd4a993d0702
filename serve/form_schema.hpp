#pragma once
/// What the page can set, described once in the models and nowhere else: kinds of intervention with their keys, units,
/// limits, choices and usual values; what one unit costs and which numbers of the book, with their sources, that rests
/// on; every parameter with value, range, unit, kind and source; names of places.

#include "models/district/scenario.hpp"
#include "serve/message.hpp"

namespace tenure {

[[nodiscard]] Json form_schema(const Scenario& base);

}  // namespace tenure
