/// SF8: few fires at night, many of the deaths. Deaths in fires are some one in two years of the district, so that one
/// district, as it stands on its first recorded day, burns through many lucks of a year.

#include <tbb/parallel_for.h>

#include <fmt/format.h>

#include "app/patterns_worlds.hpp"
#include "models/safety/fire.hpp"

namespace tenure {

namespace {

constexpr int year = 365, morning = 6;
constexpr std::uint32_t lucks_a_replicate = 40;

struct Burnt {
  double fires = 0, at_night = 0, deaths = 0, deaths_at_night = 0;
};

/// The hour in which a fire broke out, where fires have one.
template <class F>
std::optional<int> hour_of(const F& fire) {
  if constexpr (requires { fire.hour; })
    return fire.hour;
  else
    return std::nullopt;
}

Burnt year_of_fires(const District& d, const FireParameters& p, const Luck& luck, Day start) {
  Burnt burnt;
  for (int t = 0; t < year; ++t)
    for (const Fire& fire : fires(d, p, luck, start + t)) {
      burnt.fires += 1, burnt.deaths += fire.deaths;
      if (hour_of(fire) && *hour_of(fire) < morning) burnt.at_night += 1, burnt.deaths_at_night += fire.deaths;
    }
  return burnt;
}

}  // namespace

std::vector<PatternRow> patterns_of_fire(const PatternStudy& study) {
  if (!hour_of(Fire{}))
    return {not_available("SF8", "fires and deaths in fires by the hour",
                          "not available in this version: no hour of fires")};
  const Scenario& s = study.scenario;
  std::vector<double> fires, deaths;
  double people = 0;
  for (std::uint32_t r = 0; r < study.replicates; ++r) {
    std::vector<Burnt> lives(lucks_a_replicate);
    tbb::parallel_for(std::uint32_t{0}, lucks_a_replicate, [&](std::uint32_t i) {
      if (study.stop()) return;
      const Luck luck{static_cast<std::uint64_t>(s.run.seed), r * lucks_a_replicate + i};
      lives[i] = year_of_fires(study.from, s.parameters.fire, luck, s.run.start);
    });
    Burnt all;
    for (const Burnt& life : lives) {
      all.fires += life.fires, all.at_night += life.at_night;
      all.deaths += life.deaths, all.deaths_at_night += life.deaths_at_night;
    }
    fires.push_back(all.at_night / all.fires);
    if (all.deaths > 0) deaths.push_back(all.deaths_at_night / all.deaths);
    people += all.deaths;
  }
  return {measured("SF8", "share of fires from 0 to 6 h", PatternBand{0.07, 0.14}, true, fires,
                   "10.3 % in 2024 (national fire bureau)"),
          measured("SF8", "share of deaths in fires from 0 to 6 h", PatternBand{0.25, 0.38}, true, deaths,
                   fmt::format("31.3 % in 2024; {:.0f} deaths in {} years of the district as it stands", people,
                               study.replicates * lucks_a_replicate))};
}

}  // namespace tenure
