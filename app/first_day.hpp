#pragma once
/// What a district was built from, counted on its first day, by name: for figures of kind "given".

#include <map>
#include <string>

#include "models/state/district.hpp"

namespace tenure {

[[nodiscard]] std::map<std::string, double> first_day_counts(const District& d);

}  // namespace tenure
