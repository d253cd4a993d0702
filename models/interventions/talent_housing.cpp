#include "models/interventions/talent_housing.hpp"

#include <cmath>

#include "models/interventions/skill_names.hpp"
#include "models/interventions/talent_rollout.hpp"

namespace tenure {

void TalentHousing::describe(Fields& at) {
  at.number("discount", discount, "1", share, "share of the rent that the programme pays");
  at.value("skills", skills, "skills of which a member of the household with a job must have one", skill_choices());
}

void TalentHousing::act(District& d, const Programme& programme, const AssetParameters&, std::size_t account,
                        const Luck& luck, Day today) const {
  if (programme.amount == 0) return;
  auto& schemes = d.rules.talent.homes;
  TalentHomes* scheme = scheme_of(schemes, account);
  if (over(programme, today)) {
    if (scheme != nullptr) scheme->over = true;
    return;
  }
  if (scheme == nullptr) {
    if (d.rollouts[account].begun) return;
    TalentHomes fresh{};
    fresh.account = account;
    fresh.skills = skill_set(skills);
    fresh.dwellings = std::llround(programme.amount);
    fresh.discount = static_cast<float>(discount);
    schemes.push_back(std::move(fresh));
    scheme = &schemes.back();
  }
  cover(d, programme, account, luck, today, scheme->covers);
}

}  // namespace tenure
