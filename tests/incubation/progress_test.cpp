#include <doctest/doctest.h>

#include "models/incubation/founding.hpp"
#include "models/incubation/stock.hpp"
#include "tests/incubation/hosts.hpp"

using namespace tenure;
using namespace tenure::testing;

namespace {

IncubationParameters failing() {
  IncubationParameters at = idle_teams();
  at.survival_one = 0.85, at.survival_three = 0.62, at.survival_five = 0.48;
  return at;
}

/// Fills the first host with `teams` teams of the potential given by their number.
template <class F>
void fill(District& d, std::uint32_t teams, F&& potential_of) {
  for (std::uint32_t i = 0; i < teams; ++i)
    admit_team(d, {d.candidate_teams++, 0, 5, static_cast<float>(potential_of(i))}, HostId{0}, teams_from);
}

double mean_potential(const District& d, TeamFate fate) {
  double sum = 0, n = 0;
  for (const TeamId t : Ids<TeamTable>(d.teams.size()))
    if (d.teams.fate[t] == fate) sum += d.teams.potential[t], n += 1;
  return sum / n;
}

}  // namespace

TEST_CASE("the survival curve goes through its three points and falls in between") {
  const IncubationParameters at = failing();
  CHECK(team_survival(0, at) == 1);
  CHECK(team_survival(1, at) == doctest::Approx(0.85));
  CHECK(team_survival(3, at) == doctest::Approx(0.62));
  CHECK(team_survival(5, at) == doctest::Approx(0.48));
  CHECK(team_survival(2, at) == doctest::Approx(std::sqrt(0.85 * 0.62)));
  CHECK(team_survival(7, at) == doctest::Approx(0.48 * 0.48 / 0.62));
}

TEST_CASE("of many teams as many survive one, three and five years as the curve says") {
  constexpr std::uint32_t teams = 20'000;
  District d = hosting(teams);
  d.places_at_start = 0;  // nobody else comes
  fill(d, teams, [](auto) { return 1.0; });
  const IncubationParameters at = failing();
  int day = 0;
  for (const auto& [years, share] : {std::pair{1, 0.85}, {3, 0.62}, {5, 0.48}}) {
    const int until = static_cast<int>(years * days_per_year);
    live(d, at, until - day, day);
    day = until;
    // Teams are asked once a month: those seen 0 to 29 days ago.
    CHECK(d.hosts.taken[HostId{0}] / double(teams) ==
          doctest::Approx(team_survival(years - 15 / days_per_year, at)).epsilon(0.015));
    CHECK(d.hosts.taken[HostId{0}] / double(teams) == doctest::Approx(share).epsilon(0.03));
  }
}

TEST_CASE("selection: without support those who graduate are of higher potential than those who came") {
  IncubationParameters at = failing();
  at.progress = 0.25, at.potential_spread = 0.5, at.longest_stay = 4;
  at.support_progress = 0.5;
  District d = hosting(5000);
  d.places_at_start = 0;
  fill(d, 5000, [&](std::uint32_t i) { return make_team(d, i, at, team_luck).team.potential; });
  const Course course = live(d, at, 1600);
  CHECK(course.graduated > 500);
  CHECK(course.left > 500);
  CHECK(mean_potential(d, TeamFate::graduated) > 1.2);
  CHECK(mean_potential(d, TeamFate::left) < 0.9);
  // Failing knows nothing of potential; it only finds the slow there for longer.
  CHECK(mean_potential(d, TeamFate::failed) == doctest::Approx(1).epsilon(0.1));
}

TEST_CASE("treatment: among teams of one potential only support makes a difference, and it is as large as configured") {
  IncubationParameters at = idle_teams();
  at.progress = 0.25, at.support_progress = 0.5;
  District d = hosting(300);
  d.places_at_start = 0;
  const HostId supported = add_host(d, 300);
  d.places_at_start = 0;
  d.hosts.support[supported] = 1;
  for (std::uint32_t i = 0; i < 600; ++i)
    admit_team(d, {d.candidate_teams++, 0, 5, 1}, i % 2 == 0 ? supported : HostId{0}, teams_from);
  const int month = 30;
  live(d, at, static_cast<int>(4 / 1.5 * days_per_year) + month + 1);
  CHECK(d.hosts.taken[supported] == 0);
  CHECK(d.hosts.taken[HostId{0}] == 300);
  live(d, at, static_cast<int>(4 / 3.0 * days_per_year), static_cast<int>(4 / 1.5 * days_per_year) + month + 1);
  CHECK(d.hosts.taken[HostId{0}] == 0);
}

TEST_CASE("support does more for teams of higher potential, and nothing where its effect is nil") {
  IncubationParameters at = idle_teams();
  at.progress = 0.25, at.support_progress = 0.2;
  const auto gain = [&](double potential) {
    return progress_rate(potential, 1, false, at) / progress_rate(potential, 0, false, at);
  };
  CHECK(gain(1) == doctest::Approx(1.2));
  CHECK(gain(2) == doctest::Approx(1.4));
  at.support_progress = 0;
  CHECK(gain(2) == 1);
  at.partner_progress = 0.3;
  CHECK(progress_rate(2, 0, true, at) == doctest::Approx(1.3 * progress_rate(2, 0, false, at)));
}

TEST_CASE("teams find partners at the configured rate, among open enterprises with staff only") {
  District d = hosting(4000);
  d.places_at_start = 0;
  const EnterpriseId staffed = add_enterprise(d, CommunityId{0}, {100, 0});
  const EnterpriseId nobody = add_enterprise(d, CommunityId{0}, {200, 0});
  const EnterpriseId far = add_enterprise(d, CommunityId{0}, {9000, 0});
  d.enterprises.headcount[staffed] = d.enterprises.headcount[far] = {5, 0, 0, 0};
  fill(d, 4000, [](auto) { return 1.0; });
  IncubationParameters at = idle_teams();
  at.partner_hazard = 0.5;
  live(d, at, static_cast<int>(days_per_year));
  int with = 0;
  for (const EnterpriseId partner : d.teams.partner.span()) {
    with += partner.exists();
    CHECK(partner != nobody);
    CHECK(partner != far);
  }
  CHECK(with / 4000.0 == doctest::Approx(1 - std::exp(-0.5 * 350 / days_per_year)).epsilon(0.05));
  close_down(d, staffed, teams_from);
  for (const EnterpriseId partner : d.teams.partner.span()) CHECK_FALSE(partner.exists());
}

TEST_CASE("teams of the first day stand as a steady stream would leave them: their number neither grows nor falls") {
  IncubationParameters at = failing();
  at.progress = 0.3, at.potential_spread = 0.5, at.longest_stay = 4;
  District d = hosting(100'000);
  fill(d, 5000, [](auto) { return 1.0; });
  const auto standing = standing_teams(d, at, team_luck, teams_from);
  double stay = 0, slow = 0;
  for (const TeamId t : Ids<TeamTable>(d.teams.size())) {
    d.teams.entered[t] = standing[t].entered, d.teams.potential[t] = standing[t].potential;
    d.teams.progress[t] = standing[t].progress;
    CHECK(standing[t].progress < 1);
    stay += (teams_from - standing[t].entered) / days_per_year / 5000;
    slow += standing[t].potential < 1;
  }
  CHECK(slow / 5000 > 0.6);  // of those who come 0.6
  // How long teams stay is measured in a district that begins empty; as many then come to the full one as go.
  District empty = hosting(100'000);
  at.arrivals = 0.02;
  live(empty, at, 2500);
  const Course course = live(empty, at, 2000, 2500);
  const double mean_time = course.team_days / course.came;  // [day]
  District full = std::move(d);
  full.places_at_start = 100'000;
  at.arrivals = 5000 / mean_time * days_per_year / 100'000;
  live(full, at, 700);
  CHECK(full.hosts.taken[HostId{0}] == doctest::Approx(5000).epsilon(0.04));
  CHECK(stay > 1);
}

TEST_CASE("a graduate founds an enterprise near its host, with its posts, skills and productivity") {
  District d = hosting(10);
  const EnterpriseId there = add_enterprise(d, CommunityId{0}, {10, 0});
  d.enterprises.target[there] = {4, 0, 2, 0};
  const TeamId team = admit_team(d, {7, 0, 6, 4}, HostId{0}, teams_from);
  IncubationParameters at = idle_teams();
  at.graduate_productivity = 0.5;
  FirmTurnoverParameters firms;
  firms.entry_distance = 50;
  const NewEnterprise e = enterprise_of(d, team, going_terms(d.enterprises), at, firms, team_luck);
  CHECK(e.posts == BySkill<float>{0, 0, 6, 6});
  CHECK(e.productivity == doctest::Approx(2));
  CHECK(e.wage_offer[2] == 7000);
  CHECK(distance(e.site, d.hosts.site[HostId{0}]) <= 50);
  CHECK(e.host == HostId{0});
  found(d, std::vector{e}, teams_from);
  CHECK(d.enterprise_index.size() == 2);
  CHECK(d.enterprises.open(EnterpriseId{1}));
}
