#include "models/talent/services.hpp"

#include <doctest/doctest.h>

#include "tests/migration/regions.hpp"
#include "tests/talent/bureau.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

ServiceItem item(ServiceNeed need, bool lasting, double capacity, ServiceCategory category = ServiceCategory::medical) {
  ServiceItem i{};
  i.need = need;
  i.category = category;
  i.lasting = lasting;
  i.capacity = capacity;
  if (lasting) i.room = capacity;
  return i;
}

ServiceList list_of(std::vector<ServiceItem> items) {
  ServiceList list{};
  list.skills = 1u << static_cast<unsigned>(Skill::graduate);
  list.covers = {1};
  list.items = std::move(items);
  return list;
}

/// A family of a graduate at work with children born in these years.
HouseholdId add_family(District& d, std::uint32_t dwelling, const std::vector<int>& born) {
  std::vector<NewPerson> members{{100, 1985, Skill::graduate, false, true}};
  for (const int year : born)
    members.push_back({static_cast<std::uint32_t>(101 + members.size()), static_cast<std::int16_t>(year), Skill::basic,
                       false, false});
  if (d.regions.size() == 0) add_region(d, 1, 1);
  const HouseholdId h =
      settle_new(d, {50, RegionId{0}, false, 0, bureau_day}, members, DwellingId{dwelling}, bureau_day);
  for_each_member(d, h, [&](PersonId p) {
    if (d.people.skill[p] == Skill::graduate) hire(d, p, EnterpriseId{0}, 8000, bureau_day);
  });
  return h;
}

std::vector<ServiceWish> wishes_in_a_month(const District& d) {
  return over_a_month([&](Day today) { return service_wishes(d, eager(), bureau_luck, today); });
}

}  // namespace

TEST_CASE(
    "households need school places for children of the age, registration where they have none, help as newcomers") {
  District d = at_work(2);
  const HouseholdId family = add_family(d, 3, {2013, 2014, 2008, 2020});  // 9, 8, 14 and 2 years old
  const TalentParameters at = eager();
  const auto need = [&](HouseholdId h, ServiceNeed n) { return need_of(d, h, n, at, bureau_day); };
  CHECK(need(family, ServiceNeed::primary_pupils) == 2);
  CHECK(need(family, ServiceNeed::junior_pupils) == 1);
  CHECK(need(family, ServiceNeed::small_children) == 1);
  CHECK(need(family, ServiceNeed::newcomers) == 1);
  CHECK(need_of(d, family, ServiceNeed::newcomers, at, bureau_day + 400) == 0);
  CHECK(need(HouseholdId{0}, ServiceNeed::newcomers) == 0);
  CHECK(need(HouseholdId{0}, ServiceNeed::primary_pupils) == 0);
  CHECK(need(family, ServiceNeed::unregistered) == 1);
  d.households.registered_here[family] = 1;
  CHECK(need(family, ServiceNeed::unregistered) == 0);
  CHECK(need(family, ServiceNeed::tenants) == 1);
}

TEST_CASE("those in need with a working member of the skills apply, for as many places as they need, and only once") {
  District d = at_work(3);
  const HouseholdId family = add_family(d, 4, {2013, 2014});
  end_job(d, PersonId{0});
  d.people.skill[PersonId{1}] = Skill::technician;
  d.rules.talent.services = {
      list_of({item(ServiceNeed::primary_pupils, true, 10), item(ServiceNeed::everyone, false, 10)})};
  const auto wishes = wishes_in_a_month(d);
  REQUIRE(wishes.size() == 3);  // the family for both, the third person for the other
  int places = 0;
  for (const ServiceWish& w : wishes) {
    if (w.item != 0) continue;
    places += w.places;
    CHECK(w.household == family);
  }
  CHECK(places == 2);
  d.rules.talent.services[0].asked.assign(family.value + 1, 3);
  CHECK(wishes_in_a_month(d).empty());
}

TEST_CASE("room for cases builds up by the day and is kept for a month, places stay as they are") {
  ServiceItem cases = item(ServiceNeed::everyone, false, 36525), places = item(ServiceNeed::primary_pupils, true, 7);
  for (int t = 0; t < 10; ++t) open_counter(cases), open_counter(places);
  CHECK(cases.room == doctest::Approx(1000));
  CHECK(places.room == 7);
  for (int t = 0; t < 100; ++t) open_counter(cases);
  CHECK(cases.room == doctest::Approx(3000));
  ServiceItem rare = item(ServiceNeed::everyone, false, 1);
  for (int t = 0; t < 400; ++t) open_counter(rare);
  CHECK(rare.room >= 1);
}

TEST_CASE("those who weigh coming count on what is free, once a category, and only those of the list's skills") {
  District d = at_work(1);
  d.rules.talent.services = {list_of({item(ServiceNeed::primary_pupils, true, 2, ServiceCategory::schooling),
                                      item(ServiceNeed::everyone, true, 2), item(ServiceNeed::everyone, true, 2)})};
  HopedServices hoped = hoped_services(d, eager());
  CHECK(hoped.by_skill[2] == doctest::Approx(0.2));
  CHECK(hoped.by_skill[1] == 0);
  CHECK(hoped.school[2] == doctest::Approx(0.5));
  CHECK(hoped.school[0] == 0);
  d.rules.talent.services[0].items[1].need = d.rules.talent.services[0].items[2].need = ServiceNeed::small_children;
  CHECK(hoped_services(d, eager()).by_skill[2] == 0);  // not for everybody who comes
  d.rules.talent.services[0].items[1].need = d.rules.talent.services[0].items[2].need = ServiceNeed::newcomers;
  d.rules.talent.services[0].items[0].waiting.push_back({HouseholdId{0}, bureau_day, never, 1});
  hoped = hoped_services(d, eager());
  CHECK(hoped.school[2] == 0);
  d.rules.talent.services[0].items[1].room = d.rules.talent.services[0].items[2].room = 0;
  CHECK(hoped_services(d, eager()).by_skill[2] == 0);
}
