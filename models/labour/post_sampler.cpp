#include "models/labour/post_sampler.hpp"

#include <algorithm>
#include <limits>

namespace tenure {

PostSampler::PostSampler(const EnterpriseTable& firms, std::size_t skill) {
  until_.reserve(firms.size());
  for (const EnterpriseId e : Ids<EnterpriseTable>(firms.size())) {
    total_ += std::max(firms.target[e][skill], 0.0f);
    until_.push_back(total_);
  }
  if (empty()) return;

  // Each firm is put down where the first bucket that begins in it would be, the one that ends there last, and holds
  // until the next one.
  const std::size_t buckets = until_.size();
  const double scale = static_cast<double>(buckets) / total_;
  guide_.assign(buckets + 2, 0);
  for (std::uint32_t e = 1; e < until_.size(); ++e) guide_[static_cast<std::size_t>(until_[e - 1] * scale) + 1] = e;
  std::uint32_t last = 0;
  for (std::size_t b = 0; b < buckets; ++b) guide_[b] = last = std::max(guide_[b], last);
  guide_.resize(buckets);
  draw_boxes(firms.site);
  until_.back() = std::numeric_limits<double>::infinity();  // where every search ends
}

void PostSampler::draw_boxes(const EnterpriseTable::Column<Point>& sites) {
  constexpr std::size_t firms_a_stretch = 64;
  constexpr double rounding = 1e-6;  // stretches, more than a product of doubles is out by
  constexpr float far = std::numeric_limits<float>::max();
  const std::size_t count = 1 + sites.size() / firms_a_stretch;
  count_ = static_cast<double>(count);
  stretches_.assign(count, {{far, far}, {-far, -far}});
  const double scale = count_ / total_;
  double from = 0;
  for (const EnterpriseId e : Ids<EnterpriseTable>(sites.size())) {
    const double until = until_[e.value] * scale;
    if (until > from || e.value + 1 == sites.size()) {
      const Point site = sites[e];
      const auto end = std::min(static_cast<std::size_t>(until + rounding), count - 1);
      for (auto s = static_cast<std::size_t>(std::max(from - rounding, 0.0)); s <= end; ++s) {
        auto& [least, most] = stretches_[s];
        least = {std::min(least.x, site.x), std::min(least.y, site.y)};
        most = {std::max(most.x, site.x), std::max(most.y, site.y)};
      }
    }
    from = until;
  }
}

}  // namespace tenure
