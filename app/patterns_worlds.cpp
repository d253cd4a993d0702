#include "app/patterns_worlds.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include "models/district/run.hpp"
#include "models/district/scenario_programmes.hpp"
#include "sim/toml.hpp"

namespace tenure {

void live(const PatternStudy& study, const Scenario& scenario, std::uint32_t replicate, Day until,
          const std::function<void(Day, const World&)>& day_over) {
  World world(scenario, study.from, replicate);
  for (Day today = first_simulated_day(scenario); today < until; ++today) {
    if (study.stop()) return;
    world.live(today);
    if (today >= scenario.run.start) day_over(today, world);
    study.day_done();
  }
}

Scenario with_programme(const PatternStudy& study, const std::string& kind, const std::string& keys) {
  const Scenario& base = study.scenario;
  const std::string text = base.resolved_text() + fmt::format("\n[[intervention]]\nkind = {}\nname = \"pattern\"\n{}",
                                                              toml_quoted(kind), keys);
  Scenario with = parse_scenario(text, base.path);
  // The study's district may be another than the file's.
  with.district = base.district;
  return with;
}

bool has_measure(const std::string& kind) {
  return measure_kind(kind) != nullptr;
}

void for_each_replicate(const PatternStudy& study, const std::function<void(std::uint32_t)>& f) {
  tbb::parallel_for(std::uint32_t{0}, study.replicates, f, tbb::simple_partitioner{});
}

double rental_buildings(const District& d) {
  const auto held = d.buildings.tenure.span();
  return static_cast<double>(std::count(held.begin(), held.end(), Tenure::rental));
}

}  // namespace tenure
