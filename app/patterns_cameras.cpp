/// What cameras do, by pairs of worlds with one luck: SF5 displacement, SF7 by type of incident and by who watches.

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "app/patterns_worlds.hpp"

namespace tenure {

namespace {

constexpr int year = 365;
constexpr double few_cameras = 0.03, many_cameras = 0.25;  ///< a rental building
constexpr double covered_from = 0.05;  ///< a building counts as covered where cameras see at least this share
constexpr double buffer_metres = 300;

enum Zone : std::uint8_t { treated, buffer, elsewhere, zones };

/// Incidents that happened in a year, by building and type.
using Counts = std::vector<std::array<std::uint32_t, incident_types>>;

/// Incidents of a year from the scenario's start. `seen`: the district on the second day, when assets stand.
Counts year_of_incidents(const PatternStudy& study, const Scenario& scenario, std::uint32_t replicate,
                         const std::function<void(const District&)>& seen) {
  Counts counts(study.from.buildings.size());
  const Day start = scenario.run.start;
  live_held(study, scenario, replicate, start + year, [&](Day today, const World& world) {
    if (today == start + 1) seen(world.district());
    for (const Incident& incident : world.today().incidents)
      ++counts[incident.building.value][static_cast<std::size_t>(incident.type)];
  });
  return counts;
}

std::vector<Zone> zones_of(const District& d) {
  std::vector<Zone> zone(d.buildings.size(), elsewhere);
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) {
    if (d.buildings.camera_coverage[b] < covered_from) continue;
    zone[b.value] = treated;
    d.building_index.within(d.buildings.place[b], buffer_metres, [&](std::uint32_t row, double) {
      if (zone[row] == elsewhere) zone[row] = buffer;
    });
  }
  return zone;
}

double sum(const Counts& counts, const std::vector<Zone>& zone, Zone where, std::initializer_list<IncidentType> types) {
  double n = 0;
  for (std::size_t b = 0; b < counts.size(); ++b)
    if (zone[b] == where)
      for (const IncidentType type : types) n += counts[b][static_cast<std::size_t>(type)];
  return n;
}

/// More incidents around the cameras of each community than without them; below 0 where the surroundings gain too.
std::vector<double> displaced_by_community(const District& d, const Counts& without, const Counts& with,
                                           const std::vector<Zone>& zone) {
  std::vector<double> more(d.communities.size(), 0.0);
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) {
    if (zone[b.value] != buffer) continue;
    double& here = more[d.buildings.community[b].value];
    for (std::size_t type = 0; type < incident_types; ++type)
      here += static_cast<double>(with[b.value][type]) - without[b.value][type];
  }
  return more;
}

using enum IncidentType;
constexpr std::initializer_list<IncidentType> all_types{theft, burglary, violence, fraud, other};
constexpr std::initializer_list<IncidentType> property{theft, burglary};

std::string cameras_text(const PatternStudy& study, double a_building, bool monitored) {
  return fmt::format("start = {}\namount = {:.0f}\nwhere = \"everywhere\"\nmonitored = {}\nrollout_days = 0\n",
                     format_day(study.scenario.run.start), std::max(1.0, a_building * rental_buildings(study.from)),
                     monitored);
}

struct CameraLife {
  double gain = 0, displaced = 0;          ///< few cameras: incidents
  std::vector<double> displaced_by_place;  ///< few cameras: the same around those of each community
  std::array<double, 3> total{}, property{},
      violence{};  ///< many: relative fall where seen; [1] watched, [2] only kept
};

CameraLife cameras_of(const PatternStudy& study, const std::array<Scenario, 3>& with, std::uint32_t r) {
  const Counts without = year_of_incidents(study, study.scenario, r, [](const District&) {});
  CameraLife life;
  for (std::size_t k = 0; k < with.size(); ++k) {
    std::vector<Zone> zone;
    const Counts counts = year_of_incidents(study, with[k], r, [&](const District& d) { zone = zones_of(d); });
    if (study.stop()) return life;
    if (k == 0) {
      life.gain = sum(without, zone, treated, all_types) - sum(counts, zone, treated, all_types);
      life.displaced = sum(counts, zone, buffer, all_types) - sum(without, zone, buffer, all_types);
      life.displaced_by_place = displaced_by_community(study.from, without, counts, zone);
    }
    const auto fall = [&](std::initializer_list<IncidentType> types) {
      return 1 - sum(counts, zone, treated, types) / sum(without, zone, treated, types);
    };
    life.total[k] = fall(all_types), life.property[k] = fall(property), life.violence[k] = fall({violence});
  }
  return life;
}

}  // namespace

std::vector<PatternRow> patterns_of_cameras(const PatternStudy& study) {
  const std::array<Scenario, 3> with{with_programme(study, "camera_network", cameras_text(study, few_cameras, true)),
                                     with_programme(study, "camera_network", cameras_text(study, many_cameras, true)),
                                     with_programme(study, "camera_network", cameras_text(study, many_cameras, false))};
  std::vector<CameraLife> lives(study.replicates * held_lives);
  for_each_replicate(
      study, [&](std::uint32_t r) { lives[r] = cameras_of(study, with, r); }, held_lives);
  const auto draws = [&](auto&& of) {
    std::vector<double> all;
    for (const CameraLife& life : lives) all.push_back(of(life));
    return all;
  };
  double gain = 0, displaced = 0, net = 0;
  for (const CameraLife& life : lives) {
    gain += life.gain, displaced += life.displaced;
    net += life.gain > life.displaced;
  }
  const auto diffused = [](const CameraLife& life) {
    const auto& places = life.displaced_by_place;
    const auto of = [&](auto&& which) {
      return static_cast<double>(std::count_if(places.begin(), places.end(), which));
    };
    return of([](double x) { return x < 0; }) / of([](double x) { return x != 0; });
  };
  const double n = static_cast<double>(lives.size());
  PatternRow moved = measured("SF5", "displaced share of the gain, within 300 m", PatternBand{-0.20, 0.50}, true,
                              {displaced / gain}, "pooled over the runs; foot patrols 41 %, cameras less");
  moved.runs = lives.size();
  return {
      measured("SF5", "runs in which few cameras prevent more than they displace", PatternBand{0.5, 1}, true, {net / n},
               "net benefit in most seeds"),
      moved,
      measured("SF5", "communities whose surroundings gain too, of those that change", PatternBand{0.25, 0.75}, true,
               draws(diffused),
               "each community as a study of its own: diffusion in 27 % of studies, displacement in 26 %"),
      measured("SF7", "fall of all incidents where watched cameras see", PatternBand{0.03, 0.20}, true,
               draws([](const CameraLife& l) { return l.total[1]; }), "-12 % in residential areas"),
      measured("SF7", "property less violence: how much more falls", PatternBand{0.0}, true,
               draws([](const CameraLife& l) { return l.property[1] - l.violence[1]; }),
               "cameras prevent theft and burglary, not violence"),
      measured("SF7", "fall of violence where watched cameras see", PatternBand{-0.05, 0.05}, true,
               draws([](const CameraLife& l) { return l.violence[1]; }), "not distinguishable from none"),
      measured("SF7", "watched less unwatched: how much more falls", PatternBand{0.0}, true,
               draws([](const CameraLife& l) { return l.total[1] - l.total[2]; }), "passive cameras do little"),
      not_available("SF7", "car parks against homes", "the district has no car parks of their own"),
  };
}

}  // namespace tenure
