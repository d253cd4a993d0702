#include "models/district/world.hpp"

namespace tenure {

void World::rank_places(Day today) {
  for (const Intervention& i : scenario_.interventions) {
    if (today != i.programme.start) continue;
    const auto by = i.programme.ranks_by();
    if (const auto outcome = by ? outcome_named(*by) : std::nullopt)
      d_.standings[*by] = outcomes_.standing(*outcome, d_, scenario_.parameters, today);
  }
}

void World::remember_day(Day) {
  outcomes_.end_day();
}

}  // namespace tenure
