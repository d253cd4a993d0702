#include "models/interventions/camera_coverage.hpp"

#include <cmath>

namespace tenure {

void refresh_coverage(District& d, const CameraAssets& assets, Day today) {
  const std::size_t rows = d.buildings.size();
  std::vector<double> unseen(rows, 1.0), seen(rows, 0.0), weight(rows, 0.0);
  for (const Camera& camera : d.cameras) {
    const double years = (today - camera.installed) / days_per_year;
    const double w = std::exp(-assets.fading * years) * (camera.monitored ? 1.0 : assets.passive);
    const double reach = camera.police_grade ? assets.police_reach : assets.reach;
    d.building_index.within(d.buildings.place[camera.building], reach, [&](std::uint32_t row, double metres) {
      const double v = assets.uptime * assets.view * (1.0 - metres / reach);
      unseen[row] *= 1.0 - v;
      seen[row] += v;
      weight[row] += v * w;
    });
  }
  for (const BuildingId b : Ids<BuildingTable>(rows)) {
    d.buildings.camera_coverage[b] = static_cast<float>(1.0 - unseen[b.value]);
    d.buildings.camera_watch[b] = seen[b.value] > 0 ? static_cast<float>(weight[b.value] / seen[b.value]) : 0.0f;
  }
}

}  // namespace tenure
