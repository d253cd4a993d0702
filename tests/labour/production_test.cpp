#include "models/labour/production.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

#include "models/labour/ces.hpp"

using namespace tenure;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
const std::vector<double> inputs{3, 8, 5}, weights{0.5, 0.2, 0.3};

Technology technology(double labour_elasticity = 0.64) {
  return {2000, labour_elasticity, {0.6, 0.4}, {0, 0.5, 0.3, 0.2}, 1.5, 3};
}

const BySkill<double> heads{60, 20, 10, 4};

}  // namespace

TEST_CASE("substitution of elasticity 1 is Cobb-Douglas, and the numbers next to it lie close") {
  const double cobb_douglas = std::pow(3, 0.5) * std::pow(8, 0.2) * std::pow(5, 0.3);
  CHECK(ces(inputs, weights, 1) == doctest::Approx(cobb_douglas));
  CHECK(ces(inputs, weights, 1.0001) == doctest::Approx(cobb_douglas).epsilon(1e-4));
  CHECK(ces(inputs, weights, 0.9999) == doctest::Approx(cobb_douglas).epsilon(1e-4));
}

TEST_CASE("perfect substitutes add up, and perfect complements leave the scarcest") {
  CHECK(ces(inputs, weights, infinite) == doctest::Approx(0.5 * 3 + 0.2 * 8 + 0.3 * 5));
  CHECK(ces(inputs, weights, 0.002) == doctest::Approx(3).epsilon(0.01));
}

TEST_CASE("twice of everything makes twice as much") {
  const std::vector<double> twice{6, 16, 10};
  for (const double elasticity : {0.5, 1.0, 1.5, 3.0, infinite})
    CHECK(ces(twice, weights, elasticity) == doctest::Approx(2 * ces(inputs, weights, elasticity)));
}

TEST_CASE("a firm does without a skill above elasticity 1, and not below") {
  const std::vector<double> some{3, 0, 5};
  CHECK(ces(some, weights, 1.5) > 0);
  CHECK(ces(some, weights, 1) == 0);
  CHECK(ces(some, weights, 0.5) == 0);
}

TEST_CASE("a marginal product is the slope of output") {
  for (const double elasticity : {0.5, 1.0, 1.5, 3.0, infinite}) {
    const double value = ces(inputs, weights, elasticity);
    for (std::size_t k = 0; k < inputs.size(); ++k) {
      std::vector<double> more = inputs, less = inputs;
      more[k] += 1e-5, less[k] -= 1e-5;
      const double slope = (ces(more, weights, elasticity) - ces(less, weights, elasticity)) / 2e-5;
      CHECK(ces_marginal(inputs[k], weights[k], value, elasticity) == doctest::Approx(slope));
    }
  }
  const Technology at = technology();
  const double capital = 50;
  const BySkill<double> products = marginal_products(heads, capital, 1.3, at);
  for (std::size_t k = 0; k < skills; ++k) {
    BySkill<double> more = heads, less = heads;
    more[k] += 1e-4, less[k] -= 1e-4;
    const double slope =
        (value_added(labour_of(more, at), capital, 1.3, at) - value_added(labour_of(less, at), capital, 1.3, at)) /
        2e-4;
    CHECK(products[k] == doctest::Approx(slope));
  }
}

TEST_CASE("marginal products times heads sum to output times its elasticity to labour") {
  for (const double v : {0.4, 0.64, 1.0}) {
    const Technology at = technology(v);
    for (const double capital : {20.0, labour_of(heads, at), 90.0}) {
      const BySkill<double> products = marginal_products(heads, capital, 0.7, at);
      double sum = 0;
      for (std::size_t k = 0; k < skills; ++k) sum += products[k] * heads[k];
      CHECK(sum == doctest::Approx(v * value_added(labour_of(heads, at), capital, 0.7, at)));
    }
  }
}

TEST_CASE("twice the labour makes 2 to the power of its elasticity at once, and twice as much with twice the capital") {
  const Technology at = technology();
  const double labour = labour_of(heads, at), before = value_added(labour, labour, 1, at);
  CHECK(value_added(2 * labour, labour, 1, at) == doctest::Approx(std::pow(2, 0.64) * before));
  CHECK(value_added(2 * labour, 2 * labour, 1, at) == doctest::Approx(2 * before));
}

TEST_CASE("nobody produces nothing") {
  const Technology at = technology();
  CHECK(labour_of({}, at) == 0);
  CHECK(value_added(0, 10, 1, at) == 0);
  CHECK(value_added(10, 0, 1, at) == 0);
  for (const double product : marginal_products({}, 10, 1, at)) CHECK(product == 0);
}
