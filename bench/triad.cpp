#include <vector>

#include "bench/threads.hpp"
#include "sim/parallel.hpp"

/// The speed of memory as McCalpin's STREAM counts it (1995, IEEE TCCA Newsletter): a[i] = b[i] + s c[i] over arrays
/// far beyond any cache, 24 bytes a row. The limit of a loop that reads tables and writes what it decided.
namespace tenure {

namespace {

void triad(benchmark::State& state) {
  const Threads threads(state, 0);
  constexpr std::size_t rows = 20'000'000;
  std::vector<double> a(rows), b(rows, 1.0), c(rows, 2.0);
  for (auto _ : state) {
    parallel_blocks(
        rows,
        [&](std::size_t begin, std::size_t end, std::size_t) {
          for (std::size_t row = begin; row < end; ++row) a[row] = b[row] + 3.0 * c[row];
        },
        std::size_t{1} << 16);
    benchmark::ClobberMemory();
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(3 * sizeof(double) * rows));
}
BENCHMARK(triad)->ArgName("threads")->RangeMultiplier(2)->Range(1, 64)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

}  // namespace tenure
