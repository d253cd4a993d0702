#include "models/safety/incidents.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/safety/reporting.hpp"
#include "models/safety/season.hpp"
#include "models/state/purposes.hpp"
#include "sim/drawing.hpp"

namespace tenure {
namespace {

/// Attempts today on an occupant, and on an e-bike, of a rental building of mean frailty.
struct Rates {
  double person, e_bike;
};

Rates rates(const SafetyParameters& p, Day today) {
  const double scale = background(p, today) / 1000.0 / days_per_year;
  return {p.attempts * scale, p.e_bike_theft * scale};
}

Exposure exposure_under(const District& d, BuildingId b, const SafetyParameters& p, const Rates& rate) {
  const double proneness = d.buildings.frailty[b] * p.tenure[static_cast<std::size_t>(d.buildings.tenure[b])];
  return {.persons = d.buildings.occupants[b] * rate.person * proneness,
          .e_bikes = d.buildings.e_bikes[b] * rate.e_bike * proneness};
}

/// All that chance decides about one attempt. Every attempt takes the same number of draws, so the luck of the second
/// does not hang on what became of the first.
struct AttemptLuck {
  double type, hour, guardian, moves, where, guardian_there, nearby, dwelling, reported, recorded, repeat, alike;

  explicit AttemptLuck(Stream& draws)
      : type(draws.uniform()),
        hour(draws.uniform()),
        guardian(draws.uniform()),
        moves(draws.uniform()),
        where(draws.uniform()),
        guardian_there(draws.uniform()),
        nearby(draws.uniform()),
        dwelling(draws.uniform()),
        reported(draws.uniform()),
        recorded(draws.uniform()),
        repeat(draws.uniform()),
        alike(draws.uniform()) {}
};

std::uint32_t pick(std::size_t n, double u) {
  return static_cast<std::uint32_t>(std::min(n - 1, static_cast<std::size_t>(u * static_cast<double>(n))));
}

/// The cell of relative `weights` in which u of their sum lies, and where in the cell.
struct Cell {
  std::size_t index;
  double within;  ///< [0, 1)
};
template <class T, std::size_t N>
Cell cell(const std::array<T, N>& weights, double u) {
  double left = u * std::accumulate(weights.begin(), weights.end(), 0.0);
  std::size_t k = 0;
  while (k + 1 < N && left >= weights[k]) left -= weights[k++];
  return {k, weights[k] > 0 ? std::clamp(left / weights[k], 0.0, 1.0) : 0.0};
}

/// Attempts a day at a building that past incidents set off, by their type.
using Excitation = std::array<float, incident_types>;

double total(const Excitation& excitation) {
  double sum = 0;
  for (const float e : excitation) sum += e;
  return sum;
}

/// What happens at the building anyway.
void take_usual_type(const SafetyParameters& p, const Exposure& exposed, double u, Attempt& attempt) {
  const double at_e_bikes = exposed.total() > 0 ? exposed.e_bikes / exposed.total() : 0.0;
  attempt.at_e_bike = u < at_e_bikes;
  attempt.type = attempt.at_e_bike ? IncidentType::theft
                                   : static_cast<IncidentType>(cell(p.mix, (u - at_e_bikes) / (1 - at_e_bikes)).index);
}

/// What happened here or near of late; thefts repeat at e-bikes as far as the building's usual thefts are at e-bikes.
void take_type_again(const SafetyParameters& p, const Exposure& exposed, const Excitation& excitation, double u,
                     Attempt& attempt) {
  const Cell again = cell(excitation, u);
  attempt.type = static_cast<IncidentType>(again.index);
  if (attempt.type != IncidentType::theft) return;
  const double others = exposed.persons * p.mix[again.index] / std::accumulate(p.mix.begin(), p.mix.end(), 0.0);
  attempt.at_e_bike = exposed.e_bikes > 0 && again.within * (exposed.e_bikes + others) < exposed.e_bikes;
}

Attempt attempt_of(const SafetyParameters& p, const Exposure& exposed, const Excitation& excitation,
                   const AttemptLuck& luck, int& hour) {
  Attempt attempt;
  const double repeats = total(excitation);
  if (luck.repeat * (exposed.total() + repeats) < repeats && luck.alike < p.repeat_same_type)
    take_type_again(p, exposed, excitation, luck.type, attempt);
  else
    take_usual_type(p, exposed, luck.type, attempt);
  const Cell span = cell(p.hours[static_cast<std::size_t>(attempt.type)], luck.hour);
  attempt.span = static_cast<DaySpan>(span.index);
  hour = static_cast<int>(span.index) * hours_of_span +
         std::min(hours_of_span - 1, static_cast<int>(span.within * hours_of_span));
  return attempt;
}

/// An inhabited building next door; none where there is no such building.
BuildingId next_door(const District& d, BuildingId from, double reach, double u) {
  std::vector<std::uint32_t> near;
  d.building_index.within(d.buildings.place[from], reach, [&](std::uint32_t row, double) {
    if (row != from.value && d.buildings.occupants[BuildingId{row}] > 0) near.push_back(row);
  });
  if (near.empty()) return {};
  return BuildingId{near[pick(near.size(), u)]};
}

/// The household of a dwelling taken at random, or of the next one that is let.
HouseholdId victim_at(const District& d, BuildingId b, IncidentType type, double u) {
  const std::uint32_t n = d.buildings.dwellings[b];
  if (type == IncidentType::other || n == 0 || d.buildings.occupants[b] == 0) return {};
  const std::uint32_t first = d.buildings.first_dwelling[b].value, start = pick(n, u);
  for (std::uint32_t k = 0; k < n; ++k) {
    const HouseholdId household = d.dwellings.household[DwellingId{first + (start + k) % n}];
    if (household.exists()) return household;
  }
  return {};
}

void make(const District& d, BuildingId here, const Exposure& exposed, const SafetyParameters& p,
          const AttemptLuck& luck, std::vector<Incident>& out) {
  int hour = 0;
  const Attempt attempt = attempt_of(p, exposed, d.buildings.excitation[here], luck, hour);
  BuildingId where = here;
  if (luck.guardian < guardianship(d, here, attempt, p)) {
    if (luck.moves >= p.displacement_share) return;
    where = next_door(d, here, p.displacement_reach, luck.where);
    if (!where.exists() || luck.guardian_there < guardianship(d, where, attempt, p)) return;
  } else if (luck.nearby < deterred_nearby(d, here, attempt.type, p)) {
    return;
  }
  const HouseholdId victim = victim_at(d, where, attempt.type, luck.dwelling);
  const bool reported = luck.reported < reporting(d, where, attempt.type, victim, p);
  out.push_back({.building = where,
                 .type = attempt.type,
                 .hour = static_cast<std::uint8_t>(hour),
                 .at_e_bike = attempt.at_e_bike,
                 .reported = reported,
                 .recorded = reported && luck.recorded < recording(attempt.type, p),
                 .displaced = where != here,
                 .victim = victim});
}

}  // namespace

double background(const SafetyParameters& p, Day today) {
  return std::exp(p.trend * (year_with_fraction(today) - p.trend_year)) *
         season(p.season_amplitude, p.season_peak, today);
}

Exposure exposure(const District& d, BuildingId b, const SafetyParameters& p, Day today) {
  return exposure_under(d, b, p, rates(p, today));
}

std::vector<Incident> incidents(const District& d, const SafetyParameters& p, const Luck& luck, Day today) {
  const Rates rate = rates(p, today);
  const auto key = [](std::size_t row) { return static_cast<std::uint32_t>(row); };
  const auto happen = [&](std::size_t row, Stream& chance, std::vector<Incident>& out) {
    const BuildingId b{static_cast<std::uint32_t>(row)};
    const Exposure exposed = exposure_under(d, b, p, rate);
    const double attempts = exposed.total() + total(d.buildings.excitation[b]);
    const double u = chance.uniform();
    // exp(-x) >= 1 - x: on nearly every day of nearly every building this spares the exponential.
    if (u <= 1.0 - attempts) return;
    const int n = poisson_quantile(attempts, u);
    Stream draws{luck, purpose::incident_detail, b.value, today};
    for (int i = 0; i < n; ++i) make(d, b, exposed, p, AttemptLuck{draws}, out);
  };
  auto all = parallel_gather_drawing<Incident>(d.buildings.size(), {luck, purpose::incident, today}, key, happen);
  std::stable_sort(all.begin(), all.end(),
                   [](const Incident& a, const Incident& b) { return a.building < b.building; });
  return all;
}

}  // namespace tenure
