#include "models/migration/leaving.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/state/purposes.hpp"
#include "sim/fading.hpp"
#include "sim/parallel.hpp"

namespace tenure {

double stay_hazard(double stayed, double years, const MigrationParameters& at) {
  const double from = std::max(stayed, 0.0);
  return std::pow((from + years) / at.stay_scale, at.stay_shape) - std::pow(from / at.stay_scale, at.stay_shape);
}

double trouble(bool jobless, double burden, double days_since_victimised, const MigrationParameters& at) {
  double log_hazard = jobless ? at.leave_jobless : 0.0;
  log_hazard += at.leave_burden * std::max(burden - at.burden_comfort, 0.0);
  log_hazard += at.leave_victim * fading(std::max(days_since_victimised, 0.0), at.victim_memory);
  return std::exp(log_hazard);
}

bool just_after_festival(Day today, std::span<const Day> spring_festivals, int turn_days) {
  return std::any_of(spring_festivals.begin(), spring_festivals.end(),
                     [&](Day festival) { return today >= festival && today - festival < turn_days; });
}

Outside outside(const District& d, const Means& means, const MigrationParameters& at) {
  Outside o;
  o.share.resize(d.regions.size());
  double most = -std::numeric_limits<double>::infinity();
  for (const RegionId r : Ids<RegionTable>(d.regions.size())) {
    o.share[r.value] = worth_outside(d, r, means, at) - distance_cost(d.regions.distance[r], at);
    most = std::max(most, o.share[r.value]);
  }
  double sum = 0;
  for (const RegionId r : Ids<RegionTable>(d.regions.size())) {
    double& weight = o.share[r.value];
    weight = d.regions.pull[r] * std::exp(weight - most);
    sum += weight;
  }
  for (double& weight : o.share) weight /= sum;
  o.worth = most + std::log(sum);
  return o;
}

namespace {

constexpr double burden_without_income = 1.0;  // rent and nothing to pay it from: as if it took everything

/// What a household lives on, in one pass over its members.
struct Living {
  Means means;
  bool wants_work = false;
  double earned = 0;    ///< [yuan/month] wages
  double expected = 0;  ///< [yuan/month] wages of those who work, the chance of one for those who look
};

Living living_of(const District& d, HouseholdId h, const Prospects& inside) {
  Living living;
  living.earned = living.expected = allowance(d, h);
  for_each_member(d, h, [&](PersonId p) {
    const auto k = static_cast<std::size_t>(d.people.skill[p]);
    const bool looks = d.people.in_labour_force[p];
    if (looks) {
      if (!living.wants_work) living.means.skill = d.people.skill[p];
      ++living.means.earners[k];
      living.wants_work = true;
    }
    if (d.people.employer[p].exists()) {
      living.earned += d.people.wage[p];
      living.expected += d.people.wage[p];
    } else if (looks) {
      living.expected += inside.wage[k] * inside.job_chance[k];
    }
  });
  return living;
}

RegionId draw_region(const std::vector<double>& shares, double u) {
  for (std::size_t r = 0; r + 1 < shares.size(); ++r) {
    if (u < shares[r]) return RegionId{static_cast<std::uint32_t>(r)};
    u -= shares[r];
  }
  return RegionId{static_cast<std::uint32_t>(shares.size() - 1)};
}

}  // namespace

std::vector<Departure> weigh_leaving(const District& d, const Prospects& inside, const MigrationParameters& at,
                                     const Luck& luck, Day today) {
  if (d.regions.size() == 0) return {};
  const HouseholdTable& homes = d.households;
  const auto due = d.household_turns.due(today);
  const int turn_days = d.household_turns.every_days();
  const double years = turn_days / days_per_year;
  const bool festival = just_after_festival(today, d.spring_festivals, turn_days);

  const double worst_trouble = trouble(true, burden_without_income, 0, at);

  auto gone = parallel_gather<Departure>(due.size(), [&](std::size_t row, std::vector<Departure>& out) {
    const HouseholdId h = due[row];
    if (homes.members[h] == 0) return;
    const bool local = homes.registered_here[h];
    Stream draws(luck, purpose::leaving, homes.luck[h], today);
    const double u = draws.uniform(), where = draws.uniform();
    const double stayed = (today - homes.arrival[h]) / days_per_year;
    const double by_stay = stay_hazard(stayed, years, at) * (local ? at.local : 1.0);
    const double by_school = homes.school_children[h] > 0 ? at.leave_school : 1.0;
    const bool has_travelled = festival && !local;
    const double back = has_travelled ? Stream(luck, purpose::festival, homes.luck[h], today).uniform() : 1.0;
    const auto lost = [&](double factor) { return std::min(at.festival_lost * factor, 1.0) * at.festival_going; };
    // Most stay whatever the outside is worth, whose logit share is at most 1: they need not weigh it. (1 - exp(-x) <=
    // x.)
    const auto stays_at_most = [&](double factor) {
      return u >= factor * by_stay && (!has_travelled || back >= lost(factor));
    };
    if (stays_at_most(2.0 * worst_trouble * by_school)) return;
    // Nor need most of the others look at what their members earn: it cannot be less than nothing.
    const int since_victimised = today - homes.last_victimised[h];
    if (stays_at_most(2.0 * trouble(true, burden_without_income, since_victimised, at) * by_school)) return;

    const Living living = living_of(d, h, inside);
    const double rent = std::max<double>(d.dwellings.rent[homes.dwelling[h]] - homes.subsidy[h], 0.0);
    const double burden = rent <= 0 ? 0.0 : living.earned > rent ? rent / living.earned : burden_without_income;
    const double troubled = by_school * trouble(living.wants_work && living.earned <= 0, burden, since_victimised, at);
    if (stays_at_most(2.0 * troubled)) return;

    const Outside there = outside(d, living.means, at);
    const double here =
        worth(living.means.skill, living.expected, rent, homes.satisfaction[h], at) + homes.services_here[h];
    const double factor = 2.0 * logistic(there.worth - here) * troubled;
    if (u < -std::expm1(-factor * by_stay) || (has_travelled && back < lost(factor)))
      out.push_back({h, draw_region(there.share, where)});
  });
  std::sort(gone.begin(), gone.end(), [](const Departure& a, const Departure& b) { return a.household < b.household; });
  return gone;
}

}  // namespace tenure
