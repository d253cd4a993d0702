#include "analysis/posterior.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "sim/fnv1a.hpp"

namespace tenure {

namespace {

constexpr double one_percent_point = 1.63;
constexpr double least_moved = 0.1;

/// Bits mirrored about the point: 1 -> 1/2, 2 -> 1/4, 3 -> 3/4; in the middle of its cell, never 0.
double van_der_corput(std::uint32_t number) {
  std::uint32_t mirrored = 0;
  for (int bit = 0; bit < 32; ++bit) mirrored |= ((number >> bit) & 1u) << (31 - bit);
  return (mirrored + 0.5) * 0x1p-32;
}

}  // namespace

std::uint64_t Posterior::fingerprint() const {
  fmt::memory_buffer text;
  const auto out = std::back_inserter(text);
  for (const PosteriorParameter& p : parameters) fmt::format_to(out, "{}\n", p.name);
  for (std::size_t i = 0; i < draws.size(); ++i) {
    for (const double x : draws[i]) fmt::format_to(out, "{},", x);
    fmt::format_to(out, "{}\n", weights[i]);
  }
  return fnv1a(fmt::to_string(text));
}

std::size_t draw_of(const Posterior& posterior, std::uint32_t replicate) {
  const std::vector<double>& w = posterior.weights;
  if (std::all_of(w.begin(), w.end(), [&](double x) { return x == w.front(); })) return replicate % w.size();
  const double place = van_der_corput(replicate) * std::accumulate(w.begin(), w.end(), 0.0);
  double sum = 0;
  for (std::size_t i = 0; i < w.size(); ++i)
    if ((sum += w[i]) > place) return i;
  return w.size() - 1;
}

double effective_size(std::span<const double> weights) {
  double squares = 0;
  for (const double w : weights) squares += w * w;
  return 1 / squares;
}

void judge(PosteriorParameter& parameter, std::span<const double> quantiles, std::span<const double> weights) {
  double mean = 0, square = 0;
  for (std::size_t i = 0; i < quantiles.size(); ++i) mean += weights[i] * quantiles[i];
  for (std::size_t i = 0; i < quantiles.size(); ++i)
    square += weights[i] * (quantiles[i] - mean) * (quantiles[i] - mean);
  parameter.variance_ratio = 12 * square;
  std::vector<std::size_t> order(quantiles.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return quantiles[a] < quantiles[b]; });
  double below = 0, distance = 0;
  for (const std::size_t i : order) {
    distance = std::max(distance, std::abs(quantiles[i] - below));
    below += weights[i];
    distance = std::max(distance, std::abs(below - quantiles[i]));
  }
  parameter.distance = distance;
  parameter.informed = distance > std::max(one_percent_point / std::sqrt(effective_size(weights)), least_moved);
}

}  // namespace tenure
