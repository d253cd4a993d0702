#include "models/interventions/camera_coverage.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/parallel.hpp"

namespace tenure {

namespace {

/// Cameras as the buildings around meet them.
struct Sights {
  std::vector<Point> place;
  std::vector<double> reach;   ///< [m]
  std::vector<double> weight;  ///< [1] as a guardian
  double farthest = 0;         ///< [m]
  SpatialIndex index;
};

Sights sights(const District& d, const CameraAssets& assets, Day today) {
  Sights all;
  for (const Camera& camera : d.cameras) {
    const double years = (today - camera.installed) / days_per_year;
    all.place.push_back(d.buildings.place[camera.building]);
    all.reach.push_back(camera.police_grade ? assets.police_reach : assets.reach);
    all.weight.push_back(std::exp(-assets.fading * years) * (camera.monitored ? 1.0 : assets.passive));
    all.farthest = std::max(all.farthest, all.reach.back());
  }
  constexpr double cell = 500;  // [m] about the size of a community
  all.index = SpatialIndex(all.place, cell);
  return all;
}

/// Those in whose sight something of the box lies, in the order in which they were installed.
std::vector<std::uint32_t> seeing(const Sights& all, const Box& box) {
  const Point centre{(box.least.x + box.most.x) / 2, (box.least.y + box.most.y) / 2};
  std::vector<std::uint32_t> found;
  constexpr double rounding = 1;  // [m]
  const double reach = distance(centre, farthest_corner(box, centre)) + all.farthest + rounding;
  all.index.within(centre, reach, [&](std::uint32_t c, double) {
    if (distance_to(box, all.place[c]) <= all.reach[c]) found.push_back(c);
  });
  std::sort(found.begin(), found.end());
  return found;
}

void cover(District& d, CommunityId community, const Sights& all, const CameraAssets& assets) {
  const std::uint32_t first = d.communities.first_building[community].value, rows = d.communities.buildings[community];
  const Box box = box_around(std::span<const Point>(d.buildings.place.span()).subspan(first, rows));
  std::vector<double> unseen(rows, 1.0), seen(rows, 0.0), weight(rows, 0.0);
  for (const std::uint32_t c : seeing(all, box)) {
    const double reach = all.reach[c];
    d.building_index.within(all.place[c], reach, [&](std::uint32_t row, double metres) {
      const std::uint32_t here = row - first;  // wraps round for those before the community, beyond its end
      if (here >= rows) return;
      const double v = assets.uptime * assets.view * (1.0 - metres / reach);
      unseen[here] *= 1.0 - v;
      seen[here] += v;
      weight[here] += v * all.weight[c];
    });
  }
  for (std::uint32_t here = 0; here < rows; ++here) {
    const BuildingId b{first + here};
    d.buildings.camera_coverage[b] = static_cast<float>(1.0 - unseen[here]);
    d.buildings.camera_watch[b] = seen[here] > 0 ? static_cast<float>(weight[here] / seen[here]) : 0.0f;
  }
}

}  // namespace

void refresh_coverage(District& d, const CameraAssets& assets, Day today) {
  const Sights all = sights(d, assets, today);
  // Each building meets its cameras in their order, whoever else is reckoned beside it.
  parallel_each(d.communities.size(),
                [&](std::size_t c) { cover(d, CommunityId{static_cast<std::uint32_t>(c)}, all, assets); });
}

}  // namespace tenure
