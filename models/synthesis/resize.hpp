#pragma once
/// As many rows in all columns of a table that is to be filled.

#include <cstddef>
#include <tuple>

#include "sim/members.hpp"
#include "sim/parallel_tasks.hpp"

namespace tenure {

/// Those columns that are not as long yet begin with their values' default. Each is a task of its own, since most of
/// the time goes into getting its memory.
template <class Table>
void resize_others(Table& table, std::size_t rows) {
  std::apply([&](auto&... column) { parallel_tasks([&] { column.resize(rows); }...); }, members(table));
}

}  // namespace tenure
