#include "models/district/world.hpp"

#include "models/labour/career.hpp"
#include "models/labour/labour.hpp"
#include "models/labour/search.hpp"
#include "models/state/transitions.hpp"

namespace tenure {

void World::change_demand(Day today) {
  d_.swing = swing_on(today, scenario_.run.start, scenario_.parameters.swing);
  for (const Demand& demand : reconsider_demand(d_, going_rates_, scenario_.parameters.labour, luck_, today)) {
    d_.enterprises.target[demand.enterprise] = demand.target;
    d_.enterprises.wage_offer[demand.enterprise] = demand.wage_offer;
  }
}

void World::promise_bonuses(Day today) {
  if (auto bonuses = offer_return_bonuses(d_, scenario_.parameters.migration, today))
    d_.return_bonus = std::move(*bonuses);
}

void World::end_jobs(Day today) {
  for (const PersonId person : separations(d_, scenario_.parameters.labour, luck_, today)) {
    count_job_end(person);
    end_job(d_, person);
    outcomes_.add(Outcome::separations, static_cast<std::size_t>(d_.people.skill[person]), 1);
  }
}

void World::count_job_end(PersonId person) {
  if (d_.people.employer[person].exists())
    outcomes_.add(Outcome::jobs_ended, static_cast<std::size_t>(d_.people.skill[person]), 1);
}

void World::advance_careers(Day today) {
  for (const Career& step : careers(d_, scenario_.parameters.labour, luck_, today)) {
    if (step.skill != d_.people.skill[step.person])
      outcomes_.add(Outcome::promotions, static_cast<std::size_t>(step.skill), 1);
    advance(d_, step.person, step.skill, step.wage);
  }
}

void World::fill_posts(Day today) {
  for (const Hire& post : match(d_, scenario_.parameters.labour, luck_, today)) {
    count_job_end(post.person);
    hire(d_, post.person, post.enterprise, post.wage, today);
    const auto skill = static_cast<std::size_t>(d_.people.skill[post.person]);
    outcomes_.add(Outcome::hires, skill, 1);
    outcomes_.add(Outcome::wage_hired, skill, double{post.wage});
    outcomes_.add(Outcome::hiring_cost, skill,
                  hiring_cost(d_.enterprises.wage_offer[post.enterprise], d_.people.skill[post.person],
                              scenario_.parameters.labour));
  }
  forget_placed(d_, scenario_.parameters.labour, today);
}

void World::produce(Day today) {
  output_.follow(d_, today);
  for (std::size_t s = 0; s < sectors; ++s) {
    outcomes_.add(Outcome::value_added, s, output_.value_added(static_cast<Sector>(s)) / days_per_year);
    outcomes_.add(Outcome::wage_bill, s, yuan(d_.payroll[s]) / days_per_month);
  }
}

void World::read_labour_share() {
  const double cost = output_.technologies().cost_of_wage;
  for (std::size_t s = 0; s < sectors; ++s)
    outcomes_.set(Outcome::labour_share, s,
                  cost * outcomes_.so_far(Outcome::wage_bill, s) / outcomes_.so_far(Outcome::value_added, s));
}

}  // namespace tenure
