#include "models/district/world.hpp"

#include "models/labour/labour.hpp"
#include "models/labour/search.hpp"
#include "models/state/transitions.hpp"

namespace tenure {

void World::change_demand(Day today) {
  for (const Demand& demand : reconsider_demand(d_, scenario_.parameters.labour, luck_, today)) {
    d_.enterprises.target[demand.enterprise] = demand.target;
    d_.enterprises.wage_offer[demand.enterprise] = demand.wage_offer;
  }
}

void World::end_jobs(Day today) {
  for (const PersonId person : separations(d_, scenario_.parameters.labour, luck_, today)) {
    end_job(d_, person);
    outcomes_.add(Outcome::separations, static_cast<std::size_t>(d_.people.skill[person]), 1);
  }
}

void World::fill_posts(Day today) {
  for (const Hire& post : match(d_, scenario_.parameters.labour, luck_, today)) {
    hire(d_, post.person, post.enterprise, post.wage, today);
    outcomes_.add(Outcome::hires, static_cast<std::size_t>(d_.people.skill[post.person]), 1);
  }
  forget_placed(d_, scenario_.parameters.labour, today);
}

}  // namespace tenure
