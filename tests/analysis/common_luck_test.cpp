#include "analysis/common_luck.hpp"

#include <doctest/doctest.h>

#include "sim/random.hpp"

using namespace tenure;

namespace {

Outputs table(std::size_t points, std::size_t lives, auto&& y) {
  Outputs outputs{lives, 1, {}};
  for (std::size_t p = 0; p < points; ++p)
    for (std::size_t r = 0; r < lives; ++r) outputs.values.push_back(y(p, r));
  return outputs;
}

}  // namespace

TEST_CASE("luck that moves all points alike is shared, to the last digit") {
  const double b[] = {-1, 0, 4};  // variance 7
  const LuckVariance luck =
      luck_variance(table(5, 3, [&](auto p, auto r) { return 10.0 * static_cast<double>(p * p) + b[r]; }), 0);
  CHECK(luck.own == doctest::Approx(0).scale(1));
  CHECK(luck.shared == doctest::Approx(7));
}

TEST_CASE("chance of each point's own, and chance in common, are told apart") {
  const auto normal = [](std::uint32_t agent) { return Stream({3, 0}, Purpose{1}, agent).normal(); };
  const auto mixed = table(400, 400, [&](auto p, auto r) {
    return static_cast<double>(p) + 2 * normal(static_cast<std::uint32_t>(r)) +
           3 * normal(static_cast<std::uint32_t>(1000 + p * 400 + r));
  });
  const LuckVariance luck = luck_variance(mixed, 0);
  CHECK(luck.own == doctest::Approx(9).epsilon(0.02));
  CHECK(luck.shared == doctest::Approx(4).epsilon(0.15));
  CHECK(luck.of_a_life() == luck.own + luck.shared);
}

TEST_CASE("one life or one point tells nothing of chance") {
  CHECK(luck_variance(table(4, 1, [](auto p, auto) { return static_cast<double>(p); }), 0).of_a_life() == 0);
  CHECK(luck_variance(table(1, 4, [](auto, auto r) { return static_cast<double>(r); }), 0).of_a_life() == 0);
}
