#include "models/district/world.hpp"

#include <algorithm>

namespace tenure {

void World::suffer_incidents(Day today) {
  today_.incidents = incidents(d_, scenario_.parameters.safety, luck_, today);
  auto& recorded_today =
      recorded_by_day_[static_cast<std::size_t>(today.value % remembered_days + remembered_days) % remembered_days];
  std::fill(recorded_today.begin(), recorded_today.end(), std::uint16_t{0});
  for (const Incident& incident : today_.incidents) {
    const std::size_t c = d_.buildings.community[incident.building].value;
    const auto type = static_cast<std::size_t>(incident.type);
    outcomes_.add(Outcome::incidents_actual, c, type, 1);
    if (incident.displaced) outcomes_.add(Outcome::incidents_displaced, c, 1);
    if (incident.recorded) {
      outcomes_.add(Outcome::incidents_recorded, c, type, 1);
      ++recorded_today[c];
    }
    if (incident.victim.exists()) d_.households.last_victimised[incident.victim] = today;
  }
  Aftermath after = aftermath(d_, today_.incidents, scenario_.parameters.safety);
  d_.buildings.excitation = std::move(after.excitation);
  d_.buildings.perceived_risk = std::move(after.perceived_risk);

  // Place rules that rank by incidents are asked rarely; the year's sums are made for them once a month.
  recorded_days_ = std::min(recorded_days_ + 1, remembered_days);
  const bool asked_today = std::any_of(scenario_.interventions.begin(), scenario_.interventions.end(),
                                       [&](const Intervention& i) { return i.programme.start == today + 1; });
  if (!asked_today) return;
  for (std::size_t c = 0; c < d_.recorded_last_year.size(); ++c) {
    double sum = 0;
    for (const auto& day : recorded_by_day_) sum += day[c];
    d_.recorded_last_year[c] = static_cast<float>(sum * days_per_year / recorded_days_);
  }
}

void World::suffer_fires(Day today) {
  today_.fires = fires(d_, scenario_.parameters.fire, luck_, today);
  for (const Fire& fire : today_.fires) {
    const std::size_t c = d_.buildings.community[fire.building].value;
    outcomes_.add(Outcome::fires, c, static_cast<std::size_t>(fire.cause), 1);
    if (fire.serious) outcomes_.add(Outcome::fires_serious, c, 1);
    outcomes_.add(Outcome::fire_deaths, c, fire.deaths);
    outcomes_.add(Outcome::fire_loss, c, fire.loss);
  }
}

}  // namespace tenure
