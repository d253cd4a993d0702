#include "analysis/inert.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "analysis/design.hpp"

using namespace tenure;

namespace {

using Told = std::vector<std::optional<bool>>;
using Table = std::vector<std::vector<double>>;

template <class F>
std::vector<PointDigest> digests_of(const Table& points, F&& model) {
  std::vector<PointDigest> all(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double y = model(points[i]);
    all[i].add({&y, 1});
  }
  return all;
}

Table points_of(DesignMethod method, std::size_t parameters, std::uint32_t n) {
  const Points unit = unit_design(parameters, {method, n});
  Table points(unit.rows());
  for (std::size_t i = 0; i < unit.rows(); ++i)
    for (std::size_t j = 0; j < parameters; ++j) points[i].push_back(unit.at(i, j));
  return points;
}

}  // namespace

TEST_CASE("a parameter that the model never reads is inert in morris and saltelli designs, and no other is") {
  for (const DesignMethod method : {DesignMethod::morris, DesignMethod::saltelli}) {
    const Table points = points_of(method, 3, 8);
    const auto digests = digests_of(points, [](const auto& x) { return x[0] * x[2]; });
    CHECK(inert_parameters(points, digests) == Told{false, true, false});
  }
}

TEST_CASE("one pair with another result is enough: a parameter that matters in a corner only is not inert") {
  const Table points{{0, 0}, {1, 0}, {0, 1}, {1, 1}};
  const auto digests = digests_of(points, [](const auto& x) { return x[0] == 1 && x[1] == 1 ? 1.0 : 0.0; });
  CHECK(inert_parameters(points, digests) == Told{false, false});
}

TEST_CASE("where no two points differ in one parameter alone nothing is told of it") {
  const Table filling = points_of(DesignMethod::lhs, 3, 50);
  CHECK(inert_parameters(filling, digests_of(filling, [](const auto&) { return 1.0; })) ==
        Told{std::nullopt, std::nullopt, std::nullopt});
  CHECK(inert_parameters({}, {}).empty());
}

TEST_CASE("points with a missing run are left out") {
  const Table points{{0, 0}, {1, 0}, {0, 1}};
  auto digests = digests_of(points, [](const auto& x) { return x[1]; });
  CHECK(inert_parameters(points, digests) == Told{true, false});
  digests[1].whole = false;
  CHECK(inert_parameters(points, digests) == Told{std::nullopt, false});
}

TEST_CASE("all that is not a number counts as the same result, and so do 0 and -0") {
  const auto digest = [](double x) {
    PointDigest one;
    one.add({&x, 1});
    return one.value;
  };
  CHECK(digest(std::nan("1")) == digest(-std::nan("2")));
  CHECK(digest(0.0) == digest(-0.0));
  CHECK(digest(1.0) != digest(1.0 + 1e-15));
}
