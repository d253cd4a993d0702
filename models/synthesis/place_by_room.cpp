#include "models/synthesis/place_by_room.hpp"

#include <algorithm>
#include <numeric>

namespace tenure {

namespace {

/// Which of the parts `at` falls into when they are laid end to end, or the last above 0; `at` becomes the way into it.
std::size_t part_at(std::span<const double> parts, double& at) {
  std::size_t chosen = 0;
  for (std::size_t k = 0; k < parts.size(); ++k) {
    if (parts[k] <= 0) continue;
    chosen = k;
    if (at < parts[k]) break;
    at -= parts[k];
  }
  return chosen;
}

}  // namespace

std::vector<std::uint32_t> place_by_room(std::span<const std::int64_t> sizes, std::vector<double> room,
                                         const Luck& luck, Purpose why) {
  // So many places are also known by their sum: a draw looks through the sums first. Where rooms are whole numbers it
  // is the same place as without, as their sums are exact.
  constexpr std::size_t together = 64;
  const auto stretch = [&](std::size_t s) {
    return std::span(room).subspan(s * together, std::min(together, room.size() - s * together));
  };
  std::vector<double> sums((room.size() + together - 1) / together);
  const auto add_up = [&](std::size_t s) {
    sums[s] = 0;
    for (const double r : stretch(s)) sums[s] += std::max(r, 0.0);
  };
  for (std::size_t s = 0; s < sums.size(); ++s) add_up(s);
  std::vector<std::uint32_t> places;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const double sum = std::accumulate(sums.begin(), sums.end(), 0.0);
    double at = Stream(luck, why, static_cast<std::uint32_t>(i)).uniform() * sum;
    std::size_t chosen = 0;
    if (sum > 0) {
      const std::size_t s = part_at(sums, at);
      chosen = s * together + part_at(stretch(s), at);
    } else {
      chosen = static_cast<std::size_t>(std::max_element(room.begin(), room.end()) - room.begin());
    }
    room[chosen] -= static_cast<double>(sizes[i]);
    add_up(chosen / together);
    places.push_back(static_cast<std::uint32_t>(chosen));
  }
  return places;
}

}  // namespace tenure
