#include "analysis/patterns_near_repeat.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "sim/parallel.hpp"
#include "sim/spatial_index.hpp"

namespace tenure {

namespace {

struct NearPair {
  std::uint32_t a, b;
  std::uint8_t band;
};

std::vector<NearPair> near_pairs(std::span<const PlacedEvent> events, const std::vector<double>& metres) {
  std::vector<Point> places;
  for (const PlacedEvent& event : events) places.push_back(event.place);
  const SpatialIndex index(places, metres.back());
  std::vector<NearPair> pairs;
  for (std::uint32_t a = 0; a < events.size(); ++a)
    index.within(events[a].place, metres.back(), [&](std::uint32_t b, double d) {
      if (b <= a) return;
      const auto band = std::lower_bound(metres.begin(), metres.end(), d) - metres.begin();
      pairs.push_back({a, b, static_cast<std::uint8_t>(band)});
    });
  return pairs;
}

std::vector<double> count(const std::vector<NearPair>& pairs, const std::vector<std::int32_t>& day,
                          const KnoxBands& bands) {
  std::vector<std::uint8_t> band_of(static_cast<std::size_t>(bands.days.back()) + 1);
  for (std::size_t apart = 0, band = 0; apart < band_of.size(); ++apart) {
    if (static_cast<int>(apart) > bands.days[band]) ++band;
    band_of[apart] = static_cast<std::uint8_t>(band);
  }
  std::vector<std::uint64_t> cells(bands.metres.size() * bands.days.size(), 0);
  for (const NearPair& pair : pairs) {
    const auto apart = static_cast<std::size_t>(std::abs(day[pair.a] - day[pair.b]));
    if (apart < band_of.size()) ++cells[pair.band * bands.days.size() + band_of[apart]];
  }
  return {cells.begin(), cells.end()};
}

/// Pairs of events by how many days they are apart, out of all pairs; from counts by day.
std::vector<double> shares_in_time(std::span<const PlacedEvent> events, const std::vector<int>& days) {
  const auto [first, last] = std::minmax_element(
      events.begin(), events.end(), [](const PlacedEvent& a, const PlacedEvent& b) { return a.day < b.day; });
  std::vector<double> on(static_cast<std::size_t>(last->day - first->day) + 1, 0.0);
  for (const PlacedEvent& event : events) on[static_cast<std::size_t>(event.day - first->day)] += 1;
  const double n = static_cast<double>(events.size());
  std::vector<double> shares(days.size(), 0.0);
  for (std::size_t apart = 0, band = 0; apart < on.size(); ++apart) {
    while (band < days.size() && static_cast<int>(apart) > days[band]) ++band;
    if (band == days.size()) break;
    double pairs = 0;
    for (std::size_t t = 0; t + apart < on.size(); ++t)
      pairs += apart == 0 ? on[t] * (on[t] - 1) / 2 : on[t] * on[t + apart];
    shares[band] += pairs / (n * (n - 1) / 2);
  }
  return shares;
}

}  // namespace

KnoxTable knox(std::span<const PlacedEvent> events, const KnoxBands& bands, int dealings, const Luck& luck,
               Purpose purpose) {
  const std::size_t cells = bands.metres.size() * bands.days.size();
  KnoxTable table{bands, std::vector<double>(cells, 0), std::vector<double>(cells, 0), std::vector<double>(cells, 1)};
  if (events.size() < 2) return table;
  const std::vector<NearPair> pairs = near_pairs(events, bands.metres);
  std::vector<std::int32_t> day;
  for (const PlacedEvent& event : events) day.push_back(event.day);
  table.observed = count(pairs, day, bands);

  std::vector<double> at_distance(bands.metres.size(), 0.0);
  for (const NearPair& pair : pairs) at_distance[pair.band] += 1;
  const std::vector<double> in_time = shares_in_time(events, bands.days);
  for (std::size_t m = 0; m < bands.metres.size(); ++m)
    for (std::size_t t = 0; t < bands.days.size(); ++t)
      table.expected[m * bands.days.size() + t] = at_distance[m] * in_time[t];

  std::vector<std::vector<double>> dealt(static_cast<std::size_t>(dealings));
  parallel_each(dealt.size(), [&](std::size_t k) {
    std::vector<std::int32_t> shuffled = day;
    Stream draws(luck, purpose, static_cast<std::uint32_t>(k));
    for (std::size_t i = shuffled.size(); i > 1; --i)
      std::swap(shuffled[i - 1], shuffled[draws.below(static_cast<std::uint32_t>(i))]);
    dealt[k] = count(pairs, shuffled, bands);
  });
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const auto as_many = std::count_if(dealt.begin(), dealt.end(),
                                       [&](const auto& counts) { return counts[cell] >= table.observed[cell]; });
    table.p_value[cell] = (1.0 + static_cast<double>(as_many)) / (1.0 + static_cast<double>(dealings));
  }
  return table;
}

}  // namespace tenure
