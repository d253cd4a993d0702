#include "models/governance/mobilising.hpp"

#include <algorithm>
#include <cmath>

#include "models/governance/duties.hpp"
#include "models/governance/engaging.hpp"
#include "models/governance/organising.hpp"
#include "models/state/purposes.hpp"
#include "sim/drawing.hpp"
#include "sim/parallel.hpp"

namespace tenure {

namespace {

class Branch {
 public:
  struct Lived {
    std::vector<LandlordMove> moves;
    std::uint32_t visits = 0, attendances = 0;
  };

  Branch(const District& d, const GovernanceParameters& p, const Luck& luck, Day today, CommunityId c)
      : d_(d),
        p_(p),
        m_(p.mobilisation),
        luck_(luck),
        today_(today),
        community_(c),
        rule_(mobilisation_of(d, c)),
        most_unasked_(most_engaging_hazard(0, m_) / days_per_year),
        most_by_each_(most_engaging_hazard(1, m_) / days_per_year - most_unasked_) {
    landlords_.reserve(d.communities.buildings[c]);
    for (std::uint32_t i = 0; i < d.communities.buildings[c]; ++i)
      if (const LandlordId l = d.buildings.landlord[BuildingId{d.communities.first_building[c].value + i}]; l.exists())
        landlords_.push_back(l);
  }

  [[nodiscard]] Lived live() const {
    Lived out;
    const bool meeting = stands() && meets(d_.communities.organised_since[community_], rule_->meeting_every, today_);
    const auto doors = static_cast<std::uint32_t>(landlords_.size());
    const Round workers(doors, stands() ? d_.organisation.visits[community_.value] : 0.0, days());
    const Round leads(doors, stands() ? leads_here() * m_.lead_visits / days_per_month : 0.0, days());
    const double most_leaving = leaving_hazard(1.0, stands(), m_) / days_per_year * (1 + rounding);
    const auto key = [&](std::size_t door) { return landlords_[door].value; };
    for_each_drawing(doors, {luck_, purpose::landlord_day, today_}, key, [&](std::size_t row, Stream draws) {
      const LandlordId l = landlords_[row];
      const auto door = static_cast<std::uint32_t>(row);
      const Callers callers{workers.comes_to(door), leads.comes_to(door)};
      out.visits += callers.worker + callers.lead;
      const double moves = draws.uniform(), comes = draws.uniform();
      if (d_.landlords.engaged(l)) {
        out.attendances += meeting && comes < m_.comes_engaged;
        // Most stay however weary they are. (1 - exp(-x) <= x.)
        if (moves < most_leaving && moves < within_a_day(leaving_hazard(d_.landlords.fatigue[l], stands(), m_)))
          out.moves.push_back({l, false, duties_after_leaving(d_, l)});
      } else if (stands()) {
        const bool attends = meeting && comes < chance_to_come(l);
        out.attendances += attends;
        if (joins(l, moves, attends, callers))
          out.moves.push_back({l, true, duties_on_engaging(d_, l, p_.duty, luck_, today_)});
      }
    });
    return out;
  }

 private:
  /// Who calls at a door today.
  struct Callers {
    bool worker, lead;
  };

  [[nodiscard]] bool stands() const { return rule_ != nullptr; }
  [[nodiscard]] int days() const { return today_ - d_.communities.organised_since[community_]; }
  [[nodiscard]] std::ptrdiff_t leads_here() const {
    return std::count_if(landlords_.begin(), landlords_.end(),
                         [&](LandlordId l) { return d_.landlords.engaged(l) && d_.landlords.tier[l] == Tier::lead; });
  }

  [[nodiscard]] double chance_to_come(LandlordId l) const {
    return ordered_to_come(l, rule_->mandate, luck_) ? m_.comes_ordered
                                                     : m_.comes[static_cast<std::size_t>(d_.landlords.tier[l])];
  }

  [[nodiscard]] bool joins(LandlordId l, double u, bool attends, Callers callers) const {
    const double open = 1.0 - d_.landlords.fatigue[l];
    const auto won = [&](double by_word) {
      double not_won = 1.0 - open * by_word;
      if (callers.worker) not_won *= 1.0 - open * m_.visit;
      if (callers.lead) not_won *= 1.0 - open * m_.lead_visit;
      if (attends) not_won *= 1.0 - open * m_.persuaded[static_cast<std::size_t>(d_.landlords.tier[l])];
      return 1.0 - not_won;
    };
    // Most do not, whatever their acquaintances say: spares asking them. (1 - exp(-x) <= x.)
    const double most_by_word =
        most_unasked_ + most_by_each_ * static_cast<double>(d_.landlord_network.neighbours(l.value).size());
    const bool asked = attends | callers.worker | callers.lead;
    if (u >= (asked ? won(std::min(1.0, most_by_word)) : most_by_word) + rounding) return false;
    return u < won(within_a_day(engaging_hazard(word(l), d_.landlords.threshold[l], m_)));
  }

  [[nodiscard]] Word word(LandlordId l) const {
    Word heard;
    const auto around = d_.landlord_network.neighbours(l.value);
    heard.acquaintances = static_cast<int>(around.size());
    for (const std::uint32_t row : around)
      if (const LandlordId other{row}; d_.landlords.engaged(other))
        hear(heard, drive(d_.landlords.tier[other], d_.landlords.tier[l], m_),
             d_.landlord_network.neighbours(row).size());
    return heard;
  }

  static constexpr double rounding = 1e-9;

  const District& d_;
  const GovernanceParameters& p_;
  const MobilisationParameters& m_;
  const Luck& luck_;
  Day today_;
  CommunityId community_;
  const Mobilisation* rule_;  ///< null where none stands
  double most_unasked_;       ///< [1/day] hazard of engaging of somebody without acquaintances
  double most_by_each_;       ///< [1/day] the most that each acquaintance adds to it
  std::vector<LandlordId> landlords_;
};

}  // namespace

Round::Round(std::uint32_t doors, double daily, int days)
    : doors_(doors), first_(0), calls_(std::floor(daily * (days + 1)) - std::floor(daily * days)) {
  if (doors == 0) return;
  first_ = std::fmod(std::floor(daily * days), doors_);
  if (first_ < 0) first_ += doors_;
}

bool Round::comes_to(std::uint32_t door) const {
  const double after_first = door - first_;
  return (after_first < 0 ? after_first + doors_ : after_first) < calls_;
}

Mobilised mobilise(const District& d, const GovernanceParameters& p, const Luck& luck, Day today) {
  Mobilised all;
  const auto engaged = d.landlords.engaged_since.span();
  if (d.rules.mobilisations.empty() &&
      std::all_of(engaged.begin(), engaged.end(), [](Day since) { return since == never; }))
    return all;
  const std::size_t n = d.communities.size();
  std::vector<Branch::Lived> parts(n);
  parallel_each(n, [&](std::size_t c) {
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
