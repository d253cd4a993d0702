/// SF8: few fires at night, many of the deaths. Deaths in fires are some one in two years of the district. So the
/// district, as it stands on its first recorded day, burns for a year with all causes a thousand times as frequent,
/// which leaves every share as it is: a thousand years' worth of fires.

#include <fmt/format.h>

#include "app/patterns_worlds.hpp"
#include "models/safety/fire.hpp"

namespace tenure {

namespace {

constexpr int year = 365, morning = 6;
constexpr double as_often = 1000;

struct Burnt {
  double fires = 0, at_night = 0, deaths = 0, deaths_at_night = 0;
};

Burnt year_of_fires(const PatternStudy& study, std::uint32_t r) {
  const Scenario& s = study.scenario;
  FireParameters p = s.parameters.fire;
  for (double* rate : {&p.wiring, &p.ebike, &p.ebike_outdoors, &p.cooking, &p.other}) *rate *= as_often;
  const Luck luck{static_cast<std::uint64_t>(s.run.seed), r};
  Burnt burnt;
  for (int t = 0; t < year && !study.stop(); ++t)
    for (const Fire& fire : fires(study.from, p, luck, s.run.start + t)) {
      burnt.fires += 1, burnt.deaths += fire.deaths;
      if (fire.hour < morning) burnt.at_night += 1, burnt.deaths_at_night += fire.deaths;
    }
  return burnt;
}

}  // namespace

std::vector<PatternRow> patterns_of_fire(const PatternStudy& study) {
  std::vector<Burnt> lives(study.replicates);
  for_each_replicate(study, [&](std::uint32_t r) { lives[r] = year_of_fires(study, r); });
  std::vector<double> fires, deaths;
  double people = 0;
  for (const Burnt& life : lives) {
    fires.push_back(life.at_night / life.fires);
    deaths.push_back(life.deaths_at_night / life.deaths);
    people += life.deaths;
  }
  return {measured("SF8", "share of fires from 0 to 6 h", PatternBand{0.07, 0.14}, true, fires,
                   "10.3 % in 2024 (national fire bureau)"),
          measured("SF8", "share of deaths in fires from 0 to 6 h", PatternBand{0.25, 0.38}, true, deaths,
                   fmt::format("31.3 % in 2024; {:.0f} deaths in the district as it stands", people))};
}

}  // namespace tenure
