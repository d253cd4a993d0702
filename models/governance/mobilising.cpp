#include "models/governance/mobilising.hpp"

#include <algorithm>
#include <cmath>

#include "models/governance/duties.hpp"
#include "models/governance/engaging.hpp"
#include "models/governance/organising.hpp"
#include "models/state/purposes.hpp"
#include "sim/parallel.hpp"

namespace tenure {

namespace {

struct Branch {
  const District& d;
  const GovernanceParameters& p;
  const Luck& luck;
  Day today;
  CommunityId community;
  const Mobilisation* rule;  ///< null where none stands
  std::uint32_t landlords, leads;

  Branch(const District& district, const GovernanceParameters& parameters, const Luck& chance, Day day, CommunityId c)
      : d(district),
        p(parameters),
        luck(chance),
        today(day),
        community(c),
        rule(mobilisation_of(d, c)),
        landlords(0),
        leads(0) {
    each([&](LandlordId l) { ++landlords, leads += d.landlords.engaged(l) && d.landlords.tier[l] == Tier::lead; });
  }

  struct Lived {
    std::vector<LandlordMove> moves;
    std::uint32_t visits = 0, attendances = 0;
  };

  [[nodiscard]] Lived live() const {
    Lived out;
    const bool meeting = rule != nullptr && meets(d.communities.organised_since[community], rule->meeting_every, today);
    std::uint32_t door = 0;
    each([&](LandlordId l) {
      const bool by_worker =
          rule != nullptr && called_on(door, landlords, d.organisation.visits[community.value], days());
      const bool by_lead =
          rule != nullptr && called_on(door, landlords, leads * p.mobilisation.lead_visits / days_per_month, days());
      ++door;
      out.visits += by_worker + by_lead;
      if (d.landlords.engaged(l))
        stay_or_leave(l, meeting, out);
      else if (rule != nullptr)
        join_or_not(l, meeting, by_worker, by_lead, out);
    });
    return out;
  }

 private:
  [[nodiscard]] int days() const { return today - d.communities.organised_since[community]; }

  template <class F>
  void each(F&& f) const {
    for (std::uint32_t i = 0; i < d.communities.buildings[community]; ++i)
      if (const LandlordId l = d.buildings.landlord[BuildingId{d.communities.first_building[community].value + i}];
          l.exists())
        f(l);
  }

  void stay_or_leave(LandlordId l, bool meeting, Lived& out) const {
    Stream draws(luck, purpose::landlord_day, l.value, today);
    const double gives_up = draws.uniform(), comes = draws.uniform();
    if (meeting && comes < p.mobilisation.comes_engaged) ++out.attendances;
    if (gives_up < within_a_day(leaving_hazard(d.landlords.fatigue[l], rule != nullptr, p.mobilisation)))
      out.moves.push_back({l, false, duties_after_leaving(d, l)});
  }

  [[nodiscard]] Word word(LandlordId l) const {
    Word heard;
    const auto around = d.landlord_network.neighbours(l.value);
    heard.acquaintances = static_cast<int>(around.size());
    for (const std::uint32_t row : around)
      if (const LandlordId other{row}; d.landlords.engaged(other))
        hear(heard, drive(d.landlords.tier[other], d.landlords.tier[l], p.mobilisation),
             d.landlord_network.neighbours(row).size());
    return heard;
  }

  void join_or_not(LandlordId l, bool meeting, bool by_worker, bool by_lead, Lived& out) const {
    const MobilisationParameters& m = p.mobilisation;
    const auto tier = static_cast<std::size_t>(d.landlords.tier[l]);
    const double open = 1.0 - d.landlords.fatigue[l];
    double not_won = 1.0 - open * within_a_day(engaging_hazard(word(l), d.landlords.threshold[l], m));
    if (by_worker) not_won *= 1.0 - open * m.visit;
    if (by_lead) not_won *= 1.0 - open * m.lead_visit;
    Stream draws(luck, purpose::landlord_day, l.value, today);
    const double joins = draws.uniform(), comes = draws.uniform();
    if (meeting && comes < (ordered_to_come(l, rule->mandate, luck) ? m.comes_ordered : m.comes[tier])) {
      ++out.attendances;
      not_won *= 1.0 - open * m.persuaded[tier];
    }
    if (joins < 1.0 - not_won) out.moves.push_back({l, true, duties_on_engaging(d, l, p.duty, luck, today)});
  }
};

}  // namespace

bool called_on(std::uint32_t door, std::uint32_t doors, double daily, int days) {
  const double before = std::floor(daily * days), after = std::floor(daily * (days + 1));
  if (after - before >= doors) return true;
  const double since = std::fmod(door - std::fmod(before, doors) + doors, doors);
  return since < after - before;
}

Mobilised mobilise(const District& d, const GovernanceParameters& p, const Luck& luck, Day today) {
  Mobilised all;
  const auto engaged = d.landlords.engaged_since.span();
  if (d.rules.mobilisations.empty() &&
      std::all_of(engaged.begin(), engaged.end(), [](Day since) { return since == never; }))
    return all;
  const std::size_t n = d.communities.size();
  std::vector<Branch::Lived> parts(n);
  tbb::parallel_for(std::size_t{0}, n, [&](std::size_t c) {
    parts[c] = Branch(d, p, luck, today, CommunityId{static_cast<std::uint32_t>(c)}).live();
  });
  for (const Branch::Lived& part : parts) {
    all.moves.insert(all.moves.end(), part.moves.begin(), part.moves.end());
    all.visits.push_back(part.visits);
    all.attendances.push_back(part.attendances);
  }
  return all;
}

Column<LandlordTable, float> thresholds(const District& d, const MobilisationParameters& p, const Luck& luck) {
  Column<LandlordTable, float> column(d.landlords.size());
  parallel_rows(d.landlords.size(), [&](std::size_t row) {
    const LandlordId l{static_cast<std::uint32_t>(row)};
    column[l] =
        static_cast<float>(threshold_of(Stream(Luck{luck.seed, 0}, purpose::landlord_threshold, l.value).uniform(), p));
  });
  return column;
}

}  // namespace tenure
