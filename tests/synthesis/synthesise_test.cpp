#include "models/synthesis/synthesise.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>

#include <doctest/doctest.h>
#include <tbb/global_control.h>

using namespace tenure;

namespace {

const Day first_day = *parse_day("2022-01-01");

DistrictFile zhongkai() {
  Problems problems;
  DistrictFile file = read_district_file(TENURE_SOURCE_DIR "/scenarios/zhongkai/district.toml", problems);
  for (const Problem& p : problems.all()) MESSAGE(format(p));
  REQUIRE(!problems.any());
  return file;
}

/// A hundredth of it in two towns.
DistrictFile small() {
  DistrictFile file = zhongkai();
  file.population.residents = 5000;
  file.population.employed = 3300;
  file.housing.landlords = {6, 14, 90};
  file.enterprises.count = 30;
  file.enterprises.largest = 800;
  file.incubation.incubators = 2, file.incubation.maker_spaces = 1, file.incubation.teams = 11;
  file.towns.resize(2);
  file.towns[0].residents = 3000, file.towns[0].area = 2, file.towns[0].communities = 3;
  file.towns[1].residents = 2000, file.towns[1].area = 1, file.towns[1].communities = 2;
  make_communities(file);
  Problems problems;
  check_counts(file, {}, problems);
  REQUIRE(!problems.any());
  return file;
}

const District& reference() {
  static const District d = synthesise(zhongkai(), {1, 0}, first_day);
  return d;
}

template <class C>
bool same(const C& a, const C& b) {
  return a.size() == b.size() && std::memcmp(a.span().data(), b.span().data(), a.span().size_bytes()) == 0;
}

bool same_district(const District& a, const District& b) {
  return same(a.people.employer, b.people.employer) && same(a.people.wage, b.people.wage) &&
         same(a.people.birth_year, b.people.birth_year) && same(a.people.job_start, b.people.job_start) &&
         same(a.people.skill, b.people.skill) && same(a.households.dwelling, b.households.dwelling) &&
         same(a.households.arrival, b.households.arrival) && same(a.households.move_in, b.households.move_in) &&
         same(a.households.e_bikes, b.households.e_bikes) && same(a.dwellings.rent, b.dwellings.rent) &&
         same(a.dwellings.vacant_since, b.dwellings.vacant_since) && same(a.buildings.frailty, b.buildings.frailty) &&
         same(a.buildings.place, b.buildings.place) && same(a.landlords.tier, b.landlords.tier) &&
         same(a.enterprises.site, b.enterprises.site) && same(a.enterprises.target, b.enterprises.target) &&
         same(a.teams.entered, b.teams.entered);
}

void check_consistent(const District& d) {
  std::vector<std::uint32_t> occupants(d.buildings.size(), 0), bikes(d.buildings.size(), 0);
  std::size_t wrong = 0, members = 0;
  for (const HouseholdId h : Ids<HouseholdTable>(d.households.size())) {
    const DwellingId w = d.households.dwelling[h];
    const BuildingId b = d.dwellings.building[w];
    wrong += d.dwellings.household[w] != h;
    wrong += d.households.members[h] > d.dwellings.capacity[w];
    std::size_t n = 0, pupils = 0;
    for_each_member(d, h, [&](PersonId p) {
      ++n;
      wrong += d.people.household[p] != h;
      const int years = age(d, p, first_day);
      pupils += years >= 6 && years <= 15;
      wrong += years < 16 && (d.people.skill[p] != Skill::basic || d.people.in_labour_force[p]);
      wrong += d.people.employer[p].exists() && !d.people.in_labour_force[p];
      wrong += d.people.employer[p].exists() && (d.people.wage[p] < 1 || d.people.job_start[p] >= first_day);
    });
    wrong += n != d.households.members[h] || pupils != d.households.school_children[h];
    wrong += d.households.arrival[h] > d.households.move_in[h] || d.households.move_in[h] >= first_day;
    wrong += d.households.origin[h].exists() == (d.households.registered_here[h] == 1);
    occupants[b.value] += d.households.members[h];
    bikes[b.value] += d.households.e_bikes[h];
    members += n;
  }
  CHECK(members == d.people.size());
  std::size_t occupied = 0;
  for (const DwellingId w : Ids<DwellingTable>(d.dwellings.size())) occupied += d.dwellings.household[w].exists();
  CHECK(occupied == d.households.size());
  std::uint32_t next = 0;
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) {
    wrong += occupants[b.value] != d.buildings.occupants[b] || bikes[b.value] != d.buildings.e_bikes[b];
    wrong += d.buildings.first_dwelling[b].value != next || d.buildings.dwellings[b] == 0;
    wrong += (d.buildings.tenure[b] == Tenure::rental) != d.buildings.landlord[b].exists();
    wrong += !contains(d.communities.outline[d.buildings.community[b]], d.buildings.place[b]);
    next += d.buildings.dwellings[b];
  }
  CHECK(next == d.dwellings.size());
  std::vector<BySkill<std::uint32_t>> headcount(d.enterprises.size());
  for (const PersonId p : Ids<PersonTable>(d.people.size()))
    if (d.people.employer[p].exists())
      ++headcount[d.people.employer[p].value][static_cast<std::size_t>(d.people.skill[p])];
  for (const EnterpriseId e : Ids<EnterpriseTable>(d.enterprises.size())) {
    wrong += headcount[e.value] != d.enterprises.headcount[e];
    wrong += !contains(d.communities.outline[d.enterprises.community[e]], d.enterprises.site[e]);
  }
  for (const CommunityId c : Ids<CommunityTable>(d.communities.size())) {
    for (std::uint32_t i = 0; i < d.communities.buildings[c]; ++i)
      wrong += d.buildings.community[BuildingId{d.communities.first_building[c].value + i}] != c;
    for (std::uint32_t i = 0; i < d.communities.rentals[c]; ++i) {
      const BuildingId b = d.dwellings.building[DwellingId{d.communities.first_rental[c].value + i}];
      wrong += d.buildings.community[b] != c || d.buildings.tenure[b] != Tenure::rental;
    }
  }
  CHECK(wrong == 0);
}

}  // namespace

TEST_CASE("the reference district holds together: lists, capacities, heads, outlines, order of rows") {
  check_consistent(reference());
}

TEST_CASE("counts of the reference district are the given ones") {
  const District& d = reference();
  const DistrictFile file = zhongkai();
  CHECK(d.people.size() == 530'000);
  CHECK(d.communities.size() == 55);
  CHECK(d.towns.size() == 5);
  CHECK(d.departments.size() == 10);
  CHECK(d.hosts.size() == 27);
  CHECK(d.teams.size() == 1000);
  CHECK(d.enterprises.size() == 3200);
  CHECK(d.landlord_network.nodes() == 11'657);
  std::array<int, tiers> by_tier{};
  for (const Tier t : d.landlords.tier.span()) ++by_tier[static_cast<std::size_t>(t)];
  CHECK(by_tier == std::array<int, tiers>{585, 1289, 9783});
  double land = 0;
  for (const Polygon& ring : d.communities.outline.span()) land += area(ring);
  CHECK(land / 1e6 == doctest::Approx(345).epsilon(1e-3));
  std::vector<std::int64_t> residents(55, 0);
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size()))
    residents[d.buildings.community[b].value] += d.buildings.occupants[b];
  for (std::size_t c = 0; c < 55; ++c) CHECK(residents[c] == file.communities[c].residents);
  CHECK(d.candidate_persons == d.people.size());
  CHECK(d.candidate_households == d.households.size());
}

TEST_CASE("every given share is met to the nearest whole one") {
  const District& d = reference();
  const DistrictFile file = zhongkai();
  const PopulationCounts& p = file.population;
  double local = 0, women = 0, employed = 0, force = 0, renters = 0, in_dormitories = 0, bikes = 0;
  std::array<std::vector<double>, 2> ages{std::vector<double>(7, 0), std::vector<double>(7, 0)};
  std::array<std::array<double, skills>, 2> skilled{};
  std::array<double, 2> adults{};
  for (const PersonId person : Ids<PersonTable>(d.people.size())) {
    const HouseholdId h = d.people.household[person];
    const std::size_t here = d.households.registered_here[h];
    const Tenure tenure = d.buildings.tenure[d.dwellings.building[d.households.dwelling[h]]];
    const int years = age(d, person, first_day);
    local += static_cast<double>(here), women += d.people.female[person], force += d.people.in_labour_force[person];
    employed += d.people.employer[person].exists();
    renters += tenure == Tenure::rental, in_dormitories += tenure == Tenure::dormitory;
    const auto band = std::upper_bound(p.age_from.begin(), p.age_from.end(), years) - p.age_from.begin() - 1;
    ++ages[here][static_cast<std::size_t>(band)];
    if (years >= 16) ++adults[here], ++skilled[here][static_cast<std::size_t>(d.people.skill[person])];
  }
  CHECK(local == 111'300);
  CHECK(women == std::round(530'000 * p.women_share));
  CHECK(employed == 350'000);
  CHECK(1 - employed / force == doctest::Approx(0.054).epsilon(1e-5));
  CHECK(renters == 251'220);
  CHECK(in_dormitories == 104'675);
  const std::array<double, 2> people{418'700, 111'300};
  for (std::size_t b = 0; b < 7; ++b) {
    CHECK(std::abs(ages[0][b] - people[0] * p.age_floating[b]) <= 1);
    CHECK(std::abs(ages[1][b] - people[1] * p.age_local[b]) <= 1);
  }
  for (std::size_t k = 0; k < skills; ++k) {
    CHECK(std::abs(skilled[0][k] - adults[0] * p.floating[k]) <= 1);
    CHECK(std::abs(skilled[1][k] - adults[1] * p.local[k]) <= 1);
  }

  std::vector<double> sizes(4, 0), stays(5, 0), origins(file.regions.size(), 0);
  double renting = 0, floating = 0;
  for (const HouseholdId h : Ids<HouseholdTable>(d.households.size())) {
    bikes += d.households.e_bikes[h];
    if (d.buildings.tenure[d.dwellings.building[d.households.dwelling[h]]] == Tenure::rental)
      ++renting, ++sizes[d.households.members[h] - 1u];
    if (!d.households.origin[h].exists()) continue;
    ++floating, ++origins[RegionId(d.households.origin[h]).value];
    const double years = (first_day - d.households.arrival[h] - 1) / days_per_year + 1e-3;
    ++stays[static_cast<std::size_t>(std::upper_bound(p.stay_from.begin(), p.stay_from.end(), years) -
                                     p.stay_from.begin() - 1)];
  }
  CHECK(bikes == 530 * p.e_bikes_per_1000);
  for (std::size_t s = 0; s < 4; ++s) CHECK(std::abs(sizes[s] - renting * p.renter_sizes[s]) <= 4);
  for (std::size_t r = 0; r < origins.size(); ++r)
    CHECK(std::abs(origins[r] - floating * file.regions[r].origin_share) <= 1);
  // A stay within a day of a band's end falls on either side.
  for (std::size_t s = 0; s < 5; ++s) CHECK(stays[s] / floating == doctest::Approx(p.stay_shares[s]).epsilon(0.01));

  double dwellings = 0, vacant = 0;
  for (const CommunityId c : Ids<CommunityTable>(55))
    for (std::uint32_t i = 0; i < d.communities.rentals[c]; ++i)
      ++dwellings, vacant += !d.dwellings.household[DwellingId{d.communities.first_rental[c].value + i}].exists();
  CHECK(vacant / dwellings == doctest::Approx(0.1).epsilon(1e-4));
  CHECK(dwellings / 11'657 == doctest::Approx(16.6).epsilon(0.01));
  double open = 0;
  for (const EnterpriseId e : Ids<EnterpriseTable>(3200))
    for (std::size_t k = 0; k < skills; ++k) open += d.enterprises.target[e][k] - d.enterprises.headcount[e][k];
  CHECK(open / (open + 350'000) == doctest::Approx(0.04).epsilon(1e-3));
}

TEST_CASE("commutes are short, wages spread as given, frailty has mean 1") {
  const District& d = reference();
  double km = 0, near = 0, ln = 0, ln2 = 0, n = 0, frailty = 0;
  for (const PersonId p : Ids<PersonTable>(d.people.size())) {
    const EnterpriseId e = d.people.employer[p];
    if (!e.exists()) continue;
    const double r = distance(d.buildings.place[d.dwellings.building[d.households.dwelling[d.people.household[p]]]],
                              d.enterprises.site[e]) /
                     1000;
    const double w = std::log(d.people.wage[p]);
    ++n, km += r, near += r <= 5, ln += w, ln2 += w * w;
  }
  CHECK(km / n == doctest::Approx(2.5).epsilon(0.15));
  CHECK(near / n > 0.75);
  CHECK(std::sqrt(ln2 / n - ln / n * ln / n) == doctest::Approx(0.45).epsilon(0.1));
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size()))
    frailty += d.buildings.frailty[b] * d.buildings.dwellings[b];
  CHECK(frailty / static_cast<double>(d.dwellings.size()) == doctest::Approx(1).epsilon(1e-4));
}

TEST_CASE("how incident-prone buildings are differs as much as given, mostly between lanes; neighbours are alike") {
  const District& d = reference();
  std::map<std::array<double, 2>, std::vector<double>> lanes;
  double n = 0, sum = 0, squares = 0, pairs = 0, products = 0;
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) {
    if (d.buildings.tenure[b] == Tenure::dormitory) continue;
    const double f = d.buildings.frailty[b];
    const Point at = d.buildings.place[b];
    ++n, sum += f, squares += f * f;
    for (const double other : lanes[{std::floor(at.x / 80), std::floor(at.y / 40)}]) ++pairs, products += f * other;
    lanes[{std::floor(at.x / 80), std::floor(at.y / 40)}].push_back(f);
  }
  const double mean = sum / n;
  CHECK((squares / n) / (mean * mean) - 1 == doctest::Approx(1 / 0.35).epsilon(0.2));
  CHECK((products / pairs) / (mean * mean) - 1 == doctest::Approx(1 / 0.55).epsilon(0.2));
}

TEST_CASE("1 and 4 threads give the same district; a replicate changes nothing; another seed gives another district") {
  const DistrictFile file = small();
  const auto with = [&](std::size_t threads, Luck luck) {
    const tbb::global_control most(tbb::global_control::max_allowed_parallelism, threads);
    return synthesise(file, luck, first_day);
  };
  const District one = with(1, {5, 0});
  CHECK(same_district(one, with(4, {5, 0})));
  CHECK(same_district(one, with(4, {5, 3})));
  CHECK(!same_district(one, with(4, {6, 0})));
}

TEST_CASE("a district of 5,000 people holds together too") {
  const District d = synthesise(small(), {2, 0}, first_day);
  CHECK(d.people.size() == 5000);
  CHECK(d.landlords.size() == 110);
  check_consistent(d);
}
