#include "models/labour/career.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "models/labour/force.hpp"
#include "models/state/purposes.hpp"
#include "sim/parallel_selection.hpp"

namespace tenure {

std::optional<Skill> next_skill(Skill skill) {
  if (skill == Skill::basic) return Skill::technician;
  if (skill == Skill::graduate) return Skill::high_level;
  return std::nullopt;
}

double reviewed_wage(double wage, double offer, const LabourParameters& at) {
  const double gap = std::log(std::max(offer, 1.0)) - std::log(std::max(wage, 1.0));
  return wage * std::exp(at.raise_share * std::max(gap, 0.0) + at.raise_tenure);
}

double hiring_cost(const BySkill<float>& offers, Skill skill, const LabourParameters& at) {
  const auto k = static_cast<std::size_t>(skill);
  return at.hiring_months[k] * offers[k];
}

bool cheaper_from_inside(const BySkill<float>& offers, Skill from, Skill to, const LabourParameters& at) {
  return at.promotion_training + hiring_cost(offers, from, at) < hiring_cost(offers, to, at);
}

namespace {

/// A step that somebody may take today.
struct Step {
  Career career;
  bool raised, fit;  ///< fit for the next skill, in a firm that would have it filled from inside
};

/// Whether a year in the job became full since the last turn.
bool at_anniversary(int days_there, int turn_days) {
  const int year = static_cast<int>(days_per_year);
  return days_there >= year && days_there % year < turn_days;
}

class Review {
 public:
  Review(const District& d, const LabourParameters& at, const Luck& luck, Day today)
      : d_(d), at_(at), luck_(luck), today_(today), turn_days_(d.worker_turns.every_days()) {
    for (std::size_t k = 0; k < skills; ++k) found_fit_[k] = -std::expm1(-at.learning[k] * turn_days_ / days_per_year);
  }

  /// Whether somebody has been in a job for a year.
  [[nodiscard]] bool due_for(PersonId p) const {
    return d_.people.employer[p].exists() & (today_ - d_.people.job_start[p] >= static_cast<int>(days_per_year));
  }

  /// Of somebody of whom that holds.
  void of(PersonId p, std::vector<Step>& out) const {
    const PersonTable& people = d_.people;
    const EnterpriseId e = people.employer[p];
    const int there = today_ - people.job_start[p];
    const Skill skill = people.skill[p];
    Step step{{p, skill, people.wage[p]}, at_anniversary(there, turn_days_), is_fit(p, e, skill)};
    if (step.raised) {
      const double offer = d_.enterprises.wage_offer[e][static_cast<std::size_t>(skill)];
      step.career.wage = static_cast<float>(reviewed_wage(people.wage[p], offer, at_));
    }
    if (step.raised || step.fit) out.push_back(step);
  }

 private:
  [[nodiscard]] bool is_fit(PersonId p, EnterpriseId e, Skill skill) const {
    const std::optional<Skill> to = next_skill(skill);
    if (!to) return false;
    // Whether there is a post for them is asked first, which costs less than the draw.
    return open_posts(d_.enterprises, e, static_cast<std::size_t>(*to)) > 0 &&
           cheaper_from_inside(d_.enterprises.wage_offer[e], skill, *to, at_) &&
           Stream(luck_, purpose::promotion, d_.people.luck[p], today_)
               .chance(found_fit_[static_cast<std::size_t>(skill)]);
  }

  const District& d_;
  const LabourParameters& at_;
  const Luck& luck_;
  Day today_;
  int turn_days_;
  BySkill<double> found_fit_{};  ///< [skill] chance at a turn
};

/// Promotes, of those who are fit, the longest there of each firm and skill up to its open posts.
void promote_fit(const District& d, std::vector<Step>& steps) {
  std::vector<std::size_t> fit;
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (steps[i].fit) fit.push_back(i);
  const auto order = [&](std::size_t i) {
    const PersonId p = steps[i].career.person;
    return std::make_tuple(d.people.employer[p], d.people.skill[p], d.people.job_start[p], d.people.luck[p], p);
  };
  std::sort(fit.begin(), fit.end(), [&](std::size_t a, std::size_t b) { return order(a) < order(b); });
  EnterpriseId firm;
  std::optional<Skill> to;
  std::uint32_t left = 0;
  for (const std::size_t i : fit) {
    Career& career = steps[i].career;
    if (d.people.employer[career.person] != firm || next_skill(career.skill) != to) {
      firm = d.people.employer[career.person];
      to = next_skill(career.skill);
      left = open_posts(d.enterprises, firm, static_cast<std::size_t>(*to));
    }
    if (left == 0) {
      steps[i].fit = false;
      continue;
    }
    --left;
    career.skill = *to;
    career.wage = std::max(career.wage, d.enterprises.wage_offer[firm][static_cast<std::size_t>(*to)]);
  }
}

}  // namespace

std::vector<Career> careers(const District& d, const LabourParameters& at, const Luck& luck, Day today) {
  const auto due = d.worker_turns.due(today);
  const Review review(d, at, luck, today);
  const auto up_for_review = [&](std::size_t row) { return review.due_for(due[row]); };
  auto steps = parallel_gather_where<Step>(due.size(), up_for_review,
                                           [&](std::size_t row, std::vector<Step>& out) { review.of(due[row], out); });
  promote_fit(d, steps);
  std::vector<Career> all;
  all.reserve(steps.size());
  for (const Step& step : steps)
    if (step.raised || step.fit) all.push_back(step.career);
  return all;
}

}  // namespace tenure
