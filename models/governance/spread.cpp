#include "models/governance/spread.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "models/governance/engaging.hpp"
#include "models/state/purposes.hpp"

namespace tenure {

std::vector<double> spread(const Network& network, std::span<const std::uint32_t> seeds,
                           const MobilisationParameters& p, const Luck& luck, int days) {
  const auto n = static_cast<std::uint32_t>(network.nodes());
  std::vector<std::uint8_t> engaged(n, 0);
  for (const std::uint32_t seed : seeds) engaged[seed] = 1;
  std::vector<double> threshold(n);
  for (std::uint32_t i = 0; i < n; ++i)
    threshold[i] = threshold_of(Stream(luck, purpose::landlord_threshold, i).uniform(), p);
  std::size_t count = static_cast<std::size_t>(std::count(engaged.begin(), engaged.end(), std::uint8_t{1}));
  std::vector<double> shares{static_cast<double>(count) / n};
  std::vector<std::uint32_t> won, lost;
  for (int day = 0; day < days; ++day) {
    won.clear(), lost.clear();
    for (std::uint32_t i = 0; i < n; ++i) {
      double hazard = 0;
      if (engaged[i] != 0) {
        hazard = p.leaving;
      } else {
        Word word;
        word.acquaintances = static_cast<int>(network.neighbours(i).size());
        for (const std::uint32_t other : network.neighbours(i))
          if (engaged[other] != 0) hear(word, 1.0, network.neighbours(other).size());
        hazard = engaging_hazard(word, threshold[i], p);
      }
      if (hazard <= 0 || !Stream(luck, purpose::spread_alone, i, Day{day}).chance(within_a_day(hazard))) continue;
      (engaged[i] != 0 ? lost : won).push_back(i);
    }
    for (const std::uint32_t i : won) engaged[i] = 1;
    for (const std::uint32_t i : lost) engaged[i] = 0;
    count = count + won.size() - lost.size();
    shares.push_back(static_cast<double>(count) / n);
  }
  return shares;
}

Network rewired(const Network& network, const Luck& luck) {
  using Tie = std::pair<std::uint32_t, std::uint32_t>;
  const auto key = [](std::uint32_t a, std::uint32_t b) { return Tie{std::min(a, b), std::max(a, b)}; };
  std::vector<Tie> ties;
  for (std::uint32_t i = 0; i < network.nodes(); ++i)
    for (const std::uint32_t other : network.neighbours(i))
      if (i < other) ties.emplace_back(i, other);
  if (ties.size() < 2) return Network(network.nodes(), std::move(ties));
  std::set<Tie> there(ties.begin(), ties.end());
  const auto n = static_cast<std::uint32_t>(ties.size());
  for (std::uint32_t swap = 0; swap < 10 * n; ++swap) {
    Stream draws(luck, purpose::rewiring, swap);
    Tie &one = ties[draws.below(n)], &two = ties[draws.below(n)];
    auto [a, b] = one;
    auto [c, d] = two;
    if (draws.chance(0.5)) std::swap(c, d);
    // a-b and c-d become a-d and c-b, unless that makes a loop or doubles a tie.
    if (a == d || c == b || a == c || b == d || there.count(key(a, d)) != 0 || there.count(key(c, b)) != 0) continue;
    there.erase(key(a, b)), there.erase(key(c, d));
    one = {a, d}, two = {c, b};
    there.insert(key(a, d)), there.insert(key(c, b));
  }
  return Network(network.nodes(), std::move(ties));
}

double clustering(const Network& network) {
  double closed = 0, pairs = 0;
  for (std::uint32_t i = 0; i < network.nodes(); ++i) {
    const auto around = network.neighbours(i);
    pairs += static_cast<double>(around.size()) * (static_cast<double>(around.size()) - 1) / 2;
    for (std::size_t k = 0; k < around.size(); ++k)
      for (std::size_t m = k + 1; m < around.size(); ++m) {
        const auto theirs = network.neighbours(around[k]);
        closed += std::binary_search(theirs.begin(), theirs.end(), around[m]);
      }
  }
  return pairs > 0 ? closed / pairs : 0.0;
}

std::vector<std::uint32_t> random_seeds(const Network& network, std::size_t n, const Luck& luck) {
  std::vector<std::pair<double, std::uint32_t>> keyed;
  for (std::uint32_t i = 0; i < network.nodes(); ++i)
    keyed.emplace_back(Stream(luck, purpose::spread_alone, i, never).uniform(), i);
  std::sort(keyed.begin(), keyed.end());
  keyed.resize(std::min(n, keyed.size()));
  std::vector<std::uint32_t> seeds;
  for (const auto& [u, node] : keyed) seeds.push_back(node);
  return seeds;
}

std::vector<std::uint32_t> hub_seeds(const Network& network, std::size_t n) {
  std::vector<std::uint32_t> nodes(network.nodes());
  std::iota(nodes.begin(), nodes.end(), std::uint32_t{0});
  std::stable_sort(nodes.begin(), nodes.end(), [&](std::uint32_t a, std::uint32_t b) {
    return network.neighbours(a).size() > network.neighbours(b).size();
  });
  nodes.resize(std::min(n, nodes.size()));
  return nodes;
}

}  // namespace tenure
