#include "sim/spatial_index.hpp"

#include <benchmark/benchmark.h>

#include "sim/random.hpp"

namespace tenure {

namespace {

/// 18,000 buildings in 6 km x 6 km, about as dense as the reference district.
std::vector<Point> buildings() {
  Stream draws({1, 0}, Purpose{7}, 0);
  std::vector<Point> points;
  for (int i = 0; i < 18'000; ++i)
    points.push_back({static_cast<float>(draws.uniform() * 6000), static_cast<float>(draws.uniform() * 6000)});
  return points;
}

void index_built(benchmark::State& state) {
  const auto points = buildings();
  for (auto _ : state) benchmark::DoNotOptimize(SpatialIndex(points, 100));
}
BENCHMARK(index_built)->Unit(benchmark::kMicrosecond);

void within_radius(benchmark::State& state) {
  const auto points = buildings();
  const SpatialIndex index(points, 100);
  const auto radius = static_cast<double>(state.range(0));
  std::size_t at = 0, found = 0;
  for (auto _ : state) {
    index.within(points[at++ % points.size()], radius, [&](std::uint32_t, double) { ++found; });
    benchmark::DoNotOptimize(found);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(found));
}
BENCHMARK(within_radius)->ArgName("m")->Arg(50)->Arg(100)->Arg(200)->Arg(500);

void nearest_point(benchmark::State& state) {
  const auto points = buildings();
  const SpatialIndex index(points, 100);
  Stream draws({1, 0}, Purpose{7}, 1);
  for (auto _ : state) {
    const Point at{static_cast<float>(draws.uniform() * 6000), static_cast<float>(draws.uniform() * 6000)};
    benchmark::DoNotOptimize(index.nearest(at));
  }
}
BENCHMARK(nearest_point);

}  // namespace

}  // namespace tenure
