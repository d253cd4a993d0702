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
      : d_(d), at_(at), luck_(luck), today_(today), year_(year_of(today)), open_(d.enterprises.size(), 0) {
    for (std::size_t k = 0; k < skills; ++k) posts_.emplace_back(d.enterprises, k);
    for (const EnterpriseId e : Ids<EnterpriseTable>(d.enterprises.size()))
      for (std::size_t k = 0; k < skills; ++k)
        if (open_posts(d.enterprises, e, k) > 0) open_[e.value] |= static_cast<std::uint8_t>(1u << k);
  }

  /// Has what decides whether somebody searches brought near: a group's rows lie far apart, and few of them search.
  void will_ask(PersonId p) const {
    __builtin_prefetch(&d_.people.employer[p]);
    __builtin_prefetch(&d_.people.presence[p]);
    __builtin_prefetch(&d_.people.in_labour_force[p]);
  }

  void of(PersonId p, bool employed, std::vector<JobSeeker>& out) const {
    const PersonTable& people = d_.people;
    // Decided together, not one after another: no single one of these can be foreseen, all together mostly can.
    const bool may = (people.employer[p].exists() == employed) & (people.presence[p] == Presence::here) &
                     (people.in_labour_force[p] != 0);
    if (!may) return;
    Stream draws(luck_, purpose::job_search, people.luck[p], today_);
    if (employed && !draws.chance(at_.search_on_the_job)) return;
    if (!of_working_age(at_, people.female[p] != 0, year_ - people.birth_year[p])) return;
    const auto skill = static_cast<std::size_t>(people.skill[p]);
    if (posts_[skill].empty()) return;
    const EnterpriseId present = people.employer[p];

    const Point home = d_.buildings.place[d_.dwellings.building[d_.households.dwelling[people.household[p]]]];
    const auto utility = [&](EnterpriseId e, double wage, double metres) {
      return job_utility(wage, commute_minutes(metres, at_.commute_speed), at_) +
             pair_gumbel(luck_, purpose::job_taste, people.luck[p], d_.enterprises.luck[e], {});
    };
    const double reservation =
        present.exists()
            ? utility(present, people.wage[p], distance(home, d_.enterprises.site[present])) + at_.switching_cost
            : -std::numeric_limits<double>::infinity();
    const int looks = static_cast<int>(std::lround(at_.looks));
    std::vector<Opening> heard;
    heard.reserve(static_cast<std::size_t>(looks));
    const unsigned own_skill = 1u << skill;
    for (int look = 0; look < looks; ++look) {
      const EnterpriseId e = posts_[skill].at(draws.uniform());
      const double u = draws.uniform();
      if (e == present || !(open_[e.value] & own_skill)) continue;
      const double metres = distance(home, d_.enterprises.site[e]);
      if (u >= at_.hears_anywhere && !hears(u, metres / at_.hears_near)) continue;
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
  /// Whether the search of draw `u` hears of an opening `far` times the e-folding distance away.
  [[nodiscard]] bool hears(double u, double far) const {
    const auto reached = [&](double falls) { return u < at_.hears_anywhere + (1.0 - at_.hears_anywhere) * falls; };
    // exp(-x) < 1 / (1 + x + x^2 / 2): most openings lie too far, and for most of those this spares the exponential.
    return reached(1.000001 / (1.0 + far + 0.5 * far * far)) && reached(std::exp(-far));
  }

  const District& d_;
  const LabourParameters& at_;
  const Luck& luck_;
  Day today_;
  int year_;
  std::vector<PostSampler> posts_;
  std::vector<std::uint8_t> open_;  ///< [enterprise] bit k: a post of skill k is open
};

}  // namespace

std::vector<JobSeeker> job_seekers(const District& d, const LabourParameters& at, const Luck& luck, Day today) {
  const Search search(d, at, luck, today);
  constexpr std::size_t looked_ahead = 64;  // persons, which are a few lines of the cache
  const int every = std::max(1, static_cast<int>(std::lround(at.search_every)));
  // Those without a job search every few days, by the group of their turn; those with one look around on their turn.
  std::vector<JobSeeker> seekers;
  const auto gather = [&](std::span<const PersonId> group, bool employed) {
    std::vector<JobSeeker> found =
        parallel_gather<JobSeeker>(group.size(), [&](std::size_t i, std::vector<JobSeeker>& out) {
          if (i + looked_ahead < group.size()) search.will_ask(group[i + looked_ahead]);
          search.of(group[i], employed, out);
        });
    seekers.insert(seekers.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  };
  for (std::uint32_t g = 0; g < static_cast<std::uint32_t>(d.worker_turns.every_days()); ++g)
    if (searches_today(g, today, every)) gather(d.worker_turns.group(g), false);
  gather(d.worker_turns.due(today), true);
  return seekers;
}

}  // namespace tenure
