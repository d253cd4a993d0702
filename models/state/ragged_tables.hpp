#pragma once
/// Whether the columns of every table have as many rows as each other.

#include <string>
#include <vector>

#include "models/state/district.hpp"

namespace tenure {

/// One line for each column that has not, with its place in the table and both numbers of rows. Where there is one,
/// nothing else can be asked of the district.
[[nodiscard]] std::vector<std::string> ragged_tables(const District&);

}  // namespace tenure
