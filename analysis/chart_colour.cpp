#include "analysis/chart_colour.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace tenure {

namespace {

constexpr std::array<double, 3> below{0x1f, 0x5f, 0x99}, middle{0xf4, 0xf4, 0xf1}, above{0xc2, 0x41, 0x0c};

std::array<double, 3> rgb(double share) {
  const double t = std::min(1.0, std::abs(share));
  const auto& end = share < 0 ? below : above;
  std::array<double, 3> mixed{};
  for (std::size_t i = 0; i < 3; ++i) mixed[i] = std::round(middle[i] + t * (end[i] - middle[i]));
  return mixed;
}

}  // namespace

std::string diverging_colour(double share) {
  const auto [r, g, b] = rgb(share);
  return fmt::format("#{:02x}{:02x}{:02x}", static_cast<int>(r), static_cast<int>(g), static_cast<int>(b));
}

std::string colour_upon(double share) {
  return std::abs(share) > 0.6 ? "#ffffff" : "#1b2733";
}

}  // namespace tenure
