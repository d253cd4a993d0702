#include "app/patterns_worlds.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include "models/district/run.hpp"
#include "models/district/scenario_programmes.hpp"
#include "sim/toml.hpp"

namespace tenure {

namespace {

constexpr std::array programmes_and_incidents{phase_number::programmes_act, phase_number::incidents_happen};

using OneDay = std::function<void(World&, Day)>;

void live_by(const OneDay& one_day, const PatternStudy& study, const Scenario& scenario, std::uint32_t replicate,
             Day until, const std::function<void(Day, const World&)>& day_over) {
  World world(scenario, study.from, replicate);
  for (Day today = first_simulated_day(scenario); today < until; ++today) {
    if (study.stop()) return;
    one_day(world, today);
    if (today >= scenario.run.start) day_over(today, world);
    study.day_done();
  }
}

}  // namespace

void live(const PatternStudy& study, const Scenario& scenario, std::uint32_t replicate, Day until,
          const std::function<void(Day, const World&)>& day_over) {
  live_by([](World& world, Day today) { world.live(today); }, study, scenario, replicate, until, day_over);
}

void live_held(const PatternStudy& study, const Scenario& scenario, std::uint32_t replicate, Day until,
               const std::function<void(Day, const World&)>& day_over) {
  live_by([](World& world, Day today) { world.live_only(today, programmes_and_incidents); }, study, scenario, replicate,
          until, day_over);
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

void for_each_replicate(const PatternStudy& study, const std::function<void(std::uint32_t)>& f, std::uint32_t lives) {
  tbb::parallel_for(std::uint32_t{0}, study.replicates * lives, f, tbb::simple_partitioner{});
}

double rental_buildings(const District& d) {
  const auto held = d.buildings.tenure.span();
  return static_cast<double>(std::count(held.begin(), held.end(), Tenure::rental));
}

}  // namespace tenure
