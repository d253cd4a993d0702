/// What talent policy can do and what it cannot: cash draws people where there is work for them, most of the paid would
/// be here anyway, and a school place holds a family for as long as there is one. All of it in pairs of worlds that
/// share their luck.

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "models/district/world.hpp"
#include "tests/whole/small_district.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

constexpr auto graduate = static_cast<std::size_t>(Skill::graduate);
constexpr std::uint32_t lives = 3;

/// The baseline with one programme.
Scenario with_programme(const Scenario& base, const std::string& programme) {
  Scenario with =
      parse_scenario(base.resolved_text() + "\n[[intervention]]\nwhere = \"everywhere\"\n" + programme, base.path);
  with.district = base.district;
  return with;
}

double of_graduates(const Replicate& r, Outcome outcome) {
  const std::vector<double>& all = r.values[static_cast<std::size_t>(outcome)];
  double sum = 0;
  for (std::size_t i = graduate; i < all.size(); i += skills) sum += all[i];
  return sum;
}

/// Sums over lives of what an allowance for graduates does.
struct Effect {
  double base = 0, came = 0;  ///< [person] graduates who came, without and with it
  double tipped = 0;          ///< of `came`, who would not have, all else as it was
  /// [person] who were paid, and of them who came in these days, and of those who came to the world without it too
  std::int64_t paid = 0, paid_came = 0, paid_anyway = 0;
  double in_vain = 0;  ///< [1] share of the paid who would be here without it

  [[nodiscard]] double drawn() const { return came - base; }
};

/// Half of a graduate's wage again, for whoever has come within two years and works here: some twelve times what is
/// paid anywhere, so that what it does stands above the luck of a small district.
Effect of_allowance(const Scenario& base, const District& from) {
  const Scenario with =
      with_programme(base,
                     "kind = \"talent_allowance\"\nname = \"cash\"\nstart = 2022-03-01\namount = 100000\ndelay = 0\n"
                     "[[intervention.tier]]\nname = \"graduates\"\nskill = \"graduate\"\nmonthly = 4000\nmonths = 36\n"
                     "newcomer_years = 2\n");
  const std::array arms{&base, &with};
  Effect sum;
  TalentInCommon all;
  for (std::uint32_t r = 0; r < lives; ++r) {
    const std::vector<Replicate> pair = simulate_together(arms, from, r, {});
    sum.base += of_graduates(pair[0], Outcome::inflow);
    sum.came += of_graduates(pair[1], Outcome::inflow);
    sum.tipped += of_graduates(pair[1], Outcome::inflow) - of_graduates(pair[1], Outcome::inflow_anyway);
    const TalentInCommon both = in_common(pair[0].talent, pair[1].talent);
    all.paid += both.paid, all.paid_came += both.paid_came;
    all.paid_anyway += both.paid_anyway, all.paid_kept += both.paid_kept;
  }
  sum.paid = all.paid, sum.paid_came = all.paid_came, sum.paid_anyway = all.paid_anyway;
  sum.in_vain = all.paid_in_vain();
  return sum;
}

}  // namespace

TEST_CASE("an allowance draws graduates where there is work for them, and hardly one where no post is a graduate's") {
  const Scenario base = small("baseline");
  const District from = first_day(base);
  const Effect work = of_allowance(base, from);

  District without = from;
  for (const EnterpriseId e : Ids<EnterpriseTable>(without.enterprises.size()))
    without.enterprises.target[e][graduate] = 0;
  const Effect no_work = of_allowance(base, without);

  // With a taste of 1.5 for ln income, and a third of the allowance believed in, some 15 % more income and, at first,
  // up to 20 % more who come; over a year that begins before the programme, and with rents and queues, about half.
  CHECK(work.drawn() > 0.05 * work.base);
  CHECK(work.drawn() < 0.20 * work.base);
  // Two ways to tell whom it draws: one world's own choices weighed with and without it, and two worlds side by side.
  CHECK(work.drawn() > 0.7 * work.tipped);
  CHECK(work.drawn() < 1.4 * work.tipped);
  // Of seven in ten (Del Carpio et al. 2016, a reform that worked) to nearly all (Bartik 2018) who are paid as
  // newcomers would have come anyway; and most of the paid were here before.
  const double anyway = static_cast<double>(work.paid_anyway) / static_cast<double>(work.paid_came);
  CHECK(work.paid_came > 100);
  CHECK(anyway > 0.7);
  CHECK(anyway < 0.98);
  CHECK(work.in_vain > anyway);
  CHECK(work.in_vain < 0.99);

  // Who comes without work to come to hopes for no allowance either, as that ends with a job.
  CHECK(no_work.base > 50);
  CHECK(std::abs(no_work.drawn()) <= 0.02 * work.drawn());
  CHECK(no_work.tipped <= 0.02 * work.tipped);
  CHECK(static_cast<double>(no_work.paid) < 0.03 * static_cast<double>(work.paid));
}

namespace {

/// Families that came from elsewhere, with children of school age, on the day on which places would be given.
struct Families {
  std::vector<HouseholdId> all;

  explicit Families(const District& d) {
    for (const HouseholdId h : Ids<HouseholdTable>(d.households.size()))
      if (d.households.members[h] > 0 && d.households.school_children[h] > 0 && d.households.registered_here[h] == 0)
        all.push_back(h);
  }
  [[nodiscard]] double here(const District& d) const {
    return static_cast<double>(
        std::count_if(all.begin(), all.end(), [&](HouseholdId h) { return d.households.members[h] > 0; }));
  }
};

}  // namespace

TEST_CASE("school places hold families for as long as there are any") {
  const std::string places =
      "kind = \"integrated_services\"\nname = \"school\"\nstart = 2022-03-01\namount = 1\nskills = [\"basic\", "
      "\"technician\", \"graduate\", \"high_level\"]\n";
  const std::string items =
      "[[intervention.service]]\nname = \"primary\"\ncategory = \"schooling\"\nfor_whom = \"primary_pupils\"\n"
      "capacity = 100000\ncounted = \"places\"\ndelay = 0\n"
      "[[intervention.service]]\nname = \"junior\"\ncategory = \"schooling\"\nfor_whom = \"junior_pupils\"\n"
      "capacity = 100000\ncounted = \"places\"\ndelay = 0\n";
  const Scenario base = small("baseline", {"run.until=2024-03-01", "talent.service.apply=0.2"});
  const Scenario kept = with_programme(base, places + items),
                 withdrawn = with_programme(base, places + "end = 2023-03-01\n" + items);
  const Day start = *parse_day("2022-03-01"), end = *parse_day("2023-03-01"), until = *parse_day("2024-03-01");
  const District from = first_day(base);
  std::array<double, 3> first_year{}, second_year{};  // [household] that leave: no places, kept, withdrawn
  double families = 0;
  for (std::uint32_t r = 0; r < lives; ++r) {
    World none(base, from, r);
    for (Day today = first_simulated_day(base); today < start; ++today) none.live(today);
    const Families cohort(none.district());
    families += cohort.here(none.district());
    World with_all(none, kept), with_some(none, withdrawn);
    std::size_t i = 0;
    for (World* world : {&none, &with_all, &with_some}) {
      const double at_start = cohort.here(world->district());
      for (Day today = start; today < end; ++today) world->live(today);
      const double at_end = cohort.here(world->district());
      for (Day today = end; today < until; ++today) world->live(today);
      first_year[i] += at_start - at_end;
      second_year[i] += at_end - cohort.here(world->district());
      ++i;
    }
  }
  const auto [none_first, kept_first, withdrawn_first] = first_year;
  const auto [none_second, kept_second, withdrawn_second] = second_year;
  CHECK(families > 1000);
  CHECK(kept_first == withdrawn_first);  // nobody knows yet that places will be withdrawn
  // A place worth 0.5 lowers the hazard to 2 / (1 + e^0.5) = 0.75 where here and elsewhere are worth the same, once a
  // family has one; most have asked by the summer.
  CHECK(kept_first < 0.93 * none_first);
  CHECK(kept_first > 0.70 * none_first);
  // In the second year those who keep their place leave more seldom still; those who lost it leave as if they had never
  // had one.
  const double staying = families - kept_first, without = families - none_first;
  CHECK(kept_second / staying < 0.93 * none_second / without);
  CHECK(kept_second / staying > 0.65 * none_second / without);
  CHECK(withdrawn_second / staying > 0.9 * none_second / without);
  CHECK(withdrawn_second / staying < 1.15 * none_second / without);
  // So the families held by places become more while there are places, and no more from the day on which there are not.
  const double held = none_first - kept_first;
  CHECK(held + none_second - kept_second > 1.3 * held);
  CHECK(held + none_second - withdrawn_second < 1.1 * held);
}
