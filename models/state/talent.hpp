#pragma once
/// What talent programmes have put in force, and whom they serve now. Behaviours read it and never learn which measure
/// wrote it.

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/state/economy.hpp"
#include "models/state/ids.hpp"
#include "models/state/kinds.hpp"
#include "models/state/ledger.hpp"
#include "sim/calendar.hpp"

namespace tenure {

/// Bit k is set for Skill k.
using SkillSet = std::uint8_t;
[[nodiscard]] constexpr bool holds(SkillSet set, Skill skill) {
  return (set >> static_cast<unsigned>(skill) & 1u) != 0;
}

/// Who receives how much of a talent allowance.
struct AllowanceTier {
  std::string name;
  Skill skill;
  float monthly;          ///< [yuan/month]
  std::int16_t months;    ///< payments to one person
  std::int16_t age_most;  ///< [year]
  float newcomer_years;   ///< [year] since arrival at most; infinite: also those who have always been here
};

/// An allowance that people with a job here may claim.
struct TalentAllowance {
  std::size_t account;  ///< in the ledger
  std::vector<AllowanceTier> tiers;
  std::vector<std::uint8_t> covers;  ///< [community] 1 where claimants may live
  std::optional<Day> end;            ///< first day on which it no longer pays; none: it runs on
  int delay;                         ///< [day] from the claim to the first payment
  std::int64_t places;               ///< [person] most who may have a grant at once
  std::int64_t taken = 0;            ///< [person] who have one
  Fen promised = 0;                  ///< granted and not yet paid
  bool closed = false;               ///< the money did not reach for a claim: nobody else is taken on
  bool over = false;                 ///< its grants end today
  std::vector<std::uint8_t> had;     ///< [person] 1 once granted; those beyond its end never had

  [[nodiscard]] bool granted_before(PersonId p) const { return p.value < had.size() && had[p.value] != 0; }

  /// What an archive holds of it (sim/archive.hpp).
  template <class Archive>
  void keep(Archive& archive) {
    archive(account, tiers, covers, end, delay, places, taken, promised, closed, over, had);
  }
};

/// What one person was granted.
struct AllowanceGrant {
  PersonId person;
  std::size_t account;
  Fen monthly;
  Day next;            ///< day of the next payment
  std::int16_t left;   ///< payments to come
  bool begun = false;  ///< counted in HouseholdTable::allowance
};

/// What a service is about; HouseholdTable::served has a bit for each.
enum class ServiceCategory : std::uint8_t { registration, schooling, medical, living };
inline constexpr std::size_t service_categories = 4;
inline constexpr std::array<std::string_view, service_categories> service_category_names{"registration", "schooling",
                                                                                         "medical", "living"};
[[nodiscard]] constexpr std::uint8_t service_bit(ServiceCategory c) {
  return static_cast<std::uint8_t>(1u << static_cast<unsigned>(c));
}

/// Who needs a service.
enum class ServiceNeed : std::uint8_t {
  everyone,
  unregistered,
  small_children,
  primary_pupils,
  junior_pupils,
  newcomers,
  tenants
};
inline constexpr std::array<std::string_view, 7> service_need_names{
    "everyone", "unregistered", "small_children", "primary_pupils", "junior_pupils", "newcomers", "tenants"};

/// An application for a service, of a household that asked for `places` (children, or one case).
struct ServiceApplication {
  HouseholdId household;
  Day asked;
  Day ready;  ///< day on which it is done, once taken up
  std::int32_t places;
};

/// One service of a list, with its queue: first come, first served.
struct ServiceItem {
  std::string name;
  ServiceCategory category;
  ServiceNeed need;
  bool lasting;                               ///< capacity counts places that are kept, not cases a year
  double capacity;                            ///< [1/year] cases, or [1] places at once
  int delay;                                  ///< [day] from taking up an application to its end
  double room = 0;                            ///< cases that could be taken up now, or places that are free
  std::vector<ServiceApplication> waiting;    ///< in the order in which they are taken up
  std::vector<ServiceApplication> under_way;  ///< taken up and not yet done, in the same order
  std::vector<ServiceApplication> keeping;    ///< who keep a place
};

/// A list of services for talents and their families.
struct ServiceList {
  static constexpr std::size_t most_items = 32;

  std::size_t account;
  SkillSet skills;                   ///< of which a member with a job must be one
  std::vector<std::uint8_t> covers;  ///< [community]
  std::vector<ServiceItem> items;
  bool over = false;                 ///< its places are given back today
  std::vector<std::uint32_t> asked;  ///< [household] bit i once it applied for item i; those beyond its end never did

  [[nodiscard]] bool has_asked(HouseholdId h, std::size_t item) const {
    return h.value < asked.size() && (asked[h.value] >> item & 1u) != 0;
  }
};

/// Places at training bases, which make technicians of people with basic skill.
struct TrainingScheme {
  struct Trainee {
    PersonId person;
    Day done;
  };

  std::size_t account;
  std::vector<std::uint8_t> covers;  ///< [community]
  double yearly;                     ///< [1/year] places
  int course;                        ///< [day]
  double room = 0;                   ///< places that could be taken now
  std::vector<Trainee> trainees;     ///< in the order in which they began
};

/// Somebody who became a technician at a training base.
struct Trained {
  PersonId person;
  Day since;
};

/// Employers rated by what they have done for their staff.
struct StarRating {
  std::size_t account;
  std::vector<std::uint8_t> rated;        ///< [enterprise] 1: rated; those beyond its end are not
  std::vector<std::uint32_t> staff_then;  ///< [enterprise] head count at the last rating; empty before the first

  [[nodiscard]] bool has(EnterpriseId e) const { return e.value < rated.size() && rated[e.value] != 0; }
};

/// Technicians honoured so far.
struct TechnicianHonours {
  std::size_t account;
  std::vector<PersonId> honoured;  ///< by id
};

/// An enterprise that saw one of its technicians honoured.
struct Spurred {
  EnterpriseId enterprise;
  Day until;
};

/// Dwellings that a programme lets to talents at a discount: the homes that they rent already.
struct TalentHomes {
  struct Home {
    HouseholdId household;
    DwellingId dwelling;
    Day next;  ///< next payment of the discount
  };

  std::size_t account;
  SkillSet skills;
  std::vector<std::uint8_t> covers;  ///< [community]
  std::int64_t dwellings;            ///< most at once
  float discount;                    ///< [0, 1] of the rent
  std::vector<HouseholdId> waiting;  ///< in the order in which they are served
  std::vector<Home> homes;
  bool over = false;                ///< its homes are given back today
  std::vector<std::uint8_t> asked;  ///< [household] 1 while waiting or served
};

/// Grants for start-up teams that take a place at a host.
struct TeamGrants {
  std::size_t account;
  float grant;                       ///< [yuan] a team
  double yearly;                     ///< [1/year] most grants
  double room = 0;                   ///< grants that could be given now
  std::vector<std::uint8_t> covers;  ///< [community] of the host
};

/// The scheme of this account; null where there is none.
template <class Scheme>
[[nodiscard]] Scheme* scheme_of(std::vector<Scheme>& schemes, std::size_t account) {
  for (Scheme& scheme : schemes)
    if (scheme.account == account) return &scheme;
  return nullptr;
}

/// Room once a day's share of a `yearly` capacity has been added: what is not asked for keeps for `days_kept`, and room
/// for one can always build up, however small the capacity.
[[nodiscard]] inline double built_up(double room, double yearly, double days_kept) {
  const double daily = yearly / days_per_year;
  return std::min(room + daily, std::max(1.0 + daily, days_kept * daily));
}

struct TalentRules {
  std::vector<TalentAllowance> allowances;
  std::vector<AllowanceGrant> grants;  ///< of all schemes, in the order in which they were granted
  std::vector<ServiceList> services;
  std::vector<TrainingScheme> training;
  std::vector<Trained> trained;  ///< by person
  std::vector<StarRating> stars;
  std::vector<TechnicianHonours> honours;
  std::vector<Spurred> spurred;
  std::vector<TalentHomes> homes;
  std::vector<TeamGrants> team_grants;
};

}  // namespace tenure
