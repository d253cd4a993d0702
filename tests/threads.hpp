#pragma once
/// The same work on different numbers of threads.

#include <vector>

#include <oneapi/tbb/global_control.h>

namespace tenure::testing {

/// f's result with 1, 2 and 7 threads.
template <class F>
auto with_threads(F f) {
  std::vector<decltype(f())> results;
  for (const std::size_t threads : {1, 2, 7}) {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
    results.push_back(f());
  }
  return results;
}

}  // namespace tenure::testing
