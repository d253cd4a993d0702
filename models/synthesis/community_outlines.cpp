#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "models/synthesis/district_file.hpp"
#include "sim/text_file.hpp"

namespace tenure {

namespace {

/// Local metres from longitudes and latitudes; plain metres stay.
void to_metres(std::vector<std::vector<std::array<double, 2>>>& rings) {
  double x = 0, y = 0, most = 0;
  std::size_t points = 0;
  for (const auto& ring : rings)
    for (const auto& p : ring) {
      x += p[0], y += p[1], ++points;
      most = std::max({most, std::abs(p[0]), 2 * std::abs(p[1])});
    }
  if (points == 0 || most > 180) return;
  constexpr double metres_per_degree = 6371008.8 * std::numbers::pi / 180;  // mean Earth radius
  x /= static_cast<double>(points), y /= static_cast<double>(points);
  const double shrink = std::cos(y * std::numbers::pi / 180);
  for (auto& ring : rings)
    for (auto& p : ring) p = {(p[0] - x) * metres_per_degree * shrink, (p[1] - y) * metres_per_degree};
}

}  // namespace

void read_outlines(const std::filesystem::path& path, std::vector<CommunityCounts>& communities, Problems& problems) {
  const std::string text = read_text_file(path);
  nlohmann::json file;
  try {
    file = nlohmann::json::parse(text);
  } catch (const nlohmann::json::parse_error& error) {
    const std::size_t byte = error.byte > 0 ? error.byte - 1 : 0;
    problems.add(place_of_byte(path.string(), text, std::min(byte, text.size())), "not JSON", error.what());
    return;
  }
  const Place whole_file{path.string(), 0, 0};
  if (!file.is_object() || !file.contains("features") || !file["features"].is_array()) {
    problems.add(whole_file, "no \"features\"", "must be a GeoJSON FeatureCollection");
    return;
  }
  std::map<std::string, std::size_t> by_name;
  std::vector<std::string> names;
  for (std::size_t c = 0; c < communities.size(); ++c) {
    by_name[communities[c].name] = c;
    names.push_back(communities[c].name);
  }
  std::vector<std::size_t> whose;
  std::vector<std::vector<std::array<double, 2>>> rings;
  for (std::size_t i = 0; i < file["features"].size(); ++i) {
    const std::string called = fmt::format("feature {}", i + 1);
    try {
      const auto& feature = file["features"][i];
      const std::string name = feature.at("properties").at("community").get<std::string>();
      const auto found = by_name.find(name);
      if (found == by_name.end()) {
        const std::string near = did_you_mean(name, names);
        problems.add(whole_file, fmt::format("{}: community \"{}\"", called, name),
                     "the district has none of this name",
                     near.empty() ? "" : fmt::format("Did you mean \"{}\"?", near));
        continue;
      }
      if (feature.at("geometry").at("type") != "Polygon") {
        problems.add(whole_file, called + ": geometry is not a Polygon", "one ring a community");
        continue;
      }
      std::vector<std::array<double, 2>> ring;
      for (const auto& p : feature.at("geometry").at("coordinates").at(0))
        ring.push_back({p.at(0).get<double>(), p.at(1).get<double>()});
      if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
      if (ring.size() < 3) {
        problems.add(whole_file, called + ": ring of fewer than 3 corners", "it encloses nothing");
        continue;
      }
      whose.push_back(found->second);
      rings.push_back(std::move(ring));
    } catch (const nlohmann::json::exception& error) {
      problems.add(whole_file, called + " is not a feature with a \"community\" and a Polygon", error.what());
    }
  }
  to_metres(rings);
  for (std::size_t i = 0; i < rings.size(); ++i) {
    Polygon& outline = communities[whose[i]].outline;
    outline.clear();
    for (const auto& p : rings[i]) outline.push_back({static_cast<float>(p[0]), static_cast<float>(p[1])});
    if (area(outline) <= 0)
      problems.add(whole_file, fmt::format("the outline of \"{}\"", communities[whose[i]].name), "encloses nothing");
  }
  for (const CommunityCounts& c : communities)
    if (c.outline.empty())
      problems.add(whole_file, fmt::format("no outline of \"{}\"", c.name), "every community needs one");
}

}  // namespace tenure
