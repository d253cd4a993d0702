#include "analysis/report_places.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/comparison_series.hpp"

namespace tenure {

namespace {

/// 0 gains much, 1 gains, 2 no clear change, 3 loses, 4 loses much.
std::size_t step_of(const PairedEffect& effect, double level, Better better) {
  if (effect.holds_zero()) return 2;
  const bool gains = (effect.median > 0) != (better == Better::down);
  const bool much = !(level > 0) || std::abs(effect.median) > much_gained * level;
  return gains ? (much ? 0 : 1) : (much ? 4 : 3);
}

GainRow row_of(std::string kind, std::string name, const std::vector<std::size_t>& members,
               const std::vector<std::size_t>& steps, const std::vector<double>& residents) {
  GainRow row{std::move(kind), std::move(name), 0, {}, 0};
  for (const std::size_t c : members) {
    row.residents += residents[c];
    row.share[steps[c]] += residents[c];
  }
  if (row.residents > 0)
    for (double& share : row.share) share /= row.residents;
  row.balance = row.share[0] + row.share[1] - row.share[3] - row.share[4];
  return row;
}

std::vector<double> of_label(const ResultsFile& file, const Variable& variable, std::size_t label, std::size_t labels,
                             const std::vector<std::vector<double>>& lives) {
  std::vector<double> totals;
  const std::size_t periods = time_of(file).size();
  for (const auto& life : lives) {
    std::vector<double> series;
    for (std::size_t t = 0; t < periods; ++t) series.push_back(life[t * labels + label]);
    totals.push_back(over_horizon(variable, series));
  }
  return totals;
}

std::vector<std::vector<double>> lives_of(const ResultsFile& file, const std::string& outcome,
                                          const std::vector<std::int64_t>& replicates) {
  const auto& all = file.replicates();
  std::vector<std::vector<double>> lives;
  for (const std::int64_t r : replicates)
    lives.push_back(
        file.read(outcome, static_cast<std::size_t>(std::lower_bound(all.begin(), all.end(), r) - all.begin())));
  return lives;
}

}  // namespace

std::vector<GainRow> gains_of(const CommunityMap& map, const CommunityChanges& changes,
                              const std::vector<double>& levels, const std::vector<double>& residents,
                              const std::vector<std::string>& towns) {
  const std::size_t n = map.communities.size();
  std::vector<std::size_t> steps, all(n);
  for (std::size_t c = 0; c < n; ++c) steps.push_back(step_of(changes.whole[c], levels[c], map.variable.better));
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::vector<GainRow> rows{row_of("all", "", all, steps, residents)};
  if (n >= 6) {
    std::vector<std::size_t> order = all;
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return levels[a] > levels[b]; });
    for (std::size_t third = 0; third < 3; ++third)
      rows.push_back(row_of("third", std::to_string(third + 1),
                            {order.begin() + static_cast<std::ptrdiff_t>(n * third / 3),
                             order.begin() + static_cast<std::ptrdiff_t>(n * (third + 1) / 3)},
                            steps, residents));
  }
  std::vector<std::string> names;
  for (const std::string& town : towns)
    if (!town.empty() && std::find(names.begin(), names.end(), town) == names.end()) names.push_back(town);
  for (const std::string& name : names) {
    std::vector<std::size_t> members;
    for (std::size_t c = 0; c < n; ++c)
      if (towns[c] == name) members.push_back(c);
    rows.push_back(row_of("town", name, members, steps, residents));
  }
  return rows;
}

std::vector<double> community_levels(const ResultsFile& file, const Variable& variable,
                                     const std::vector<std::int64_t>& replicates) {
  const auto values = community_values(file, variable.name, std::nullopt, replicates);
  const std::size_t periods = time_of(file).size(), communities = labels_of(file, variable, "community").size();
  std::vector<double> levels;
  for (std::size_t c = 0; c < communities; ++c) {
    std::vector<double> totals;
    for (const auto& life : values) {
      std::vector<double> series;
      for (std::size_t t = 0; t < periods; ++t)
        if (std::isfinite(life[t * communities + c])) series.push_back(life[t * communities + c]);
      totals.push_back(over_horizon(variable, series));
    }
    levels.push_back(mean(totals));
  }
  return levels;
}

std::vector<GroupEffect> group_effects(const ReportStudy& study, std::size_t scenario) {
  std::vector<GroupEffect> groups;
  const ResultsFile &base = *study.scenarios[0].file, &other = *study.scenarios[scenario].file;
  for (const char* outcome : {"welfare", "rent_burden_by_fifth", "wage", "unemployment"}) {
    const Variable *variable = base.find(outcome), *same = other.find(outcome);
    if (variable == nullptr || same == nullptr || variable->dimensions.size() != 1 ||
        same->dimensions != variable->dimensions)
      continue;
    const std::string& dimension = variable->dimensions.front();
    const std::vector<std::string> labels = labels_of(base, *variable, dimension);
    const auto before = lives_of(base, outcome, study.replicates), after = lives_of(other, outcome, study.replicates);
    for (std::size_t k = 0; k < labels.size(); ++k) {
      const std::vector<double> a = of_label(base, *variable, k, labels.size(), before),
                                b = of_label(other, *variable, k, labels.size(), after);
      groups.push_back({outcome, dimension, labels[k], *variable, mean(a), effect_of(paired_differences(a, b))});
    }
  }
  return groups;
}

}  // namespace tenure
