#pragma once
/// The number of threads a benchmark asks for, held for as long as this lives.

#include <benchmark/benchmark.h>
#include <oneapi/tbb/global_control.h>

namespace tenure {

class Threads {
 public:
  /// By the argument of that number.
  Threads(const benchmark::State& state, std::size_t argument)
      : limit_(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(state.range(argument))) {}

 private:
  tbb::global_control limit_;
};

}  // namespace tenure
