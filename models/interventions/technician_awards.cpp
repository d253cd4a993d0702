#include "models/interventions/technician_awards.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "models/interventions/talent_rollout.hpp"

namespace tenure {

namespace {

struct Nominee {
  double points;
  std::uint32_t luck;
  PersonId person;
};

/// Best first.
std::vector<Nominee> nominees_of(const District& d, const std::vector<std::uint8_t>& covers,
                                 const std::vector<PersonId>& honoured, const HonourAssets& at, Day today) {
  const PersonTable& people = d.people;
  std::vector<double> wages(d.enterprises.size(), 0);
  std::vector<PersonId> technicians;
  for (const PersonId p : Ids<PersonTable>(people.size())) {
    if (people.skill[p] != Skill::technician || !people.employer[p].exists()) continue;
    wages[people.employer[p].value] += people.wage[p];
    technicians.push_back(p);
  }
  std::vector<Nominee> nominees;
  for (const PersonId p : technicians) {
    const EnterpriseId e = people.employer[p];
    const double years = (today - people.job_start[p]) / days_per_year;
    if (years < at.least_tenure || !covers[d.enterprises.community[e].value]) continue;
    if (std::binary_search(honoured.begin(), honoured.end(), p)) continue;
    const double mean = wages[e.value] / d.enterprises.headcount[e][static_cast<std::size_t>(Skill::technician)];
    nominees.push_back({std::log(people.wage[p] / mean) + at.tenure * std::log1p(years), people.luck[p], p});
  }
  std::sort(nominees.begin(), nominees.end(), [](const Nominee& a, const Nominee& b) {
    return std::tie(b.points, a.luck, a.person) < std::tie(a.points, b.luck, b.person);
  });
  return nominees;
}

}  // namespace

void TechnicianAwards::describe(Fields& at) {
  at.number("chief", chief, "person/year", not_negative, "how many of the amount are honoured as chief technicians");
  at.number("chief_sum", chief_sum, "yuan", not_negative, "paid once to a chief technician");
  at.number("outstanding_sum", outstanding_sum, "yuan", not_negative, "paid once to an outstanding technician");
}

void TechnicianAwards::act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
                           const Luck& luck, Day today) const {
  if (programme.amount == 0) return;
  auto& spurred = d.rules.talent.spurred;
  std::erase_if(spurred, [&](const Spurred& s) { return today >= s.until; });
  if (over(programme, today) || !yearly(programme, today)) return;
  auto& honours = d.rules.talent.honours;
  if (scheme_of(honours, account) == nullptr) honours.push_back({account, {}});
  TechnicianHonours& mine = *scheme_of(honours, account);
  std::vector<std::uint8_t> covers;
  cover(d, programme, account, luck, today, covers);
  Rollout& rollout = d.rollouts[account];
  const std::vector<Nominee> nominees = nominees_of(d, covers, mine.honoured, assets.honour, today);
  const auto wanted = std::min(nominees.size(), static_cast<std::size_t>(std::llround(programme.amount)));
  for (std::size_t i = 0; i < wanted; ++i) {
    const double sum = static_cast<double>(i) < std::round(chief) ? chief_sum : outstanding_sum;
    if (!d.ledger.pay(account, Spending::transfer, fen(sum))) {
      rollout.stalled = true;
      break;
    }
    mine.honoured.push_back(nominees[i].person);
    spurred.push_back(
        {d.people.employer[nominees[i].person], today + static_cast<int>(std::lround(assets.honour.spurs_for))});
    ++rollout.bought;
    ++rollout.installed;
  }
  std::sort(mine.honoured.begin(), mine.honoured.end());
}

}  // namespace tenure
