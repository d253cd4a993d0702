#include "models/state/transitions.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace tenure {

namespace {

void take(District& d, HouseholdId household, DwellingId dwelling, Day today) {
  assert(!d.dwellings.household[dwelling].exists());
  assert(d.households.members[household] <= d.dwellings.capacity[dwelling]);
  const BuildingId building = d.dwellings.building[dwelling];
  d.dwellings.household[dwelling] = household;
  d.dwellings.vacant_since[dwelling] = not_vacant;
  d.households.dwelling[household] = dwelling;
  d.households.move_in[household] = today;
  d.households.rent_at_move_in[household] = d.dwellings.rent[dwelling];
  --d.buildings.vacant[building];
  d.buildings.occupants[building] += d.households.members[household];
  d.buildings.e_bikes[building] += d.households.e_bikes[household];
}

void vacate(District& d, HouseholdId household, Day today) {
  const DwellingId dwelling = d.households.dwelling[household];
  const BuildingId building = d.dwellings.building[dwelling];
  d.dwellings.household[dwelling] = HouseholdId::none();
  d.dwellings.vacant_since[dwelling] = today;
  d.vacancies.add_on(dwelling, today);
  d.households.dwelling[household] = DwellingId::none();
  ++d.buildings.vacant[building];
  d.buildings.occupants[building] -= d.households.members[household];
  d.buildings.e_bikes[building] -= d.households.e_bikes[household];
}

void end_household(District& d, HouseholdId household, Day today) {
  vacate(d, household, today);
  d.households.members[household] = 0;
  d.households.school_children[household] = 0;
  d.households.first_person[household] = PersonId::none();
  stop_subsidy(d, household);
  d.households.allowance[household] = 0;
  d.households.served[household] = 0;
  d.households.services_here[household] = 0;
}

/// Lists somebody who is without a job from now on, unless still listed from before.
void list_jobless(District& d, PersonId person) {
  if (std::exchange(d.people.among_jobless[person], std::uint8_t{1})) return;
  d.jobless.add(person, d.people.luck[person]);
}

/// Lists somebody among the staff of its employer.
void list_as_staff(District& d, PersonId person) {
  const EnterpriseId employer = d.people.employer[person];
  if (d.staff.size() <= employer.value) d.staff.resize(employer.value + 1);
  std::vector<PersonId>& listed = d.staff[employer.value];
  const std::size_t heads = d.enterprises.staff(employer), most = heads + heads / 4 + 16;
  if (listed.size() >= most) {
    std::erase_if(listed, [&](PersonId p) { return d.people.employer[p] != employer; });
    std::sort(listed.begin(), listed.end());
    listed.erase(std::unique(listed.begin(), listed.end()), listed.end());  // whoever left and came back is there twice
  }
  if (listed.size() == listed.capacity()) listed.reserve(most);
  listed.push_back(person);
}

/// Whoever has a job goes on in it and counts among the heads of the new skill.
void change_skill(District& d, PersonId person, Skill to) {
  if (const EnterpriseId employer = d.people.employer[person]; employer.exists()) {
    BySkill<std::uint32_t>& heads = d.enterprises.headcount[employer];
    --heads[static_cast<std::size_t>(d.people.skill[person])];
    ++heads[static_cast<std::size_t>(to)];
  }
  d.people.skill[person] = to;
}

/// The payroll that pays somebody who has a job.
Fen& payroll_of(District& d, PersonId person) {
  return d.payroll[static_cast<std::size_t>(d.enterprises.sector[d.people.employer[person]])];
}

PersonId add_person(District& d, HouseholdId household, const NewPerson& person) {
  PersonTable& p = d.people;
  const PersonId id = p.luck.push(person.luck);
  p.household.push(household);
  p.next.push(d.households.first_person[household]);
  p.employer.push(EnterpriseId::none());
  p.wage.push(0);
  p.job_start.push(never);
  p.birth_year.push(person.birth_year);
  p.skill.push(person.skill);
  p.presence.push(Presence::here);
  p.female.push(person.female);
  p.in_labour_force.push(person.in_labour_force);
  p.among_jobless.push(0);
  d.households.first_person[household] = id;
  d.households.members[household] = static_cast<std::uint8_t>(d.households.members[household] + 1);
  enrol(d, id);
  return id;
}

}  // namespace

void enrol(District& d, PersonId person) {
  if (!d.people.in_labour_force[person]) return;
  d.worker_turns.add(person, d.people.luck[person]);
  if (!d.people.employer[person].exists()) list_jobless(d, person);
}

HouseholdId settle_new(District& d, const NewHousehold& household, std::span<const NewPerson> members,
                       DwellingId dwelling, Day today) {
  HouseholdTable& h = d.households;
  const HouseholdId id = h.luck.push(household.luck);
  h.dwelling.push(DwellingId::none());
  h.first_person.push(PersonId::none());
  h.members.push(0);
  h.school_children.push(0);
  h.e_bikes.push(household.e_bikes);
  h.registered_here.push(household.registered_here);
  h.origin.push(household.origin);
  h.arrival.push(household.arrival);
  h.move_in.push(today);
  h.rent_at_move_in.push(0);
  h.subsidy.push(0);
  h.subsidy_account.push(0);
  h.satisfaction.push(0.5f);
  h.last_victimised.push(never);
  h.takes_part.push(0);
  h.neighbour_ties.push(0);
  h.service.push(0);
  h.services_here.push(0);
  h.last_activity.push(never);
  h.allowance.push(0);
  h.served.push(0);
  for (const NewPerson& member : members) {
    add_person(d, id, member);
    if (household.origin.exists()) --d.regions.balance[household.origin][static_cast<std::size_t>(member.skill)];
  }
  count_school_children(d, id, today);
  take(d, id, dwelling, today);
  d.household_turns.add(id, household.luck);
  return id;
}

void move(District& d, HouseholdId household, DwellingId to, Day today) {
  vacate(d, household, today);
  take(d, household, to, today);
  // Neighbours, and the part it took among them, stay behind.
  d.households.neighbour_ties[household] = 0;
  d.households.takes_part[household] = 0;
}

void leave(District& d, HouseholdId household, Day today, RegionId to) {
  for_each_member(d, household, [&](PersonId p) {
    if (to.exists()) ++d.regions.balance[to][static_cast<std::size_t>(d.people.skill[p])];
    if (d.people.employer[p].exists()) end_job(d, p);
    d.people.presence[p] = Presence::left;
  });
  end_household(d, household, today);
}

PersonId give_birth(District& d, HouseholdId household, const NewPerson& child, Day) {
  const PersonId id = add_person(d, household, child);
  ++d.buildings.occupants[d.dwellings.building[d.households.dwelling[household]]];
  return id;
}

void die(District& d, PersonId person, Day today) {
  if (d.people.employer[person].exists()) end_job(d, person);
  d.people.presence[person] = Presence::dead;
  const HouseholdId household = d.people.household[person];
  if (d.households.members[household] == 1) {
    end_household(d, household, today);
    return;
  }
  if (d.households.first_person[household] == person) {
    d.households.first_person[household] = d.people.next[person];
  } else {
    PersonId before = d.households.first_person[household];
    while (d.people.next[before] != person) before = d.people.next[before];
    d.people.next[before] = d.people.next[person];
  }
  d.people.next[person] = PersonId::none();
  d.households.members[household] = static_cast<std::uint8_t>(d.households.members[household] - 1);
  --d.buildings.occupants[d.dwellings.building[d.households.dwelling[household]]];
  count_school_children(d, household, today);
}

void count_payroll(District& d) {
  d.payroll = {};
  for (const PersonId p : Ids<PersonTable>(d.people.size()))
    if (d.people.employer[p].exists()) payroll_of(d, p) += fen(d.people.wage[p]);
}

void list_staff(District& d) {
  d.staff.assign(d.enterprises.size(), {});
  for (const PersonId p : Ids<PersonTable>(d.people.size()))
    if (d.people.employer[p].exists()) list_as_staff(d, p);
}

void list_vacancies(District& d, int every_days) {
  d.vacancies = Stagger<DwellingTable>(every_days);
  for (const DwellingId dwelling : Ids<DwellingTable>(d.dwellings.size()))
    if (const Day since = d.dwellings.vacant_since[dwelling]; since != not_vacant) d.vacancies.add_on(dwelling, since);
}

void hire(District& d, PersonId person, EnterpriseId employer, float wage, Day today) {
  if (d.people.employer[person].exists()) end_job(d, person);
  d.people.employer[person] = employer;
  d.people.wage[person] = wage;
  d.people.job_start[person] = today;
  payroll_of(d, person) += fen(wage);
  ++d.enterprises.headcount[employer][static_cast<std::size_t>(d.people.skill[person])];
  list_as_staff(d, person);
}

void advance(District& d, PersonId person, Skill skill, float wage) {
  change_skill(d, person, skill);
  payroll_of(d, person) += fen(wage) - fen(d.people.wage[person]);
  d.people.wage[person] = wage;
}

void end_job(District& d, PersonId person) {
  payroll_of(d, person) -= fen(d.people.wage[person]);
  --d.enterprises.headcount[d.people.employer[person]][static_cast<std::size_t>(d.people.skill[person])];
  d.people.employer[person] = EnterpriseId::none();
  d.people.wage[person] = 0;
  list_jobless(d, person);
}

void retrain(District& d, PersonId person, Skill to) {
  const auto from = static_cast<std::size_t>(d.people.skill[person]), into = static_cast<std::size_t>(to);
  if (const EnterpriseId employer = d.people.employer[person]; employer.exists() && from != into) {
    BySkill<float>& posts = d.enterprises.target[employer];
    if (open_posts(d.enterprises, employer, into) == 0 && posts[from] >= 1) {
      posts[from] -= 1;
      posts[into] += 1;
    }
  }
  change_skill(d, person, to);
}

void grant_subsidy(District& d, HouseholdId household, std::size_t scheme, float monthly) {
  stop_subsidy(d, household);
  RentSubsidy& from = d.rules.rent_subsidies[scheme];
  ++from.taken;
  d.households.subsidy[household] = monthly;
  d.households.subsidy_account[household] = static_cast<std::uint16_t>(from.account);
}

void stop_subsidy(District& d, HouseholdId household) {
  if (d.households.subsidy[household] <= 0) return;
  for (RentSubsidy& scheme : d.rules.rent_subsidies)
    if (scheme.account == d.households.subsidy_account[household]) --scheme.taken;
  d.households.subsidy[household] = 0;
}

void count_school_children(District& d, HouseholdId household, Day today) {
  int children = 0;
  for_each_member(d, household, [&](PersonId p) {
    const int years = age(d, p, today);
    children += years >= school_from && years <= school_until;
  });
  d.households.school_children[household] = static_cast<std::uint8_t>(children);
}

}  // namespace tenure
