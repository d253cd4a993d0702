#include <benchmark/benchmark.h>

#include <cstddef>
#include <memory>

#include "bench/threads.hpp"
#include "sim/large_pages.hpp"
#include "sim/parallel.hpp"

/// How fast the system gives memory that is written for the first time, in large pages: the limit of making tables. A
/// virtual machine that gave its free memory back to its host waits for it here, some ten times as long as for its own;
/// so the first try is the one that counts.
namespace tenure {

namespace {

void fresh_memory(benchmark::State& state) {
  const Threads threads(state, 0);
  constexpr std::size_t page = 4096, pages = std::size_t{1} << 19;
  for (auto _ : state) {
    const auto memory = std::make_unique_for_overwrite<std::byte[]>(pages * page);
    use_large_pages(memory.get(), pages * page);
    parallel_rows(pages, [&](std::size_t row) { memory[row * page] = std::byte{1}; });
    benchmark::ClobberMemory();
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(pages * page));
}
BENCHMARK(fresh_memory)
    ->ArgName("threads")
    ->RangeMultiplier(2)
    ->Range(1, 64)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace

}  // namespace tenure
