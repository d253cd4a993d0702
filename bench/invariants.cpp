#include "models/state/invariants.hpp"

#include <benchmark/benchmark.h>

#include "tests/village.hpp"

namespace tenure {

namespace {

/// The daily check of a whole district: 530,000 people in 211,200 rooms of 17,600 buildings, most at work.
void daily_check(benchmark::State& state) {
  constexpr std::uint32_t buildings = 17'600, rooms = 12, households = 211'200;
  District d;
  const CommunityId c = testing::add_village(d, {.buildings = buildings, .rooms = rooms});
  for (int e = 0; e < 1000; ++e) testing::add_enterprise(d, c, {static_cast<float>(e), 0});
  for (std::uint32_t i = 0; i < households; ++i) testing::add_household(d, DwellingId{i}, 2 + static_cast<int>(i % 2));
  for (std::uint32_t p = 0; p < d.people.size(); ++p)
    if (p % 4 != 0) hire(d, PersonId{p}, EnterpriseId{p % 1000}, 5000, Day{19000});
  const PopulationBook book{.at_start = static_cast<std::int64_t>(d.people.size())};
  for (auto _ : state) {
    const auto broken = broken_invariants(d, book, Day{19000});
    if (!broken.empty()) state.SkipWithError(broken.front().c_str());
  }
}
BENCHMARK(daily_check)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

}  // namespace tenure
