#include "models/state/ragged_tables.hpp"

#include <fmt/format.h>

namespace tenure {

std::vector<std::string> ragged_tables(const District& d) {
  std::vector<std::string> ragged;
  const auto check = [&](const char* table, std::size_t rows, const std::vector<std::size_t>& columns) {
    std::size_t number = 0;
    for (const std::size_t column : columns) {
      ++number;
      if (column != rows)
        ragged.push_back(fmt::format("column {} of {} has {} rows of {}", number, table, column, rows));
    }
  };
  const PersonTable& p = d.people;
  check("people", p.size(),
        {p.household.size(), p.next.size(), p.employer.size(), p.wage.size(), p.job_start.size(), p.birth_year.size(),
         p.skill.size(), p.presence.size(), p.female.size(), p.in_labour_force.size(), p.among_jobless.size()});
  const HouseholdTable& h = d.households;
  check("households", h.size(),
        {h.dwelling.size(),     h.first_person.size(),    h.members.size(),       h.school_children.size(),
         h.e_bikes.size(),      h.registered_here.size(), h.origin.size(),        h.arrival.size(),
         h.move_in.size(),      h.rent_at_move_in.size(), h.subsidy.size(),       h.subsidy_account.size(),
         h.satisfaction.size(), h.last_victimised.size(), h.takes_part.size(),    h.neighbour_ties.size(),
         h.service.size(),      h.services_here.size(),   h.last_activity.size(), h.allowance.size(),
         h.served.size()});
  const DwellingTable& w = d.dwellings;
  check("dwellings", w.size(),
        {w.household.size(), w.rent.size(), w.area.size(), w.capacity.size(), w.vacant_since.size()});
  const EnterpriseTable& e = d.enterprises;
  check("enterprises", e.size(),
        {e.sector.size(), e.site.size(), e.community.size(), e.productivity.size(), e.target.size(), e.headcount.size(),
         e.wage_offer.size(), e.founded.size(), e.closed.size(), e.host.size()});
  const HostTable& o = d.hosts;
  check("hosts", o.size(), {o.site.size(), o.community.size(), o.places.size(), o.taken.size(), o.support.size()});
  const TeamTable& t = d.teams;
  check("teams", t.size(),
        {t.luck.size(), t.field.size(), t.members.size(), t.entered.size(), t.seen.size(), t.potential.size(),
         t.progress.size(), t.partner.size(), t.fate.size()});
  std::vector<std::size_t> rows;
  const auto count = [&](const auto& column) { rows.push_back(column.size()); };
  d.buildings.for_each_column(count);
  check("buildings", d.buildings.size(), rows);
  rows.clear();
  d.landlords.for_each_column(count);
  check("landlords", d.landlords.size(), rows);
  return ragged;
}

}  // namespace tenure
