#include "models/labour/search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/labour/force.hpp"
#include "models/state/purposes.hpp"
#include "sim/parallel.hpp"

namespace tenure {

PostSampler::PostSampler(const EnterpriseTable& firms, std::size_t skill) {
  until_.reserve(firms.size());
  for (const EnterpriseId e : Ids<EnterpriseTable>(firms.size())) {
    total_ += std::max(firms.target[e][skill], 0.0f);
    until_.push_back(total_);
  }
  if (empty()) return;
  guide_.reserve(until_.size());
  std::uint32_t e = 0;
  for (std::size_t bucket = 0; bucket < until_.size(); ++bucket) {
    const double from = total_ * static_cast<double>(bucket) / static_cast<double>(until_.size());
    while (e + 1 < until_.size() && until_[e] <= from) ++e;
    guide_.push_back(e);
  }
}

EnterpriseId PostSampler::at(double u) const {
  const double sought = u * total_;
  std::uint32_t e = guide_[static_cast<std::size_t>(u * static_cast<double>(guide_.size()))];
  while (e + 1 < until_.size() && until_[e] <= sought) ++e;
  return EnterpriseId{e};
}

double job_utility(double wage, double minutes, const LabourParameters& at) {
  return at.taste_wage * std::log(std::max(wage, 1.0)) - at.taste_commute * minutes;
}

bool searches_today(std::uint32_t group, Day today, int every) {
  return (static_cast<std::int64_t>(group) + today.value) % every == 0;
}

namespace {

struct Opening {
  double utility;
  EnterpriseId enterprise;
};

class Search {
 public:
  Search(const District& d, const LabourParameters& at, const Luck& luck, Day today)
      : d_(d), at_(at), luck_(luck), today_(today) {
    for (std::size_t k = 0; k < skills; ++k) {
      posts_.emplace_back(d.enterprises, k);
      for (const EnterpriseId e : Ids<EnterpriseTable>(d.enterprises.size()))
        open_[k].push_back(open_posts(d.enterprises, e, k) > 0);
    }
  }

  void of(PersonId p, std::vector<JobSeeker>& out) const {
    const PersonTable& people = d_.people;
    const auto skill = static_cast<std::size_t>(people.skill[p]);
    if (posts_[skill].empty()) return;
    const EnterpriseId present = people.employer[p];
    Stream draws(luck_, purpose::job_search, people.luck[p], today_);
    if (present.exists() && !draws.chance(at_.search_on_the_job)) return;

    const Point home = d_.buildings.place[d_.dwellings.building[d_.households.dwelling[people.household[p]]]];
    const auto utility = [&](EnterpriseId e, double wage, double metres) {
      return job_utility(wage, commute_minutes(metres, at_.commute_speed), at_) +
             pair_gumbel(luck_, purpose::job_taste, people.luck[p], d_.enterprises.luck[e], {});
    };
    const double reservation =
        present.exists()
            ? utility(present, people.wage[p], distance(home, d_.enterprises.site[present])) + at_.switching_cost
            : -std::numeric_limits<double>::infinity();
    std::vector<Opening> heard;
    const int looks = static_cast<int>(std::lround(at_.looks));
    for (int look = 0; look < looks; ++look) {
      const EnterpriseId e = posts_[skill].at(draws.uniform());
      const double u = draws.uniform();
      if (e == present || !open_[skill][e.value]) continue;
      const double metres = distance(home, d_.enterprises.site[e]);
      if (u >= at_.hears_anywhere &&
          u >= at_.hears_anywhere + (1.0 - at_.hears_anywhere) * std::exp(-metres / at_.hears_near))
        continue;
      if (std::any_of(heard.begin(), heard.end(), [&](const Opening& o) { return o.enterprise == e; })) continue;
      const double value = utility(e, d_.enterprises.wage_offer[e][skill], metres);
      if (value > reservation) heard.push_back({value, e});
    }
    if (heard.empty()) return;
    std::sort(heard.begin(), heard.end(), [](const Opening& a, const Opening& b) {
      return a.utility != b.utility ? a.utility > b.utility : a.enterprise < b.enterprise;
    });
    heard.resize(std::min(heard.size(), static_cast<std::size_t>(std::lround(at_.applications))));
    JobSeeker seeker{p, {}};
    seeker.applications.reserve(heard.size());
    for (const Opening& o : heard) seeker.applications.push_back(o.enterprise);
    out.push_back(std::move(seeker));
  }

 private:
  const District& d_;
  const LabourParameters& at_;
  const Luck& luck_;
  Day today_;
  std::vector<PostSampler> posts_;
  BySkill<std::vector<std::uint8_t>> open_;  ///< [skill][enterprise] 1 where a post is open
};

}  // namespace

std::vector<JobSeeker> job_seekers(const District& d, const LabourParameters& at, const Luck& luck, Day today) {
  const Search search(d, at, luck, today);
  const PersonTable& people = d.people;
  const auto consider = [&](PersonId p, std::vector<JobSeeker>& out) {
    if (of_working_age(at, people.female[p] != 0, age(d, p, today))) search.of(p, out);
  };
  const int every = std::max(1, static_cast<int>(std::lround(at.search_every)));
  // Those without a job search every few days, by the group of their turn; those with one look around on their turn.
  std::vector<JobSeeker> seekers;
  const auto gather = [&](std::span<const PersonId> group, bool employed) {
    std::vector<JobSeeker> found = parallel_gather<JobSeeker>(group.size(), [&](std::size_t i,
                                                                                std::vector<JobSeeker>& out) {
      const PersonId p = group[i];
      if (people.employer[p].exists() == employed && people.presence[p] == Presence::here && people.in_labour_force[p])
        consider(p, out);
    });
    seekers.insert(seekers.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  };
  for (std::uint32_t g = 0; g < static_cast<std::uint32_t>(d.worker_turns.every_days()); ++g)
    if (searches_today(g, today, every)) gather(d.worker_turns.group(g), false);
  gather(d.worker_turns.due(today), true);
  return seekers;
}

}  // namespace tenure
