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

double share(std::int64_t part, std::int64_t of) {
  return of > 0 ? static_cast<double>(part) / static_cast<double>(of) : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

void TalentMoves::sort() {
  for (Keys* keys : {&came, &left, &tipped, &paid}) std::sort(keys->begin(), keys->end());
}

double TalentInCommon::deadweight() const {
  return share(came_anyway, came);
}

double TalentInCommon::paid_in_vain() const {
  return share(paid - (paid_came - paid_anyway) - paid_kept, paid);
}

TalentInCommon in_common(const TalentMoves& base, const TalentMoves& with) {
  // Who came to the world without programmes alone was never in the other to be kept.
  const Keys in_one_only = without(base.came, with.came);
  const Keys kept = without(without(base.left, with.left), in_one_only), paid_came = both(with.paid, with.came);
  return {.came = size(with.came),
          .came_anyway = size(both(base.came, with.came)),
          .left = size(base.left),
          .kept = size(kept),
          .paid = size(with.paid),
          .paid_came = size(paid_came),
          .paid_anyway = size(both(paid_came, base.came)),
          .paid_tipped = size(both(paid_came, with.tipped)),
          .paid_kept = size(both(with.paid, kept))};
}

}  // namespace tenure
