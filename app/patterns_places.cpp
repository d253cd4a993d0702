/// Where and when incidents happen without any programme: SF1 concentration, SF3 near repeats, SF13 the targeting
/// illusion.

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "analysis/evaluation.hpp"
#include "analysis/patterns_concentration.hpp"
#include "analysis/patterns_near_repeat.hpp"
#include "app/patterns_worlds.hpp"

namespace tenure {

namespace {

constexpr int years = 2, year = 365;
/// A lane segment: what lies along some 80 m of lane, a row of houses on either side.
constexpr double segment_long = 80, segment_wide = 40;
constexpr int dealings = 99;
constexpr double fewest_pairs = 5;  ///< expected in a cell, for its ratio to say anything
constexpr Purpose dealing{9000};    // of days to events, in no world
constexpr double half = 0.5, worst_tenth = 0.1;

struct RecordedIncident {
  BuildingId building;
  IncidentType type;
  std::int32_t day;  ///< since the start
};

/// Which segment each building lies at, numbered in the order of buildings.
std::vector<std::uint32_t> segments_of(const District& d) {
  std::map<std::array<std::int64_t, 3>, std::uint32_t> numbers;
  std::vector<std::uint32_t> of;
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) {
    const Point p = d.buildings.place[b];
    const std::array<std::int64_t, 3> key{d.buildings.community[b].value, std::llround(std::floor(p.x / segment_long)),
                                          std::llround(std::floor(p.y / segment_wide))};
    of.push_back(numbers.emplace(key, static_cast<std::uint32_t>(numbers.size())).first->second);
  }
  return of;
}

/// Recorded incidents a year, by the place that `of` says.
std::array<std::vector<std::uint32_t>, years> by_year(const std::vector<RecordedIncident>& log,
                                                      const std::function<std::uint32_t(BuildingId)>& of,
                                                      std::size_t places) {
  std::array<std::vector<std::uint32_t>, years> counts;
  for (auto& c : counts) c.assign(places, 0);
  for (const RecordedIncident& incident : log)
    ++counts[static_cast<std::size_t>(incident.day / year)][of(incident.building)];
  return counts;
}

/// Change of the worst tenth of the first year less that of all: what choosing them does. The worst are those with most
/// incidents, or with most a resident where `people` says how many live there.
double illusion(const std::array<std::vector<std::uint32_t>, years>& counts,
                const std::vector<double>* people = nullptr) {
  const std::vector<double> before(counts[0].begin(), counts[0].end()), after(counts[1].begin(), counts[1].end());
  std::vector<double> badness = before;
  if (people != nullptr)
    for (std::size_t i = 0; i < badness.size(); ++i) badness[i] = (*people)[i] > 0 ? badness[i] / (*people)[i] : 0;
  double first = 0, second = 0;
  for (std::size_t i = 0; i < before.size(); ++i) first += before[i], second += after[i];
  const auto chosen = change_of(before, after, worst(badness, worst_tenth));
  return chosen && first > 0 && second > 0 ? std::exp(*chosen) / (second / first) - 1 : std::nan("");
}

struct OfOneLife {
  double half_share, any_share, moved, poisson_half, buildings_fall, communities_fall, rates_fall;
  std::array<double, 4> knox;  ///< burglary near and soon, far, late; all types near and soon
};

std::array<double, 3> near_repeats(const District& d, const std::vector<RecordedIncident>& log, bool all_types,
                                   std::uint32_t replicate) {
  std::vector<PlacedEvent> events;
  for (const RecordedIncident& incident : log)
    if (all_types || incident.type == IncidentType::burglary)
      events.push_back({d.buildings.place[incident.building], incident.day});
  const KnoxTable table = knox(events, {{200, 400, 800}, {14, 60, 120}}, dealings, Luck{1, replicate}, dealing);
  // Metres within 200, then 400 to 800; days within 14, then 60 to 120.
  const auto told = [&](std::size_t metres, std::size_t days) {
    const double expected = table.expected[metres * table.bands.days.size() + days];
    return expected < fewest_pairs ? std::nan("") : table.ratio(metres, days);
  };
  return {told(0, 0), told(2, 0), told(0, 2)};
}

OfOneLife measure(const PatternStudy& study, const std::vector<std::uint32_t>& segments, std::uint32_t replicate) {
  std::vector<RecordedIncident> log;
  const Day start = study.scenario.run.start;
  live(study, study.scenario, replicate, start + years * year, [&](Day today, const World& world) {
    for (const Incident& incident : world.today().incidents)
      if (incident.recorded) log.push_back({incident.building, incident.type, today - start});
  });
  const District& d = study.from;
  const std::size_t n = 1 + *std::max_element(segments.begin(), segments.end());
  const auto lanes = by_year(
      log, [&](BuildingId b) { return segments[b.value]; }, n);
  const auto houses = by_year(
      log, [](BuildingId b) { return b.value; }, d.buildings.size());
  const auto branches = by_year(
      log, [&](BuildingId b) { return d.buildings.community[b].value; }, d.communities.size());
  std::vector<double> people(d.communities.size(), 0.0);
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size()))
    people[d.buildings.community[b].value] += d.buildings.occupants[b];
  const auto burglary = near_repeats(d, log, false, replicate), all = near_repeats(d, log, true, replicate);
  const double a = share_holding(lanes[0], half), b = share_holding(lanes[1], half);
  const double mean =
      static_cast<double>(std::count_if(log.begin(), log.end(), [](const auto& i) { return i.day >= year; })) /
      static_cast<double>(n);
  return {b,
          share_with_any(lanes[1]),
          std::abs(b - a),
          poisson_share_holding(mean, half),
          illusion(houses),
          illusion(branches),
          illusion(branches, &people),
          {burglary[0], burglary[1], burglary[2], all[0]}};
}

}  // namespace

std::vector<PatternRow> patterns_of_places(const PatternStudy& study) {
  const std::vector<std::uint32_t> segments = segments_of(study.from);
  std::vector<OfOneLife> lives(study.replicates);
  for_each_replicate(study, [&](std::uint32_t r) { lives[r] = measure(study, segments, r); });
  const auto draws = [&](auto&& of) {
    std::vector<double> all;
    for (const OfOneLife& life : lives) all.push_back(of(life));
    return all;
  };
  return {
      measured("SF1", "lane segments that hold half of a year's recorded incidents", PatternBand{0.02, 0.07}, true,
               draws([](const OfOneLife& l) { return l.half_share; }),
               "Weisburd 2015: 2.1 to 6 % of street segments; buildings differ as apartments do, not more"),
      measured("SF1", "the same, were all segments alike", std::nullopt, true,
               draws([](const OfOneLife& l) { return l.poisson_half; }), "a Poisson null with the same mean"),
      measured("SF1", "segments with any recorded incident in a year", PatternBand{0.35, 0.60}, true,
               draws([](const OfOneLife& l) { return l.any_share; }), "44.8 to 55.6 % in five cities"),
      measured("SF1", "move of the half-share from one year to the next", PatternBand{0, 0.015}, true,
               draws([](const OfOneLife& l) { return l.moved; }), "stable while levels change"),
      measured("SF3", "Knox ratio of burglary within 200 m and 14 days", PatternBand{1.2}, false,
               draws([](const OfOneLife& l) { return l.knox[0]; }), "near repeats within 200 m for two weeks"),
      measured("SF3", "Knox ratio of all types within 200 m and 14 days", std::nullopt, false,
               draws([](const OfOneLife& l) { return l.knox[3]; }), "the more happens, the less a repeat stands out"),
      measured("SF3", "Knox ratio of burglary at 400 to 800 m, within 14 days", PatternBand{0.9, 1.1}, false,
               draws([](const OfOneLife& l) { return l.knox[1]; }), "no more than by chance"),
      measured("SF3", "Knox ratio of burglary within 200 m, 60 to 120 days apart", PatternBand{0.9, 1.1}, false,
               draws([](const OfOneLife& l) { return l.knox[2]; }), "no more than by chance"),
      measured("SF13", "untreated change in the worst tenth of buildings", PatternBand{-0.55, -0.30}, true,
               draws([](const OfOneLife& l) { return l.buildings_fall; }), "against the change of all buildings"),
      measured(
          "SF13", "untreated change in the tenth of communities with most a resident", PatternBand{-0.08, -0.02}, true,
          draws([](const OfOneLife& l) { return l.rates_fall; }),
          "against the change of the district; areas were chosen by their crime rates (Farrington and Welsh 2006)"),
      measured("SF13", "untreated change in the tenth of communities with most incidents", std::nullopt, true,
               draws([](const OfOneLife& l) { return l.communities_fall; }),
               "those with most people, whom luck hardly chose"),
  };
}

}  // namespace tenure
