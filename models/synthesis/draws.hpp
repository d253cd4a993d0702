#pragma once
/// Draws that synthesis makes by the million: without replacement from counts, so that what was given is met exactly,
/// and normal draws from a table.

#include <cmath>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "sim/random.hpp"

namespace tenure {

/// Takes one of the things counted, each with the same chance, and returns which kind it was. Some must be left.
template <class Count>
std::size_t take_one(std::span<Count> left, Stream& draws) {
  std::uint32_t sum = 0;
  for (const Count n : left) sum += static_cast<std::uint32_t>(n);
  std::uint32_t at = draws.below(sum);
  std::size_t kind = 0;
  while (at >= static_cast<std::uint32_t>(left[kind])) at -= static_cast<std::uint32_t>(left[kind++]);
  --left[kind];
  return kind;
}

/// True for exactly `chosen` of `candidates` calls (selection sampling; Fan, Muller & Rezucha 1962, JASA 57).
struct Selection {
  std::int64_t chosen, candidates;
  bool next(Stream& draws) {
    const bool yes = chosen > 0 && draws.uniform() * static_cast<double>(candidates) < static_cast<double>(chosen);
    chosen -= yes;
    --candidates;
    return yes;
  }
};

/// Standard normal by inversion: linear between 4,096 quantiles, so that nothing lies beyond 3.7.
class NormalDraw {
 public:
  NormalDraw() : quantile_(cells + 1) {
    for (std::size_t i = 0; i < cells; ++i) quantile_[i] = normal_quantile((static_cast<double>(i) + 0.5) / cells);
    quantile_[cells] = quantile_[cells - 1];
  }
  double operator()(Stream& draws) const {
    const double at = draws.uniform() * (cells - 1);
    const auto cell = static_cast<std::size_t>(at);
    return quantile_[cell] + (at - static_cast<double>(cell)) * (quantile_[cell + 1] - quantile_[cell]);
  }

 private:
  static constexpr std::size_t cells = 4096;
  std::vector<double> quantile_;
};

/// Fisher and Yates. `list` names the list within the purpose.
template <class T>
void shuffle(std::span<T> items, const Luck& luck, Purpose purpose, std::uint32_t list) {
  constexpr std::size_t draws_of_a_stream = 1u << 17;
  Stream draws(luck, purpose, list);
  for (std::size_t i = items.size(); i > 1; --i) {
    if (i % draws_of_a_stream == 0)
      draws = Stream(luck, purpose, list, Day{static_cast<std::int32_t>(i / draws_of_a_stream)});
    std::swap(items[i - 1], items[draws.below(static_cast<std::uint32_t>(i))]);
  }
}

}  // namespace tenure
