#pragma once
/// Mobilisation alone on any network: who is engaged day by day when some begin, with no meetings, visits, branches or
/// fatigue. For limits whose answer is known, and for the pattern of complex contagion: the same seeds reach more on a
/// clustered network than on the same network rewired (Centola 2010: 54 against 38 %), and well-connected seeds do
/// little better than random ones (Kim et al. 2015, Lancet 386).

#include <cstdint>
#include <span>
#include <vector>

#include "models/governance/parameters.hpp"
#include "sim/network.hpp"
#include "sim/random.hpp"

namespace tenure {

/// Share of the nodes engaged on each day, day 0 (the seeds) first. All are of one tier whose word weighs 1; thresholds
/// come from the luck of each node (governance.engaging.threshold), which is the same on every network.
[[nodiscard]] std::vector<double> spread(const Network& network, std::span<const std::uint32_t> seeds,
                                         const MobilisationParameters& p, const Luck& luck, int days);

/// The network with its ties exchanged at random, each node keeping its number of ties (double edge swaps, ten a tie;
/// Maslov and Sneppen 2002, Science 296).
[[nodiscard]] Network rewired(const Network& network, const Luck& luck);

/// Share of pairs of one's acquaintances that know each other, over all nodes (transitivity).
[[nodiscard]] double clustering(const Network& network);

/// `n` nodes drawn at random, and the `n` with most ties (ties to the lower node).
[[nodiscard]] std::vector<std::uint32_t> random_seeds(const Network& network, std::size_t n, const Luck& luck);
[[nodiscard]] std::vector<std::uint32_t> hub_seeds(const Network& network, std::size_t n);

}  // namespace tenure
