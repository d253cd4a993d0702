#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <numbers>
#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "models/synthesis/district_file.hpp"
#include "sim/text_file.hpp"

namespace tenure {

namespace {

std::vector<std::string> cells_of(std::string line) {
  if (!line.empty() && line.back() == '\r') line.pop_back();
  std::vector<std::string> cells(1);
  for (const char c : line)
    if (c == ',')
      cells.emplace_back();
    else
      cells.back() += c;
  for (std::string& cell : cells) {
    const auto from = cell.find_first_not_of(" \t"), to = cell.find_last_not_of(" \t");
    cell = from == std::string::npos ? "" : cell.substr(from, to - from + 1);
  }
  return cells;
}

std::optional<std::int64_t> whole(const std::string& text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

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

std::vector<CommunityCounts> read_communities_csv(const std::filesystem::path& path,
                                                  const std::vector<TownCounts>& towns, Problems& problems) {
  std::istringstream text(read_text_file(path));
  std::vector<std::string> town_names;
  for (const TownCounts& t : towns) town_names.push_back(t.name);
  std::vector<CommunityCounts> rows;
  std::string line;
  for (int number = 1; std::getline(text, line); ++number) {
    const Place place{path.string(), number, 1};
    const auto cells = cells_of(line);
    if (number == 1) {
      if (cells.size() < 3 || cells.size() > 4 || cells[0] != "community" || cells[1] != "town" ||
          cells[2] != "residents" || (cells.size() == 4 && cells[3] != "rental_buildings"))
        problems.add(place, fmt::format("the first line is \"{}\"", line), "it names the columns",
                     "Write community,town,residents or community,town,residents,rental_buildings.");
      continue;
    }
    if (cells.size() == 1 && cells[0].empty()) continue;
    if (cells.size() < 3 || cells.size() > 4) {
      problems.add(place, fmt::format("{} columns", cells.size()), "must be 3 or 4");
      continue;
    }
    CommunityCounts row{cells[0], 0, 0, std::nullopt, {}};
    const auto town = std::find(town_names.begin(), town_names.end(), cells[1]);
    row.town = static_cast<std::size_t>(town - town_names.begin());
    const auto residents = whole(cells[2]);
    row.residents = residents.value_or(0);
    if (cells.size() == 4) row.rental_buildings = whole(cells[3]);
    if (row.name.empty()) problems.add(place, "a community has no name");
    if (town == town_names.end()) {
      const std::string near = did_you_mean(cells[1], town_names);
      problems.add(place, fmt::format("town \"{}\"", cells[1]), "no [[town]] is called so",
                   near.empty() ? "" : fmt::format("Did you mean \"{}\"?", near));
    }
    if (!residents) problems.add(place, fmt::format("residents = \"{}\"", cells[2]), "must be a whole number from 0");
    if (cells.size() == 4 && !row.rental_buildings)
      problems.add(place, fmt::format("rental_buildings = \"{}\"", cells[3]), "must be a whole number from 0");
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.town < b.town; });
  return rows;
}

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
