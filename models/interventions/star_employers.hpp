#pragma once
/// "Star employers": once a year the `amount` best enterprises of the covered communities are rated for what they did
/// for their staff in the year before,
///
///     points = growth (heads / heads then - 1) + retention (of a year's tenure or more / heads) + trained / heads,
///
/// each weighed by the book; ties go by luck key. Growth counts from the second rating on, when a first one is there to
/// compare with. A rating lasts a year and brings an award in money and a name: those who look for a job hear of its
/// openings more easily (models/labour/search.hpp). What the enterprise does with the award nobody writes.

#include "models/interventions/measure.hpp"

namespace tenure {

class StarEmployers final : public Measure {
 public:
  double award = 0;  ///< [yuan] an enterprise and year

  void describe(Fields& at) override;
  void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
           const Luck& luck, Day today) const override;
  [[nodiscard]] std::unique_ptr<Measure> clone() const override { return std::make_unique<StarEmployers>(*this); }
};

/// [enterprise] Points of today; none for an enterprise too small or closed. `staff_then` at the last rating, empty
/// before the first.
[[nodiscard]] std::vector<std::optional<double>> star_points(const District& d, const StarAssets& at,
                                                             const std::vector<std::uint32_t>& staff_then, Day today);

}  // namespace tenure
