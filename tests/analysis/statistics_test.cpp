#include "analysis/statistics.hpp"

#include <cmath>
#include <stdexcept>

#include <doctest/doctest.h>

namespace tenure {

using doctest::Approx;
using Draws = std::vector<double>;

TEST_CASE("quantiles of type 7 lie on the straight line between order statistics") {
  const Draws draws{4, 1, 3, 2};
  CHECK(quantile(draws, 0.0) == 1.0);
  CHECK(quantile(draws, 0.5) == Approx(2.5));
  CHECK(quantile(draws, 0.9) == Approx(3.7));
  CHECK(quantile(draws, 1.0) == 4.0);
  CHECK(quantile(Draws{7}, 0.3) == 7.0);
  CHECK(std::isnan(quantile({}, 0.5)));
  CHECK_THROWS_AS((void)quantile(draws, 1.01), std::invalid_argument);
}

TEST_CASE("the t interval of Student's sleep data is the published one") {
  // Student 1908, Biometrika 6(1): additional sleep by the second drug over the first; 0.70 to 2.46 hours.
  const Draws first{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
  const Draws second{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
  const Draws more = paired_differences(first, second);
  CHECK(mean(more) == Approx(1.58));
  CHECK(standard_deviation(more) == Approx(1.2299955));
  const auto interval = t_interval(more, 0.95);
  REQUIRE(interval);
  CHECK(interval->low == Approx(0.7001142).epsilon(1e-6));
  CHECK(interval->high == Approx(2.4598858).epsilon(1e-6));
  CHECK(share_above_zero(more) == Approx(0.95));
  CHECK_FALSE(t_interval(Draws{1}, 0.95));
}

TEST_CASE("Fieller's interval holds exactly the ratios that a t test does not refuse") {
  const Draws cost{10, 12, 11, 9, 13}, averted{4.1, 5.3, 4.4, 4.9, 5.0};
  const Ratio ratio = ratio_of_means(cost, averted, 0.95);
  CHECK(ratio.value == Approx(55.0 / 23.7));
  REQUIRE(ratio.interval);
  for (double edge : {ratio.interval->low, ratio.interval->high}) {
    Draws rest(cost.size());
    for (std::size_t i = 0; i < rest.size(); ++i) rest[i] = cost[i] - edge * averted[i];
    const auto at_edge = t_interval(rest, 0.95);
    CHECK(std::min(std::abs(at_edge->low), std::abs(at_edge->high)) == Approx(0.0).epsilon(1e-9));
  }
}

TEST_CASE("over a constant, Fieller's interval is the t interval divided by it") {
  const Draws above{1, 2, 4};
  const Ratio ratio = ratio_of_means(above, Draws{2, 2, 2}, 0.9);
  const auto plain = t_interval(above, 0.9);
  REQUIRE(ratio.interval);
  CHECK(ratio.interval->low == Approx(plain->low / 2));
  CHECK(ratio.interval->high == Approx(plain->high / 2));
}

TEST_CASE("a ratio over something that may be 0 has no interval") {
  CHECK_FALSE(ratio_of_means(Draws{10, 11, 12}, Draws{-1, 0.5, 2}, 0.95).interval);
  CHECK_FALSE(ratio_of_means(Draws{10, 11}, Draws{0, 0}, 0.95).interval);
  CHECK(std::isnan(ratio_of_means(Draws{10, 11}, Draws{0, 0}, 0.95).value));
  CHECK_FALSE(ratio_of_means(Draws{10}, Draws{2}, 0.95).interval);
}

TEST_CASE("common luck shows as a large variance ratio, independent arms as 1") {
  CHECK(variance_ratio(Draws{1, 2, 3}, Draws{2, 3, 4.1}) > 100);
  CHECK(std::isinf(variance_ratio(Draws{1, 2, 3}, Draws{2, 3, 4})));
  CHECK(variance_ratio(Draws{1, -1, 1, -1}, Draws{1, 1, -1, -1}) == Approx(1.0));
  CHECK(std::isnan(variance_ratio(Draws{1, 1}, Draws{2, 2})));
}

TEST_CASE("pairs must come in pairs") {
  CHECK_THROWS_AS((void)paired_differences(Draws{1}, Draws{1, 2}), std::invalid_argument);
  CHECK_THROWS_AS((void)ratio_of_means(Draws{1}, Draws{1, 2}, 0.95), std::invalid_argument);
}

}  // namespace tenure
