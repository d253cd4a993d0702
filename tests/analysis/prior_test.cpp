#include "analysis/prior.hpp"

#include <cmath>

#include <doctest/doctest.h>

using namespace tenure;

TEST_CASE("values of a prior and their quantiles lead back to each other, within the bounds") {
  for (const PriorKind kind : {PriorKind::uniform, PriorKind::log_uniform, PriorKind::normal}) {
    const Prior p{"p", "1", kind, 0.2, 5, 1, 0.7};
    double before = 0;
    for (const double u : {0.001, 0.1, 0.25, 0.5, 0.9, 0.999}) {
      const double x = p.at(u);
      CHECK(x >= 0.2);
      CHECK(x <= 5);
      CHECK(x > before);
      CHECK(p.quantile_of(x) == doctest::Approx(u).epsilon(1e-9));
      before = x;
    }
    CHECK(p.at(0) == doctest::Approx(0.2));
    CHECK(p.at(1) == doctest::Approx(5));
    CHECK(p.quantile_of(0) == doctest::Approx(0).epsilon(1e-12));
    CHECK(p.quantile_of(9) == doctest::Approx(1));
  }
}

TEST_CASE("the middle of each prior is where its law says") {
  CHECK(Prior{"p", "1", PriorKind::uniform, 2, 4}.at(0.5) == doctest::Approx(3));
  CHECK(Prior{"p", "1", PriorKind::log_uniform, 1, 100}.at(0.5) == doctest::Approx(10));
  CHECK(Prior{"p", "1", PriorKind::normal, -10, 10, 1, 2}.at(0.5) == doctest::Approx(1).epsilon(1e-5));
  CHECK(Prior{"p", "1", PriorKind::normal, -10, 10, 1, 2}.at(0.8413447) == doctest::Approx(3).epsilon(1e-4));
}
