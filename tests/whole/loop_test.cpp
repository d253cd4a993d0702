/// Safety and services -> how content people are -> who stays -> who works where -> firms -> wages -> rents -> who can
/// stay: each arrow is there, and with that arrow alone cut what lies behind it does not move.

#include <cmath>
#include <numeric>

#include <doctest/doctest.h>

#include "models/district/world.hpp"
#include "tests/whole/small_district.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

using Sets = std::vector<std::string>;

/// How a district stands after a year.
struct Standing {
  double satisfaction = 0;  ///< [1] mean of households
  double stayed = 0;        ///< [person] here on the first day and still
  double posts = 0;         ///< [person] that firms of the first day want
  double offers = 0;        ///< [1] mean ln wage offer of these
  double vacant = 0;        ///< [1] share of rental rooms
  double rents = 0;         ///< [1] mean ln rent of rental rooms

  bool operator==(const Standing&) const = default;
};

Standing after_a_year(Sets sets) {
  sets.push_back("record.every=year");
  const Scenario scenario = small("baseline", sets);
  World world(scenario, first_day(scenario), 0);
  const std::size_t firms = world.district().enterprises.size(), people = world.district().people.size();
  const Day start = first_simulated_day(scenario);
  for (int t = 0; t < 365; ++t) world.live(start + t);

  const District& d = world.district();
  Standing s;
  double households = 0, rooms = 0, offering = 0;
  for (const HouseholdId h : Ids<HouseholdTable>(d.households.size()))
    if (d.households.members[h] > 0) s.satisfaction += d.households.satisfaction[h], households += 1;
  s.satisfaction /= households;
  for (const PersonId p : Ids<PersonTable>(people)) s.stayed += d.people.presence[p] == Presence::here;
  for (const EnterpriseId e : Ids<EnterpriseTable>(firms)) {
    s.posts += std::accumulate(d.enterprises.target[e].begin(), d.enterprises.target[e].end(), 0.0);
    for (const float offer : d.enterprises.wage_offer[e])
      if (offer > 0) s.offers += std::log(offer), offering += 1;
  }
  s.offers /= offering;
  for (const DwellingId room : Ids<DwellingTable>(d.dwellings.size()))
    if (d.buildings.tenure[d.dwellings.building[room]] == Tenure::rental)
      s.rents += std::log(d.dwellings.rent[room]), s.vacant += !d.dwellings.household[room].exists(), rooms += 1;
  s.rents /= rooms;
  s.vacant /= rooms;
  return s;
}

Sets operator+(Sets a, const Sets& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

const Sets safe{"safety.attempts=0", "safety.e_bike_theft=0"}, unsafe{"safety.attempts=1000", "safety.e_bike_theft=0"};

/// Safe and unsafe lives of one district, with some arrows cut.
std::pair<Standing, Standing> lives(const Sets& cut) {
  return {after_a_year(safe + cut), after_a_year(unsafe + cut)};
}

}  // namespace

TEST_CASE("safety reaches content, retention, firms, wages and rents") {
  const auto [good, bad] = lives({});
  CHECK(bad.satisfaction < good.satisfaction);
  CHECK(bad.stayed < 0.99 * good.stayed);
  CHECK(bad.posts < good.posts);    // hands are missing
  CHECK(bad.offers > good.offers);  // and bid for
  CHECK(bad.vacant > good.vacant);  // rooms stand empty
  // Which way rents go is open: who moves out lets a landlord ask anew, more where rooms go fast, less where they
  // stand.
  CHECK(bad.rents != good.rents);
}

TEST_CASE("whoever is asked to wait in vain for a service is less content, and more of them leave") {
  const Sets served{"requests.ordinary.useful=1"}, unserved{"requests.ordinary.useful=0"},
      asks{"requests.rate.noise_dispute=10", "requests.staff=2", "housing.satisfaction.service=5"};
  const Standing good = after_a_year(served + asks), bad = after_a_year(unserved + asks);
  CHECK(bad.satisfaction < good.satisfaction);
  CHECK(bad.stayed < good.stayed);
  const Sets cut{"housing.satisfaction.service=0", "requests.learning=0"};
  CHECK(after_a_year(served + asks + cut) == after_a_year(unserved + asks + cut));
}

TEST_CASE("cut: content to who stays") {
  const auto [good, bad] = lives({"migration.taste.amenity.basic=0", "migration.taste.amenity.technician=0",
                                  "migration.taste.amenity.graduate=0", "migration.taste.amenity.high_level=0",
                                  "migration.leaving.victim=0", "housing.search.dissatisfied=0",
                                  "housing.search.victim=0", "housing.taste.safety=0", "housing.taste.cameras=0"});
  CHECK(bad.satisfaction < good.satisfaction);
  CHECK(bad.stayed == good.stayed);
  CHECK(bad.posts == good.posts);
  CHECK(bad.offers == good.offers);
  CHECK(bad.rents == good.rents);
}

TEST_CASE("cut: missing hands to firms' size") {
  const auto [good, bad] = lives({"labour.growth.response=0", "labour.local.speed=0"});
  CHECK(bad.stayed < good.stayed);
  CHECK(bad.posts == good.posts);
  CHECK(bad.offers > good.offers);
}

TEST_CASE("cut: missing hands to wages") {
  const auto [good, bad] = lives({"labour.wage.speed=0"});
  CHECK(bad.stayed < good.stayed);
  CHECK(bad.posts < good.posts);
  CHECK(bad.offers == good.offers);
}

TEST_CASE("cut: empty rooms to rents") {
  const auto [good, bad] = lives({"housing.landlord.cut=0", "housing.landlord.raise=0", "housing.upgrade.base=-20"});
  CHECK(bad.stayed < good.stayed);
  CHECK(bad.rents == good.rents);
}

namespace {

/// What rent and pay mean to who stays, cut; with what pay means to whom firms promote and call back.
const Sets money_cut{"migration.leaving.burden=0",
                     "migration.taste.income.basic=0",
                     "migration.taste.income.technician=0",
                     "migration.taste.income.graduate=0",
                     "migration.taste.income.high_level=0",
                     "housing.satisfaction.burden=0",
                     "housing.search.burden=0",
                     "housing.taste.rent=0",
                     "housing.affordable_burden=5",
                     "labour.taste.wage=0",
                     "labour.learning.basic=0",
                     "labour.learning.graduate=0",
                     "migration.bonus.most=0"};

/// What pay does beside: shops and services grow with it, and a household looks for a home near the job that pays most.
const Sets pay_cut = money_cut + Sets{"labour.local.speed=0", "housing.choice.known_near_job=0",
                                      "housing.taste.commute=0", "housing.search.far_job=0"};

}  // namespace

TEST_CASE("rents reach who can stay; cut, they do not") {
  const Sets low{"housing.landlord.raise=0"},
      high{"housing.landlord.raise=1", "housing.landlord.raise_most=0.3", "housing.landlord.review=4"};
  const Standing cheap = after_a_year(low), dear = after_a_year(high);
  CHECK(dear.rents > cheap.rents + 0.5);
  CHECK(dear.stayed < cheap.stayed);

  const Standing cheap_cut = after_a_year(low + money_cut), dear_cut = after_a_year(high + money_cut);
  CHECK(dear_cut.rents > cheap_cut.rents + 0.5);
  CHECK(dear_cut.stayed == cheap_cut.stayed);
}

TEST_CASE("wages reach who stays; cut, they do not") {
  const Sets low{"labour.wage.minimum=1720"}, high{"labour.wage.minimum=9000"};
  const Standing poor = after_a_year(low), rich = after_a_year(high);
  CHECK(rich.offers > poor.offers + 0.1);
  CHECK(rich.stayed > poor.stayed);

  const Standing poor_cut = after_a_year(low + pay_cut);
  Standing rich_cut = after_a_year(high + pay_cut);
  CHECK(rich_cut.offers > poor_cut.offers + 0.1);
  rich_cut.offers = poor_cut.offers;
  CHECK(rich_cut == poor_cut);
}
