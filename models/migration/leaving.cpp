#include "models/migration/leaving.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "models/migration/return_bonus.hpp"
#include "models/state/purposes.hpp"
#include "sim/drawing.hpp"
#include "sim/fading.hpp"

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

Day last_festival(Day today, std::span<const Day> spring_festivals) {
  Day last = never;
  for (const Day festival : spring_festivals)
    if (festival <= today) last = festival;
  return last;
}

namespace {

/// Below the share of those who go home it has gone; the lower, the less likely it comes back.
double festival_draw(const Luck& luck, std::uint32_t household_luck, Day today) {
  return Stream(luck, purpose::festival, household_luck, today).uniform();
}

/// Factor on the share that does not come back: some have hardly settled in.
double by_tenure(double stayed, const MigrationParameters& at) {
  const double fresh = std::exp(-std::max(stayed, 0.0) / at.festival_settling);
  return at.festival_settled + (at.festival_fresh - at.festival_settled) * fresh;
}

}  // namespace

bool went_home(const Luck& luck, std::uint32_t household_luck, Day today, const MigrationParameters& at) {
  return festival_draw(luck, household_luck, today) < at.festival_going;
}

double festival_loss(Skill skill, double stayed, const MigrationParameters& at) {
  return at.festival_lost[static_cast<std::size_t>(skill)] * by_tenure(stayed, at);
}

Elsewhere elsewhere(const District& d, const MigrationParameters& at) {
  Elsewhere all;
  for (const RegionId r : Ids<RegionTable>(d.regions.size())) {
    all.offer.push_back(offer_of(d, r, at));
    all.way.push_back(distance_cost(d.regions.distance[r], at));
    all.pull.push_back(d.regions.pull[r]);
  }
  return all;
}

Outside outside(const Elsewhere& regions, const Means& means, const MigrationParameters& at) {
  const std::size_t n = regions.offer.size();
  Outside o;
  o.share.resize(n);
  double most = -std::numeric_limits<double>::infinity();
  for (std::size_t r = 0; r < n; ++r) {
    o.share[r] = worth_outside(regions.offer[r], means, at) - regions.way[r];
    most = std::max(most, o.share[r]);
  }
  double sum = 0;
  for (std::size_t r = 0; r < n; ++r) {
    double& weight = o.share[r];
    weight = regions.pull[r] * std::exp(weight - most);
    sum += weight;
  }
  for (double& weight : o.share) weight /= sum;
  o.worth = most + std::log(sum);
  return o;
}

namespace {

constexpr double burden_without_income = 1.0;  // rent and nothing to pay it from: as if it took everything

/// What a household lives on.
struct Living {
  Means means;
  bool wants_work = false;
  double earned = 0;    ///< [yuan/month] wages and allowances received
  double expected = 0;  ///< [yuan/month] the same, and the chance of a wage for those who look for work
  double bonus = 0;     ///< [yuan] highest that a member's employer promised for coming back
};

Living living_of(const District& d, HouseholdId h, const Prospects& inside, int year) {
  Living living;
  living.earned = living.expected = allowance(d, h);
  for_each_member(d, h, [&](PersonId p) {
    const auto k = static_cast<std::size_t>(d.people.skill[p]);
    living.means.add(d.people.skill[p], d.people.in_labour_force[p] != 0, year - d.people.birth_year[p]);
    if (d.people.employer[p].exists()) {
      living.earned += d.people.wage[p];
      living.expected += d.people.wage[p];
      living.bonus = std::max(living.bonus, promised_bonus(d, d.people.employer[p]));
    } else if (d.people.in_labour_force[p]) {
      living.expected += inside.wage[k] * inside.job_chance[k];
    }
  });
  living.wants_work = living.means.any_earner();
  return living;
}

/// Upper bounds of the hazard of a turn, by how many turns long somebody has stayed: it takes powers, and with a
/// bound most know already that they stay.
class StayBounds {
 public:
  StayBounds(double turn_years, const MigrationParameters& at) {
    constexpr double longest = 8;      // [year] beyond it the last bound holds, or none where the hazard rises
    constexpr double rounding = 1e-9;  // relative
    double before = stay_hazard(0, turn_years, at);
    for (double stayed = 0; stayed < longest; stayed += turn_years) {
      const double after = stay_hazard(stayed + turn_years, turn_years, at);
      most_.push_back(std::max(before, after) * (1 + rounding));  // the hazard rises all along or falls all along
      before = after;
    }
    beyond_ = at.stay_shape <= 1 ? most_.back() : std::numeric_limits<double>::infinity();
  }
  /// Infinite where there is none.
  [[nodiscard]] double after(int turns) const {
    const auto i = static_cast<std::size_t>(std::max(turns, 0));
    return i < most_.size() ? most_[i] : beyond_;
  }

 private:
  std::vector<double> most_;
  double beyond_;
};

/// How the world outside looks to the households of two earners or fewer, nearly all that there are: it depends on
/// nothing but who earns, and so is worked out once for each kind.
class Views {
 public:
  Views(const Elsewhere& regions, const MigrationParameters& at) : regions_(regions), at_(at) {
    for (std::size_t first = 0; first <= skills; ++first)
      for (std::size_t second = 0; second <= skills; ++second) {
        Means means;
        for (const std::size_t k : {first, second})
          if (k != nobody) means.add(static_cast<Skill>(k), true, adult_from);
        of_kind_[first][second] = outside(regions, means, at);
      }
  }

  /// `worked_out` holds it where there are more earners.
  [[nodiscard]] const Outside& of(const Means& means, Outside& worked_out) const {
    std::array<std::size_t, 2> earns{nobody, nobody};
    std::size_t n = 0;
    for (std::size_t k = 0; k < skills; ++k)
      for (int i = 0; i < means.earners[k]; ++i, ++n)
        if (n < earns.size()) earns[n] = k;
    if (n > earns.size()) return worked_out = outside(regions_, means, at_);
    // The first who earns is the one whose tastes count.
    if (n == 2 && earns[0] != static_cast<std::size_t>(means.skill)) std::swap(earns[0], earns[1]);
    return of_kind_[earns[0]][earns[1]];
  }

 private:
  static constexpr std::size_t nobody = skills;

  const Elsewhere& regions_;
  const MigrationParameters& at_;
  std::array<std::array<Outside, skills + 1>, skills + 1> of_kind_;  ///< [skill of the first][of the second]
};

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

  const Day new_year = last_festival(today, d.spring_festivals);
  const double worst_unless_victimised = trouble(true, burden_without_income, today - never, at);
  const double worst_loss = *std::max_element(at.festival_lost.begin(), at.festival_lost.end());
  const double most_of_family = std::max(1.0, at.leave_couple);
  const StayBounds bounds(years, at);
  const Elsewhere regions = elsewhere(d, at);
  const Views views(regions, at);
  const int year = year_of(today);

  const auto key = [&](std::size_t row) { return homes.luck[due[row]]; };
  const auto weigh = [&](std::size_t row, Stream& draws, std::vector<Departure>& out) {
    const HouseholdId h = due[row];
    if (homes.members[h] == 0) return;
    const bool local = homes.registered_here[h];
    const double u = draws.uniform(), where = draws.uniform();
    const int days_stayed = today - homes.arrival[h];
    const double stayed = days_stayed / days_per_year, by_origin = local ? at.local : 1.0;
    const double most_by_stay = bounds.after(days_stayed / turn_days) * by_origin;
    const double by_school = homes.school_children[h] > 0 ? at.leave_school : 1.0;
    const bool has_travelled = festival && !local && homes.arrival[h] <= new_year;
    const double back = has_travelled ? festival_draw(luck, homes.luck[h], today) : 1.0;
    const double loss_by_tenure = has_travelled ? by_tenure(stayed, at) : 0.0;
    const auto lost = [&](double part) { return std::min(part, 1.0) * at.festival_going; };
    // Most stay whatever the outside is worth, whose logit share is at most 1: they need not weigh it. (1 - exp(-x) <=
    // x.)
    const auto stays_at_most = [&](double factor) {
      return u >= factor * most_by_stay && (!has_travelled || back >= lost(factor * worst_loss * loss_by_tenure));
    };
    // Nor need they look at what their members earn: it cannot be less than nothing.
    const int since_victimised = today - homes.last_victimised[h];
    const double worst_trouble = homes.last_victimised[h] == never
                                     ? worst_unless_victimised
                                     : trouble(true, burden_without_income, since_victimised, at);
    if (stays_at_most(2.0 * worst_trouble * by_school * most_of_family)) return;

    const Living living = living_of(d, h, inside, year);
    const double rent = std::max<double>(d.dwellings.rent[homes.dwelling[h]] - homes.subsidy[h], 0.0);
    const double burden = rent <= 0 ? 0.0 : living.earned > rent ? rent / living.earned : burden_without_income;
    const double by_family = by_school * (living.means.adults > 1 ? at.leave_couple : 1.0);
    const double troubled = by_family * trouble(living.wants_work && living.earned <= 0, burden, since_victimised, at);
    if (stays_at_most(2.0 * troubled)) return;

    Outside worked_out;
    const Outside& there = views.of(living.means, worked_out);
    const RegionId origin = homes.origin[h];
    const double friends = origin.exists() && !inside.network.empty() ? inside.network[origin.value] : 0.0;
    const double here =
        worth(living.means.skill, living.expected, rent, homes.satisfaction[h], homes.services_here[h], at) +
        at.taste_network * friends;
    const double factor = 2.0 * logistic(there.worth - here) * troubled;
    const double share_lost = factor * at.festival_lost[static_cast<std::size_t>(living.means.skill)] * loss_by_tenure *
                              std::exp(-at.bonus_response * living.bonus);
    const bool not_back = has_travelled && back < lost(share_lost);
    const double by_stay = stay_hazard(stayed, years, at) * by_origin;
    if (not_back || u < -std::expm1(-factor * by_stay)) out.push_back({h, draw_region(there.share, where), not_back});
  };
  auto gone = parallel_gather_drawing<Departure>(due.size(), {luck, purpose::leaving, today}, key, weigh);
  std::sort(gone.begin(), gone.end(), [](const Departure& a, const Departure& b) { return a.household < b.household; });
  return gone;
}

}  // namespace tenure
