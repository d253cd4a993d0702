/// SF10: complex contagion among landlords. Word of mouth alone, on their network as it is and on the same network with
/// its ties exchanged at random, from the same seeds.

#include <algorithm>

#include <fmt/format.h>

#include "app/patterns_worlds.hpp"
#include "models/governance/spread.hpp"

namespace tenure {

namespace {

constexpr int years = 3, year = 365;

struct Contagion {
  double clustered_over_rewired, hubs_over_random, clustering;
};

Contagion contagion_of(const PatternStudy& study, std::uint32_t r) {
  const Network& network = study.from.landlord_network;
  const MobilisationParameters& p = study.scenario.parameters.governance.mobilisation;
  const Luck luck{static_cast<std::uint64_t>(study.scenario.run.seed), r};
  const auto tier = study.from.landlords.tier.span();
  const auto seeds = static_cast<std::size_t>(std::count(tier.begin(), tier.end(), Tier::lead));
  const auto random = random_seeds(network, seeds, luck), hubs = hub_seeds(network, seeds);
  const auto won = [&](const Network& among, std::span<const std::uint32_t> from) {
    return spread(among, from, p, luck, years * year).back();
  };
  const double as_it_is = won(network, random);
  return {as_it_is / won(rewired(network, luck), random), won(network, hubs) - as_it_is, clustering(network)};
}

}  // namespace

std::vector<PatternRow> patterns_of_contagion(const PatternStudy& study) {
  std::vector<Contagion> lives(study.replicates);
  for_each_replicate(study, [&](std::uint32_t r) { lives[r] = contagion_of(study, r); });
  const auto draws = [&](auto&& of) {
    std::vector<double> all;
    for (const Contagion& life : lives) all.push_back(of(life));
    return all;
  };
  return {
      measured("SF10", "participation on the network over that on the rewired one", PatternBand{1.2, 1.7}, false,
               draws([](const Contagion& l) { return l.clustered_over_rewired; }),
               fmt::format("same seeds, {} years; Centola 2010: 54 against 38 % on a network all of triangles", years)),
      measured("SF10", "hubs as seeds less random ones: engaged landlords", PatternBand{.most = 0.05}, true,
               draws([](const Contagion& l) { return l.hubs_over_random; }),
               "well-connected seeds do little better (Kim et al. 2015)"),
      measured("SF10", "clustering of the landlords' network", std::nullopt, true,
               draws([](const Contagion& l) { return l.clustering; }), "pairs of acquaintances who know each other")};
}

}  // namespace tenure
