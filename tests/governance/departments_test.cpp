#include <cmath>

#include <doctest/doctest.h>

#include "models/governance/office_hours.hpp"
#include "models/state/invariants.hpp"
#include "tests/governance/town_hall.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

/// Erlang C: the chance that a customer of M/M/c must wait, `offered` being the load in servers (Erlang 1917).
double erlang_c(int servers, double offered) {
  double term = 1, sum = 1;  // offered^k / k!
  for (int k = 1; k < servers; ++k) sum += term *= offered / k;
  const double all_busy = term * offered / servers / (1 - offered / servers);
  return all_busy / (sum + all_busy);
}

struct Waits {
  double waiting = 0, mean = 0;
};

/// Waits of requests that one department with `staff` serves, from the draws of their service times.
Waits waits(int households, double per_day, float staff, float hours, const RequestParameters& p) {
  const auto n = static_cast<std::uint32_t>(households);
  District d = town_hall(n, staff, hours);
  const auto intake = poisson_intake(n, per_day, monday);
  const int days = static_cast<int>(households / per_day) + 60;
  const double servers = std::ceil(staff);
  Waits w;
  const auto replies = serve(d, intake, p, monday, days);
  REQUIRE(replies.size() == n);
  for (const Reply& r : replies) {
    const double raised = intake[r.household.value].request.at;
    const double wait = r.days - service_days(r.household.value, raised, hours * servers / staff);
    w.waiting += wait > 1e-6;
    w.mean += wait;
  }
  return {w.waiting / n, w.mean / n};
}

Intake ask(std::uint32_t household, double at, bool at_desk = false) {
  return {{HouseholdId{household}, RequestKind::safety, at}, at_desk};
}

}  // namespace

TEST_CASE("Erlang C itself: one server waits with probability rho; two servers at a load of one, with one third") {
  CHECK(erlang_c(1, 0.7) == doctest::Approx(0.7));
  CHECK(erlang_c(2, 1.0) == doctest::Approx(1.0 / 3));
}

TEST_CASE("round the clock with constant rates a department is M/M/c: waits as Erlang C") {
  struct Case {
    int servers;
    double rho;
  };
  for (const auto& [servers, rho] : {Case{1, 0.6}, Case{3, 0.7}, Case{8, 0.85}}) {
    CAPTURE(servers);
    const double per_day = 60;
    const double service = servers * rho / per_day;  // [day]
    const Waits w =
        waits(30000, per_day, static_cast<float>(servers), static_cast<float>(service * 24), round_the_clock());
    const double must_wait = erlang_c(servers, servers * rho);
    CHECK(w.waiting == doctest::Approx(must_wait).epsilon(0.05));
    CHECK(w.mean == doctest::Approx(must_wait / (servers / service - per_day)).epsilon(0.1));
  }
}

TEST_CASE("staff of a half works at half the speed: the load on its one server is the same") {
  const double per_day = 60;
  const Waits half = waits(20000, per_day, 0.5f, static_cast<float>(0.5 * 0.6 / per_day * 24), round_the_clock());
  CHECK(half.waiting == doctest::Approx(0.6).epsilon(0.05));
}

TEST_CASE("departments that rest at night and on weekends make requests wait longer, at the same working capacity") {
  // 40 hours of a week in place of 168: the service takes as much less of a server's time.
  const Waits always = waits(6000, 20, 3, 2.4f, round_the_clock());
  const Waits office = waits(6000, 20, 3, 2.4f * 40 / 168, office_hours());
  CHECK(office.mean > 2 * always.mean);
  CHECK(office.mean > 0.4);  // most come while the office is closed
}

TEST_CASE("nothing is answered outside office hours") {
  District d = town_hall(2000, 4, 3);
  const auto intake = poisson_intake(2000, 20, monday);
  for (const Reply& r : serve(d, intake, office_hours(), monday, 120)) {
    const double when = intake[r.household.value].request.at + r.days;
    const double hour = (when - std::floor(when)) * 24;
    CHECK(hour >= 9);
    CHECK(hour <= 17 + 1e-6);
    CHECK(static_cast<int>(std::floor(when) - monday.value) % 7 < 5);
  }
}

TEST_CASE("work goes on where it stopped: over the night, the weekend and the Spring Festival") {
  RequestParameters p = office_hours();
  p.festival_days = 7;
  const std::vector<Day> festivals{monday + 7};
  const OfficeHours hours(p, festivals);
  CHECK(hours.works_on(monday));
  CHECK_FALSE(hours.works_on(monday + 5));
  CHECK_FALSE(hours.works_on(monday + 7));
  CHECK(hours.works_on(monday + 14));
  const auto at = [](int day, double hour) { return monday.value + day + hour / 24; };
  CHECK(hours.after_work(at(0, 10), 2) == doctest::Approx(at(0, 12)));
  CHECK(hours.after_work(at(0, 16), 2) == doctest::Approx(at(1, 10)));
  CHECK(hours.after_work(at(4, 16), 2) == doctest::Approx(at(14, 10)));
  CHECK(hours.after_work(at(0, 9), 23) == doctest::Approx(at(2, 16)));
}

TEST_CASE("what waits too long goes up a level and is served before the others; a desk's request before its equals") {
  RequestParameters p = round_the_clock();
  p.escalate_days = 5;
  District d = town_hall(5, 0, 1);
  serve(d, {ask(0, monday.value + 0.5)}, p, monday, 6);  // nobody works: it goes up on the sixth morning
  serve(d, {ask(1, monday.value + 6.1), ask(2, monday.value + 6.2, true), ask(3, monday.value + 6.3)}, p, monday + 6,
        1);
  d.departments.staff[DepartmentId{0}] = 1;
  std::vector<std::uint32_t> order;
  for (const Reply& r : serve(d, {}, p, monday + 7, 3)) order.push_back(r.household.value);
  CHECK(order == std::vector<std::uint32_t>{0, 2, 1, 3});
}

TEST_CASE("without staff a request goes up twice and is dropped; rows are used again") {
  RequestParameters p = round_the_clock();
  p.escalate_days = 5;
  p.give_up_days = 10;
  District d = town_hall(300, 0, 1);
  int escalated = 0;
  std::size_t most_open = 0;
  std::vector<Reply> replies;
  for (int t = 0; t < 300; ++t) {
    const auto household = static_cast<std::uint32_t>(t);
    RequestDay day = serve_requests(d, {ask(household, monday.value + t + 0.5)}, p, town_luck, monday + t);
    d.requests = std::move(day.requests);
    escalated += static_cast<int>(day.escalations.size());
    most_open = std::max(most_open, d.requests.open());
    replies.insert(replies.end(), day.replies.begin(), day.replies.end());
  }
  CHECK(most_open <= 22);
  CHECK(d.requests.size() <= 23);
  CHECK(d.requests.dropped == 300 - static_cast<std::int64_t>(d.requests.open()));
  CHECK(escalated > 550);
  for (const Reply& r : replies) {
    CHECK_FALSE(r.answered);
    CHECK(r.days == doctest::Approx(20.5));
  }
}

TEST_CASE("requests raised = handled + dropped + open, on every day, and each open one waits in one place") {
  RequestParameters p = office_hours();
  p.ordinary = {.dispatched = 0.5, .dispatch_hours = 6, .misrouted = 0.3, .useful = 0.5};
  p.escalate_days = 3;
  p.give_up_days = 4;
  District d = town_hall(1500, 2, 6);
  PopulationBook book;
  book.at_start = 1500;
  const auto intake = poisson_intake(1500, 15, monday);
  for (int t = 0; t < 110; ++t) {
    std::vector<Intake> today;
    for (const Intake& i : intake)
      if (static_cast<int>(i.request.at) == monday.value + t) today.push_back(i);
    if (t == 30)
      for (std::uint32_t h = 0; h < 400; ++h) leave(d, HouseholdId{h}, monday + t), ++book.departures;
    std::erase_if(today, [&](const Intake& i) { return d.households.members[i.request.household] == 0; });
    d.requests = serve_requests(d, today, p, town_luck, monday + t).requests;
    REQUIRE(broken_invariants(d, book, monday + t) == std::vector<std::string>{});
  }
  CHECK(d.requests.dropped > 0);
  CHECK(d.requests.handled > 500);
}

TEST_CASE("a request that is counted nowhere is told") {
  District d = town_hall(1, 1, 1);
  PopulationBook book;
  book.at_start = 1;
  serve(d, {ask(0, monday.value + 0.5)}, office_hours(), monday, 0);
  d.requests.raised_in_all = 1;
  CHECK(broken_invariants(d, book, monday) ==
        std::vector<std::string>{"1 requests were raised, but 0 handled + 0 dropped + 0 open = 0"});
}

TEST_CASE("the branch answers what it can, and all where there is no department; nobody answers one who has left") {
  RequestParameters p = round_the_clock();
  p.ordinary.dispatched = 0.4;
  District d = town_hall(4000, 4000, 1);
  int by_branch = 0;
  for (const Reply& r : serve(d, poisson_intake(4000, 400, monday), p, monday, 30)) by_branch += !r.department.exists();
  CHECK(by_branch == doctest::Approx(0.6 * 4000).epsilon(0.05));

  District none;
  add_village(none, {.buildings = 1, .rooms = 1});
  add_household(none, DwellingId{0});
  const auto replies = serve(none, {ask(0, monday.value + 0.5)}, round_the_clock(), monday, 2);
  REQUIRE(replies.size() == 1);
  CHECK(replies[0].answered);

  District left = town_hall(1, 0, 1);
  serve(left, {ask(0, monday.value + 0.5)}, round_the_clock(), monday, 1);
  leave(left, HouseholdId{0}, monday);
  left.departments.staff[DepartmentId{0}] = 1;
  const auto told = serve(left, {}, round_the_clock(), monday + 1, 1);
  REQUIRE(told.size() == 1);
  CHECK_FALSE(told[0].answered);
}

TEST_CASE(
    "a desk's requests go on sooner, are answered at the branch more often and usefully more often, by the same luck") {
  RequestParameters p = round_the_clock();
  p.ordinary = {.dispatched = 0.41, .dispatch_hours = 6.32, .misrouted = 0.15, .useful = 0.55};
  p.desk = {.dispatched = 0.25, .dispatch_hours = 3.07, .misrouted = 0.03, .useful = 0.75};
  auto intake = poisson_intake(3000, 100, monday);
  District a = town_hall(3000, 100, 4), b = a;
  const auto ordinary = serve(a, intake, p, monday, 60);
  for (Intake& i : intake) i.at_desk = true;
  const auto desk = serve(b, intake, p, monday, 60);
  REQUIRE(ordinary.size() == 3000);
  REQUIRE(desk.size() == 3000);
  std::vector<const Reply*> before(3000);
  for (const Reply& r : ordinary) before[r.household.value] = &r;
  for (const Reply& r : desk) {
    const Reply& was = *before[r.household.value];
    CHECK(r.useful >= was.useful);
    CHECK(r.days <= was.days + 1e-9);
    CHECK(r.department.exists() <= was.department.exists());
  }
}

TEST_CASE("a request goes to the department of its kind that has the least in hand") {
  District d = town_hall(100, 0, 1);
  d.departments.kinds[DepartmentId{0}] = 1u << static_cast<unsigned>(RequestKind::labour);
  for (int i = 0; i < 2; ++i) {
    d.departments.name.push("Police");
    d.departments.kinds.push(1u << static_cast<unsigned>(RequestKind::safety));
    d.departments.staff.push(i == 0 ? 1 : 3);
    d.departments.service_hours.push(1000);
  }
  serve(d, poisson_intake(100, 100, monday), round_the_clock(), monday, 3);
  CHECK(d.requests.loads[0].open() == 0);
  CHECK(static_cast<double>(d.requests.loads[2].open()) == doctest::Approx(75).epsilon(0.05));
}

TEST_CASE("a department that no file describes has the staff that the book gives to so many residents") {
  District d = town_hall(500, -1, -1);
  const DepartmentTable t = staffed(d, round_the_clock());
  CHECK(t.staff[DepartmentId{0}] == 0.5f);
  CHECK(t.service_hours[DepartmentId{0}] == 8);
}
