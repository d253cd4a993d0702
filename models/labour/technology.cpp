#include "models/labour/technology.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tenure {

namespace {

constexpr double months = 12;

double sum(const BySkill<double>& of) {
  return std::accumulate(of.begin(), of.end(), 0.0);
}

/// A skill that nobody of the sector has yet is not worthless there: it counts as one head at the going wage.
BySector<Staff> with_every_skill(BySector<Staff> staff, const EnterpriseTable& firms) {
  BySkill<double> heads{}, wages{}, offers{};
  for (const Staff& s : staff)
    for (std::size_t k = 0; k < skills; ++k) heads[k] += s.heads[k], wages[k] += s.wages[k];
  for (const EnterpriseId e : Ids<EnterpriseTable>(firms.size()))
    for (std::size_t k = 0; k < skills; ++k)
      offers[k] += double{firms.wage_offer[e][k]} / static_cast<double>(firms.size());
  for (Staff& s : staff)
    for (std::size_t k = 0; k < skills; ++k)
      if (s.heads[k] == 0) s.heads[k] = 1, s.wages[k] = heads[k] > 0 ? wages[k] / heads[k] : offers[k];
  return staff;
}

double weight(double wages, double heads, double elasticity) {
  return wages * std::pow(heads, 1.0 / elasticity - 1.0);
}

}  // namespace

BySector<Staff> staff_by_sector(const District& d) {
  BySector<Staff> staff{};
  for (const PersonId p : Ids<PersonTable>(d.people.size())) {
    const EnterpriseId e = d.people.employer[p];
    if (!e.exists()) continue;
    Staff& s = staff[static_cast<std::size_t>(d.enterprises.sector[e])];
    const auto k = static_cast<std::size_t>(d.people.skill[p]);
    s.heads[k] += 1;
    s.wages[k] += d.people.wage[p];
  }
  return staff;
}

Technology technology_of(const Staff& staff, double labour_share, const OutputParameters& at) {
  Technology t;
  t.labour_elasticity = std::min(at.markdown * labour_share, 1.0);
  t.outer_elasticity = at.skills_outer;
  t.inner_elasticity = at.skills_inner;
  double others = 0, inner = 0;
  for (std::size_t k = 1; k < skills; ++k) {
    t.inner[k] = weight(staff.wages[k], staff.heads[k], at.skills_inner);
    inner += t.inner[k];
    others += staff.wages[k];
  }
  for (double& w : t.inner) w /= inner;
  BySkill<double> heads = staff.heads;
  t.outer = {0, 1};  // labour is then the nest of the others alone
  const double nest = labour_of(heads, t);
  t.outer = {weight(staff.wages[0], staff.heads[0], at.skills_outer), weight(others, nest, at.skills_outer)};
  const double outer = t.outer[0] + t.outer[1];
  for (double& w : t.outer) w /= outer;
  return t;
}

Technologies calibrated(const District& d, const OutputParameters& at) {
  Technologies all;
  const EnterpriseTable& firms = d.enterprises;
  if (firms.size() == 0) return all;
  const BySector<Staff> staff = staff_by_sector(d), full = with_every_skill(staff, firms);
  const auto total = [](const BySector<Staff>& of, BySkill<double> Staff::*column) {
    double all_of_them = 0;
    for (const Staff& s : of) all_of_them += sum(s.*column);
    return all_of_them;
  };
  // A district where nobody works yet is known by what it offers.
  const BySector<Staff>& known = total(staff, &Staff::wages) > 0 ? staff : full;
  const double of_wage = at.value_added * total(known, &Staff::heads) / (months * total(known, &Staff::wages));
  all.cost_of_wage = 1 + at.social_cost;
  all.labour_share = all.cost_of_wage / of_wage;

  BySector<double> labour{};  // weighed by productivity
  for (std::size_t s = 0; s < sectors; ++s) all.of[s] = technology_of(full[s], all.labour_share, at);
  for (const EnterpriseId e : Ids<EnterpriseTable>(firms.size())) {
    const auto s = static_cast<std::size_t>(firms.sector[e]);
    BySkill<double> heads{};
    std::copy(firms.headcount[e].begin(), firms.headcount[e].end(), heads.begin());
    labour[s] += double{firms.productivity[e]} * labour_of(heads, all.of[s]);
  }
  for (std::size_t s = 0; s < sectors; ++s) {
    const bool works = labour[s] > 0;
    const double value = months * of_wage * sum(works ? staff[s].wages : full[s].wages);
    all.of[s].scale = value / (works ? labour[s] : labour_of(full[s].heads, all.of[s]));
  }
  return all;
}

}  // namespace tenure
