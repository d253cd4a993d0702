#pragma once
/// The only ways in which people and dwellings change hands. Each keeps what must hold: occupants of a building, head
/// counts of an enterprise, one household a dwelling. Called by the day, never by a behaviour.

#include <span>

#include "models/state/district.hpp"

namespace tenure {

/// A person about to be added.
struct NewPerson {
  std::uint32_t luck;
  std::int16_t birth_year;
  Skill skill;
  bool female;
  bool in_labour_force;
};

/// A household about to be added.
struct NewHousehold {
  std::uint32_t luck;
  RegionId origin;  ///< none for locals
  bool registered_here;
  std::uint8_t e_bikes;
  Day arrival;
};

/// Gives a person of the labour force its turns to think about work, and to look for it while without a job.
void enrol(District& d, PersonId person);

/// Adds a household with its members to a vacant dwelling that holds them all. Members have no job; its region of
/// origin is the poorer by them.
HouseholdId settle_new(District& d, const NewHousehold& household, std::span<const NewPerson> members,
                       DwellingId dwelling, Day today);

/// Leaves the present dwelling vacant and takes `to`, which is vacant and holds all members, at its rent.
void move(District& d, HouseholdId household, DwellingId to, Day today);

/// All members leave the district for good; jobs end, the dwelling is vacant, the region `to` is the richer by them.
void leave(District& d, HouseholdId household, Day today, RegionId to = RegionId::none());

/// Adds a newborn to a household.
PersonId give_birth(District& d, HouseholdId household, const NewPerson& child, Day today);

/// The person dies; the household ends with its last member.
void die(District& d, PersonId person, Day today);

/// Takes the job; a present job ends first.
void hire(District& d, PersonId person, EnterpriseId employer, float wage, Day today);
void end_job(District& d, PersonId person);
/// The wage of somebody with a job changes, and with a better post the skill.
void advance(District& d, PersonId person, Skill skill, float wage);
/// The person has another skill from now on. With a job it goes on in the same enterprise, in an open post of that
/// skill or, where there is none, in the present post, which then asks for it.
void retrain(District& d, PersonId person, Skill to);
/// Adds up the payroll of those who have a job, for a district that was not filled by `hire`.
void count_payroll(District& d);
/// Lists who works where (District::staff), likewise.
void list_staff(District& d);
/// Lists the vacant dwellings (District::vacancies), whose landlords look at the rent once in so many days.
void list_vacancies(District& d, int every_days);

/// The household receives `monthly` yuan under scheme number `scheme` of the rules in force, in place of what it
/// received.
void grant_subsidy(District& d, HouseholdId household, std::size_t scheme, float monthly);
void stop_subsidy(District& d, HouseholdId household);

inline constexpr int school_from = 6, school_until = 15;  ///< [year] nine years of compulsory schooling

/// Counts members aged 6 to 15 again.
void count_school_children(District& d, HouseholdId household, Day today);

}  // namespace tenure
