#include "models/interventions/lets_in.hpp"

#include "models/state/purposes.hpp"

namespace tenure {

bool lets_in(const District& d, BuildingId b, double refusal, const Luck& luck) {
  const LandlordId landlord = d.buildings.landlord[b];
  if (!landlord.exists() || d.landlords.keeps(landlord, Duty::assets)) return true;
  return Stream(Luck{luck.seed, 0}, purpose::letting_in, b.value).uniform() >= refusal;
}

BuildingId nearest_that_lets_in(const District& d, BuildingId asked, double reach, double refusal, const Luck& luck) {
  if (lets_in(d, asked, refusal, luck)) return asked;
  const auto row = d.building_index.nearest_within(d.buildings.place[asked], reach, [&](std::uint32_t other) {
    return lets_in(d, BuildingId{other}, refusal, luck);
  });
  return row ? BuildingId{*row} : BuildingId::none();
}

}  // namespace tenure
