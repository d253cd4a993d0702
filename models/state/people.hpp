#pragma once
/// Persons and the households (tenants, where they rent) they live in.

#include "models/state/ids.hpp"
#include "models/state/kinds.hpp"
#include "sim/short_day.hpp"

namespace tenure {

/// Every person who ever lived in the district during the run.
struct PersonTable {
  template <class T>
  using Column = tenure::Column<PersonTable, T>;

  Column<std::uint32_t> luck;  ///< key of all chance about this person; the same person has the same key in every world
  Column<HouseholdId> household;  ///< never none; means nothing once gone
  Column<PersonId> next;          ///< next member of the household, none at the end
  Column<EnterpriseId> employer;  ///< none while without a job
  Column<float> wage;             ///< [yuan/month] means nothing while without a job
  Column<ShortDay> job_start;     ///< means nothing while without a job
  Column<std::int16_t> birth_year;
  Column<Skill> skill;
  Column<Presence> presence;
  Column<std::uint8_t> female;           ///< 1 or 0
  Column<std::uint8_t> in_labour_force;  ///< 1: works or looks for work (while of working age)
  Column<std::uint8_t> among_jobless;    ///< 1 while listed in District::jobless

  [[nodiscard]] std::size_t size() const { return luck.size(); }
};

/// Every household. One whose last member left or died keeps its row with no members and no dwelling.
struct HouseholdTable {
  template <class T>
  using Column = tenure::Column<HouseholdTable, T>;

  Column<std::uint32_t> luck;            ///< key of all chance about this household
  Column<DwellingId> dwelling;           ///< none only once gone
  Column<PersonId> first_person;         ///< head of the list through PersonTable::next; none once gone
  Column<std::uint8_t> members;          ///< 0 once gone
  Column<std::uint8_t> school_children;  ///< members aged 6 to 15
  Column<std::uint8_t> e_bikes;
  Column<std::uint8_t> registered_here;   ///< 1 where the household's registration (hukou) is local
  Column<ShortId<RegionTable>> origin;    ///< outside region it came from; none for locals
  Column<ShortDay> arrival;               ///< day it came to the district; before the start for those of the first day
  Column<ShortDay> move_in;               ///< day it took the present dwelling
  Column<float> rent_at_move_in;          ///< [yuan/month] agreed when it moved in
  Column<float> subsidy;                  ///< [yuan/month] rent subsidy it now receives
  Column<std::uint16_t> subsidy_account;  ///< ledger account that pays it; means nothing while there is none
  Column<float> satisfaction;             ///< [0, 1]
  Column<ShortDay> last_victimised;       ///< `never` where it was not
  Column<std::uint8_t> takes_part;        ///< 1 where it takes part in governance: reports, volunteers
  Column<std::uint8_t> neighbour_ties;    ///< households around that it knows well
  Column<float> service;                  ///< [-1, 1] how its own requests were met of late, fading; 0 without any
  Column<float> services_here;     ///< [1] worth of the services it has here (registration, school place, medical),
                                   ///< over the usual ones, in utility; 0 without any
  Column<ShortDay> last_activity;  ///< last service activity it went to, `never` before the first
  Column<std::int32_t> allowance;  ///< [fen/month] talent allowances that its members receive now
  Column<std::uint8_t> served;     ///< bits of ServiceCategory in which a talent service has helped it

  [[nodiscard]] std::size_t size() const { return luck.size(); }
};

}  // namespace tenure
