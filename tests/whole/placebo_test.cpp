#include <doctest/doctest.h>

#include <numeric>

#include "tests/whole/small_district.hpp"

using namespace tenure;
using namespace tenure::testing;

TEST_CASE("a placebo changes nothing to the last bit but that its communities are marked from its start") {
  const Scenario baseline = small("baseline", {"run.until=2022-04-01"});
  const Scenario placebo =
      small("placebo", {"run.until=2022-04-01", "intervention.placebo.start=2022-02-01", "intervention.placebo.top=6"});
  const District from = first_day(baseline);
  const Replicate without = simulate(baseline, from, 0, {}), with = simulate(placebo, from, 0, {});
  for (std::size_t i = 0; i < without.values.size(); ++i) {
    const bool marks = i == static_cast<std::size_t>(Outcome::programmes_begun);
    CAPTURE(outcome_variables()[i].name);
    CHECK(same_bits(without.values[i], with.values[i]) != marks);
  }
  const auto& marks = with.values[static_cast<std::size_t>(Outcome::programmes_begun)];
  const std::size_t communities = marks.size() / with.periods;
  for (std::size_t t = 0; t < with.periods; ++t)
    CHECK(std::accumulate(marks.begin() + static_cast<std::ptrdiff_t>(t * communities),
                          marks.begin() + static_cast<std::ptrdiff_t>((t + 1) * communities), 0.0) == (t == 0 ? 0 : 6));
}
