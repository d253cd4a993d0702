#include "models/safety/reporting.hpp"

namespace tenure {

double reporting(const District& d, BuildingId b, IncidentType type, HouseholdId victim, const SafetyParameters& p) {
  const auto k = static_cast<std::size_t>(type);
  double silent = (1.0 - p.reporting[k]) * (1.0 - p.reporting_camera[k] * d.buildings.camera_coverage[b]);
  if (victim.exists() && d.households.takes_part[victim] != 0) silent *= 1.0 - p.reporting_takes_part;
  const LandlordId landlord = d.buildings.landlord[b];
  if (landlord.exists() && d.landlords.keeps(landlord, Duty::reporting)) silent *= 1.0 - p.reporting_landlord;
  return 1.0 - silent;
}

double recording(IncidentType type, const SafetyParameters& p) {
  return p.recording[static_cast<std::size_t>(type)];
}

}  // namespace tenure
