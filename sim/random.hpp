#pragma once
/// Chance, keyed by what is decided, by whom, and when (Philox4x32-10; Salmon et al. 2011, SC11).
///
/// A draw is a pure function of (seed, replicate, purpose, agent, day, n). Two scenarios with one seed therefore meet
/// the same luck wherever their states agree (common random numbers), and a result cannot depend on threads or on
/// order.

#include <array>
#include <cstdint>
#include <span>

#include "sim/calendar.hpp"
#include "sim/philox.hpp"

namespace tenure {

struct Luck {
  std::uint64_t seed = 0;
  std::uint32_t replicate = 0;
};

[[nodiscard]] constexpr PhiloxKey key_of(const Luck& luck) {
  return {static_cast<std::uint32_t>(luck.seed), static_cast<std::uint32_t>(luck.seed >> 32)};
}

/// What a stream of draws is for. The models number theirs; the numbers are part of the results' meaning, so they never
/// change.
enum class Purpose : std::uint16_t {};

/// The middle of one of 2^32 equal cells: in (0, 1), never 0 nor 1.
[[nodiscard]] constexpr double to_unit(std::uint32_t bits) {
  return (bits + 0.5) * (1.0 / 4294967296.0);
}

/// A word as a draw of {0, ..., n - 1}; n >= 1. Bias below n / 2^32 (Lemire's multiplication without rejection keeps
/// one word a draw).
[[nodiscard]] constexpr std::uint32_t below_of(std::uint32_t word, std::uint32_t n) {
  return static_cast<std::uint32_t>((std::uint64_t{word} * n) >> 32);
}

/// Draws of one agent, for one purpose, on one day. Satisfies UniformRandomBitGenerator. At most 2^18 draws.
class Stream {
 public:
  using result_type = std::uint32_t;
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return 0xffffffffu; }

  Stream(const Luck& luck, Purpose purpose, std::uint32_t agent, Day day = {})
      : counter_(first_counter(luck, purpose, agent, day)), key_(key_of(luck)) {}
  /// The same stream, where its first block has been made already, beside those of others (sim/drawing.hpp).
  Stream(const Luck& luck, Purpose purpose, std::uint32_t agent, Day day, const PhiloxBlock& first)
      : Stream(luck, purpose, agent, day) {
    block_ = first;
    used_ = 0;
    ++counter_[2];
  }

  /// The counter of the first block.
  [[nodiscard]] static PhiloxBlock first_counter(const Luck& luck, Purpose purpose, std::uint32_t agent, Day day) {
    return {agent, static_cast<std::uint32_t>(day.value), static_cast<std::uint32_t>(purpose) << 16, luck.replicate};
  }

  result_type operator()() {
    if (used_ == 4) {
      block_ = philox(counter_, key_);
      ++counter_[2];
      used_ = 0;
    }
    return block_[used_++];
  }

  /// In (0, 1).
  double uniform() { return to_unit((*this)()); }
  /// The next words or uniform draws, as many calls would give them; their blocks are made together.
  void fill(std::span<result_type> words);
  void uniforms(std::span<double> draws);
  /// In {0, ..., n - 1}; n >= 1.
  std::uint32_t below(std::uint32_t n) { return below_of((*this)(), n); }
  bool chance(double probability) { return uniform() < probability; }
  /// Standard normal, by inversion, one draw.
  double normal();
  /// Unit mean, one draw.
  double exponential();
  /// Standard Gumbel (location 0, scale 1), one draw: the taste shock of a multinomial logit.
  double gumbel();
  /// Poisson by inversion from one draw for means up to 30, by splitting above; the count never falls when the mean
  /// grows.
  int poisson(double mean);
  /// Gamma with `shape` and mean 1, by inversion, one draw.
  double gamma_mean_one(double shape);

 private:
  PhiloxBlock counter_;
  PhiloxKey key_;
  PhiloxBlock block_{};
  unsigned used_ = 4;
};

/// The one draw that belongs to a pair, such as a household and a dwelling: the same in every world in which both
/// exist. `day` counts modulo 2^16.
[[nodiscard]] std::uint32_t pair_bits(const Luck& luck, Purpose purpose, std::uint32_t a, std::uint32_t b, Day day);
/// Standard Gumbel of a pair.
[[nodiscard]] double pair_gumbel(const Luck& luck, Purpose purpose, std::uint32_t a, std::uint32_t b, Day day);
/// The Gumbels of a and each of `others`, as many, made together, which costs half of making them one by one.
void pair_gumbels(const Luck& luck, Purpose purpose, std::uint32_t a, std::span<const std::uint32_t> others, Day day,
                  std::span<double> gumbels);

/// Standard normal, exponential, Gumbel and Poisson quantiles, for callers that hold their own uniform draw.
[[nodiscard]] double normal_quantile(double u);
[[nodiscard]] double gumbel_quantile(double u);
[[nodiscard]] int poisson_quantile(double mean, double u);

}  // namespace tenure
