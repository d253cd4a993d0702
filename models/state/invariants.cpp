#include "models/state/invariants.hpp"

#include <atomic>
#include <span>

#include <fmt/format.h>

#include "models/state/ragged_tables.hpp"
#include "sim/parallel.hpp"

namespace tenure {

namespace {

/// Most lines of one kind; what lies beyond is counted.
constexpr std::size_t most_lines = 10;

enum class Breach : std::uint8_t {
  person,
  household,
  list,
  dwelling,
  capacity,
  vacant,
  vacancy,
  occupants,
  e_bikes,
  headcount,
  staff,
  jobless,
  subsidy,
  closed,
  places
};
constexpr std::size_t breaches = 15;

struct Line {
  Breach kind;
  std::string text;
};
using Lines = std::vector<Line>;

template <class Table>
bool in(Id<Table> id, std::size_t rows) {
  return id.value < rows;
}

using Headcounts = std::vector<BySkill<std::uint32_t>>;

void count_job(const District& d, PersonId p, Headcounts& counted, Lines& out) {
  const EnterpriseId employer = d.people.employer[p];
  if (!employer.exists()) return;
  if (d.people.presence[p] != Presence::here) {
    out.push_back(
        {Breach::person, fmt::format("person {} is gone but works for enterprise {}", p.value, employer.value)});
  } else if (!in(employer, counted.size())) {
    out.push_back({Breach::person,
                   fmt::format("person {} works for enterprise {}, which does not exist", p.value, employer.value)});
  } else {
    std::uint32_t& count = counted[employer.value][static_cast<std::size_t>(d.people.skill[p])];
    std::atomic_ref(count).fetch_add(1, std::memory_order_relaxed);
  }
}

/// A list that ends after `members` steps, all of whose persons name this household, shares none with another list.
void check_members(const District& d, HouseholdId h, Lines& out) {
  const int members = d.households.members[h];
  int listed = 0;
  for (PersonId p = d.households.first_person[h]; p.exists(); p = d.people.next[p]) {
    if (!in(p, d.people.size())) {
      out.push_back({Breach::list, fmt::format("household {} lists person {}, who does not exist", h.value, p.value)});
      return;
    }
    if (d.people.household[p] != h)
      out.push_back({Breach::list, fmt::format("household {} lists person {}, who lives in household {}", h.value,
                                               p.value, d.people.household[p].value)});
    if (d.people.presence[p] != Presence::here)
      out.push_back({Breach::list, fmt::format("household {} lists person {}, who is gone", h.value, p.value)});
    if (++listed > members) break;
  }
  if (listed > members)
    out.push_back({Breach::list, fmt::format("household {} lists more than its {} members", h.value, members)});
  if (listed < members)
    out.push_back({Breach::list, fmt::format("household {} has {} members but lists {}", h.value, members, listed)});
}

void check_household(const District& d, HouseholdId h, Lines& out) {
  const DwellingId home = d.households.dwelling[h];
  if (d.households.members[h] == 0) {
    if (home.exists())
      out.push_back(
          {Breach::household, fmt::format("household {} has no members but holds dwelling {}", h.value, home.value)});
    if (d.households.subsidy[h] > 0)
      out.push_back({Breach::subsidy, fmt::format("household {} has no members but receives a subsidy", h.value)});
  } else if (!in(home, d.dwellings.size())) {
    out.push_back({Breach::household, fmt::format("household {} has members but no dwelling", h.value)});
  } else if (d.dwellings.household[home] != h) {
    const HouseholdId other = d.dwellings.household[home];
    out.push_back({Breach::household,
                   fmt::format("household {} names dwelling {}, which {}", h.value, home.value,
                               other.exists() ? fmt::format("names household {}", other.value) : "is vacant")});
  }
  check_members(d, h, out);
}

void check_building(const District& d, BuildingId b, Lines& out) {
  std::uint32_t vacant = 0, occupants = 0, e_bikes = 0;
  const std::uint32_t first = d.buildings.first_dwelling[b].value, dwellings = d.buildings.dwellings[b];
  for (std::uint32_t row = first; row < first + dwellings; ++row) {
    const DwellingId dwelling{row};
    const HouseholdId h = d.dwellings.household[dwelling];
    if (d.dwellings.building[dwelling] != b)
      out.push_back({Breach::dwelling, fmt::format("dwelling {} names building {} but stands in building {}", row,
                                                   d.dwellings.building[dwelling].value, b.value)});
    vacant += !h.exists();
    if (!h.exists()) {
      if (d.dwellings.vacant_since[dwelling] == not_vacant)
        out.push_back({Breach::dwelling, fmt::format("dwelling {} is vacant since no day", row)});
      continue;
    }
    if (!in(h, d.households.size())) {
      out.push_back(
          {Breach::dwelling, fmt::format("dwelling {} names household {}, which does not exist", row, h.value)});
      continue;
    }
    if (d.households.dwelling[h] != dwelling)
      out.push_back(
          {Breach::dwelling, fmt::format("dwelling {} names household {}, which does not live there", row, h.value)});
    if (d.dwellings.vacant_since[dwelling] != not_vacant)
      out.push_back({Breach::dwelling, fmt::format("dwelling {} has household {} but is vacant since {}", row, h.value,
                                                   format_day(d.dwellings.vacant_since[dwelling]))});
    if (d.households.members[h] > d.dwellings.capacity[dwelling])
      out.push_back({Breach::capacity, fmt::format("dwelling {} holds {} persons and has room for {}", row,
                                                   d.households.members[h], d.dwellings.capacity[dwelling])});
    occupants += d.households.members[h];
    e_bikes += d.households.e_bikes[h];
  }
  if (vacant != d.buildings.vacant[b])
    out.push_back({Breach::vacant, fmt::format("building {} has {} vacant dwellings but counts {}", b.value, vacant,
                                               d.buildings.vacant[b])});
  if (occupants != d.buildings.occupants[b])
    out.push_back({Breach::occupants, fmt::format("building {} has {} occupants but counts {}", b.value, occupants,
                                                  d.buildings.occupants[b])});
  if (e_bikes != d.buildings.e_bikes[b])
    out.push_back({Breach::e_bikes,
                   fmt::format("building {} has {} e-bikes but counts {}", b.value, e_bikes, d.buildings.e_bikes[b])});
}

void check_headcounts(const District& d, const Headcounts& counted, Lines& out) {
  for (const EnterpriseId e : Ids<EnterpriseTable>(d.enterprises.size()))
    for (std::size_t s = 0; s < skills; ++s)
      if (counted[e.value][s] != d.enterprises.headcount[e][s])
        out.push_back(
            {Breach::headcount, fmt::format("enterprise {} employs {} persons of skill {} but counts {}", e.value,
                                            counted[e.value][s], skill_names[s], d.enterprises.headcount[e][s])});
}

/// A closed enterprise has no posts and, once its jobs have ended, no staff.
void check_closed(const District& d, Lines& out) {
  for (const EnterpriseId e : Ids<EnterpriseTable>(d.enterprises.size())) {
    if (d.enterprises.open(e)) continue;
    for (std::size_t s = 0; s < skills; ++s)
      if (d.enterprises.target[e][s] > 0 || d.enterprises.headcount[e][s] > 0)
        out.push_back({Breach::closed,
                       fmt::format("enterprise {} has closed and has {} posts and {} persons of skill {}", e.value,
                                   d.enterprises.target[e][s], d.enterprises.headcount[e][s], skill_names[s])});
  }
}

/// Hosts count their teams and hold no more than they have places.
void check_teams(const District& d, Lines& out) {
  std::vector<std::uint32_t> there(d.hosts.size(), 0);
  for (const TeamId t : Ids<TeamTable>(d.teams.size()))
    if (d.teams.fate[t] == TeamFate::there) ++there.at(d.teams.host[t].value);
  for (const HostId h : Ids<HostTable>(d.hosts.size()))
    if (there[h.value] != d.hosts.taken[h] || d.hosts.taken[h] > d.hosts.places[h])
      out.push_back({Breach::places, fmt::format("host {} has {} teams, counts {} and has {} places", h.value,
                                                 there[h.value], d.hosts.taken[h], d.hosts.places[h])});
}

/// Nobody is listed twice among the jobless, and those who are listed know it.
void check_jobless(const District& d, Lines& out) {
  std::vector<std::uint8_t> listed(d.people.size(), 0);
  for (std::size_t g = 0; g < static_cast<std::size_t>(d.jobless.every_days()); ++g)
    for (const PersonId p : d.jobless.group(g))
      if (in(p, listed.size()) && ++listed[p.value] == 2)
        out.push_back({Breach::jobless, fmt::format("person {} is listed twice among the jobless", p.value)});
  for (const PersonId p : Ids<PersonTable>(d.people.size()))
    if (bool{listed[p.value] > 0} != (d.people.among_jobless[p] != 0))
      out.push_back({Breach::jobless, fmt::format("person {} is {} the jobless but does not know it", p.value,
                                                  listed[p.value] > 0 ? "among" : "not among")});
}

/// Every firm lists all who work for it.
void check_staff(const District& d, Lines& out) {
  std::vector<std::uint8_t> listed(d.people.size(), 0);
  for (std::uint32_t row = 0; row < d.staff.size(); ++row)
    for (const PersonId p : d.staff[row])
      if (in(p, listed.size()) && d.people.employer[p] == EnterpriseId{row}) listed[p.value] = 1;
  for (const PersonId p : Ids<PersonTable>(d.people.size()))
    if (d.people.presence[p] == Presence::here && in(d.people.employer[p], d.enterprises.size()) &&
        listed[p.value] == 0)
      out.push_back({Breach::staff, fmt::format("person {} works for enterprise {}, which does not list it", p.value,
                                                d.people.employer[p].value)});
}

/// Every vacant dwelling is listed among the vacancies of its day.
void check_vacancies(const District& d, Lines& out) {
  const int every = d.vacancies.every_days();
  std::vector<std::uint8_t> listed(d.dwellings.size(), 0);
  for (std::uint32_t g = 0; g < static_cast<std::uint32_t>(every); ++g)
    for (const DwellingId dwelling : d.vacancies.group(g))
      if (in(dwelling, listed.size()) && turn_of(d.dwellings.vacant_since[dwelling], every) == g)
        listed[dwelling.value] = 1;
  for (const DwellingId dwelling : Ids<DwellingTable>(d.dwellings.size()))
    if (const Day since = d.dwellings.vacant_since[dwelling]; since != not_vacant && listed[dwelling.value] == 0)
      out.push_back({Breach::vacancy, fmt::format("dwelling {} is vacant since {} but not listed so", dwelling.value,
                                                  format_day(since))});
}

/// What is wrong with the number of people; names those whom no household lists where the lists fall short.
void check_balance(const District& d, const PopulationBook& book, std::int64_t here, std::int64_t listed,
                   std::vector<std::string>& out) {
  const std::int64_t expected = book.at_start + book.births + book.arrivals - book.deaths - book.departures;
  if (here != expected)
    out.push_back(fmt::format(
        "{} persons are here, but {} at the start + {} births + {} arrivals - {} deaths - {} departures = {}", here,
        book.at_start, book.births, book.arrivals, book.deaths, book.departures, expected));
  if (here == listed) return;
  out.push_back(fmt::format("{} persons are here but households have {} members", here, listed));
  std::vector<bool> is_listed(d.people.size(), false);
  for (const HouseholdId h : Ids<HouseholdTable>(d.households.size())) {
    int steps = 0;
    for (PersonId p = d.households.first_person[h]; in(p, d.people.size()) && steps < 256;
         p = d.people.next[p], ++steps)
      is_listed[p.value] = true;
  }
  std::size_t named = 0;
  for (const PersonId p : Ids<PersonTable>(d.people.size()))
    if (d.people.presence[p] == Presence::here && !is_listed[p.value] && named++ < most_lines)
      out.push_back(fmt::format("person {} is here but no household lists them", p.value));
}

void check_subsidies(const District& d, std::vector<std::string>& out) {
  const auto& schemes = d.rules.rent_subsidies;
  if (schemes.empty()) return;
  std::vector<std::int64_t> receiving(d.ledger.accounts().size(), 0);
  for (const HouseholdId h : Ids<HouseholdTable>(d.households.size()))
    if (d.households.subsidy[h] > 0 && d.households.subsidy_account[h] < receiving.size())
      ++receiving[d.households.subsidy_account[h]];
  for (std::size_t s = 0; s < schemes.size(); ++s) {
    const std::int64_t now = schemes[s].account < receiving.size() ? receiving[schemes[s].account] : 0;
    if (now != schemes[s].taken)
      out.push_back(fmt::format("{} households receive rent subsidy {} but it counts {}", now, s, schemes[s].taken));
    if (schemes[s].taken > schemes[s].places)
      out.push_back(
          fmt::format("rent subsidy {} is taken {} times and has {} places", s, schemes[s].taken, schemes[s].places));
  }
}

void check_money(const District& d, Day today, std::vector<std::string>& out) {
  const auto& accounts = d.ledger.accounts();
  for (std::size_t a = 0; a < accounts.size(); ++a) {
    if (accounts[a].total() > accounts[a].budget)
      out.push_back(fmt::format("programme {} has spent {:.2f} yuan of a budget of {:.2f}", accounts[a].programme,
                                yuan(accounts[a].total()), yuan(accounts[a].budget)));
    for (std::size_t s = 0; s < spendings; ++s)
      if (accounts[a].spent[s] < 0)
        out.push_back(fmt::format("programme {} has spent {:.2f} yuan on {}, less than nothing", accounts[a].programme,
                                  yuan(accounts[a].spent[s]), spending_names[s]));
  }
  std::vector<Fen> drawn(d.ledger.lines().size(), 0);
  for (const Account& account : accounts)
    if (account.line) drawn.at(*account.line) += account.total();
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const BudgetLine& line = d.ledger.lines()[i];
    if (line.spent != drawn[i] || line.spent > line.amount)
      out.push_back(fmt::format("budget line {} of {:.2f} yuan has {:.2f} booked and its programmes have spent {:.2f}",
                                line.name, yuan(line.amount), yuan(line.spent), yuan(drawn[i])));
  }
  for (std::size_t r = 0; r < d.rollouts.size(); ++r)
    if (d.rollouts[r].installed > d.rollouts[r].bought)
      out.push_back(fmt::format("rollout {} has installed {} pieces and bought {}", r, d.rollouts[r].installed,
                                d.rollouts[r].bought));
  std::size_t named = 0;
  for (const Camera& camera : d.cameras)
    if ((camera.installed > today || !in(camera.building, d.buildings.size())) && named++ < most_lines)
      out.push_back(fmt::format("a camera at building {} was installed on {}, and today is {}", camera.building.value,
                                format_day(camera.installed), format_day(today)));
}

void check_requests(const District& d, std::vector<std::string>& out) {
  const RequestTable& r = d.requests;
  const auto open = static_cast<std::int64_t>(r.open());
  if (r.raised_in_all != r.handled + r.dropped + open)
    out.push_back(fmt::format("{} requests were raised, but {} handled + {} dropped + {} open = {}", r.raised_in_all,
                              r.handled, r.dropped, open, r.handled + r.dropped + open));
  std::size_t listed = r.at_branch.size();
  for (std::size_t dep = 0; dep < r.loads.size(); ++dep) {
    const CaseLoad& load = r.loads[dep];
    listed += load.open();
    std::size_t queued = 0;
    for (const RequestQueue& queue : load.waiting)
      for (RequestId at = queue.first; in(at, r.size()) && queued <= r.size(); at = r.next[at]) ++queued;
    if (queued != load.queued)
      out.push_back(fmt::format("{} requests wait at department {}, which counts {}", queued, dep, load.queued));
  }
  if (listed != r.open()) out.push_back(fmt::format("{} requests are open but {} are listed", open, listed));
}

/// The first few lines of each kind, in the order found.
void keep_few(const Lines& lines, std::vector<std::string>& out) {
  std::array<std::size_t, breaches> seen{};
  for (const Line& line : lines)
    if (seen[static_cast<std::size_t>(line.kind)]++ < most_lines) out.push_back(line.text);
  for (std::size_t k = 0; k < breaches; ++k)
    if (seen[k] > most_lines) out.push_back(fmt::format("... and {} more of the same kind", seen[k] - most_lines));
}

}  // namespace

std::vector<std::string> broken_invariants(const District& d, const PopulationBook& book, Day today) {
  if (std::vector<std::string> ragged = ragged_tables(d); !ragged.empty()) return ragged;
  Headcounts counted(d.enterprises.size());
  const auto person = [&](std::size_t row, Lines& out) {
    count_job(d, PersonId{static_cast<std::uint32_t>(row)}, counted, out);
  };
  const auto household = [&](std::size_t row, Lines& out) {
    check_household(d, HouseholdId{static_cast<std::uint32_t>(row)}, out);
  };
  const auto building = [&](std::size_t row, Lines& out) {
    check_building(d, BuildingId{static_cast<std::uint32_t>(row)}, out);
  };
  Lines lines = parallel_gather<Line>(d.people.size(), person);
  std::ranges::move(parallel_gather<Line>(d.households.size(), household), std::back_inserter(lines));
  std::ranges::move(parallel_gather<Line>(d.buildings.size(), building), std::back_inserter(lines));
  check_headcounts(d, counted, lines);
  check_staff(d, lines);
  check_jobless(d, lines);
  check_vacancies(d, lines);
  check_closed(d, lines);
  check_teams(d, lines);

  const auto here = parallel_sum(d.people.size(), std::int64_t{0}, [&](std::size_t row) {
    return std::int64_t{d.people.presence.span()[row] == Presence::here};
  });
  const auto members = parallel_sum(d.households.size(), std::int64_t{0},
                                    [&](std::size_t row) { return std::int64_t{d.households.members.span()[row]}; });
  std::vector<std::string> broken;
  check_balance(d, book, here, members, broken);
  keep_few(lines, broken);
  check_subsidies(d, broken);
  check_requests(d, broken);
  check_money(d, today, broken);
  return broken;
}

}  // namespace tenure
