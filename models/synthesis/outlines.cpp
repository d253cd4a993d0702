#include "models/synthesis/outlines.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace tenure {

namespace {

/// The part of a convex polygon on one side of the line x cos + y sin = offset.
Polygon side(const Polygon& ring, double cosine, double sine, double offset, bool below) {
  const auto height = [&](Point p) { return (p.x * cosine + p.y * sine - offset) * (below ? 1 : -1); };
  Polygon part;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point a = ring[i], b = ring[(i + 1) % ring.size()];
    const double ha = height(a), hb = height(b);
    if (ha <= 0) part.push_back(a);
    if ((ha < 0 && hb > 0) || (ha > 0 && hb < 0)) {
      const double t = ha / (ha - hb);
      part.push_back(
          {static_cast<float>(a.x + t * (double{b.x} - a.x)), static_cast<float>(a.y + t * (double{b.y} - a.y))});
    }
  }
  return part;
}

void cut(const Polygon& ring, std::span<const double> weights, Stream& draws, std::vector<Polygon>& parts) {
  if (weights.size() == 1) {
    parts.push_back(ring);
    return;
  }
  const std::size_t half = weights.size() / 2;
  const double whole = std::accumulate(weights.begin(), weights.end(), 0.0);
  const double first = std::accumulate(weights.begin(), weights.begin() + static_cast<std::ptrdiff_t>(half), 0.0);
  const double wanted = area(ring) * (whole > 0 ? first / whole : 0.5);
  // Across the longest extent, give or take, so that parts stay round.
  double best_angle = 0, longest = -1;
  for (int k = 0; k < 12; ++k) {
    const double angle = std::numbers::pi * k / 12;
    double least = std::numeric_limits<double>::infinity(), most = -least;
    for (const Point p : ring) {
      const double h = p.x * std::cos(angle) + p.y * std::sin(angle);
      least = std::min(least, h), most = std::max(most, h);
    }
    if (most - least > longest) longest = most - least, best_angle = angle;
  }
  const double angle = best_angle + 0.35 * (draws.uniform() - 0.5);
  const double cosine = std::cos(angle), sine = std::sin(angle);
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (const Point p : ring) {
    const double h = p.x * cosine + p.y * sine;
    low = std::min(low, h), high = std::max(high, h);
  }
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (area(side(ring, cosine, sine, middle, true)) < wanted ? low : high) = middle;
  }
  cut(side(ring, cosine, sine, high, true), weights.first(half), draws, parts);
  cut(side(ring, cosine, sine, high, false), weights.subspan(half), draws, parts);
}

}  // namespace

std::vector<Polygon> partition(const Polygon& convex, std::span<const double> weights, Stream& draws) {
  std::vector<Polygon> parts;
  if (!weights.empty()) cut(convex, weights, draws, parts);
  return parts;
}

std::vector<Polygon> outlines(const DistrictFile& file, const Luck& luck) {
  std::vector<Polygon> all;
  const auto& communities = file.communities;
  if (std::all_of(communities.begin(), communities.end(), [](auto& c) { return !c.outline.empty(); })) {
    for (const CommunityCounts& c : communities) all.push_back(c.outline);
    return all;
  }
  Stream draws(luck, purpose::synthesis(0), 0);
  std::vector<double> town_areas;
  for (const TownCounts& t : file.towns) town_areas.push_back(t.area);
  const double whole = std::accumulate(town_areas.begin(), town_areas.end(), 0.0) * 1e6;
  constexpr int corners = 24;
  const double radius = std::sqrt(whole / (corners / 2.0 * std::sin(2 * std::numbers::pi / corners)));
  Polygon disc;
  for (int k = 0; k < corners; ++k) {
    const double angle = 2 * std::numbers::pi * k / corners;
    disc.push_back({static_cast<float>(radius * std::cos(angle)), static_cast<float>(radius * std::sin(angle))});
  }
  const std::vector<Polygon> towns = partition(disc, town_areas, draws);
  for (std::size_t t = 0; t < towns.size(); ++t) {
    // Land grows with people, but less than in proportion: dense communities are small.
    std::vector<double> weights;
    for (const CommunityCounts& c : communities)
      if (c.town == t) weights.push_back(std::sqrt(static_cast<double>(std::max<std::int64_t>(c.residents, 1))));
    for (Polygon& part : partition(towns[t], weights, draws)) all.push_back(std::move(part));
  }
  return all;
}

Point inner_point(const Polygon& ring, Stream& draws) {
  const Point middle = centroid(ring);
  if (contains(ring, middle)) return middle;
  Point least = ring.front(), most = ring.front();
  for (const Point p : ring) {
    least = {std::min(least.x, p.x), std::min(least.y, p.y)};
    most = {std::max(most.x, p.x), std::max(most.y, p.y)};
  }
  for (int i = 0; i < 10'000; ++i) {
    const Point p{static_cast<float>(least.x + draws.uniform() * (double{most.x} - least.x)),
                  static_cast<float>(least.y + draws.uniform() * (double{most.y} - least.y))};
    if (contains(ring, p)) return p;
  }
  return ring.front();
}

std::vector<Point> cluster(const Polygon& ring, Point centre, std::size_t n, double spacing, Stream& draws) {
  const double golden_angle = std::numbers::pi * (3 - std::sqrt(5.0));
  std::vector<Point> places;
  const double turn = draws.uniform() * 2 * std::numbers::pi;
  const double fits = area(ring) / (spacing * spacing);
  for (double closer = spacing; places.size() < n; closer *= 0.7) {
    places.clear();
    Stream jitter = draws;
    const auto tries =
        static_cast<std::size_t>(4 * static_cast<double>(n) + 8 + std::min(fits, 4.0 * static_cast<double>(n)));
    for (std::size_t k = 0; k < tries && places.size() < n; ++k) {
      const double r = closer * std::sqrt((static_cast<double>(k) + 0.5) / std::numbers::pi);
      const double angle = turn + golden_angle * static_cast<double>(k);
      const double wobble = 0.15 * closer;
      const Point p{static_cast<float>(centre.x + r * std::cos(angle) + wobble * (jitter.uniform() - 0.5)),
                    static_cast<float>(centre.y + r * std::sin(angle) + wobble * (jitter.uniform() - 0.5))};
      if (contains(ring, p)) places.push_back(p);
    }
    if (closer < 1e-3) places.resize(n, centre);
  }
  return places;
}

}  // namespace tenure
