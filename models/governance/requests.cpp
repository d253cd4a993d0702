#include "models/governance/requests.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/state/purposes.hpp"
#include "sim/drawing.hpp"
#include "sim/fading.hpp"

namespace tenure {

namespace {

double no_fire_duty(const District& d, BuildingId b) {
  const LandlordId landlord = d.buildings.landlord[b];
  return landlord.exists() && !d.landlords.keeps(landlord, Duty::fire) ? 1.0 : 0.0;
}

bool someone_jobless(const District& d, HouseholdId h, Day today) {
  bool found = false;
  for_each_member(d, h, [&](PersonId p) {
    found |= d.people.in_labour_force[p] && !d.people.employer[p].exists() && age(d, p, today) >= adult_from;
  });
  return found;
}

}  // namespace

double pressure(const District& d, HouseholdId h, RequestKind kind, const RequestParameters& p, Day today) {
  const DwellingId dwelling = d.households.dwelling[h];
  const BuildingId b = d.dwellings.building[dwelling];
  const bool nowhere_to_charge = d.buildings.charging_places[b] == 0;
  switch (kind) {
    case RequestKind::safety:
      return std::max(fading(today - d.households.last_victimised[h], p.victim_memory),
                      1.0 - std::exp(-d.buildings.perceived_risk[b] / p.risk_scale));
    case RequestKind::fire_hazard: {
      const double alarms = d.buildings.alarms[b] == 0, indoors = d.buildings.e_bikes[b] > 0 && nowhere_to_charge;
      return (alarms + indoors + no_fire_duty(d, b)) / 3.0;
    }
    case RequestKind::wiring:
      return d.buildings.old_wiring[b] != 0;
    case RequestKind::dark_lane:
      return d.buildings.lit_lane[b] == 0;
    case RequestKind::charging_parking:
      if (d.households.e_bikes[h] == 0) return 0;
      return ((nowhere_to_charge ? 1.0 : 0.0) + 1.0 - d.buildings.marked_parking[b]) / 2.0;
    case RequestKind::sanitation:
      return 1;
    case RequestKind::noise_dispute:
      return std::clamp(std::log(p.roomy * d.households.members[h] / d.dwellings.area[dwelling]), 0.0, 1.0);
    case RequestKind::school_place:
      return d.households.school_children[h] > 0 && d.households.registered_here[h] == 0;
    case RequestKind::medical:
      return d.households.registered_here[h] == 0;
    case RequestKind::labour:
      return someone_jobless(d, h, today);
  }
  return 0;
}

double readiness(double news, double service, bool takes_part, const RequestParameters& p) {
  const double known = std::clamp(p.usual + news, p.hope, 1.0);
  return std::pow(known / p.usual, p.elasticity) * std::exp(p.own * service) * (takes_part ? p.takes_part : 1.0);
}

bool desk_open(const District& d, CommunityId c) {
  return std::any_of(d.rules.request_desks.begin(), d.rules.request_desks.end(),
                     [c](const RequestDesk& desk) { return desk.room[c.value] >= 1; });
}

std::vector<NewRequest> raise_requests(const District& d, const RequestParameters& p, const Luck& luck, Day today) {
  const auto due = d.household_turns.due(today);
  const double months = d.household_turns.every_days() / days_per_year;
  const double all_kinds = std::accumulate(p.rate.begin(), p.rate.end(), 0.0);
  const double readiest = readiness(1.0 - p.usual, 1.0, true, p);
  const double might = std::min(1.0, all_kinds * readiest * months);
  const auto key = [&](std::size_t i) { return d.households.luck[due[i]]; };
  const auto raise = [&](std::size_t i, Stream& draws, std::vector<NewRequest>& out) {
    const HouseholdId h = due[i];
    if (draws.uniform() >= might || d.households.members[h] == 0) return;
    double left = draws.uniform() * all_kinds;
    std::size_t kind = 0;
    while (kind + 1 < request_kinds && left >= p.rate[kind]) left -= p.rate[kind++];
    const auto what = static_cast<RequestKind>(kind);
    const double u = draws.uniform(), presses = pressure(d, h, what, p, today);
    if (u >= presses) return;  // whatever its readiness: spares the power
    const CommunityId c = community_of(d, h);
    const double ready =
        readiness(d.communities.request_news[c], d.households.service[h], d.households.takes_part[h] != 0, p) *
        (desk_open(d, c) ? p.desk_ease : 1.0);
    if (u >= presses * std::min(1.0, ready / readiest)) return;
    out.push_back({h, what, today.value + draws.uniform()});
  };
  auto raised = parallel_gather_drawing<NewRequest>(due.size(), {luck, purpose::request, today}, key, raise);
  std::sort(raised.begin(), raised.end(), [](const NewRequest& a, const NewRequest& b) {
    return a.at != b.at ? a.at < b.at : a.household < b.household;
  });
  return raised;
}

double worth_of(const Reply& reply, const RequestParameters& p) {
  if (!reply.answered) return 0;
  return p.worth_useful * reply.useful + p.worth_timely * std::exp(-reply.days / p.patience) + p.worth_reply;
}

double learn_service(double service, const Reply& reply, const RequestParameters& p) {
  const double seen = std::clamp(2.0 * worth_of(reply, p) - 1.0, -1.0, 1.0);
  return service + p.learning * (seen - service);
}

double fade_service(double service, double days, const RequestParameters& p) {
  return service * std::exp(-days / p.memory);
}

double hear_news(double news, const Reply& reply, double dwellings, const RequestParameters& p) {
  const double seen = (reply.answered && reply.useful ? 1.0 : 0.0) - p.usual;
  return news + std::min(1.0, p.heard / std::max(dwellings, 1.0)) * (seen - news);
}

}  // namespace tenure
