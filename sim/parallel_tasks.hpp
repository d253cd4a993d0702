#pragma once
/// A few different pieces of work on all processors: the same result on any number of threads.

#include <utility>

#include <tbb/parallel_invoke.h>

namespace tenure {

/// Calls each of them once, in no order. None may write what another reads or writes.
template <class... Tasks>
void parallel_tasks(Tasks&&... tasks) {
  tbb::parallel_invoke(std::forward<Tasks>(tasks)...);
}

}  // namespace tenure
