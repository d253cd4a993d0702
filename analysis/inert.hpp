#pragma once
/// Which swept parameters change nothing at all: told from pairs of points that differ in one parameter alone.
///
/// A parameter is inert where all such pairs came to the same results, to the last bit. Morris, saltelli, one at a time
/// and full factorial designs have such pairs for each parameter; points that merely fill the space have none, and then
/// nothing can be told. Common random numbers make this a sharp test: without a cause no bit differs.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tenure {

/// Everything that came of one point, as one number: equal numbers, equal results (64 bits).
struct PointDigest {
  std::uint64_t value = 0xcbf29ce484222325u;
  bool whole = true;  ///< false where a run of it failed or is missing: it is then left out

  /// Goes on with these values. All that are not a number count as the same.
  void add(std::span<const double> values);
};

/// [parameter] true: inert; false: something changed; nothing where no pair tells.
[[nodiscard]] std::vector<std::optional<bool>> inert_parameters(const std::vector<std::vector<double>>& points,
                                                                std::span<const PointDigest> digests);

}  // namespace tenure
