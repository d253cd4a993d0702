#include "sim/random.hpp"

#include <cmath>
#include <set>

#include <doctest/doctest.h>

using namespace tenure;

namespace {

constexpr Luck luck{20220131, 0};
constexpr int many = 200'000;

struct Moments {
  double mean, variance, least, most;
};

/// Of `many` draws, one from each of as many streams, as agents draw.
template <class Draw>
Moments moments(Draw draw) {
  double sum = 0, squares = 0, least = 1e300, most = -1e300;
  for (std::uint32_t agent = 0; agent < many; ++agent) {
    Stream draws(luck, Purpose{7}, agent, Day{19000});
    const double x = draw(draws);
    sum += x, squares += x * x;
    least = std::min(least, x), most = std::max(most, x);
  }
  const double mean = sum / many;
  return {mean, squares / many - mean * mean, least, most};
}

/// Four standard errors of a mean, and of a variance for kurtosis `k`.
double near_mean(double variance) {
  return 4 * std::sqrt(variance / many);
}
double near_variance(double variance, double k) {
  return 4 * variance * std::sqrt((k - 1) / many);
}

void check(const Moments& m, double mean, double variance, double kurtosis) {
  CHECK(std::abs(m.mean - mean) < near_mean(variance));
  CHECK(std::abs(m.variance - variance) < near_variance(variance, kurtosis));
}

}  // namespace

TEST_CASE("Philox4x32-10 gives the known answers of Random123") {
  using Block = std::array<std::uint32_t, 4>;
  CHECK(philox({0, 0, 0, 0}, {0, 0}) == Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  constexpr std::uint32_t ones = 0xffffffff;
  CHECK(philox({ones, ones, ones, ones}, {ones, ones}) == Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
        Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("a stream's first draws are the block at its counter, and the next block follows") {
  Stream draws({0x0123456789abcdefu, 5}, Purpose{77}, 42, Day{-3});
  const auto first = philox({42, static_cast<std::uint32_t>(-3), 77u << 16, 5}, {0x89abcdef, 0x01234567});
  const auto second = philox({42, static_cast<std::uint32_t>(-3), 77u << 16 | 1, 5}, {0x89abcdef, 0x01234567});
  for (const std::uint32_t bits : first) CHECK(draws() == bits);
  for (const std::uint32_t bits : second) CHECK(draws() == bits);
}

TEST_CASE("a uniform draw is never 0 nor 1") {
  CHECK(to_unit(0) > 0);
  CHECK(to_unit(0xffffffffu) < 1);
  CHECK(to_unit(0x80000000u) == doctest::Approx(0.5).epsilon(1e-9));
}

TEST_CASE("one stream's draws do not depend on the others, nor on who draws first") {
  std::vector<std::uint32_t> forwards, backwards(100);
  for (std::uint32_t agent = 0; agent < 100; ++agent) forwards.push_back(Stream(luck, Purpose{7}, agent)());
  for (std::uint32_t agent = 100; agent-- > 0;) {
    Stream other(luck, Purpose{8}, agent);
    (void)other();
    backwards[agent] = Stream(luck, Purpose{7}, agent)();
  }
  CHECK(forwards == backwards);
}

TEST_CASE("seed, replicate, purpose, agent and day each give other draws") {
  const std::set<std::uint32_t> firsts{Stream({1, 0}, Purpose{7}, 3, Day{9})(),
                                       Stream({2, 0}, Purpose{7}, 3, Day{9})(),
                                       Stream({1ull << 32 | 1, 0}, Purpose{7}, 3, Day{9})(),
                                       Stream({1, 1}, Purpose{7}, 3, Day{9})(),
                                       Stream({1, 0}, Purpose{8}, 3, Day{9})(),
                                       Stream({1, 0}, Purpose{7}, 4, Day{9})(),
                                       Stream({1, 0}, Purpose{7}, 3, Day{10})()};
  CHECK(firsts.size() == 7);
}

TEST_CASE("streams of neighbouring agents and days are not correlated") {
  double by_agent = 0, by_day = 0;
  for (std::uint32_t agent = 0; agent < many; ++agent) {
    const double here = Stream(luck, Purpose{7}, agent, Day{1}).uniform() - 0.5;
    by_agent += here * (Stream(luck, Purpose{7}, agent + 1, Day{1}).uniform() - 0.5);
    by_day += here * (Stream(luck, Purpose{7}, agent, Day{2}).uniform() - 0.5);
  }
  const double four_errors = 4 * std::sqrt(many) / 12;
  CHECK(std::abs(by_agent) < four_errors);
  CHECK(std::abs(by_day) < four_errors);
}

TEST_CASE("uniform draws have mean 1/2 and variance 1/12") {
  const Moments m = moments([](Stream& s) { return s.uniform(); });
  check(m, 0.5, 1.0 / 12, 1.8);
  CHECK(m.least > 0);
  CHECK(m.most < 1);
}

TEST_CASE("normal draws have mean 0 and variance 1") {
  check(moments([](Stream& s) { return s.normal(); }), 0, 1, 3);
}

TEST_CASE("exponential draws have mean 1 and variance 1") {
  check(moments([](Stream& s) { return s.exponential(); }), 1, 1, 9);
}

TEST_CASE("Gumbel draws have Euler's constant for mean and pi^2/6 for variance") {
  check(moments([](Stream& s) { return s.gumbel(); }), 0.5772156649015329, 1.6449340668482264, 5.4);
}

TEST_CASE("Poisson draws have their mean for mean and variance, above the split at 30 too") {
  for (const double mean : {0.02, 1.0, 7.5, 30.0, 31.0, 200.0})
    check(moments([&](Stream& s) { return s.poisson(mean); }), mean, mean, 3 + 1 / mean);
  CHECK(Stream(luck, Purpose{7}, 1).poisson(0) == 0);
}

TEST_CASE("gamma draws have mean 1 and variance 1 / shape") {
  for (const double shape : {0.5, 1.0, 4.0}) {
    const int fewer = 20'000;
    double sum = 0, squares = 0;
    for (std::uint32_t agent = 0; agent < fewer; ++agent) {
      const double x = Stream(luck, Purpose{7}, agent).gamma_mean_one(shape);
      REQUIRE(x > 0);
      sum += x, squares += x * x;
    }
    const double mean = sum / fewer, variance = squares / fewer - mean * mean;
    CHECK(std::abs(mean - 1) < 4 * std::sqrt(1 / shape / fewer));
    CHECK(std::abs(variance - 1 / shape) < 4 / shape * std::sqrt((2 + 6 / shape) / fewer));
  }
}

TEST_CASE("below n gives each of 0 ... n - 1 equally often") {
  std::array<int, 6> seen{};
  for (std::uint32_t agent = 0; agent < many; ++agent) ++seen[Stream(luck, Purpose{7}, agent).below(6)];
  for (const int count : seen) CHECK(std::abs(count - many / 6.0) < 4 * std::sqrt(many * 5.0 / 36));
  CHECK(Stream(luck, Purpose{7}, 1).below(1) == 0);
}

TEST_CASE("a chance of 0 never comes and a chance of 1 always does") {
  for (std::uint32_t agent = 0; agent < 10'000; ++agent) {
    CHECK_FALSE(Stream(luck, Purpose{7}, agent).chance(0));
    CHECK(Stream(luck, Purpose{7}, agent).chance(1));
  }
}

TEST_CASE("quantiles are those of the tables") {
  CHECK(normal_quantile(0.5) == doctest::Approx(0).epsilon(1e-12));
  CHECK(normal_quantile(0.975) == doctest::Approx(1.959963984540054));
  CHECK(normal_quantile(0.025) == doctest::Approx(-1.959963984540054));
  CHECK(gumbel_quantile(std::exp(-1.0)) == doctest::Approx(0).epsilon(1e-12));
  CHECK(poisson_quantile(0, 0.999) == 0);
  CHECK(poisson_quantile(1, 0.36) == 0);
  CHECK(poisson_quantile(1, 0.37) == 1);
  CHECK(poisson_quantile(3, 0.4231) == 2);
  CHECK(poisson_quantile(3, 0.4233) == 3);
}

TEST_CASE("a Poisson count never falls when its mean or its draw grows") {
  for (double u : {1e-9, 0.01, 0.3, 0.5, 0.9, 0.999, 1 - 1e-10}) {
    int last = 0;
    for (double mean = 0; mean < 30; mean += 0.01) {
      const int count = poisson_quantile(mean, u);
      REQUIRE(count >= last);
      last = count;
    }
  }
  for (const double mean : {0.1, 3.0, 25.0}) {
    int last = 0;
    for (double u = 0.0005; u < 1; u += 0.001) {
      const int count = poisson_quantile(mean, u);
      REQUIRE(count >= last);
      last = count;
    }
  }
}

TEST_CASE("a stream's Poisson count never falls when its mean grows, across the splits at 30, 60 and 90") {
  for (std::uint32_t agent = 0; agent < 200; ++agent) {
    int last = 0;
    for (double mean = 0; mean < 100; mean += 0.25) {
      const int count = Stream(luck, Purpose{7}, agent).poisson(mean);
      REQUIRE(count >= last);
      last = count;
    }
  }
}

TEST_CASE("the draw of a pair is the same whenever it is asked for, and other for every other pair, purpose and day") {
  const std::uint32_t bits = pair_bits(luck, Purpose{7}, 3, 4, Day{9});
  CHECK(pair_bits(luck, Purpose{7}, 3, 4, Day{9}) == bits);
  CHECK(pair_bits(luck, Purpose{7}, 4, 3, Day{9}) != bits);
  CHECK(pair_bits(luck, Purpose{8}, 3, 4, Day{9}) != bits);
  CHECK(pair_bits(luck, Purpose{7}, 3, 4, Day{10}) != bits);
  CHECK(pair_bits({luck.seed, 1}, Purpose{7}, 3, 4, Day{9}) != bits);
  CHECK(pair_bits(luck, Purpose{7}, 3, 4, Day{9 + 65536}) == bits);
  CHECK(pair_gumbel(luck, Purpose{7}, 3, 4, Day{9}) == gumbel_quantile(to_unit(bits)));
}

TEST_CASE("Gumbels of one with many others are those of each pair, however many they are") {
  for (std::size_t n = 0; n <= 20; ++n) {
    std::vector<std::uint32_t> others(n);
    for (std::size_t i = 0; i < n; ++i) others[i] = static_cast<std::uint32_t>(1000 - 7 * i);
    std::vector<double> together(n);
    pair_gumbels(luck, Purpose{7}, 3, others, Day{9}, together);
    for (std::size_t i = 0; i < n; ++i) CHECK(together[i] == pair_gumbel(luck, Purpose{7}, 3, others[i], Day{9}));
  }
}

TEST_CASE("the best of n pairs, each with a Gumbel taste, is chosen with the shares of a multinomial logit") {
  const std::array<double, 3> utility{0.0, 0.7, -0.4};
  std::array<int, 3> chosen{};
  for (std::uint32_t agent = 0; agent < many; ++agent) {
    std::size_t best = 0;
    double most = -1e300;
    for (std::uint32_t k = 0; k < 3; ++k)
      if (const double v = utility[k] + pair_gumbel(luck, Purpose{7}, agent, k, Day{1}); v > most) best = k, most = v;
    ++chosen[best];
  }
  const double all = std::exp(0.0) + std::exp(0.7) + std::exp(-0.4);
  for (std::size_t k = 0; k < 3; ++k) {
    const double share = std::exp(utility[k]) / all;
    CHECK(std::abs(chosen[k] - many * share) < 4 * std::sqrt(many * share * (1 - share)));
  }
}
