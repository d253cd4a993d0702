#include "tests/reference/wolf_sheep.hpp"

#include <cmath>
#include <numeric>

#include <doctest/doctest.h>

#include "tests/threads.hpp"

using namespace tenure;
using namespace tenure::reference;
using tenure::testing::with_threads;

namespace {

constexpr WolfSheep::Rules small{25, 20, {60, 5, 0.2}, {40, 13, 0.1}};
constexpr WolfSheep::Rules large{100, 10, {1000, 5, 0.4}, {500, 13, 0.2}};

double energy(const WolfSheep& model) {
  const auto sum = [](const std::vector<WolfSheep::Animal>& herd) {
    return std::accumulate(herd.begin(), herd.end(), 0.0,
                           [](double e, const auto& animal) { return e + animal.energy; });
  };
  return sum(model.sheep()) + sum(model.wolves());
}

/// Correlation of wolves with the sheep of `lag` steps before.
double correlation(const std::vector<double>& sheep, const std::vector<double>& wolves, std::size_t lag) {
  const std::size_t n = sheep.size() - lag;
  double s = 0, w = 0, ss = 0, ww = 0, sw = 0;
  for (std::size_t t = 0; t < n; ++t)
    s += sheep[t] / static_cast<double>(n), w += wolves[t + lag] / static_cast<double>(n);
  for (std::size_t t = 0; t < n; ++t) {
    const double a = sheep[t] - s, b = wolves[t + lag] - w;
    ss += a * a, ww += b * b, sw += a * b;
  }
  return sw / std::sqrt(ss * ww);
}

}  // namespace

TEST_CASE("energy changes by meals, walks and deaths and by nothing else; animals by births and deaths") {
  for (const WolfSheep::Rules& rules : {small, large}) {
    WolfSheep model(rules, {1, 0});
    for (int day = 1; day <= 100; ++day) {
      const double before = energy(model);
      model.live(Day{day});
      const WolfSheep::Flows& flows = model.flows();
      const double after = before + 5.0 * static_cast<double>(flows.grazed) + 13.0 * static_cast<double>(flows.hunted) -
                           flows.spent - flows.lost;
      REQUIRE(energy(model) == doctest::Approx(after).epsilon(1e-12));
      for (const auto* herd : {&model.sheep(), &model.wolves()})
        for (const WolfSheep::Animal& animal : *herd) {
          REQUIRE(animal.energy >= 0);
          REQUIRE(animal.cell.value < rules.side * rules.side);
        }
    }
  }
}

TEST_CASE("an animal walks to one of the eight cells about it, each as often") {
  WolfSheep model({9, 1, {4000, 1000, 0}, {0, 13, 0}}, {1, 0});  // never hungry, never bearing
  std::vector<std::uint32_t> before(4000);
  for (const auto& sheep : model.sheep()) before[sheep.key] = sheep.cell.value;
  model.live(Day{1});
  REQUIRE(model.sheep().size() > 3990);
  std::array<int, 9> steps{};
  for (const auto& sheep : model.sheep()) {
    const std::uint32_t dx = (sheep.cell.value % 9 + 9 + 1 - before[sheep.key] % 9) % 9;
    const std::uint32_t dy = (sheep.cell.value / 9 + 9 + 1 - before[sheep.key] / 9) % 9;
    REQUIRE(std::max(dx, dy) <= 2);
    ++steps[dy * 3 + dx];
  }
  CHECK(steps[4] == 0);
  for (const int step : {0, 1, 2, 3, 5, 6, 7, 8}) CHECK(std::abs(steps[step] - 500) < 84);  // 4 sd
}

TEST_CASE("without sheep wolves starve, at the latest when the first day's energy is spent") {
  WolfSheep model({25, 20, {0, 5, 0.2}, {300, 13, 0.1}}, {1, 0});
  for (int day = 1; day <= 27; ++day) model.live(Day{day});
  CHECK(model.wolves().empty());
}

TEST_CASE("where grass grows once only all die, and live no longer than its energy lasts") {
  WolfSheep model({25, 1'000'000, {60, 5, 0.2}, {40, 13, 0.1}}, {1, 0});
  const double first = energy(model);
  double walks = 0, grazed = 0, hunted = 0, dead = 0;
  for (int day = 1; day <= 2000 && !(model.sheep().empty() && model.wolves().empty()); ++day) {
    const auto animals = static_cast<double>(model.sheep().size() + model.wolves().size());
    model.live(Day{day});
    walks += model.flows().spent;
    grazed += static_cast<double>(model.flows().grazed);
    hunted += static_cast<double>(model.flows().hunted);
    dead += animals + static_cast<double>(model.flows().born) -
            static_cast<double>(model.sheep().size() + model.wolves().size());
  }
  CHECK(model.sheep().empty());
  CHECK(model.wolves().empty());
  CHECK(grazed < 25 * 25 * 0.58);
  CHECK(walks <= first + 5 * grazed + 13 * hunted + dead);
}

TEST_CASE("without wolves sheep fill the meadow to what its grass feeds") {
  // Each cell gives a meal of 5 once in `regrowth` steps and the wait for the next sheep, 1 / (1 - exp(-n)) steps where
  // n sheep walk a cell; a sheep needs 1 a step.
  for (const int regrowth : {10, 20, 40}) {
    double n = 5.0 / regrowth;
    for (int i = 0; i < 200; ++i) n = 0.5 * n + 0.5 * 5.0 / (regrowth + 1 / (1 - std::exp(-n)) - 1);
    WolfSheep model({50, regrowth, {200, 5, 0.2}, {0, 13, 0.1}}, {1, 0});
    double sheep = 0;
    for (int day = 1; day <= 500; ++day) {
      model.live(Day{day});
      if (day > 200) sheep += static_cast<double>(model.sheep().size()) / 300;
    }
  }
}

TEST_CASE("sheep and wolves go up and down, wolves after sheep") {
  WolfSheep model(large, {1, 0});
  std::vector<double> sheep, wolves;
  for (int day = 1; day <= 600; ++day) {
    model.live(Day{day});
    sheep.push_back(static_cast<double>(model.sheep().size()));
    wolves.push_back(static_cast<double>(model.wolves().size()));
  }
  std::size_t best = 0;
  for (std::size_t lag = 0; lag < 40; ++lag)
    if (correlation(sheep, wolves, lag) > correlation(sheep, wolves, best)) best = lag;
  CHECK(best > 0);
  CHECK(correlation(sheep, wolves, best) > 0.5);
}

TEST_CASE("1, 2 and 7 threads leave the same animals in the same order") {
  const auto herds = with_threads([] {
    WolfSheep model({150, 10, {6000, 5, 0.4}, {1000, 13, 0.2}}, {2, 0});
    for (int day = 1; day <= 30; ++day) model.live(Day{day});
    return std::pair{model.sheep(), model.wolves()};
  });
  CHECK(herds[0].first.size() > 2048);
  CHECK(herds[0] == herds[1]);
  CHECK(herds[0] == herds[2]);
}
