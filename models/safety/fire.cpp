#include "models/safety/fire.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/safety/season.hpp"
#include "models/state/purposes.hpp"
#include "sim/parallel.hpp"

namespace tenure {
namespace {

constexpr double per_thousand_years = 1.0 / 1000.0 / days_per_year;

std::array<double, fire_causes> hazard_under(const District& d, BuildingId b, const FireParameters& p, double swing) {
  const double persons = d.buildings.occupants[b], e_bikes = d.buildings.e_bikes[b];
  const double wiring = p.wiring * (d.buildings.old_wiring[b] != 0 ? p.old_wiring : 1.0);
  const double scale = per_thousand_years * swing;
  return {persons * wiring * scale, e_bikes * charged_indoors(d, b, p) * p.ebike * scale, persons * p.cooking * scale,
          persons * p.other * scale};
}

double sum(const std::array<double, fire_causes>& hazard) {
  return std::accumulate(hazard.begin(), hazard.end(), 0.0);
}

FireCause cause_of(const std::array<double, fire_causes>& hazard, double u) {
  double left = u * sum(hazard);
  std::size_t cause = 0;
  while (cause + 1 < fire_causes && left >= hazard[cause]) left -= hazard[cause++];
  return static_cast<FireCause>(cause);
}

/// Geometric on 1, 2, ... with the given mean.
int deaths_of_fatal_fire(double mean, double u) {
  if (mean <= 1) return 1;
  return 1 + static_cast<int>(std::min(254.0, std::floor(std::log(u) / std::log1p(-1.0 / mean))));
}

Fire burn(const District& d, BuildingId b, const FireParameters& p, FireCause cause, double severity, double toll,
          double loss) {
  const bool alarms = d.buildings.alarms[b] != 0;
  const double serious = p.serious * (alarms ? p.alarm_serious : 1.0);
  // A fatal fire is a serious one: both are read from the same draw.
  const double fatal = std::min(
      serious, p.deaths[static_cast<std::size_t>(cause)] * (alarms ? p.alarm_deaths : 1.0) / p.deaths_in_fatal_fire);
  const int deaths = severity < fatal ? deaths_of_fatal_fire(p.deaths_in_fatal_fire, toll) : 0;
  const double yuan = p.loss * std::exp(p.loss_spread * normal_quantile(loss) - 0.5 * p.loss_spread * p.loss_spread);
  return {.building = b,
          .cause = cause,
          .serious = severity < serious,
          .deaths = static_cast<std::uint8_t>(
              std::min<std::uint32_t>(static_cast<std::uint32_t>(deaths), d.buildings.occupants[b])),
          .loss = static_cast<float>(yuan)};
}

}  // namespace

double charged_indoors(const District& d, BuildingId b, const FireParameters& p) {
  const double e_bikes = d.buildings.e_bikes[b], places = d.buildings.charging_places[b] * p.bikes_per_place;
  const double served = places >= e_bikes ? 1.0 : places / e_bikes;
  return p.indoors_without_places * (1.0 - p.charging_uptake * served);
}

std::array<double, fire_causes> fire_hazard(const District& d, BuildingId b, const FireParameters& p, Day today) {
  return hazard_under(d, b, p, season(p.season_amplitude, p.season_peak, today));
}

std::vector<Fire> fires(const District& d, const FireParameters& p, const Luck& luck, Day today) {
  const double swing = season(p.season_amplitude, p.season_peak, today);
  return parallel_gather<Fire>(d.buildings.size(), [&](std::size_t row, std::vector<Fire>& out) {
    const BuildingId b{static_cast<std::uint32_t>(row)};
    const double u = Stream{luck, purpose::fire, b.value, today}.uniform();
    const auto hazard = hazard_under(d, b, p, swing);
    const double expected = sum(hazard);
    // exp(-x) >= 1 - x: on nearly every day of nearly every building this spares the exponential.
    if (u <= 1.0 - expected) return;
    const int n = poisson_quantile(expected, u);
    Stream draws{luck, purpose::fire_detail, b.value, today};
    for (int i = 0; i < n; ++i) {
      const double cause = draws.uniform(), severity = draws.uniform(), toll = draws.uniform(), loss = draws.uniform();
      out.push_back(burn(d, b, p, cause_of(hazard, cause), severity, toll, loss));
    }
  });
}

}  // namespace tenure
