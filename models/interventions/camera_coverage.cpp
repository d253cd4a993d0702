#include "models/interventions/camera_coverage.hpp"

#include <cmath>
#include <vector>

#include <tbb/parallel_for.h>

namespace tenure {

namespace {

/// A camera as the buildings around meet it.
struct Sight {
  Point place;
  double reach;   ///< [m]
  double weight;  ///< [1] as a guardian
};

std::vector<Sight> sights(const District& d, const CameraAssets& assets, Day today) {
  std::vector<Sight> all;
  all.reserve(d.cameras.size());
  for (const Camera& camera : d.cameras) {
    const double years = (today - camera.installed) / days_per_year;
    all.push_back({d.buildings.place[camera.building], camera.police_grade ? assets.police_reach : assets.reach,
                   std::exp(-assets.fading * years) * (camera.monitored ? 1.0 : assets.passive)});
  }
  return all;
}

void cover(District& d, CommunityId community, const std::vector<Sight>& all, const CameraAssets& assets) {
  const std::uint32_t first = d.communities.first_building[community].value, rows = d.communities.buildings[community];
  const Box box = box_around(std::span<const Point>(d.buildings.place.span()).subspan(first, rows));
  std::vector<double> unseen(rows, 1.0), seen(rows, 0.0), weight(rows, 0.0);
  for (const Sight& camera : all) {
    if (distance_to(box, camera.place) > camera.reach) continue;
    d.building_index.within(camera.place, camera.reach, [&](std::uint32_t row, double metres) {
      const std::uint32_t here = row - first;  // wraps round for those before the community, beyond its end
      if (here >= rows) return;
      const double v = assets.uptime * assets.view * (1.0 - metres / camera.reach);
      unseen[here] *= 1.0 - v;
      seen[here] += v;
      weight[here] += v * camera.weight;
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
  const std::vector<Sight> all = sights(d, assets, today);
  // Each building meets its cameras in their order, whoever else is reckoned beside it.
  tbb::parallel_for(std::size_t{0}, d.communities.size(),
                    [&](std::size_t c) { cover(d, CommunityId{static_cast<std::uint32_t>(c)}, all, assets); });
}

}  // namespace tenure
