#include "models/talent/homes.hpp"

#include <algorithm>
#include <tuple>

#include "models/state/purposes.hpp"
#include "models/talent/services.hpp"
#include "sim/drawing.hpp"

namespace tenure {

bool may_have_home(const District& d, const TalentHomes& homes, HouseholdId h) {
  if (d.households.members[h] == 0) return false;
  const BuildingId building = d.dwellings.building[d.households.dwelling[h]];
  return d.buildings.tenure[building] == Tenure::rental && homes.covers[d.buildings.community[building].value] != 0 &&
         (skills_at_work(d, h) & homes.skills) != 0;
}

std::vector<HomeWish> home_wishes(const District& d, const TalentParameters& at, const Luck& luck, Day today) {
  const auto& schemes = d.rules.talent.homes;
  if (schemes.empty()) return {};
  const auto due = d.household_turns.due(today);
  const auto key = [&](std::size_t row) { return d.households.luck[due[row]]; };
  const auto wish = [&](std::size_t row, Stream& draws, std::vector<HomeWish>& out) {
    const HouseholdId h = due[row];
    if (!draws.chance(at.home_apply)) return;
    if (d.households.members[h] == 0 || d.households.subsidy[h] > 0) return;
    const auto asked = [&](const TalentHomes& s) { return h.value < s.asked.size() && s.asked[h.value] != 0; };
    if (std::any_of(schemes.begin(), schemes.end(), asked)) return;
    for (std::size_t s = 0; s < schemes.size(); ++s)
      if (may_have_home(d, schemes[s], h)) return out.push_back({h, s});
  };
  auto wishes = parallel_gather_drawing<HomeWish>(due.size(), {luck, purpose::home_apply, today}, key, wish);
  std::sort(wishes.begin(), wishes.end(), [&](const HomeWish& a, const HomeWish& b) {
    return std::tuple(d.households.luck[a.household], a.household) <
           std::tuple(d.households.luck[b.household], b.household);
  });
  return wishes;
}

}  // namespace tenure
