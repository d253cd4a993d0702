#include "sim/parallel.hpp"

#include <benchmark/benchmark.h>
#include <oneapi/tbb/global_control.h>

#include "sim/random.hpp"

namespace tenure {

namespace {

constexpr std::int64_t people = 530'000;

/// One draw a person, summed; [0] threads.
void sum_of_draws(benchmark::State& state) {
  const tbb::global_control control(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(state.range(0)));
  for (auto _ : state)
    benchmark::DoNotOptimize(parallel_sum(people, 0.0, [](std::size_t row) {
      return Stream({1, 0}, Purpose{7}, static_cast<std::uint32_t>(row)).uniform();
    }));
  state.SetItemsProcessed(state.iterations() * people);
}
BENCHMARK(sum_of_draws)->ArgName("threads")->RangeMultiplier(2)->Range(1, 16)->UseRealTime();

/// A column of floats read once: the bound is memory.
void sum_of_column(benchmark::State& state) {
  const std::vector<float> column(people, 1.5f);
  for (auto _ : state)
    benchmark::DoNotOptimize(parallel_sum(people, 0.0, [&](std::size_t row) { return double{column[row]}; }));
  state.SetBytesProcessed(state.iterations() * people * 4);
}
BENCHMARK(sum_of_column)->UseRealTime();

/// One row in a hundred decides something.
void gather_of_few(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(parallel_gather<std::uint32_t>(people, [](std::size_t row, auto& out) {
      if (row % 100 == 0) out.push_back(static_cast<std::uint32_t>(row));
    }));
  state.SetItemsProcessed(state.iterations() * people);
}
BENCHMARK(gather_of_few)->UseRealTime();

}  // namespace

}  // namespace tenure
