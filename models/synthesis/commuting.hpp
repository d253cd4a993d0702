#pragma once
/// Who commutes from where to where: the doubly constrained gravity model.
///
///   T[i][j] = A[i] O[i] B[j] D[j] exp(-b d[i][j]),  sum over j = O[i], sum over i = D[j]
///
/// with b [1/km] solved so that the mean distance is as given, where that is possible. Wilson 1967, Transportation
/// Research 1.

#include <span>
#include <vector>

#include "models/synthesis/table_shape.hpp"

namespace tenure {

struct Commuting {
  std::vector<double> kernel;  ///< [cell] exp(-b d)
  double decay = 0;            ///< [1/km] b
};

/// `pairs` of places (from, to) near enough to commute between, with their `distance` [km].
[[nodiscard]] Commuting commuting(const TableShape& pairs, std::span<const double> distance,
                                  std::span<const double> origins, std::span<const double> destinations,
                                  double mean_distance);

}  // namespace tenure
