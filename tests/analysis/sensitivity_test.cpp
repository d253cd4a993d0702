#include "analysis/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <set>

#include <doctest/doctest.h>

#include "tests/sim/scratch_folder.hpp"

using namespace tenure;

namespace {

using Row = std::vector<double>;

std::vector<double> outputs_of(const Points& points, const std::function<double(const Row&)>& f) {
  std::vector<double> y;
  for (std::size_t i = 0; i < points.rows(); ++i) {
    Row x;
    for (std::size_t j = 0; j < points.parameters; ++j) x.push_back(points.at(i, j));
    y.push_back(f(x));
  }
  return y;
}

/// Ishigami and Homma 1990: sin x1 + a sin^2 x2 + b x3^4 sin x1, each x uniform in -pi to pi.
constexpr double a = 7, b = 0.1;
double ishigami(const Row& unit) {
  const auto x = [&](std::size_t j) { return std::numbers::pi * (2 * unit[j] - 1); };
  return std::sin(x(0)) + a * std::pow(std::sin(x(1)), 2) + b * std::pow(x(2), 4) * std::sin(x(0));
}

/// Sobol's g-function: the product of (|4 x - 2| + c) / (1 + c).
const std::vector<double> g_weights{0, 0.5, 3, 9, 99, 99};
double g_function(const Row& unit) {
  double y = 1;
  for (std::size_t j = 0; j < g_weights.size(); ++j)
    y *= (std::abs(4 * unit[j] - 2) + g_weights[j]) / (1 + g_weights[j]);
  return y;
}

/// Morris 1991, section 4: 20 inputs, of which the first ten matter, 1 to 7 with curves or interactions.
double morris_function(const Row& unit) {
  std::vector<double> w;
  for (std::size_t i = 0; i < 20; ++i) {
    const double x = unit[i];
    w.push_back(i == 2 || i == 4 || i == 6 ? 2 * (1.1 * x / (x + 0.1) - 0.5) : 2 * (x - 0.5));
  }
  double y = 0;
  for (std::size_t i = 0; i < 20; ++i) y += (i < 10 ? 20 : std::pow(-1, i + 1)) * w[i];
  for (std::size_t i = 0; i < 20; ++i)
    for (std::size_t j = i + 1; j < 20; ++j) {
      y += (j < 6 ? -15 : std::pow(-1, i + j + 2)) * w[i] * w[j];
      for (std::size_t l = j + 1; l < 5; ++l) {
        y += -10 * w[i] * w[j] * w[l];
        for (std::size_t s = l + 1; s < 4; ++s) y += 5 * w[i] * w[j] * w[l] * w[s];
      }
    }
  return y;
}

Points saltelli(std::size_t k, std::uint32_t n, bool second = false, std::uint64_t seed = 1) {
  return unit_design(k, {DesignMethod::saltelli, n, seed, second});
}

std::string complaint_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const std::invalid_argument& e) {
    return e.what();
  }
  return "";
}

}  // namespace

TEST_CASE("Ishigami's indices come out within 0.01 at 2^14 base points, at any seed") {
  const double pi4 = std::pow(std::numbers::pi, 4), pi8 = pi4 * pi4;
  const double v1 = 0.5 * std::pow(1 + b * pi4 / 5, 2), v2 = a * a / 8, v13 = b * b * pi8 * (1.0 / 18 - 1.0 / 50);
  const double v = v1 + v2 + v13;
  const std::vector<double> first{v1 / v, v2 / v, 0}, total{(v1 + v13) / v, v2 / v, v13 / v};
  for (const std::uint64_t seed : {1, 2, 3}) {
    const Points points = saltelli(3, 1u << 14, true, seed);
    const SobolIndices indices = sobol_indices(points, outputs_of(points, ishigami), 1);
    for (std::size_t j = 0; j < 3; ++j) {
      CAPTURE(j);
      CHECK(std::abs(indices.first[j].value - first[j]) < 0.01);
      CHECK(std::abs(indices.total[j].value - total[j]) < 0.01);
      CHECK(indices.first[j].interval.high - indices.first[j].interval.low < 0.1);
    }
    CHECK(std::abs(indices.second[0][2].value - v13 / v) < 0.01);
    CHECK(std::abs(indices.second[0][1].value) < 0.01);
    CHECK(std::abs(indices.second[1][2].value) < 0.01);
  }
}

TEST_CASE("the g-function's indices come out within 0.01 at 2^14 base points") {
  std::vector<double> part;
  double all = 1;
  for (const double c : g_weights) {
    part.push_back(1.0 / 3 / std::pow(1 + c, 2));
    all *= 1 + part.back();
  }
  const Points points = saltelli(g_weights.size(), 1u << 14);
  const SobolIndices indices = sobol_indices(points, outputs_of(points, g_function), 1);
  for (std::size_t j = 0; j < g_weights.size(); ++j) {
    CAPTURE(j);
    const double first = part[j] / (all - 1), total = part[j] / (1 + part[j]) * all / (all - 1);
    CHECK(std::abs(indices.first[j].value - first) < 0.01);
    CHECK(std::abs(indices.total[j].value - total) < 0.01);
  }
  CHECK(indices.second.empty());
}

TEST_CASE("95 % intervals hold the true index about as often as they say") {
  // y = x1 + 2 x2: first = total = 1/5 and 4/5. Sobol points are evener than chance, so that the bootstrap errs on the
  // wide side.
  int held = 0;
  constexpr int designs = 60;
  for (int d = 0; d < designs; ++d) {
    const Points points = saltelli(2, 128, false, static_cast<std::uint64_t>(d) + 10);
    const auto y = outputs_of(points, [](const Row& x) { return x[0] + 2 * x[1]; });
    held += sobol_indices(points, y, 1).total[0].interval.contains(0.2);
  }
  CHECK(held >= designs * 9 / 10);
}

TEST_CASE("a parameter that changes nothing is inert, and an output that never changes has no index") {
  const Points points = saltelli(3, 256);
  const SobolIndices indices =
      sobol_indices(points, outputs_of(points, [](const Row& x) { return x[0] + 1e-6 * x[2]; }), 1);
  CHECK(indices.inert(1));
  CHECK_FALSE(indices.inert(0));
  CHECK_FALSE(indices.inert(2));
  const SobolIndices none = sobol_indices(points, outputs_of(points, [](const Row&) { return 4.0; }), 1);
  CHECK(std::isnan(none.total[0].value));
}

TEST_CASE("a design's points are even: nets for sobol, one to a slice for lhs, levels and single steps for morris") {
  const Points net = unit_design(2, {DesignMethod::sobol, 256, 3, false});
  std::set<std::pair<int, int>> boxes;
  for (std::size_t i = 0; i < 256; ++i)
    boxes.insert({static_cast<int>(net.at(i, 0) * 16), static_cast<int>(net.at(i, 1) * 16)});
  CHECK(boxes.size() == 256);

  const Points latin = unit_design(5, {DesignMethod::lhs, 1000, 3, false});
  for (std::size_t j = 0; j < 5; ++j) {
    std::set<int> slices;
    for (std::size_t i = 0; i < 1000; ++i) slices.insert(static_cast<int>(latin.at(i, j) * 1000));
    CHECK(slices.size() == 1000);
  }

  const Points screening = unit_design(7, {DesignMethod::morris, 500, 3, false});
  CHECK(screening.rows() == 500 * 8);
  std::array<int, morris_levels> seen{};
  for (const double x : screening.values) {
    const double at = x * (morris_levels - 1);
    CHECK(std::abs(at - std::round(at)) < 1e-12);
    ++seen[static_cast<std::size_t>(std::lround(at))];
  }
  // each level is as likely: 28,000 values in 4 cells, within 5 standard deviations of 7,000
  for (const int n : seen) CHECK(std::abs(n - 7000) < 5 * 140);
}

TEST_CASE("a linear model's elementary effects are its slopes, without spread") {
  const Points points = unit_design(3, {DesignMethod::morris, 20, 1, false});
  const MorrisEffects effects =
      morris_effects(points, outputs_of(points, [](const Row& x) { return 5 * x[0] - 2 * x[1]; }));
  CHECK(effects.mu[0] == doctest::Approx(5));
  CHECK(effects.mu[1] == doctest::Approx(-2));
  CHECK(effects.mu_star[1] == doctest::Approx(2));
  CHECK(effects.sigma[0] < 1e-12);
  CHECK(effects.mu_star[2] == 0);
}

TEST_CASE(
    "Morris's own function: the ten that matter above the ten that do not, curves and interactions told by sigma") {
  const Points points = unit_design(20, {DesignMethod::morris, 100, 1, false});
  const MorrisEffects effects = morris_effects(points, outputs_of(points, morris_function));
  const double weakest = *std::min_element(effects.mu_star.begin(), effects.mu_star.begin() + 10);
  const double strongest = *std::max_element(effects.mu_star.begin() + 10, effects.mu_star.end());
  CHECK(weakest > 2 * strongest);
  // 8 to 10 act straight: their effects hardly vary; 1 to 7 curve or interact
  for (std::size_t j = 7; j < 10; ++j) CHECK(effects.sigma[j] < 0.3 * effects.mu_star[j]);
  for (std::size_t j = 0; j < 7; ++j) CHECK(effects.sigma[j] > 0.5 * effects.mu_star[j]);
}

TEST_CASE("points that are not in the design's order are refused with the row") {
  Points points = saltelli(3, 64, true);
  CHECK(saltelli_shape(points).base_points == 64);
  CHECK(saltelli_shape(points).second_order);
  CHECK(saltelli_shape(saltelli(3, 64)).second_order == false);
  std::swap_ranges(points.values.begin() + 3 * 10, points.values.begin() + 3 * 11, points.values.begin() + 3 * 12);
  CHECK(complaint_of([&] { (void)saltelli_shape(points); }).find("row 11 is not where the design has it") == 0);
  points.values.resize(3 * 61);
  CHECK(complaint_of([&] { (void)saltelli_shape(points); }).find("no multiple of 5") != std::string::npos);

  Points walk = unit_design(4, {DesignMethod::morris, 6, 1, false});
  std::swap_ranges(walk.values.begin() + 4 * 5, walk.values.begin() + 4 * 6, walk.values.begin() + 4 * 8);
  const std::vector<double> y(walk.rows(), 0.0);
  CHECK(complaint_of([&] { (void)morris_effects(walk, y); }).find("row 7 is not where the design has it") == 0);
}

TEST_CASE("a design file reads back to the points it was made of, in the parameters' units") {
  const ScratchFolder folder("design");
  const std::vector<DesignParameter> parameters{{"x, first", -3.2, 1e-3}, {"y", 1e6, 2e6}};
  const Points unit = saltelli(2, 32);
  const auto file = folder.file("points.csv", design_csv(parameters, unit));
  const Points back = read_points(file, parameters);
  REQUIRE(back.rows() == unit.rows());
  for (std::size_t i = 0; i < unit.values.size(); ++i) CHECK(std::abs(back.values[i] - unit.values[i]) < 1e-12);
  CHECK(design_csv(parameters, saltelli(2, 32)) == design_csv(parameters, unit));
  CHECK(design_csv(parameters, saltelli(2, 32, false, 2)) != design_csv(parameters, unit));
}

TEST_CASE("parameters that cannot be swept are refused with their place") {
  const ScratchFolder folder("design_bad");
  const auto told = [&](const char* text) {
    return complaint(folder.path(), [&] { (void)read_design_parameters(folder.file("p.csv", text)); });
  };
  CHECK(told("name,low,high\nx,0,1\n").empty());
  CHECK(told("name,low\nx,0\n").find("no column high") != std::string::npos);
  CHECK(told("name,low,high,unit\nx,0,1,m\n").find("column unit") != std::string::npos);
  CHECK(told("name,low,high\nx,2,1\nx,0,one\n") ==
        "p.csv:2:3: x: low = 2 and high = 1 (low must be below high)\n"
        "p.csv:3:1: x a second time (each parameter stands once)\n"
        "p.csv:3:5: high = \"one\" (must be a finite number). Write 12.5 or 1e-3.");
  CHECK(told("name,low,high\n").find("no parameter stands in it") != std::string::npos);
  const auto points = folder.file("points.csv", "x\n0.5\n1.5\n");
  CHECK(complaint(folder.path(), [&] {
          (void)read_points(points, {{"x", 0, 1}});
        }) == "points.csv:3:1: x = 1.5 (must be from 0 to 1)");
}
