#pragma once
/// Constant elasticity of substitution (Arrow, Chenery, Minhas & Solow 1961, Review of Economics and Statistics 43):
///
///     F(x) = (sum_k a_k x_k^r)^(1/r),  r = 1 - 1/s
///
/// with weights a_k that sum to 1 and elasticity s > 0. s = 1 is Cobb-Douglas, prod x_k^a_k; s infinite is the weighted
/// sum. Constant returns: F(c x) = c F(x), and sum_k dF/dx_k x_k = F (Euler). Up to s = 1 an input that is missing
/// leaves nothing.

#include <span>

namespace tenure {

[[nodiscard]] double ces(std::span<const double> inputs, std::span<const double> weights, double elasticity);

/// dF/dx_k where F = `value` > 0. Infinite where x_k = 0, its weight is above 0 and the elasticity is finite.
[[nodiscard]] double ces_marginal(double input, double weight, double value, double elasticity);

}  // namespace tenure
