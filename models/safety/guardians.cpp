#include "models/safety/guardians.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/parallel.hpp"

namespace tenure {
namespace {

using Seen = std::array<float, incident_types>;
/// Seen, widened once: each building's is added to many others'.
using Summand = std::array<double, incident_types>;

/// The guardians that may meet an attempt together; `most` is what all of them can prevent.
class Together {
 public:
  explicit Together(double most) : most_(most) {}
  void add(double part) { open_ *= 1.0 - std::min(1.0, part / most_); }
  [[nodiscard]] double prevent() const { return most_ * (1.0 - open_); }

 private:
  double most_, open_ = 1;
};

/// Those that can be recognised from outside, where patrols are present as given.
void add_recognisable(const District& d, BuildingId b, std::size_t k, double patrol, const SafetyParameters& p,
                      Together& guards) {
  const double watched = double{d.buildings.camera_coverage[b]} * d.buildings.camera_watch[b];
  guards.add(p.camera[k] * watched);
  guards.add(p.patrol[k] * patrol);
  guards.add(p.camera_patrol[k] * watched * patrol);
  guards.add(p.organised[k] * d.buildings.organised[b]);
  const LandlordId landlord = d.buildings.landlord[b];
  if (!landlord.exists()) return;
  if (d.landlords.keeps(landlord, Duty::tenant_register)) guards.add(p.tenant_register[k]);
  if (d.landlords.engaged(landlord) && d.landlords.keeps(landlord, Duty::rounds)) guards.add(p.landlord[k]);
}

/// Presence of patrols in the hours in which attempts of a type are made.
double patrol_when_it_matters(const std::array<float, day_spans>& patrol, const BySpan& hours) {
  double met = 0, all = 0;
  for (std::size_t s = 0; s < day_spans; ++s) met += hours[s] * patrol[s], all += hours[s];
  return all > 0 ? met / all : 0.0;
}

Summand recognised_at(const District& d, BuildingId b, const SafetyParameters& p) {
  Summand seen{};
  for (std::size_t k = 0; k < incident_types; ++k) {
    Together guards(p.guards_most);
    add_recognisable(d, b, k, patrol_when_it_matters(d.buildings.patrol[b], p.hours[k]), p, guards);
    seen[k] = static_cast<float>(guards.prevent());  // rounded as Seen is kept
  }
  return seen;
}

double residents_watch(const District& d, BuildingId b, const Attempt& attempt, const SafetyParameters& p) {
  const double dwellings = d.buildings.dwellings[b];
  const double eyes = dwellings > 0 ? std::min(1.0, d.buildings.occupants[b] / dwellings) : 0.0;
  return p.residents[static_cast<std::size_t>(attempt.type)] * p.at_home[static_cast<std::size_t>(attempt.span)] * eyes;
}

}  // namespace

double guardianship(const District& d, BuildingId b, const Attempt& attempt, const SafetyParameters& p) {
  const auto k = static_cast<std::size_t>(attempt.type), span = static_cast<std::size_t>(attempt.span);
  Together guards(p.guards_most);
  add_recognisable(d, b, k, d.buildings.patrol[b][span], p, guards);
  if (d.buildings.lit_lane[b] != 0) guards.add(p.lighting[k] * p.darkness[span]);
  if (d.buildings.paved[b] != 0) guards.add(p.paving[k]);
  if (attempt.at_e_bike) guards.add(p.parking * d.buildings.marked_parking[b]);
  return 1.0 - (1.0 - residents_watch(d, b, attempt, p)) * (1.0 - guards.prevent());
}

double deterred_nearby(const District& d, BuildingId b, IncidentType type, const SafetyParameters& p) {
  return p.diffusion_share * d.buildings.nearby_guards[b][static_cast<std::size_t>(type)];
}

double patrol_keeps(const SafetyParameters& p) {
  return std::exp2(-1.0 / p.patrol_half_life);
}

Column<BuildingTable, Seen> see_guards(const District& d, const SafetyParameters& p) {
  const std::size_t rows = d.buildings.size();
  Column<BuildingTable, Summand> own(rows);
  Column<BuildingTable, Seen> excess(rows);
  parallel_rows(rows, [&](std::size_t row) {
    const BuildingId b{static_cast<std::uint32_t>(row)};
    own[b] = recognised_at(d, b, p);
  });
  const bool any = std::any_of(own.span().begin(), own.span().end(), [](const Summand& at) { return at != Summand{}; });
  if (!any || p.diffusion_share == 0) return excess;
  parallel_rows(rows, [&](std::size_t row) {
    const BuildingId b{static_cast<std::uint32_t>(row)};
    Summand sum{};
    double near = 0;
    d.building_index.within(d.buildings.place[b], p.diffusion_reach, [&](std::uint32_t other, double) {
      if (other == b.value) return;
      ++near;
      const Summand& theirs = own[BuildingId{other}];
      for (std::size_t k = 0; k < incident_types; ++k) sum[k] += theirs[k];
    });
    if (near == 0) return;
    for (std::size_t k = 0; k < incident_types; ++k)
      excess[b][k] = static_cast<float>(std::max(0.0, sum[k] / near - own[b][k]));
  });
  return excess;
}

}  // namespace tenure
