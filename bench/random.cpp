#include "sim/random.hpp"

#include <benchmark/benchmark.h>

namespace tenure {

namespace {

constexpr Luck luck{20220131, 0};

void philox_block(benchmark::State& state) {
  std::uint32_t n = 0;
  for (auto _ : state) benchmark::DoNotOptimize(philox({n++, 1, 2, 3}, {4, 5}));
  state.SetBytesProcessed(state.iterations() * 16);
}
BENCHMARK(philox_block);

/// As agents draw: a new stream each, for one draw.
void stream_uniform(benchmark::State& state) {
  std::uint32_t agent = 0;
  for (auto _ : state) benchmark::DoNotOptimize(Stream(luck, Purpose{7}, agent++, Day{19000}).uniform());
}
BENCHMARK(stream_uniform);

/// The taste of one household for one dwelling, the kernel of housing search.
void taste_of_a_pair(benchmark::State& state) {
  std::uint32_t dwelling = 0;
  for (auto _ : state) benchmark::DoNotOptimize(pair_gumbel(luck, Purpose{7}, 42, dwelling++, Day{19000}));
}
BENCHMARK(taste_of_a_pair);

/// Mean incidents of a building and day are near 0; candidates for arrival come by the dozen.
void poisson_count(benchmark::State& state) {
  const double mean = static_cast<double>(state.range(0)) / 1000;
  Stream draws(luck, Purpose{7}, 1);
  for (auto _ : state) benchmark::DoNotOptimize(poisson_quantile(mean, draws.uniform()));
}
BENCHMARK(poisson_count)->ArgName("mean/1000")->Arg(1)->Arg(1000)->Arg(30'000);

void normal_draw(benchmark::State& state) {
  Stream draws(luck, Purpose{7}, 1);
  for (auto _ : state) benchmark::DoNotOptimize(draws.normal());
}
BENCHMARK(normal_draw);

}  // namespace

}  // namespace tenure
