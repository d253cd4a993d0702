/// EC1 to EC5: firm sizes, stays, wages and commuting after two years without any programme, and how unemployment and
/// open posts move together where demand for labour is shocked.
///
/// The first day is made from some of the same studies (sizes, stays, spread of wages), so that a pass says that two
/// years of choices keep a pattern, not that they bring it about; only EC4 in part and EC5 owe nothing to the first day.

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "analysis/patterns_distributions.hpp"
#include "app/patterns_worlds.hpp"
#include "models/labour/force.hpp"

namespace tenure {

namespace {

constexpr int years = 2, year = 365, quarter = 91, quarters = 4;
constexpr double shock = 0.1;      ///< [1/year] added to the growth of posts
constexpr double near_by = 5000;   ///< [m]
constexpr std::array stay_edges{0.0, 1.0, 3.0, 5.0, 10.0};  ///< [year]
/// Xia, Zhu, Lin & Ke 2018, Progress in Geography 37(3), migrants of the Pearl River Delta.
constexpr std::array stays_told{0.384, 0.253, 0.135, 0.149, 0.079};
constexpr double stays_within = 0.05;

/// Unemployment and open posts per person in the labour force, means of each quarter of the first year.
struct Tightness {
  std::array<double, quarters> jobless{}, open{};
};

void count_tightness(const World& world, int day, Tightness& told) {
  const District& d = world.district();
  double employed = 0, force = 0, open = 0;
  for (const PersonId p : Ids<PersonTable>(d.people.size())) {
    if (d.people.presence[p] != Presence::here) continue;
    const bool works = d.people.employer[p].exists();
    employed += works, force += works || d.people.in_labour_force[p];
  }
  for (const EnterpriseId e : Ids<EnterpriseTable>(d.enterprises.size()))
    for (std::size_t k = 0; k < skills; ++k) open += open_posts(d.enterprises, e, k);
  const auto q = static_cast<std::size_t>(day / quarter);
  told.jobless[q] += 1 - employed / force, told.open[q] += open / force;
}

/// Weekly, so that counting costs little.
bool is_counted(int day) {
  return day < quarters * quarter && day % 7 == 0;
}

struct OfOneLife {
  Tail sizes;
  std::array<double, stay_edges.size()> stays{};
  double shape = 0;
  Spread wages, migrants;
  double minutes = 0, near = 0;
  Comovement beveridge;
};

void look_at_people(const District& d, const LabourParameters& labour, Day today, OfOneLife& life) {
  std::vector<double> all, of_migrants;
  double working = 0, here = 0;
  for (const PersonId p : Ids<PersonTable>(d.people.size())) {
    if (d.people.presence[p] != Presence::here) continue;
    const HouseholdId household = d.people.household[p];
    const bool floating = d.households.registered_here[household] == 0;
    if (floating) {
      const double stayed = (today - d.households.arrival[household]) / days_per_year;
      std::size_t band = 0;
      while (band + 1 < stay_edges.size() && stayed >= stay_edges[band + 1]) ++band;
      life.stays[band] += 1, here += 1;
    }
    if (!d.people.employer[p].exists()) continue;
    all.push_back(d.people.wage[p]);
    if (floating) of_migrants.push_back(d.people.wage[p]);
    const Point home = d.buildings.place[d.dwellings.building[d.households.dwelling[household]]];
    const double metres = distance(home, d.enterprises.site[d.people.employer[p]]);
    working += 1, life.minutes += commute_minutes(metres, labour.commute_speed), life.near += metres <= near_by;
  }
  life.minutes /= working, life.near /= working;
  for (double& share : life.stays) share /= here;
  life.shape = stays_of(life.stays, stay_edges).shape;
  life.wages = log_spread(all), life.migrants = log_spread(of_migrants);
}

OfOneLife measure(const PatternStudy& study, std::uint32_t r) {
  OfOneLife life;
  const Day start = study.scenario.run.start;
  Tightness base;
  live(study, study.scenario, r, start + years * year, [&](Day today, const World& world) {
    const int day = today - start;
    if (is_counted(day)) count_tightness(world, day, base);
    if (day + 1 < years * year) return;
    const District& d = world.district();
    std::vector<double> sizes;
    for (const EnterpriseId e : Ids<EnterpriseTable>(d.enterprises.size())) {
      double heads = 0;
      for (const std::uint32_t n : d.enterprises.headcount[e]) heads += n;
      if (d.enterprises.open(e) && heads > 0) sizes.push_back(heads);
    }
    life.sizes = tail_of(sizes);
    look_at_people(d, study.scenario.parameters.labour, today, life);
  });

  // Departures from the world without a shock, quarter by quarter: the season is the same in all.
  std::vector<double> jobless, open;
  for (const double more : {-shock, shock}) {
    Scenario shocked = study.scenario;
    shocked.parameters.labour.growth_trend += more;
    Tightness told;
    live(study, shocked, r, start + quarters * quarter, [&](Day today, const World& world) {
      if (is_counted(today - start)) count_tightness(world, today - start, told);
    });
    for (std::size_t q = 0; q < quarters; ++q) {
      jobless.push_back(std::log(told.jobless[q] / base.jobless[q]));
      open.push_back(std::log(told.open[q] / base.open[q]));
    }
  }
  life.beveridge = comovement(jobless, open);
  return life;
}

}  // namespace

std::vector<PatternRow> patterns_of_economy(const PatternStudy& study) {
  std::vector<OfOneLife> lives(study.replicates);
  for_each_replicate(study, [&](std::uint32_t r) { lives[r] = measure(study, r); });
  const auto draws = [&](auto&& of) {
    std::vector<double> all;
    for (const OfOneLife& life : lives) all.push_back(of(life));
    return all;
  };
  std::vector<PatternRow> rows{
      measured("EC1", "exponent of the tail of firm sizes", PatternBand{0.9, 1.6}, false,
               draws([](const OfOneLife& l) { return l.sizes.exponent; }),
               fmt::format("1.0 to 1.5 in China, 1.06 in the US; the first day has 1.2. {} firms from {:.0f} people on",
                           lives.front().sizes.in_tail, lives.front().sizes.least))};
  constexpr std::array<std::string_view, stay_edges.size()> bands{"under 1 year", "1 to 3 years", "3 to 5 years",
                                                                  "5 to 10 years", "10 years or longer"};
  for (std::size_t k = 0; k < bands.size(); ++k)
    rows.push_back(measured("EC2", fmt::format("migrants here for {}", bands[k]),
                            PatternBand{stays_told[k] - stays_within, stays_told[k] + stays_within}, true,
                            draws([k](const OfOneLife& l) { return l.stays[k]; }),
                            "Pearl River Delta about 2013; the first day has these shares, who came since not"));
  rows.push_back(measured("EC2", "Weibull shape of stays with these shares", PatternBand{0.5, 0.85}, false,
                          draws([](const OfOneLife& l) { return l.shape; }),
                          "most leave early; a shape of 0.7 is put in for who has no trouble and no better place"));
  rows.push_back(measured("EC3", "standard deviation of ln wage, all", PatternBand{0.50, 0.75}, false,
                          draws([](const OfOneLife& l) { return l.wages.sd; }), "surveys of China, about 0.60"));
  rows.push_back(measured("EC3", "the same, migrants", PatternBand{0.35, 0.60}, false,
                          draws([](const OfOneLife& l) { return l.migrants.sd; }), "surveys of migrants, about 0.45"));
  rows.push_back(measured("EC3", "skewness of ln wage, all", PatternBand{-0.7, 0.7}, false,
                          draws([](const OfOneLife& l) { return l.wages.skew; }), "nearly lognormal"));
  rows.push_back(measured("EC4", "mean way to work [min]", PatternBand{12, 28}, false,
                          draws([](const OfOneLife& l) { return l.minutes; }),
                          "20 min in villages of Beijing (Zhang 2010); along the straight line at the model's speed"));
  rows.push_back(measured("EC4", "workers who live within 5 km of work", PatternBand{0.55, 0.95}, true,
                          draws([](const OfOneLife& l) { return l.near; }),
                          "53 to 55 % in large Chinese cities 2022; migrants in villages live nearer"));
  rows.push_back(measured("EC5", "correlation of unemployment and open posts", PatternBand{-1, -0.05}, false,
                          draws([](const OfOneLife& l) { return l.beveridge.correlation; }),
                          "the Beveridge curve; demand for labour 10 % a year up and down, by quarter"));
  rows.push_back(measured("EC5", "% more open posts for 1 % more unemployment", PatternBand{-1.8, -0.5}, false,
                          draws([](const OfOneLife& l) { return l.beveridge.slope; }), "about -1"));
  return rows;
}

}  // namespace tenure
