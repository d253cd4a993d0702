#pragma once
/// Everything there is on a day: all tables of one district, its money, and the rules that programmes have put in
/// force.

#include <map>
#include <span>
#include <string>
#include <vector>

#include "models/state/economy.hpp"
#include "models/state/governance.hpp"
#include "models/state/ledger.hpp"
#include "models/state/people.hpp"
#include "models/state/places.hpp"
#include "models/state/requests.hpp"
#include "models/state/talent.hpp"
#include "sim/network.hpp"
#include "sim/spatial_index.hpp"
#include "sim/stagger.hpp"

namespace tenure {

/// A surveillance camera at a building, an asset of the programme that bought it.
struct Camera {
  BuildingId building;
  Day installed;
  std::uint16_t account;      ///< of the programme in the ledger
  bool monitored;             ///< someone watches the picture
  bool police_grade = false;  ///< a networked point of the police: it sees farther
};

/// Lamps along the lane outside a building that was dark, an asset of the programme that bought them.
struct Lamp {
  BuildingId building;
  std::uint16_t account;  ///< of the programme in the ledger
};

/// Ports at a building where anyone near may charge an e-bike outdoors.
struct Pile {
  static constexpr std::uint16_t no_account = 0xffff;  ///< it stood before any programme

  BuildingId building;
  std::uint16_t ports;
  Day installed;
  std::uint16_t account;  ///< of the programme in the ledger
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

/// A channel for residents' requests at the branches, served by pooled departments.
struct RequestDesk {
  std::size_t account;         ///< in the ledger
  std::vector<double> yearly;  ///< [community] requests a year that it can take up
  std::vector<double> room;    ///< [community] requests that it could take up now
};

/// A place of an incubator or maker space that a programme equips with platform support, an asset of it.
struct Platform {
  HostId host;
  std::uint16_t account;  ///< of the programme in the ledger
  float support;          ///< [0, 1] what a team at this place finds beyond the usual
};

struct RulesInForce {
  std::vector<RentSubsidy> rent_subsidies;
  std::vector<RequestDesk> request_desks;
  std::vector<Mobilisation> mobilisations;
  std::vector<RegisterOrder> register_orders;
  TalentRules talent;
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
  double piece = 1;      ///< one piece in the unit of the programme's amount: kilometres of lane at a house
  bool stalled = false;  ///< something that was due could not be paid
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
  std::vector<Lamp> lamps;
  std::vector<Pile> piles;
  std::vector<Platform> platforms;
  Ledger ledger;
  std::vector<Rollout> rollouts;
  RulesInForce rules;
  RequestTable requests;
  Organisation organisation;
  std::vector<Activity> activities;  ///< of today
  std::vector<Campaign> campaigns;

  BySector<Fen> payroll{};  ///< [fen/month] wages of all who work in the district, by the sector of their employer

  Stagger<HouseholdTable> household_turns{30};  ///< once a month a household thinks about where it lives
  Stagger<PersonTable> worker_turns{30};        ///< once a month a person in the labour force thinks about work
  /// Those of the labour force without a job, each once, by the groups of worker_turns. Whoever has found one, has gone
  /// or is past working lingers until the group is gone through again.
  Stagger<PersonTable> jobless{30};
  Stagger<EnterpriseTable> enterprise_turns{30};
  /// Vacant dwellings, let or not let by landlords, in as many groups as there are days between looks at a vacant
  /// room's rent, by the day since which they are vacant (`list_vacancies` says how many; World calls it). One that has
  /// been let lingers until its group is gone through again, and may by then be listed twice.
  Stagger<DwellingTable> vacancies{1};
  /// [enterprise] Everybody who works there, in no order; also some who have left, and twice some who came back: ask
  /// PersonTable::employer, and count nobody twice. Shorter than the table where firms are new.
  std::vector<std::vector<PersonId>> staff;
  Stagger<TeamTable> team_turns{30};  ///< once a month a team's progress is looked at

  /// Luck keys of candidates for arrival run on from here, the same in every world: how many candidate households and
  /// persons there have been so far, whether they came or not.
  std::uint32_t candidate_households = 0;
  std::uint32_t candidate_persons = 0;
  /// The same of start-up teams and of enterprises founded otherwise. How many come is in proportion to what stood on
  /// the first day, so that it is the same in every world.
  std::uint32_t candidate_teams = 0;
  std::uint32_t candidate_enterprises = 0;
  std::uint32_t places_at_start = 0;  ///< [team] in incubators and maker spaces
  std::uint32_t teams_at_start = 0;
  std::uint32_t enterprises_at_start = 0;
  double pay_at_start = 0;            ///< [yuan/month] wages that all firms paid
  double service_posts_at_start = 0;  ///< [person] posts of services

  Swing swing;  ///< of demand outside, today
  std::vector<float>
      return_bonus;  ///< [enterprise] [yuan] for each of its people who comes back from the coming or
                     ///< last Spring Festival; empty before any, shorter than the table where firms are new
  std::vector<Day> spring_festivals;  ///< New Year's days of the lunar calendar, rising

  /// [outcome][community] What place rules rank by, as of the first day of the programme that asked: a stock as it
  /// stood, a flow over the last 365 days, the highest being the place most in need. What none asked for is not there.
  std::map<std::string, std::vector<double>> standings;
};

[[nodiscard]] inline CommunityId community_of(const District& d, DwellingId dwelling) {
  return d.buildings.community[d.dwellings.building[dwelling]];
}
[[nodiscard]] inline CommunityId community_of(const District& d, HouseholdId household) {
  return community_of(d, d.households.dwelling[household]);
}

/// Everybody who works for the firm, and others (District::staff).
[[nodiscard]] inline std::span<const PersonId> listed_staff(const District& d, EnterpriseId firm) {
  return firm.value < d.staff.size() ? std::span<const PersonId>(d.staff[firm.value]) : std::span<const PersonId>{};
}

/// Calls f(PersonId) for each member of the household.
template <class F>
void for_each_member(const District& d, HouseholdId household, F&& f) {
  for (PersonId p = d.households.first_person[household]; p.exists(); p = d.people.next[p]) f(p);
}

/// The programme whose branch stands in the community; null where it is not organised.
[[nodiscard]] const Mobilisation* mobilisation_of(const District& d, CommunityId community);

/// Wages of all members and their talent allowances [yuan/month]. Those without a job bring nothing.
[[nodiscard]] double income(const District& d, HouseholdId household);

/// Talent allowances of all members [yuan/month].
[[nodiscard]] inline double allowance(const District& d, HouseholdId household) {
  return d.households.allowance[household] / 100.0;
}

/// Where the household's best-paid member works; none where nobody has a job.
[[nodiscard]] EnterpriseId main_job(const District& d, HouseholdId household);

/// Legal working age; from here on people count as adults.
inline constexpr int adult_from = 16;

/// Age in whole years, by calendar year.
[[nodiscard]] inline int age(const District& d, PersonId p, Day today) {
  return year_of(today) - d.people.birth_year[p];
}

}  // namespace tenure
