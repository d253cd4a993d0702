#include "models/talent/training.hpp"

#include <algorithm>
#include <tuple>

#include "models/state/purposes.hpp"
#include "sim/drawing.hpp"

namespace tenure {

namespace {

/// [enterprise] 1 where a technician was honoured of late.
std::vector<std::uint8_t> spurred(const District& d, Day today) {
  std::vector<std::uint8_t> is(d.enterprises.size(), 0);
  for (const Spurred& s : d.rules.talent.spurred)
    if (today < s.until) is[s.enterprise.value] = 1;
  return is;
}

bool in_training(const District& d, PersonId p) {
  for (const TrainingScheme& scheme : d.rules.talent.training)
    if (std::any_of(scheme.trainees.begin(), scheme.trainees.end(),
                    [&](const TrainingScheme::Trainee& t) { return t.person == p; }))
      return true;
  return false;
}

}  // namespace

std::vector<TrainingWish> training_wishes(const District& d, const TalentParameters& at, const Luck& luck, Day today) {
  const auto& schemes = d.rules.talent.training;
  if (std::none_of(schemes.begin(), schemes.end(), [](const TrainingScheme& s) { return s.room >= 1; })) return {};
  const std::vector<std::uint8_t> keen = spurred(d, today);
  const auto due = d.worker_turns.due(today);
  const auto key = [&](std::size_t row) { return d.people.luck[due[row]]; };
  const auto wish = [&](std::size_t row, Stream& draws, std::vector<TrainingWish>& out) {
    const PersonId p = due[row];
    const double u = draws.uniform();
    if (u >= at.training_interest * (1 + at.training_motivation)) return;
    const EnterpriseId e = d.people.employer[p];
    if (d.people.presence[p] != Presence::here || !e.exists() || d.people.skill[p] != Skill::basic) return;
    if (u >= at.training_interest * (keen[e.value] ? 1 + at.training_motivation : 1)) return;
    if (age(d, p, today) > at.training_age_most || in_training(d, p)) return;
    const std::size_t home = community_of(d, d.people.household[p]).value;
    for (std::size_t s = 0; s < schemes.size(); ++s)
      if (schemes[s].covers[home] && schemes[s].room >= 1) return out.push_back({p, s});
  };
  auto wishes = parallel_gather_drawing<TrainingWish>(due.size(), {luck, purpose::training_apply, today}, key, wish);
  std::sort(wishes.begin(), wishes.end(), [&](const TrainingWish& a, const TrainingWish& b) {
    return std::tuple(d.people.luck[a.person], a.person) < std::tuple(d.people.luck[b.person], b.person);
  });
  return wishes;
}

bool passes(std::uint32_t person_luck, const TalentParameters& at, const Luck& luck) {
  return Stream(luck, purpose::training_pass, person_luck).chance(at.training_pass);
}

}  // namespace tenure
