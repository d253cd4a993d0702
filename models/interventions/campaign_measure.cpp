#include "models/interventions/campaign_measure.hpp"

#include <algorithm>

#include "models/interventions/rollout.hpp"

namespace tenure {

void CampaignMeasure::describe(Fields&) {}

void CampaignMeasure::act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
                          const Luck& luck, Day today) const {
  if (programme.amount == 0) return;
  const auto close = [&] { std::erase_if(d.campaigns, [&](const Campaign& c) { return c.account == account; }); };
  if (over(programme, today)) return close();
  begin_rollout(d, programme, account, luck, [](const District&, BuildingId) { return 1.0; });
  auto mine =
      std::find_if(d.campaigns.begin(), d.campaigns.end(), [&](const Campaign& c) { return c.account == account; });
  if (mine == d.campaigns.end() && today > programme.start) return;  // the money ran out
  // Callers are paid by the day.
  if (!d.ledger.pay(account, Spending::running, fen(programme.amount * assets.campaign.call))) return close();
  if (mine == d.campaigns.end())
    mine = d.campaigns.insert(d.campaigns.end(), {account,
                                                  today,
                                                  static_cast<float>(programme.amount),
                                                  std::vector<std::uint8_t>(d.communities.size(), 0),
                                                  std::vector<std::uint8_t>(d.landlords.size(), 0),
                                                  {}});
  for (const CommunityId c : open_places(d.rollouts[account], today)) mine->covers[c.value] = 1;
}

}  // namespace tenure
