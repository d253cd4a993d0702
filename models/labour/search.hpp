#pragma once
/// Where people without a job, and some of those with one, apply.
///
/// A search comes across posts of the own skill in proportion to their number, open or not, and hears of each with
/// chance a + (1 - a) exp(-distance / near), a anywhere. Of the openings heard of it applies to the best by
/// U = b_w ln(offer) - b_c minutes + Gumbel taste (logit, McFadden 1974); those with a job only where U exceeds that of
/// the present job by the switching cost. Posts are sampled over all firms, not over openings, so that in two worlds
/// the same search comes across nearly the same firms.

#include <span>
#include <vector>

#include "models/labour/parameters.hpp"
#include "models/state/district.hpp"
#include "sim/random.hpp"

namespace tenure {

/// Somebody who looks for a job today, with the firms applied to, best first.
struct JobSeeker {
  PersonId person;
  std::vector<EnterpriseId> applications;
};

/// Samples firms in proportion to their posts of one skill, by indexed search (Chen & Asau 1974, AIIE Transactions 6).
class PostSampler {
 public:
  PostSampler() = default;  ///< empty
  PostSampler(const EnterpriseTable& firms, std::size_t skill);
  [[nodiscard]] bool empty() const { return total_ <= 0; }
  /// Puts the firm at u(i) in (0, 1) of all posts into each row i of `firms`; not to be asked where empty. Each step is
  /// taken for all before the next, so that what lies far away in memory is fetched for all at once.
  template <class U>
  void at(U&& u, std::span<EnterpriseId> firms) const {
    for (std::size_t i = 0; i < firms.size(); ++i) __builtin_prefetch(&bucket(u(i)));
    for (std::size_t i = 0; i < firms.size(); ++i) {
      firms[i] = EnterpriseId{bucket(u(i))};
      __builtin_prefetch(&until_[firms[i].value]);
    }
    for (std::size_t i = 0; i < firms.size(); ++i) firms[i] = from(firms[i].value, u(i));
  }

 private:
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
  double total_ = 0;
};

/// Utility of a wage [yuan/month].
[[nodiscard]] double pay_utility(double wage, const LabourParameters& at);

/// Utility of a job without the taste for it; `pay` is that of its wage.
[[nodiscard]] double job_utility(double pay, double minutes, const LabourParameters& at);

/// Whether the unemployed of this group (of District::jobless) search on the day: once in `every` days.
[[nodiscard]] bool searches_today(std::uint32_t group, Day today, int every);

/// Takes off the list of the jobless, in the groups that search today, those who have a job, have gone or are past
/// working.
void forget_placed(District& d, const LabourParameters& at, Day today);

/// Today's seekers who apply anywhere, by group.
[[nodiscard]] std::vector<JobSeeker> job_seekers(const District& d, const LabourParameters& at, const Luck& luck,
                                                 Day today);

}  // namespace tenure
