#include "models/interventions/rent_subsidy.hpp"

#include <algorithm>
#include <limits>

#include "models/interventions/rollout.hpp"

namespace tenure {

void RentSubsidyMeasure::describe(Fields& at) {
  at.number("income_limit", income_limit, "yuan/month", not_negative,
            "means per member above which a household is not entitled");
  at.number("places", places, "household", {0, 1e9},
            "most households that receive it at once; without it only the budget limits them");
}

std::optional<Piece> RentSubsidyMeasure::unit_cost(const AssetParameters& assets) const {
  if (!places) return std::nullopt;
  return Piece{0, 12.0 * static_cast<double>(*places) * (1.0 + assets.subsidy.administration)};
}

void RentSubsidyMeasure::act(District& d, const Programme& programme, const AssetParameters& assets,
                             std::size_t account, const Luck& luck, Day today) const {
  if (programme.amount == 0) return;
  Rollout& rollout = d.rollouts[account];
  auto& schemes = d.rules.rent_subsidies;
  const auto mine =
      std::find_if(schemes.begin(), schemes.end(), [&](const RentSubsidy& s) { return s.account == account; });

  // The scheme closes on its last day, or when the money for one more month of one household is gone.
  const Fen one_month = fen(programme.amount * (1.0 + assets.subsidy.administration));
  const bool over = (programme.end && today >= *programme.end) || !d.ledger.holds(account, one_month);
  if (over) {
    if (mine != schemes.end()) schemes.erase(mine);
    return;
  }
  const bool begins = !rollout.begun;
  begin_rollout(d, programme, account, luck, [](const District&, BuildingId) { return 1.0; });
  if (!begins) {
    for (RentSubsidy& scheme : schemes)
      if (scheme.account == account)
        for (const CommunityId c : open_places(rollout, today)) scheme.covers[c.value] = 1;
    return;
  }
  RentSubsidy scheme{account, static_cast<float>(programme.amount), static_cast<float>(income_limit),
                     std::vector<std::uint8_t>(d.communities.size(), 0),
                     places.value_or(std::numeric_limits<std::int64_t>::max())};
  for (const CommunityId c : open_places(rollout, today)) scheme.covers[c.value] = 1;
  schemes.push_back(std::move(scheme));
}

}  // namespace tenure
