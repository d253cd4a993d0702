#include "app/map_text.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

namespace tenure {

std::string map_text(const District& district, bool schematic) {
  using Json = nlohmann::ordered_json;
  const auto metres = [](Point p) { return Json::array({std::lround(p.x), std::lround(p.y)}); };
  Json features = Json::array();
  for (std::uint32_t c = 0; c < district.communities.size(); ++c) {
    const CommunityId community{c};
    const Polygon& outline = district.communities.outline[community];
    if (outline.empty()) continue;
    Json ring = Json::array();
    for (const Point p : outline) ring.push_back(metres(p));
    ring.push_back(metres(outline.front()));
    features.push_back({{"type", "Feature"},
                        {"properties",
                         {{"community", district.communities.name[community]},
                          {"town", district.towns.name[district.communities.town[community]]}}},
                        {"geometry", {{"type", "Polygon"}, {"coordinates", Json::array({ring})}}}});
  }
  return Json{{"type", "FeatureCollection"}, {"schematic", schematic}, {"features", features}}.dump();
}

}  // namespace tenure
