#include "models/safety/fire_severity.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "sim/random.hpp"
#include "tests/safety/hot.hpp"

namespace tenure {
namespace {

using test::hot;

/// Many fires alike but for their hour and their luck.
struct Pool {
  double fires = 0, deaths = 0, fatal = 0, large = 0, in_large = 0, loss = 0, cheap = 0, night = 0, night_deaths = 0;
  std::array<double, day_parts> by_part{};
};

Pool pool(const FireParameters& p, Blaze blaze, std::uint32_t fires) {
  Pool out;
  for (std::uint32_t i = 0; i < fires; ++i) {
    Stream draws(Luck{7, 0}, Purpose{1}, i);
    blaze.hour = hour_of_ignition(p, draws.uniform());
    const double severity = draws.uniform(), toll = draws.uniform(), loss = draws.uniform();
    const Harm harm = harm_of(blaze, p, severity, toll, loss);
    out.fires += 1;
    out.by_part[blaze.hour < 6 ? 0 : blaze.hour < 18 ? 1 : blaze.hour < 20 ? 2 : 3] += 1;
    out.deaths += harm.deaths;
    out.fatal += harm.deaths > 0;
    if (harm.deaths >= 3) out.large += 1, out.in_large += harm.deaths;
    out.loss += harm.loss;
    out.cheap += harm.loss < p.loss * std::exp(-0.5 * p.loss_spread * p.loss_spread);
    if (blaze.hour < 6) out.night += 1, out.night_deaths += harm.deaths;
  }
  return out;
}

TEST_CASE("fires break out over the day as the parts' shares say") {
  const Pool all = pool(hot(), {.occupants = 100}, 200'000);
  for (std::size_t part = 0; part < day_parts; ++part)
    CHECK(all.by_part[part] / all.fires == doctest::Approx(hot().hours[part]).epsilon(0.02));
  FireParameters p = hot();
  CHECK(hour_of_ignition(p, 1e-9) == 0);
  CHECK(hour_of_ignition(p, 1 - 1e-9) == 23);
}

TEST_CASE("whoever sleeps is in more danger, and the mean over the day is the parameter's") {
  const FireParameters p = hot();
  CHECK(sleep_factor(p, 3) / sleep_factor(p, 19) == doctest::Approx(1 + 0.9 * 4));
  CHECK(0.1 * sleep_factor(p, 0) + 0.6 * sleep_factor(p, 17) + 0.1 * sleep_factor(p, 18) + 0.2 * sleep_factor(p, 23) ==
        doctest::Approx(1));
  const Pool all = pool(p, {.occupants = 1'000'000}, 400'000);
  CHECK(all.deaths / all.fires == doctest::Approx(0.1).epsilon(0.06));
  CHECK(all.night_deaths / all.deaths == doctest::Approx(0.1 * sleep_factor(p, 3)).epsilon(0.1));
}

TEST_CASE("the mean number of deaths in a fatal fire is Riemann's zeta") {
  for (const double tail : {2.0, 2.9, 4.0, 20.0})
    CHECK(mean_deaths(tail) == doctest::Approx(std::riemann_zeta(tail)).epsilon(1e-6));
}

TEST_CASE("deaths in a fatal fire have a heavy tail, cut at those who live there") {
  const Pool all = pool(hot(), {.occupants = 1'000'000}, 1'000'000);
  CHECK(all.deaths / all.fatal == doctest::Approx(mean_deaths(2.9)).epsilon(0.02));
  CHECK(all.large / all.fatal == doctest::Approx(std::pow(3, -2.9)).epsilon(0.06));
  const Pool few = pool(hot(), {.occupants = 2}, 100'000);
  CHECK(few.large == 0);
  CHECK(few.fatal > 0);
}

TEST_CASE("each minute that the brigade loses on foot raises spread and deaths by its rate") {
  FireParameters p = hot();
  p.serious = 0.1, p.on_foot = 6, p.spread = 0.05, p.lethal = 0.03;
  const Blaze at_door{.lane_access = 1}, halfway{.lane_access = 0.5}, never_gets_in{.lane_access = 0};
  CHECK(chance_serious(halfway, p) / chance_serious(at_door, p) == doctest::Approx(std::exp(0.15)));
  CHECK(chance_serious(never_gets_in, p) / chance_serious(at_door, p) == doctest::Approx(std::exp(0.3)));
  CHECK(chance_fatal(never_gets_in, p) / chance_fatal(at_door, p) == doctest::Approx(std::exp(0.18)));
}

TEST_CASE("an e-bike that burns out of doors kills fewer") {
  FireParameters p = hot();
  p.indoor_lethality = 10;
  CHECK(chance_fatal({.cause = FireCause::ebike}, p) ==
        doctest::Approx(10 * chance_fatal({.cause = FireCause::ebike, .out_of_doors = true}, p)));
}

TEST_CASE(
    "the mean loss of a fire is the parameter's, more where it spreads, and half the fires cost less than a median") {
  FireParameters p = hot();
  const Pool alike = pool(p, {.occupants = 10}, 200'000);
  CHECK(alike.loss / alike.fires == doctest::Approx(10000).epsilon(0.02));
  CHECK(alike.cheap / alike.fires == doctest::Approx(0.5).epsilon(0.02));
  p.loss_serious = 8;
  const Pool spread = pool(p, {.occupants = 10}, 200'000);
  CHECK(spread.loss / spread.fires == doctest::Approx(10000 * (0.4 + 0.6 * 8)).epsilon(0.02));
}

}  // namespace
}  // namespace tenure
