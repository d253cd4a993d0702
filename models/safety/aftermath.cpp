#include <array>
#include <cmath>
#include <span>

#include "models/safety/incidents.hpp"
#include "sim/parallel.hpp"
#include "sim/parallel_tasks.hpp"

namespace tenure {
namespace {

/// Below one attempt in three million years nothing follows; it also keeps subnormal numbers, which are slow, out of
/// the loop.
constexpr float negligible = 1e-9f;

void fade(float& value, double keeps) {
  const auto left = static_cast<float>(value * keeps);
  value = left < negligible ? 0.0f : left;
}

template <std::size_t n>
void fade(std::array<float, n>& values, double keeps) {
  for (float& value : values) fade(value, keeps);
}

template <class Cell>
void fade_all(std::span<Cell> cells, double keeps) {
  for (Cell& cell : cells) fade(cell, keeps);
}

struct Near {
  BuildingId building;
  double distance;    ///< [m]
  double weight = 0;  ///< [1] in the kernel
};

/// The building itself is among them.
void find_near(const District& d, BuildingId centre, double reach, std::vector<Near>& near) {
  near.clear();
  d.building_index.within(d.buildings.place[centre], reach, [&](std::uint32_t row, double metres) {
    near.push_back({.building = BuildingId{row}, .distance = metres});
  });
}

void excite(const District& d, const Incident& incident, const SafetyParameters& p, double first_night,
            std::vector<Near>& near, Column<BuildingTable, std::array<float, incident_types>>& excitation) {
  find_near(d, incident.building, p.repeat_reach, near);
  const auto type = static_cast<std::size_t>(incident.type);
  double total = 0;
  for (Near& n : near) total += n.weight = std::exp(-n.distance / p.repeat_distance);
  for (const Near& n : near) excitation[n.building][type] += static_cast<float>(first_night * n.weight / total);
}

void tell(const District& d, BuildingId b, const SafetyParameters& p, double first_night, std::vector<Near>& near,
          Column<BuildingTable, float>& perceived_risk) {
  find_near(d, b, p.known_reach, near);
  std::uint64_t persons = 0;
  for (const Near& n : near) persons += d.buildings.occupants[n.building];
  if (persons == 0) return;
  const auto risk = static_cast<float>(first_night * days_per_year * 100.0 / static_cast<double>(persons));
  for (const Near& n : near) perceived_risk[n.building] += risk;
}

}  // namespace

void aftermath(District& d, const std::vector<Incident>& today, const SafetyParameters& p) {
  BuildingTable& t = d.buildings;
  const double keeps = std::exp(-1.0 / p.repeat_decay), remembers = std::exp(-1.0 / p.known_memory);
  const double on_file = std::exp(-1.0 / p.case_memory), patrolled = patrol_keeps(p);
  parallel_blocks(t.size(), [&](std::size_t begin, std::size_t end, std::size_t) {
    const auto rows = [&](auto& column) { return column.span().subspan(begin, end - begin); };
    fade_all(rows(t.excitation), keeps);
    fade_all(rows(t.perceived_risk), remembers);
    fade_all(rows(t.known_cases), on_file);
    fade_all(rows(t.patrol), patrolled);
  });

  for (const Incident& incident : today)
    if (incident.recorded) t.known_cases[incident.building] += 1.0f;
  // What offenders and what neighbours learn of the day are columns apart, each of which takes it up in order.
  const auto offenders_learn = [&] {
    std::vector<Near> near;
    // Summed over the nights to come, (1 - keeps) (1 + keeps + keeps^2 + ...) = 1.
    for (const Incident& i : today) excite(d, i, p, p.branching_ratio * (1.0 - keeps), near, t.excitation);
  };
  const auto neighbours_learn = [&] {
    std::vector<Near> near;
    for (const Incident& i : today) tell(d, i.building, p, 1.0 - remembers, near, t.perceived_risk);
  };
  parallel_tasks(offenders_learn, neighbours_learn);
}

}  // namespace tenure
