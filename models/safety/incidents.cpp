#include "models/safety/incidents.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/safety/season.hpp"
#include "models/state/purposes.hpp"
#include "sim/parallel.hpp"

namespace tenure {
namespace {

/// Attempts on an occupant of a rental building of mean frailty today.
double attempts_per_person(const SafetyParameters& p, Day today) {
  return p.attempts / 1000.0 / days_per_year * std::exp(p.trend * (year_with_fraction(today) - p.trend_year)) *
         season(p.season_amplitude, p.season_peak, today);
}

double exposure_under(const District& d, BuildingId b, const SafetyParameters& p, double per_person) {
  return d.buildings.occupants[b] * per_person * d.buildings.frailty[b] *
         p.tenure[static_cast<std::size_t>(d.buildings.tenure[b])];
}

/// All that chance decides about one attempt. Every attempt takes the same number of draws, so the luck of the second
/// does not hang on what became of the first.
struct AttemptLuck {
  double type, guardian, moves, where, guardian_there, dwelling, recorded, spare;

  explicit AttemptLuck(Stream& draws)
      : type(draws.uniform()),
        guardian(draws.uniform()),
        moves(draws.uniform()),
        where(draws.uniform()),
        guardian_there(draws.uniform()),
        dwelling(draws.uniform()),
        recorded(draws.uniform()),
        spare(draws.uniform()) {}
};

std::uint32_t pick(std::size_t n, double u) {
  return static_cast<std::uint32_t>(std::min(n - 1, static_cast<std::size_t>(u * static_cast<double>(n))));
}

IncidentType type_of_attempt(const SafetyParameters& p, double u) {
  double left = u * std::accumulate(p.mix.begin(), p.mix.end(), 0.0);
  std::size_t type = 0;
  while (type + 1 < incident_types && left >= p.mix[type]) left -= p.mix[type++];
  return static_cast<IncidentType>(type);
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

double recording(const District& d, BuildingId b, IncidentType type, const SafetyParameters& p) {
  const auto k = static_cast<std::size_t>(type);
  const double seen = d.buildings.camera_coverage[b];
  return p.recording[k] + (1.0 - p.recording[k]) * p.camera_recording[k] * seen;
}

void attempt(const District& d, BuildingId here, const SafetyParameters& p, const AttemptLuck& luck,
             std::vector<Incident>& out) {
  const IncidentType type = type_of_attempt(p, luck.type);
  BuildingId where = here;
  if (luck.guardian < guardianship(d, here, type, p)) {
    if (luck.moves >= p.displacement_share) return;
    where = next_door(d, here, p.displacement_reach, luck.where);
    if (!where.exists() || luck.guardian_there < guardianship(d, where, type, p)) return;
  }
  out.push_back({.building = where,
                 .type = type,
                 .recorded = luck.recorded < recording(d, where, type, p),
                 .displaced = where != here,
                 .victim = victim_at(d, where, type, luck.dwelling)});
}

}  // namespace

double guardianship(const District& d, BuildingId b, IncidentType type, const SafetyParameters& p) {
  const auto k = static_cast<std::size_t>(type);
  const double cameras = double{d.buildings.camera_coverage[b]} * d.buildings.camera_watch[b] * p.camera[k];
  const double lighting = d.buildings.lit_lane[b] != 0 ? p.lighting[k] : 0.0;
  const LandlordId landlord = d.buildings.landlord[b];
  const bool engaged = landlord.exists() && d.landlords.engaged_since[landlord] != never;
  return 1.0 - (1.0 - cameras) * (1.0 - lighting) * (1.0 - (engaged ? p.landlord[k] : 0.0));
}

double exposure(const District& d, BuildingId b, const SafetyParameters& p, Day today) {
  return exposure_under(d, b, p, attempts_per_person(p, today));
}

std::vector<Incident> incidents(const District& d, const SafetyParameters& p, const Luck& luck, Day today) {
  const double per_person = attempts_per_person(p, today);
  auto all = parallel_gather<Incident>(d.buildings.size(), [&](std::size_t row, std::vector<Incident>& out) {
    const BuildingId b{static_cast<std::uint32_t>(row)};
    const double attempts = exposure_under(d, b, p, per_person) + d.buildings.excitation[b];
    const double u = Stream{luck, purpose::incident, b.value, today}.uniform();
    // exp(-x) >= 1 - x: on nearly every day of nearly every building this spares the exponential.
    if (u <= 1.0 - attempts) return;
    const int n = poisson_quantile(attempts, u);
    Stream draws{luck, purpose::incident_detail, b.value, today};
    for (int i = 0; i < n; ++i) attempt(d, b, p, AttemptLuck{draws}, out);
  });
  std::stable_sort(all.begin(), all.end(),
                   [](const Incident& a, const Incident& b) { return a.building < b.building; });
  return all;
}

}  // namespace tenure
