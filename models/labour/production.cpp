#include "models/labour/production.hpp"

#include <cmath>
#include <span>

#include "models/labour/ces.hpp"

namespace tenure {

namespace {

constexpr std::size_t basic = static_cast<std::size_t>(Skill::basic);

/// Basic heads and the nest of all others.
std::array<double, 2> nests(const BySkill<double>& heads, const Technology& at) {
  return {heads[basic],
          ces(std::span(heads).subspan(basic + 1), std::span(at.inner).subspan(basic + 1), at.inner_elasticity)};
}

}  // namespace

double labour_of(const BySkill<double>& heads, const Technology& at) {
  return ces(nests(heads, at), at.outer, at.outer_elasticity);
}

double value_added(double labour, double capital, double productivity, const Technology& at) {
  if (!(labour > 0)) return 0;
  const double v = at.labour_elasticity;
  // Most firms stand near their long run, and there the powers cancel.
  if (v == 1 || capital == labour) return at.scale * productivity * labour;
  return at.scale * productivity * std::pow(capital, 1.0 - v) * std::pow(labour, v);
}

BySkill<double> marginal_products(const BySkill<double>& heads, double capital, double productivity,
                                  const Technology& at) {
  const std::array<double, 2> nest = nests(heads, at);
  const double labour = ces(nest, at.outer, at.outer_elasticity);
  BySkill<double> products{};
  if (!(labour > 0)) return products;
  const double of_labour = at.labour_elasticity * value_added(labour, capital, productivity, at) / labour;
  products[basic] = of_labour * ces_marginal(nest[0], at.outer[0], labour, at.outer_elasticity);
  if (!(nest[1] > 0)) return products;
  const double of_others = of_labour * ces_marginal(nest[1], at.outer[1], labour, at.outer_elasticity);
  for (std::size_t k = basic + 1; k < skills; ++k)
    products[k] = of_others * ces_marginal(heads[k], at.inner[k], nest[1], at.inner_elasticity);
  return products;
}

}  // namespace tenure
