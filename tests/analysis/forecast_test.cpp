#include "analysis/forecast.hpp"

#include <filesystem>
#include <fstream>
#include <limits>

#include <doctest/doctest.h>

#include "analysis/scoring.hpp"
#include "sim/random.hpp"

namespace tenure {

using doctest::Approx;

namespace {

const Day january = *parse_day("2022-01-01"), february = *parse_day("2022-02-01"), march = *parse_day("2022-03-01");

/// y_dr = a_d + b_r + e_dr, of standard deviations 3, 2 and 1.
std::vector<std::vector<double>> crossed(std::size_t draws, std::size_t replicates, std::uint32_t seed = 1) {
  std::vector<std::vector<double>> lives(draws, std::vector<double>(replicates));
  Stream luck(Luck{seed, 0}, Purpose{1}, 1);
  std::vector<double> b(replicates);
  for (double& one : b) one = 2 * luck.normal();
  for (auto& row : lives) {
    const double a = 3 * luck.normal();
    for (std::size_t r = 0; r < replicates; ++r) row[r] = a + b[r] + luck.normal();
  }
  return lives;
}

ForecastSeries three_months(std::vector<std::vector<std::vector<double>>> lives) {
  return {"baseline", "fires", {}, "1", {january, february, march}, std::move(lives)};
}

Observation observed(Day time, double value, double error = 0) {
  return {time, "fires", {}, value, error, {}};
}

}  // namespace

TEST_CASE("variance by parameters and by chance are told apart, though luck is common to all draws") {
  double parameters = 0, chance = 0;
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    const SplitVariance split = split_variance(crossed(60, 40, seed));
    parameters += *split.parameters / 40;
    chance += *split.chance / 40;
  }
  CHECK(parameters == Approx(9).epsilon(0.1));
  CHECK(chance == Approx(5).epsilon(0.1));
}

TEST_CASE("few replicates do not pass for variance of parameters") {
  std::vector<std::vector<double>> lives(200, std::vector<double>(2));
  Stream luck(Luck{3, 0}, Purpose{1}, 1);
  for (auto& row : lives)
    for (double& y : row) y = luck.normal();
  const SplitVariance split = split_variance(lives);
  CHECK(*split.parameters < 0.15);  // the variance of means of two is 0.5
  CHECK(*split.chance == Approx(1).epsilon(0.2));
}

TEST_CASE("what cannot be told apart is not told") {
  CHECK_FALSE(split_variance(crossed(5, 1)).parameters);
  CHECK_FALSE(split_variance(crossed(5, 1)).chance);
  CHECK_FALSE(split_variance(crossed(1, 5)).parameters);
  CHECK(split_variance(crossed(1, 5)).chance);
  auto lives = crossed(4, 3);
  lives[2][1] = std::numeric_limits<double>::quiet_NaN();  // a life that failed takes its draw out
  auto without = lives;
  without.erase(without.begin() + 2);
  CHECK(*split_variance(lives).parameters == *split_variance(without).parameters);
}

TEST_CASE("a forecast tells median and bands of all lives, as far as there are lives beyond them") {
  std::vector<std::vector<std::vector<double>>> lives;
  for (int d = 0; d < 10; ++d) {
    auto& draw = lives.emplace_back();
    for (int r = 0; r < 10; ++r) draw.push_back({1.0 * d + 10 * r, 0, 0});
  }
  const std::vector<ForecastPoint> points = forecast(three_months(lives));
  REQUIRE(points.size() == 3);
  CHECK(points[0].lives == 100);
  CHECK(points[0].median == Approx(49.5));
  CHECK(points[0].half->low == Approx(24.75));
  CHECK(points[0].eighty->high == Approx(89.1));
  CHECK_FALSE(points[0].ninety);  // five lives beyond each edge
  CHECK(*points[1].variance.chance == 0);
}

TEST_CASE("only what was observed from the origin on is scored, beside a forecast without a model") {
  std::vector<std::vector<std::vector<double>>> lives(1);
  for (int r = 0; r < 99; ++r) lives[0].push_back({1.0 * r, 1.0 * r, 1.0 * r});
  const std::vector<Observation> data{observed(january, 40), observed(february, 49), observed(march, 98)};
  const Backtest test = backtest(three_months(lives), data, february);
  REQUIRE(test.points.size() == 2);
  CHECK(test.points[0].lead == 0);
  CHECK(test.points[1].lead == 28);
  CHECK(test.points[0].pit == Approx(0.5));
  CHECK(*test.points[0].naive == 9);  // January again
  CHECK(*test.points[1].naive == 58);
  CHECK(test.in_half == 1);
  CHECK(test.in_ninety == 1);
  CHECK(test.bias == Approx(-24.5));
  CHECK(*test.skill == Approx(1 - (test.points[0].crps + test.points[1].crps) / 67));
}

TEST_CASE("the forecast without a model takes the same month a year before where that was observed") {
  std::vector<std::vector<std::vector<double>>> lives{{{5, 5, 5}, {7, 7, 7}}};
  const std::vector<Observation> data{observed(*parse_day("2021-02-01"), 100), observed(january, 40),
                                      observed(february, 90)};
  CHECK(*backtest(three_months(lives), data, february).points[0].naive == 10);
}

TEST_CASE("an error of measurement widens what is expected") {
  std::vector<std::vector<std::vector<double>>> lives(1, std::vector<std::vector<double>>(4000, {10, 10, 10}));
  const Backtest exact = backtest(three_months(lives), std::vector{observed(january, 12)}, january);
  const Backtest vague = backtest(three_months(lives), std::vector{observed(january, 12, 2)}, january);
  CHECK(exact.in_ninety == 0);
  CHECK(vague.points[0].pit == Approx(0.841).epsilon(0.02));
}

TEST_CASE("observed series are read by series and time, and every problem is told with its place") {
  const auto path = std::filesystem::temp_directory_path() / "tenure-observed.csv";
  std::ofstream(path) << "time,outcome,value,source\n2022-02-01,fires,3,a\n2022-01-01,fires,2,b\n2022-01-01,incidents_"
                         "recorded: theft,7,c\n";
  const std::vector<Observation> data = read_observed(path);
  REQUIRE(data.size() == 3);
  CHECK(data[0].time == january);
  CHECK(data[2].series() == "incidents_recorded: theft");
  CHECK(*data[2].label == "theft");
  std::ofstream(path)
      << "time,outcome,value,error\nMay,fires,3,\n2022-01-01,fires,x,-1\n2022-02-01,fires,2,\n2022-02-01,fires,2,\n";
  try {
    (void)read_observed(path);
    FAIL("was read");
  } catch (const WrongInput& error) {
    CHECK(error.problems().size() == 4);
    CHECK(error.problems()[0].place.line == 2);
    CHECK(error.problems()[2].place.column == 20);
  }
  std::filesystem::remove(path);
}

}  // namespace tenure
