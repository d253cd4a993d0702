#include "models/safety/fire_care.hpp"

#include <cmath>

namespace tenure {

double fire_care(const District& d, BuildingId b, const FireParameters& p, Day today) {
  const LandlordId landlord = d.buildings.landlord[b];
  if (landlord.exists() && d.landlords.keeps(landlord, Duty::fire)) return 1.0;
  const Day inspected = d.buildings.inspected[b];
  return inspected == never ? 0.0 : std::exp(-(today - inspected) / p.care_memory);
}

}  // namespace tenure
