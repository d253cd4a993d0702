#pragma once
/// Everything there is on a day: all tables of one district, its money, and the rules that programmes have put in
/// force.

#include <vector>

#include "models/state/economy.hpp"
#include "models/state/ledger.hpp"
#include "models/state/people.hpp"
#include "models/state/places.hpp"
#include "sim/network.hpp"
#include "sim/spatial_index.hpp"
#include "sim/stagger.hpp"

namespace tenure {

/// A surveillance camera at a building, an asset of the programme that bought it.
struct Camera {
  BuildingId building;
  Day installed;
  std::uint16_t account;  ///< of the programme in the ledger
  bool monitored;         ///< someone watches the picture
};

/// A rent subsidy that tenants may claim. Households read it and never learn which measure set it.
struct RentSubsidy {
  std::size_t account;               ///< in the ledger
  float monthly;                     ///< [yuan/month] a household
  float income_limit;                ///< [yuan/month per member] above it a household is not entitled
  std::vector<std::uint8_t> covers;  ///< [community] 1 where tenants may claim
  std::int64_t places;               ///< [household] most that may receive it at once
  std::int64_t taken = 0;            ///< [household] that receive it now
};

struct RulesInForce {
  std::vector<RentSubsidy> rent_subsidies;
};

/// Communities that a programme reaches together; a staggered one has several.
struct Wave {
  Day opens;
  std::vector<CommunityId> places;
  std::vector<BuildingId> sites;  ///< in the order in which assets are placed
  double share = 1;               ///< [0, 1] of the programme's amount
  std::int64_t placed = 0;
};

/// How far a programme's rollout has come; one a ledger account, same index.
struct Rollout {
  bool begun = false;
  std::vector<Wave> waves;  ///< chosen by the place rule on the first day, kept since
  std::int64_t bought = 0;
  std::int64_t installed = 0;
};

struct District {
  PersonTable people;
  HouseholdTable households;
  DwellingTable dwellings;
  BuildingTable buildings;
  LandlordTable landlords;
  CommunityTable communities;
  TownTable towns;
  DepartmentTable departments;
  EnterpriseTable enterprises;
  HostTable hosts;
  TeamTable teams;
  RegionTable regions;

  SpatialIndex building_index;    ///< over BuildingTable::place
  SpatialIndex enterprise_index;  ///< over EnterpriseTable::site
  Network landlord_network;       ///< who talks to whom among landlords

  std::vector<Camera> cameras;
  Ledger ledger;
  std::vector<Rollout> rollouts;
  RulesInForce rules;

  Stagger<HouseholdTable> household_turns{30};  ///< once a month a household thinks about where it lives
  Stagger<PersonTable> worker_turns{30};        ///< once a month a person in the labour force thinks about work
  Stagger<EnterpriseTable> enterprise_turns{30};

  /// Luck keys of candidates for arrival run on from here, the same in every world: how many candidate households and
  /// persons there have been so far, whether they came or not.
  std::uint32_t candidate_households = 0;
  std::uint32_t candidate_persons = 0;

  std::vector<Day> spring_festivals;  ///< New Year's days of the lunar calendar, rising

  /// Yearly incidents recorded by community over the last 365 days, for place rules that rank by them.
  std::vector<float> recorded_last_year;
};

[[nodiscard]] inline CommunityId community_of(const District& d, DwellingId dwelling) {
  return d.buildings.community[d.dwellings.building[dwelling]];
}
[[nodiscard]] inline CommunityId community_of(const District& d, HouseholdId household) {
  return community_of(d, d.households.dwelling[household]);
}

/// Calls f(PersonId) for each member of the household.
template <class F>
void for_each_member(const District& d, HouseholdId household, F&& f) {
  for (PersonId p = d.households.first_person[household]; p.exists(); p = d.people.next[p]) f(p);
}

/// Wages of all members [yuan/month]. Those without a job bring nothing.
[[nodiscard]] double income(const District& d, HouseholdId household);

/// Where the household's best-paid member works; none where nobody has a job.
[[nodiscard]] EnterpriseId main_job(const District& d, HouseholdId household);

/// Legal working age; from here on people count as adults.
inline constexpr int adult_from = 16;

/// Age in whole years, by calendar year.
[[nodiscard]] inline int age(const District& d, PersonId p, Day today) {
  return year_of(today) - d.people.birth_year[p];
}

}  // namespace tenure
