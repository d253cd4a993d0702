#pragma once
/// "Patrols": teams that walk the lanes on one shift a day. A visit raises BuildingTable::patrol in the hours of the
/// shift by `presence` of what is missing to full presence; between visits it decays by itself, and nothing is left of
/// a patrol that was withdrawn but what people still remember of it (Sorg et al. 2013, Policing & Society 23).
///
/// Beats go over rental buildings in the order of rollout.hpp; hot spots are put first again each month, by the cases
/// that the police remember. n visits a day go in turn over the first n x cycle places, so that more teams walk the
/// places of fewer ones and others besides. Teams are paid for a month ahead; those that the money does not reach stay
/// at home.

#include "models/interventions/measure.hpp"

namespace tenure {

class Patrol final : public Measure {
 public:
  std::string shift;  ///< span of the day
  std::string sites;  ///< beats or hot_spots

  void describe(Fields& at) override;
  [[nodiscard]] std::optional<Piece> unit_cost(const AssetParameters& assets) const override;
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override { return std::make_unique<Patrol>(*this); }
};

}  // namespace tenure
