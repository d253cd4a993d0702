#pragma once
/// Shapes of distributions that patterns of an economy are told by: the tail of firm sizes, how long people who are here
/// have been here, the spread of wages, how two series move together.

#include <cstddef>
#include <span>
#include <vector>

namespace tenure {

/// P(size > x) ~ x^-exponent from `least` on.
struct Tail {
  double exponent = 0;
  double least = 0;
  std::size_t in_tail = 0;
};
/// Maximum likelihood, a = n / sum ln(x / least) over the n sizes from `least` on, with the `least` whose fit lies
/// nearest to the data (Kolmogorov-Smirnov; Clauset, Shalizi & Newman 2009, SIAM Review 51), among those with at least
/// `fewest` sizes above. NaN where there are fewer sizes. Whole sizes count as spread half a unit either way.
[[nodiscard]] Tail tail_of(std::vector<double> sizes, std::size_t fewest = 100);

struct Spread {
  double sd = 0;
  double skew = 0;
};
/// Standard deviation and skewness of the logarithms of positive numbers.
[[nodiscard]] Spread log_spread(std::span<const double> positive);

/// Shares of people by how long they have been here, in bands from each of `edges` [year] to the next, the last without
/// end, were stays Weibull of `shape` and `scale` [year] and as many came as left: density S(a) / mean stay.
[[nodiscard]] std::vector<double> elapsed_shares(double shape, double scale, std::span<const double> edges);

struct StayFit {
  double shape = 0;
  double scale = 0;  ///< [year]
};
/// The Weibull stays whose elapsed shares lie nearest to `shares` (least squares; shape to 0.01, scale to 5 %).
[[nodiscard]] StayFit stays_of(std::span<const double> shares, std::span<const double> edges);

/// How `y` follows `x`, both departures from the same thing: y = slope x, and the correlation about 0.
struct Comovement {
  double slope = 0;
  double correlation = 0;
};
[[nodiscard]] Comovement comovement(std::span<const double> x, std::span<const double> y);

}  // namespace tenure
