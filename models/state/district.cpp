#include "models/state/district.hpp"

namespace tenure {

const Mobilisation* mobilisation_of(const District& d, CommunityId community) {
  for (const Mobilisation& m : d.rules.mobilisations)
    if (m.covers[community.value] != 0) return &m;
  return nullptr;
}

double income(const District& d, HouseholdId household) {
  double sum = allowance(d, household);
  for_each_member(d, household, [&](PersonId p) {
    if (d.people.employer[p].exists()) sum += d.people.wage[p];
  });
  return sum;
}

EnterpriseId main_job(const District& d, HouseholdId household) {
  EnterpriseId best;
  float wage = -1;
  for_each_member(d, household, [&](PersonId p) {
    if (d.people.employer[p].exists() && d.people.wage[p] > wage) best = d.people.employer[p], wage = d.people.wage[p];
  });
  return best;
}

}  // namespace tenure
