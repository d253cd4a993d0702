#pragma once
/// Samples firms in proportion to their posts of one skill, in constant time however many there are, by indexed search
/// (Chen & Asau 1974, AIIE Transactions 6).
///
/// All posts, firm after firm, are cut into stretches of as many posts each. Firms of neighbouring rows lie near each
/// other, so that a stretch tells about where its firms are: a post too far away can be told without asking its firm.

#include <cstdint>
#include <span>
#include <vector>

#include "models/state/district.hpp"
#include "sim/geometry.hpp"

namespace tenure {

class PostSampler {
 public:
  PostSampler() = default;  ///< empty
  PostSampler(const EnterpriseTable& firms, std::size_t skill);
  [[nodiscard]] bool empty() const { return total_ <= 0; }

  // Those below are not to be asked where empty; u in (0, 1) says at which of all posts.

  /// A box in which the firm at `u` lies.
  [[nodiscard]] const Box& around(double u) const { return stretches_[static_cast<std::size_t>(u * count_)]; }
  /// The firms at `looks`[i].post, as its firm. Each step is taken for all before the next, so that what lies far away
  /// in memory is fetched for all at once.
  template <class Look>
  void find(std::span<Look> looks) const {
    for (const Look& look : looks) __builtin_prefetch(&bucket(look.post));
    for (Look& look : looks) {
      look.firm = EnterpriseId{bucket(look.post)};
      __builtin_prefetch(&until_[look.firm.value]);
    }
    for (Look& look : looks) look.firm = from(look.firm.value, look.post);
  }

 private:
  void draw_boxes(const EnterpriseTable::Column<Point>& sites);
  [[nodiscard]] const std::uint32_t& bucket(double u) const {
    return guide_[static_cast<std::size_t>(u * static_cast<double>(guide_.size()))];
  }
  /// The firm at `u`, which is `e` or a later one.
  [[nodiscard]] EnterpriseId from(std::uint32_t e, double u) const {
    const double sought = u * total_;
    // Two steps without a branch, as a processor guesses wrongly whether one is to be taken; more are rare.
    e += until_[e] <= sought;
    e += until_[e] <= sought;
    while (until_[e] <= sought) ++e;
    return EnterpriseId{e};
  }

  std::vector<double> until_;         ///< [enterprise] posts up to and with it
  std::vector<std::uint32_t> guide_;  ///< [bucket] a firm no later than the one in which it begins
  std::vector<Box> stretches_;        ///< [stretch]
  double total_ = 0;                  ///< posts
  double count_ = 0;                  ///< of stretches
};

}  // namespace tenure
