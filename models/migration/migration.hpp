#pragma once
/// Coming and leaving, births and deaths. Outside regions are sources and sinks with their own wages, rents, amenities
/// and policies; neighbours among them have people of their own, of whom there are fewer when some come here.

#include <optional>
#include <vector>

#include "models/migration/parameters.hpp"
#include "models/state/district.hpp"
#include "models/state/transitions.hpp"
#include "sim/random.hpp"

namespace tenure {

/// What people outside are told of the district today, by skill: made once a day from the tables.
struct Prospects {
  BySkill<double> wage{};  ///< [yuan/month] mean offer, weighted by vacancies (by posts where there is no vacancy)
  BySkill<double> job_chance{};  ///< [0, 1] chance that somebody of this skill who lives here has a job
  /// [yuan/month] mean asking rent of vacant rental dwellings, less the subsidy a newcomer can expect.
  double rent = 0;
  double satisfaction = 0;      ///< [0, 1] mean of households
  std::vector<double> network;  ///< [region] share of the district's households that came from it
  // What programmes put on top; all 0 without any.
  BySkill<double> allowance{};  ///< [yuan/month] that somebody of this skill can expect in allowances
  BySkill<double> services{};   ///< [1] worth of the services a newcomer of this skill can expect, over the usual, in
                                ///< utility: registration, medical
  BySkill<double> school{};     ///< [1] worth of the school place that one with a child can expect, over the usual
};
[[nodiscard]] Prospects prospects(const District&, Day today);

/// A candidate household that decided to come and now needs a dwelling.
struct Arrival {
  NewHousehold household;
  std::vector<NewPerson> members;
  EnterpriseId aim;    ///< where it means to work, by vacancies; none if nowhere in particular
  double income = 0;   ///< [yuan/month] it expects
  bool anyway = true;  ///< it would have come today without what programmes put on top, all else being as it is
};
struct Arrivals {
  std::vector<Arrival> coming;
  std::uint32_t candidate_households =
      0;  ///< weighed coming today, whether they come or not: the day adds it to the district's counters
  std::uint32_t candidate_persons = 0;
};
/// Phase: candidate households of each outside region weigh coming. How many candidates there are, who they are, and
/// their luck keys depend on (seed, replicate, region, day) alone, never on the district's state, so that the same
/// candidate can be followed in two worlds.
[[nodiscard]] Arrivals weigh_coming(const District&, const Prospects&, const MigrationParameters&, const Luck&,
                                    Day today);

/// Phase: households whose turn it is (household_turns) that decide to leave the district, with where to.
struct Departure {
  HouseholdId household;
  RegionId destination;
  bool after_festival = false;  ///< went home for the Spring Festival and did not come back
};
[[nodiscard]] std::vector<Departure> weigh_leaving(const District&, const Prospects&, const MigrationParameters&,
                                                   const Luck&, Day today);

/// Phase: what firms offer [yuan] each of their people who comes back from the coming Spring Festival, by enterprise,
/// on the day on which they decide it; nothing on other days.
[[nodiscard]] std::optional<std::vector<float>> offer_return_bonuses(const District&, const MigrationParameters&,
                                                                     Day today);
/// Phase, once today's leavers have gone: the employers of those who came back from the Spring Festival and to whom a
/// bonus was promised, one entry a person, in the order of turns.
[[nodiscard]] std::vector<EnterpriseId> owed_bonuses(const District&, const MigrationParameters&, const Luck&,
                                                     Day today);

/// Phase: births to, and deaths in, households whose turn it is.
struct Birth {
  HouseholdId household;
  NewPerson child;
};
struct VitalEvents {
  std::vector<Birth> births;
  std::vector<PersonId> deaths;
};
[[nodiscard]] VitalEvents vital_events(const District&, const MigrationParameters&, const Luck&, Day today);

}  // namespace tenure
