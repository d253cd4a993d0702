#pragma once
/// An undirected network in compressed sparse rows: the neighbours of a node are a span, sorted, without repeats or
/// loops.

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace tenure {

class Network {
 public:
  Network() = default;
  /// Each pair is one tie; it is stored in both directions.
  Network(std::size_t nodes, std::vector<std::pair<std::uint32_t, std::uint32_t>> ties);

  [[nodiscard]] std::size_t nodes() const { return start_.empty() ? 0 : start_.size() - 1; }
  [[nodiscard]] std::span<const std::uint32_t> neighbours(std::uint32_t node) const {
    return {neighbour_.data() + start_[node], neighbour_.data() + start_[node + 1]};
  }

  /// What an archive holds of it (sim/archive.hpp).
  template <class Archive>
  void keep(Archive& archive) {
    archive(start_, neighbour_);
  }

 private:
  std::vector<std::uint32_t> start_;
  std::vector<std::uint32_t> neighbour_;
};

}  // namespace tenure
