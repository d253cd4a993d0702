#include "models/district/world.hpp"

namespace tenure {

void World::charge_e_bikes(Day today) {
  // habits of charging change by the month, and a new pile waits for its current
  if (charging_known_ && today.value % even_month != 0) return;
  charging_known_ = true;
  Charging charging = charge(d_, scenario_.parameters.fire, today);
  d_.buildings.charged_indoors = std::move(charging.indoors);
  d_.buildings.charging_places = std::move(charging.places);
}

void World::suffer_incidents(Day today) {
  today_.incidents = incidents(d_, scenario_.parameters.safety, luck_, today);
  for (const Incident& incident : today_.incidents) {
    const std::size_t c = d_.buildings.community[incident.building].value;
    const auto type = static_cast<std::size_t>(incident.type);
    outcomes_.add(Outcome::incidents_actual, c, type, 1);
    if (incident.reported) outcomes_.add(Outcome::incidents_reported, c, type, 1);
    if (incident.displaced) outcomes_.add(Outcome::incidents_displaced, c, 1);
    if (incident.recorded) outcomes_.add(Outcome::incidents_recorded, c, type, 1);
    if (incident.victim.exists()) d_.households.last_victimised[incident.victim] = today;
  }
  aftermath(d_, today_.incidents, scenario_.parameters.safety);
  if (today.value % guards_seen_every == 0) d_.buildings.nearby_guards = see_guards(d_, scenario_.parameters.safety);
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
