#include "sim/network.hpp"

#include "sim/parallel.hpp"

namespace tenure {

Network::Network(std::size_t nodes, std::vector<std::pair<std::uint32_t, std::uint32_t>> ties) : start_(nodes + 1, 0) {
  const std::size_t given = ties.size();
  ties.reserve(2 * given);
  for (std::size_t i = 0; i < given; ++i) ties.emplace_back(ties[i].second, ties[i].first);
  std::erase_if(ties, [](auto tie) { return tie.first == tie.second; });
  parallel_sort_total(ties, std::less<>{});
  ties.erase(std::unique(ties.begin(), ties.end()), ties.end());
  neighbour_.reserve(ties.size());
  for (auto [from, to] : ties) {
    ++start_[from + 1];
    neighbour_.push_back(to);
  }
  for (std::size_t n = 1; n <= nodes; ++n) start_[n] += start_[n - 1];
}

}  // namespace tenure
