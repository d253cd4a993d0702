#include "models/incubation/progressing.hpp"

#include <array>
#include <cmath>
#include <limits>

#include "models/state/purposes.hpp"
#include "sim/parallel.hpp"

namespace tenure {

double progress_rate(double potential, double support, bool has_partner, const IncubationParameters& at) {
  const double with_support = potential * (1.0 + at.support_progress * support * potential);
  return at.progress * with_support * (1.0 + (has_partner ? at.partner_progress : 0.0));
}

double team_survival(double years, const IncubationParameters& at) {
  struct Knot {
    double years, log;
  };
  const std::array<Knot, 4> knots{{{0.0, 0.0},
                                   {1.0, std::log(at.survival_one)},
                                   {3.0, std::log(at.survival_three)},
                                   {5.0, std::log(at.survival_five)}}};
  std::size_t k = 0;
  while (k + 2 < knots.size() && years > knots[k + 1].years) ++k;
  const double slope = (knots[k + 1].log - knots[k].log) / (knots[k + 1].years - knots[k].years);
  return std::exp(knots[k].log + slope * (years - knots[k].years));
}

double chance_of_failing(double from, double to, double support, const IncubationParameters& at) {
  const double survives = team_survival(to, at) / team_survival(from, at);
  return 1.0 - std::pow(survives, std::exp(at.support_survival * support));
}

namespace {

/// One of the open enterprises in reach, with chances proportional to their staff, by the one draw of each pair.
EnterpriseId partner_of(const District& d, TeamId team, const IncubationParameters& at, const Luck& luck) {
  EnterpriseId best;
  double least = std::numeric_limits<double>::infinity();
  d.enterprise_index.within(d.hosts.site[d.teams.host[team]], at.partner_reach, [&](std::uint32_t row, double) {
    const EnterpriseId e{row};
    const double staff = d.enterprises.staff(e);
    if (!d.enterprises.open(e) || staff <= 0) return;
    const double u = to_unit(pair_bits(luck, purpose::team_partner, d.teams.luck[team], d.enterprises.luck[e], {}));
    const double waits = -std::log(u) / staff;
    if (waits < least) least = waits, best = e;
  });
  return best;
}

}  // namespace

std::vector<TeamMonth> team_months(const District& d, const IncubationParameters& at, const Luck& luck, Day today) {
  const TeamTable& teams = d.teams;
  const auto due = d.team_turns.due(today);
  return parallel_gather<TeamMonth>(due.size(), [&](std::size_t row, std::vector<TeamMonth>& out) {
    const TeamId team = due[row];
    if (teams.fate[team] != TeamFate::there || teams.seen[team] >= today) return;
    const double support = d.hosts.support[teams.host[team]];
    const double from = (teams.seen[team] - teams.entered[team]) / days_per_year;
    const double to = (today - teams.entered[team]) / days_per_year;
    TeamMonth month{team, teams.progress[team], teams.partner[team], TeamFate::there};
    Stream draws(luck, purpose::team_month, teams.luck[team], today);
    const double fails = draws.uniform(), meets = draws.uniform();
    month.progress +=
        static_cast<float>(progress_rate(teams.potential[team], support, month.partner.exists(), at) * (to - from));
    if (fails < chance_of_failing(from, to, support, at))
      month.fate = TeamFate::failed;
    else if (month.progress >= 1)
      month.fate = TeamFate::graduated;
    else if (to >= at.longest_stay)
      month.fate = TeamFate::left;
    else if (!month.partner.exists() &&
             meets < -std::expm1(-(at.partner_hazard + at.partner_support * support) * (to - from)))
      month.partner = partner_of(d, team, at, luck);
    out.push_back(month);
  });
}

}  // namespace tenure
