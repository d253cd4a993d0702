#include "analysis/community_map.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "analysis/comparison_series.hpp"
#include "sim/parallel.hpp"

namespace tenure {

namespace {

using Values = std::vector<std::vector<double>>;

std::size_t place_of(const Variable& variable, const std::string& dimension) {
  return static_cast<std::size_t>(std::find(variable.dimensions.begin(), variable.dimensions.end(), dimension) -
                                  variable.dimensions.begin());
}

/// Difference by pair of the values at one place, over the replicates.
std::vector<double> draws_at(const Values& base, const Values& other, std::size_t place) {
  std::vector<double> draws;
  for (std::size_t r = 0; r < base.size(); ++r) draws.push_back(other[r][place] - base[r][place]);
  return draws;
}

/// The same over the horizon: a period without a value in either life is left out of a mean and of a sum.
std::vector<double> whole_draws(const Variable& variable, const Values& base, const Values& other,
                                std::size_t community, std::size_t communities) {
  std::vector<double> draws;
  for (std::size_t r = 0; r < base.size(); ++r) {
    double sum = 0;
    std::size_t periods = 0;
    for (std::size_t at = community; at < base[r].size(); at += communities) {
      const double difference = other[r][at] - base[r][at];
      if (!std::isfinite(difference)) continue;
      sum += difference;
      ++periods;
    }
    const bool flow = variable.measure == Accrual::flow;
    draws.push_back(periods == 0 ? std::numeric_limits<double>::quiet_NaN()
                    : flow       ? sum
                                 : sum / static_cast<double>(periods));
  }
  return draws;
}

void widen(double& reach, const PairedEffect& effect) {
  if (std::isfinite(effect.median)) reach = std::max(reach, std::abs(effect.median));
}

}  // namespace

std::optional<DistrictMap> district_map(const ResultsFile& file) {
  const std::string text = attribute_text(file, "map");
  if (text.empty()) return std::nullopt;
  DistrictMap map;
  try {
    const nlohmann::json json = nlohmann::json::parse(text);
    map.schematic = json.value("schematic", true);
    for (const auto& feature : json.at("features")) {
      CommunityShape shape{
          feature.at("properties").at("community").get<std::string>(), feature.at("properties").value("town", ""), {}};
      for (const auto& corner : feature.at("geometry").at("coordinates").at(0))
        shape.ring.push_back({corner.at(0).get<double>(), corner.at(1).get<double>()});
      map.shapes.push_back(std::move(shape));
    }
  } catch (const nlohmann::json::exception& error) {
    throw std::runtime_error(fmt::format("{}: its map can't be read ({})", file.path().string(), error.what()));
  }
  return map;
}

MapCorner label_point(const std::vector<MapCorner>& ring) {
  if (ring.empty()) return {};
  const auto [south, north] = std::minmax_element(ring.begin(), ring.end(), [](auto a, auto b) { return a.y < b.y; });
  MapCorner best = ring.front();
  double widest = -1;
  for (const double share : {0.5, 0.375, 0.625, 0.25, 0.75}) {
    const double y = south->y + share * (north->y - south->y);
    std::vector<double> crossings;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const MapCorner a = ring[i], b = ring[(i + 1) % ring.size()];
      if ((a.y > y) == (b.y > y)) continue;
      crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
    }
    std::sort(crossings.begin(), crossings.end());
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
      if (crossings[i + 1] - crossings[i] > widest + 1e-9) {
        widest = crossings[i + 1] - crossings[i];
        best = {(crossings[i] + crossings[i + 1]) / 2, y};
      }
  }
  return best;
}

std::vector<std::vector<double>> community_values(const ResultsFile& file, const std::string& outcome,
                                                  const std::optional<std::string>& label,
                                                  const std::vector<std::int64_t>& replicates) {
  const Variable* variable = file.find(outcome);
  if (variable == nullptr) throw std::invalid_argument(fmt::format("no outcome \"{}\"", outcome));
  const std::size_t along = place_of(*variable, "community");
  if (along == variable->dimensions.size())
    throw std::invalid_argument(fmt::format("{} does not lie by community", outcome));
  std::vector<std::size_t> sizes;
  for (const std::string& name : variable->dimensions) sizes.push_back(file.dimension(name).size());
  std::vector<std::size_t> strides(sizes.size(), 1);
  for (std::size_t d = sizes.size(); d-- > 1;) strides[d - 1] = strides[d] * sizes[d];
  const std::size_t cells = std::accumulate(sizes.begin(), sizes.end(), std::size_t{1}, std::multiplies<>());

  std::vector<bool> wanted(cells, true);
  if (label) {
    std::vector<std::string> known;
    bool found = false;
    for (std::size_t d = 0; d < sizes.size() && !found; ++d) {
      if (d == along) continue;
      const std::vector<std::string> labels = labels_of(file, *variable, variable->dimensions[d]);
      known.insert(known.end(), labels.begin(), labels.end());
      const auto at = std::find(labels.begin(), labels.end(), *label);
      if (at == labels.end()) continue;
      found = true;
      const auto position = static_cast<std::size_t>(at - labels.begin());
      for (std::size_t cell = 0; cell < cells; ++cell) wanted[cell] = (cell / strides[d]) % sizes[d] == position;
    }
    if (!found)
      throw std::invalid_argument(
          known.empty() ? fmt::format("{} has no labels to choose from", outcome)
                        : fmt::format("{} has no label \"{}\" (it has: {})", outcome, *label, fmt::join(known, ", ")));
  }

  const std::size_t periods = time_of(file).size(), communities = sizes[along];
  const bool sums = adds_up(*variable);
  Values all;
  for (const std::int64_t replicate : replicates) {
    const auto& numbers = file.replicates();
    const auto at = std::find(numbers.begin(), numbers.end(), replicate);
    const std::vector<double> values = file.read(outcome, static_cast<std::size_t>(at - numbers.begin()));
    std::vector<double> sum(periods * communities, 0.0), count(periods * communities, 0.0);
    for (std::size_t t = 0; t < periods; ++t)
      for (std::size_t cell = 0; cell < cells; ++cell) {
        if (!wanted[cell] || !std::isfinite(values[t * cells + cell])) continue;
        const std::size_t place = t * communities + (cell / strides[along]) % communities;
        sum[place] += values[t * cells + cell];
        count[place] += 1;
      }
    for (std::size_t place = 0; place < sum.size(); ++place)
      if (count[place] == 0)
        sum[place] = std::numeric_limits<double>::quiet_NaN();
      else if (!sums)
        sum[place] /= count[place];
    all.push_back(std::move(sum));
  }
  return all;
}

CommunityMap community_map_of(const NamedResults& base, const std::vector<NamedResults>& others,
                              const std::string& outcome, const std::optional<std::string>& label) {
  CommunityMap map;
  map.replicates = comparable_replicates(base, others);
  const Values before = community_values(*base.file, outcome, label, map.replicates);
  map.variable = *base.file->find(outcome);
  map.label = label.value_or("");
  map.base = base.name;
  map.district = attribute_text(*base.file, "district_name");
  if (const auto at = base.file->attributes().find("seed"); at != base.file->attributes().end())
    if (const auto* seed = std::get_if<std::int64_t>(&at->second)) map.seed = *seed;
  map.time = time_of(*base.file);
  map.until = horizon_end(*base.file);
  map.communities = labels_of(*base.file, map.variable, "community");
  const std::size_t communities = map.communities.size();
  for (const NamedResults& other : others) {
    const Values after = community_values(*other.file, outcome, label, map.replicates);
    if (labels_of(*other.file, *other.file->find(outcome), "community") != map.communities)
      throw std::invalid_argument(
          fmt::format("{} can't be compared with {}: it has other communities", other.name, base.name));
    CommunityChanges changes{other.name, {}, {}};
    changes.by_period.assign(map.time.size(), std::vector<PairedEffect>(communities));
    changes.whole.resize(communities);
    parallel_blocks(
        communities,
        [&](std::size_t c, std::size_t, std::size_t) {
          for (std::size_t t = 0; t < map.time.size(); ++t)
            changes.by_period[t][c] = effect_of(draws_at(before, after, t * communities + c));
          changes.whole[c] = effect_of(whole_draws(map.variable, before, after, c, communities));
        },
        1);
    for (const auto& row : changes.by_period)
      for (const PairedEffect& effect : row) widen(map.reach, effect);
    for (const PairedEffect& effect : changes.whole) widen(map.whole_reach, effect);
    map.scenarios.push_back(std::move(changes));
  }
  return map;
}

}  // namespace tenure
