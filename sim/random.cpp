#include "sim/random.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/special_functions/erf.hpp>

#include "sim/gamma.hpp"

namespace tenure {

double normal_quantile(double u) {
  return -1.4142135623730951 * boost::math::erfc_inv(2.0 * u);
}

double gumbel_quantile(double u) {
  return -std::log(-std::log(u));
}

int poisson_quantile(double mean, double u) {
  if (mean <= 0) return 0;
  double term = std::exp(-mean), cumulative = term;
  int count = 0;
  // The tail beyond mean + 20 sd holds less than any uniform draw can point at.
  const int most = static_cast<int>(mean + 20.0 * std::sqrt(mean) + 20.0);
  while (u > cumulative && count < most) {
    ++count;
    term *= mean / count;
    cumulative += term;
  }
  return count;
}

void Stream::fill(std::span<result_type> words) {
  constexpr std::size_t each = 4, together = 8;
  std::size_t i = 0;
  while (i < words.size() && used_ < each) words[i++] = (*this)();
  while (words.size() - i >= each) {
    std::array<PhiloxBlock, together> blocks;
    const std::size_t some = std::min(together, (words.size() - i) / each);
    philox_following(counter_, key_, std::span(blocks).first(some));
    counter_[2] += static_cast<std::uint32_t>(some);
    for (std::size_t b = 0; b < some; ++b)
      for (const std::uint32_t word : blocks[b]) words[i++] = word;
  }
  while (i < words.size()) words[i++] = (*this)();
}

void Stream::uniforms(std::span<double> draws) {
  std::array<result_type, 32> words;
  for (std::size_t from = 0; from < draws.size(); from += words.size()) {
    const auto some = std::span(words).first(std::min(words.size(), draws.size() - from));
    fill(some);
    for (std::size_t i = 0; i < some.size(); ++i) draws[from + i] = to_unit(some[i]);
  }
}

double Stream::normal() {
  return normal_quantile(uniform());
}
double Stream::exponential() {
  return -std::log(uniform());
}
double Stream::gumbel() {
  return gumbel_quantile(uniform());
}

int Stream::poisson(double mean) {
  int count = 0;
  for (; mean > 30; mean -= 30) count += poisson_quantile(30, uniform());
  return count + poisson_quantile(mean, uniform());
}

double Stream::gamma_mean_one(double shape) {
  return gamma_quantile(shape, uniform());
}

namespace {

PhiloxBlock pair_counter(const Luck& luck, Purpose purpose, std::uint32_t a, std::uint32_t b, Day day) {
  const std::uint32_t what =
      static_cast<std::uint32_t>(purpose) << 16 | (static_cast<std::uint32_t>(day.value) & 0xffffu);
  return {a, b, what, luck.replicate};
}

}  // namespace

std::uint32_t pair_bits(const Luck& luck, Purpose purpose, std::uint32_t a, std::uint32_t b, Day day) {
  return philox(pair_counter(luck, purpose, a, b, day), key_of(luck))[0];
}

double pair_gumbel(const Luck& luck, Purpose purpose, std::uint32_t a, std::uint32_t b, Day day) {
  return gumbel_quantile(to_unit(pair_bits(luck, purpose, a, b, day)));
}

void pair_gumbels(const Luck& luck, Purpose purpose, std::uint32_t a, std::span<const std::uint32_t> others, Day day,
                  std::span<double> gumbels) {
  constexpr std::size_t together = 8;
  std::array<PhiloxBlock, together> blocks;
  for (std::size_t from = 0; from < others.size(); from += together) {
    const std::size_t some = std::min(together, others.size() - from);
    for (std::size_t i = 0; i < some; ++i) blocks[i] = pair_counter(luck, purpose, a, others[from + i], day);
    philox_each(std::span(blocks).first(some), key_of(luck));
    for (std::size_t i = 0; i < some; ++i) gumbels[from + i] = gumbel_quantile(to_unit(blocks[i][0]));
  }
}

}  // namespace tenure
