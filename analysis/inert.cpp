#include "analysis/inert.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <string_view>

#include "sim/fnv1a.hpp"

namespace tenure {

namespace {

std::uint64_t hash_of(std::uint64_t number, std::uint64_t before) {
  return fnv1a(std::string_view(reinterpret_cast<const char*>(&number), sizeof number), before);
}

/// 0 and -0 are one value.
std::uint64_t bits_of(double value) {
  return std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value);
}

bool differ_in_one(const std::vector<double>& a, const std::vector<double>& b, std::size_t parameter) {
  for (std::size_t j = 0; j < a.size(); ++j)
    if ((a[j] != b[j]) != (j == parameter)) return false;
  return true;
}

}  // namespace

void PointDigest::add(std::span<const double> values) {
  for (const double x : values) value = hash_of(std::isnan(x) ? ~std::uint64_t{0} : bits_of(x), value);
}

std::vector<std::optional<bool>> inert_parameters(const std::vector<std::vector<double>>& points,
                                                  std::span<const PointDigest> digests) {
  if (points.empty()) return {};
  const std::size_t k = points.front().size();
  // The hash of a point without one parameter is the sum without that parameter's share.
  const auto share = [&](std::size_t i, std::size_t j) { return hash_of(bits_of(points[i][j]), fnv1a("", j + 1)); };
  std::vector<std::uint64_t> all(points.size(), 0);
  for (std::size_t i = 0; i < points.size(); ++i)
    for (std::size_t j = 0; j < k; ++j) all[i] += share(i, j);

  std::vector<std::optional<bool>> inert(k);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (digests[i].whole) order.push_back(i);
  std::vector<std::uint64_t> others(points.size());
  for (std::size_t j = 0; j < k; ++j) {
    for (const std::size_t i : order) others[i] = all[i] - share(i, j);
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return others[a] != others[b] ? others[a] < others[b] : a < b; });
    for (std::size_t n = 1; n < order.size() && inert[j] != false; ++n) {
      const std::size_t a = order[n - 1], b = order[n];
      if (others[a] != others[b] || !differ_in_one(points[a], points[b], j)) continue;
      inert[j] = digests[a].value == digests[b].value;
    }
  }
  return inert;
}

}  // namespace tenure
