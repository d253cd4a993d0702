#include "models/district/talent_moves.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

namespace tenure {

namespace {

using Keys = std::vector<std::uint32_t>;

Keys both(const Keys& a, const Keys& b) {
  Keys result;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
  return result;
}

Keys without(const Keys& a, const Keys& b) {
  Keys result;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
  return result;
}

std::int64_t size(const Keys& keys) {
  return static_cast<std::int64_t>(keys.size());
}

}  // namespace

double TalentInCommon::deadweight() const {
  return came > 0 ? static_cast<double>(came_anyway) / static_cast<double>(came)
                  : std::numeric_limits<double>::quiet_NaN();
}

TalentInCommon in_common(const TalentMoves& base, const TalentMoves& with) {
  // Who came to the world without programmes alone was never in the other to be kept.
  const Keys in_one_only = without(base.came, with.came);
  return {size(with.came), size(both(base.came, with.came)), size(base.left),
          size(without(without(base.left, with.left), in_one_only))};
}

}  // namespace tenure
