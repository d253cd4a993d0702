#include "models/safety/fire_severity.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/random.hpp"

namespace tenure {
namespace {

/// First hour of each part of the day, and the end.
constexpr std::array<int, day_parts + 1> first_hour{0, 6, 18, 20, 24};

double lethality(const FireParameters& p, std::size_t part) {
  return 1.0 + p.asleep[part] * (p.asleep_deaths - 1.0);
}

double late(const Blaze& b, const FireParameters& p) {
  return p.on_foot * (1.0 - b.lane_access);
}

}  // namespace

double mean_deaths(double tail) {
  // Euler and Maclaurin from the tenth term on: right to one part in a million.
  constexpr double n = 10;
  double zeta = std::pow(n, 1 - tail) / (tail - 1) + 0.5 * std::pow(n, -tail) + tail / 12 * std::pow(n, -tail - 1);
  for (int k = 1; k < n; ++k) zeta += std::pow(k, -tail);
  return zeta;
}

int hour_of_ignition(const FireParameters& p, double u) {
  double left = u * std::accumulate(p.hours.begin(), p.hours.end(), 0.0);
  std::size_t part = 0;
  while (part + 1 < day_parts && left >= p.hours[part]) left -= p.hours[part++];
  const int hours = first_hour[part + 1] - first_hour[part];
  const double within = p.hours[part] > 0 ? left / p.hours[part] : 0.0;
  return first_hour[part] + std::min(hours - 1, static_cast<int>(within * hours));
}

double sleep_factor(const FireParameters& p, int hour) {
  double sum = 0, weight = 0;
  for (std::size_t part = 0; part < day_parts; ++part)
    sum += p.hours[part] * lethality(p, part), weight += p.hours[part];
  const auto after = std::upper_bound(first_hour.begin(), first_hour.end(), hour);
  return lethality(p, static_cast<std::size_t>(after - first_hour.begin() - 1)) * weight / sum;
}

double chance_serious(const Blaze& b, const FireParameters& p) {
  return std::min(1.0, p.serious * (b.alarms ? p.alarm_serious : 1.0) * std::exp(p.spread * late(b, p)));
}

double chance_fatal(const Blaze& b, const FireParameters& p) {
  const double deaths = p.deaths[static_cast<std::size_t>(b.cause)] / (b.out_of_doors ? p.indoor_lethality : 1.0);
  return deaths * (b.alarms ? p.alarm_deaths : 1.0) * std::exp(p.lethal * late(b, p)) * sleep_factor(p, b.hour) /
         mean_deaths(p.deaths_tail);
}

Harm harm_of(const Blaze& b, const FireParameters& p, double severity, double toll, double loss) {
  Harm harm{.serious = severity < chance_serious(b, p), .deaths = 0, .loss = 0};
  // Both are read from the same draw.
  if (harm.serious && severity < chance_fatal(b, p))
    harm.deaths = static_cast<int>(std::min<double>(b.occupants, std::floor(std::pow(toll, -1.0 / p.deaths_tail))));
  harm.loss = p.loss * (harm.serious ? p.loss_serious : 1.0) *
              std::exp(p.loss_spread * normal_quantile(loss) - 0.5 * p.loss_spread * p.loss_spread);
  return harm;
}

}  // namespace tenure
