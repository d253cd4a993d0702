#include "analysis/history_matching.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "sim/random.hpp"
#include "tests/analysis/calibration_examples.hpp"

using namespace tenure;

namespace {

const std::vector<Prior> wide{{"x", "1", PriorKind::uniform, -4, 6}, {"y", "1", PriorKind::uniform, -4, 6}};

HistoryMatchingOptions small(std::size_t points, std::size_t waves, std::size_t replicates) {
  HistoryMatchingOptions options;
  options.points = points;
  options.waves = waves;
  options.replicates = replicates;
  return options;
}

void check_moments(const Moments& found, const Moments& exact, double mean, double width) {
  for (std::size_t j = 0; j < exact.mean.size(); ++j) {
    INFO("parameter ", j, ": ", found.mean[j], " +- ", found.sd[j], ", exact ", exact.mean[j], " +- ", exact.sd[j]);
    CHECK(std::abs(found.mean[j] - exact.mean[j]) < mean * exact.sd[j]);
    CHECK(found.sd[j] == doctest::Approx(exact.sd[j]).epsilon(width));
  }
}

}  // namespace

TEST_CASE("history matching finds the posterior of a line with normal errors: means within 0.1, widths within 8 %") {
  HistoryMatching matching(2, {{"first", 1.2, 0.5, 0}, {"second", 0.4, 0.3, 0.4}}, small(20, 2, 1));
  const std::size_t runs = calibrate(matching, wide, 2, [](const auto& x, auto) { return Line::at(x); });
  CHECK(runs == 40);
  // a cutoff of 3 leaves 98.9 % of the standard deviation of each target's error
  check_moments(moments(matching.posterior(), wide), Line::posterior({1.2, 0.4}, 0.25), 0.1, 0.08);
  // what is left is the parallelogram |z - A x| <= 3 sd: (3 sd 2)^2 / det A, over the prior's 100
  CHECK(matching.waves().back().volume == doctest::Approx(9.0 / 0.85 / 100).epsilon(0.1));
}

TEST_CASE("history matching finds predators and prey: means within 0.1 standard deviations, widths within 10 %") {
  HistoryMatching matching(2, PredatorPrey::targets(), small(40, 3, 1));
  calibrate(matching, PredatorPrey::priors(), 4, [](const auto& x, auto) { return PredatorPrey::at(x); });
  check_moments(moments(matching.posterior(), PredatorPrey::priors()), PredatorPrey::posterior(), 0.1, 0.1);
  for (std::size_t w = 1; w < matching.waves().size(); ++w)
    CHECK(matching.waves()[w].volume <= matching.waves()[w - 1].volume * 1.05);
  const double truth[] = {PredatorPrey::priors()[0].quantile_of(1), PredatorPrey::priors()[1].quantile_of(1)};
  CHECK(matching.implausibility(truth) < 3);
}

TEST_CASE("luck that all points share is counted in, once for the level and once for the life observed") {
  // One life is off by 0.4 in common with all points. With R = 4 the posterior of x + error is that of
  // error^2 + 0.16 (1 + 1/4); the same luck makes the emulators look perfect.
  const auto model = [](const std::vector<double>& x, std::uint32_t luck) {
    std::vector<double> y = Line::at(x);
    for (std::uint32_t t = 0; t < 2; ++t) y[t] += 0.4 * Stream({5, luck}, Purpose{1}, t).normal();
    return y;
  };
  double squares = 0, width = 0;
  const int rounds = 60;
  for (int round = 0; round < rounds; ++round) {
    HistoryMatchingOptions options = small(12, 1, 4);
    options.draws = 400;
    options.seed = static_cast<std::uint64_t>(round);
    HistoryMatching matching(2, {{"first", 1, 0.3, 0}, {"second", 0.5, 0.3, 0}}, options);
    calibrate(matching, wide, 2, [&](const auto& x, std::uint32_t luck) {
      return model(x, 1000 * static_cast<std::uint32_t>(round) + luck);
    });
    const Moments found = moments(matching.posterior(), wide);
    squares += std::pow(found.mean[0] - Line::posterior({1, 0.5}, 1).mean[0], 2) / rounds;
    width += found.sd[0] * found.sd[0] / rounds;
  }
  // means scatter over rounds by the luck of four lives alone, widths hold all of it; shared is itself told from 4
  // lives
  CHECK(std::sqrt(squares) == doctest::Approx(Line::posterior({1, 0.5}, 0.16 / 4).sd[0]).epsilon(0.25));
  CHECK(std::sqrt(width) == doctest::Approx(Line::posterior({1, 0.5}, 0.09 + 0.16 * 1.25).sd[0]).epsilon(0.2));
}

TEST_CASE("what a larger district's luck would be can be told") {
  const auto width = [](double share) {
    HistoryMatchingOptions options = small(12, 1, 4);
    options.chance_share = share;
    HistoryMatching matching(2, {{"first", 1, 0.1, 0}, {"second", 0.5, 0.1, 0}}, options);
    calibrate(matching, wide, 2, [](const auto& x, std::uint32_t luck) {
      std::vector<double> y = Line::at(x);
      for (std::uint32_t t = 0; t < 2; ++t) y[t] += 0.8 * Stream({5, luck}, Purpose{1}, t).normal();
      return y;
    });
    return moments(matching.posterior(), wide).sd[0];
  };
  CHECK(width(0.05) < 0.8 * width(1));
}

TEST_CASE("where no point can give what was observed, it says so and how near the nearest comes") {
  HistoryMatching matching(2, {{"first", 100, 0.5, 0}, {"second", 0.4, 0.5, 0}}, small(20, 3, 1));
  calibrate(matching, wide, 2, [](const auto& x, auto) { return Line::at(x); });
  CHECK(matching.finished());
  CHECK(matching.waves().size() == 1);
  CHECK(matching.waves().back().volume == 0);
  CHECK(matching.waves().back().lowest > 3);
  CHECK(matching.posterior().weights.empty());
  CHECK(matching.said().find("the least implausible point") != std::string::npos);
}

TEST_CASE("too small a wave is refused") {
  CHECK_THROWS_AS(HistoryMatching(10, {{"y", 0, 1, 0}}, small(12, 1, 1)), std::invalid_argument);
}
