#include "models/labour/search.hpp"

#include <algorithm>
#include <array>
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
  // Several buckets a firm, so that mostly the bucket's firm is the one sought.
  const std::size_t buckets = 4 * until_.size();
  guide_.reserve(buckets);
  std::uint32_t e = 0;
  for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
    const double from = total_ * static_cast<double>(bucket) / static_cast<double>(buckets);
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

/// Calls f(group) for each group of the jobless that searches today.
template <class F>
void for_each_group_searching(const Stagger<PersonTable>& jobless, Day today, const LabourParameters& at, F&& f) {
  const int every = std::max(1, static_cast<int>(std::lround(at.search_every)));
  for (std::uint32_t g = 0; g < static_cast<std::uint32_t>(jobless.every_days()); ++g)
    if (searches_today(g, today, every)) f(g);
}

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
    for (const StarRating& rating : d.rules.talent.stars)
      for (std::size_t e = 0; e < rating.rated.size(); ++e)
        if (rating.rated[e] != 0) open_[e] |= static_cast<std::uint8_t>(starred);
  }

  void of(PersonId p, bool employed, std::vector<JobSeeker>& out) const {
    const PersonTable& people = d_.people;
    Stream draws(luck_, purpose::job_search, people.luck[p], today_);
    // Asked first, since few look around, and what else decides lies far away in memory.
    if (employed && !looks_around(p, draws.uniform())) return;
    if (people.employer[p].exists() != employed || people.presence[p] != Presence::here) return;
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
    std::vector<Opening> heard;
    for (int left = static_cast<int>(std::lround(at_.looks)); left > 0; left -= at_once)
      look_around(draws, std::min(left, at_once), posts_[skill], 1u << skill, home, [&](EnterpriseId e, double metres) {
        if (e == present) return;
        if (std::any_of(heard.begin(), heard.end(), [&](const Opening& o) { return o.enterprise == e; })) return;
        const double value = utility(e, d_.enterprises.wage_offer[e][skill], metres);
        if (value > reservation) heard.push_back({value, e});
      });
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
  static constexpr unsigned starred = 1u << skills;

  /// Whether somebody with a job looks around: whoever was trained of late more often than others.
  [[nodiscard]] bool looks_around(PersonId p, double u) const {
    if (u < at_.search_on_the_job) return true;
    if (u >= at_.search_trained) return false;
    const auto& trained = d_.rules.talent.trained;
    const auto found = std::lower_bound(trained.begin(), trained.end(), p,
                                        [](const Trained& t, PersonId person) { return t.person < person; });
    return found != trained.end() && found->person == p && today_ - found->since < at_.search_trained_for;
  }

  static constexpr int at_once = 32;

  /// Calls f(firm, metres) for the openings heard of among the next `looks` posts come across, in their order. Each
  /// step is taken for all of them before the next, and keeps those that pass without a branch: which ones do is
  /// chance, and a processor that guesses it loses more time than the step takes.
  template <class F>
  void look_around(Stream& draws, int looks, const PostSampler& posts, unsigned own_skill, Point home, F&& f) const {
    std::array<Look, at_once> seen;
    for (int i = 0; i < looks; ++i) {
      const EnterpriseId firm = posts.at(draws.uniform());
      const double harder = open_[firm.value] & starred ? at_.hears_star : 1.0;
      seen[static_cast<std::size_t>(i)] = {firm, draws.uniform() / harder, 0};
    }
    const auto keep = [&](std::size_t among, auto&& passes) {
      std::size_t kept = 0;
      for (std::size_t i = 0; i < among; ++i) {
        Look look = seen[i];
        const bool pass = passes(look);
        seen[kept] = look;
        kept += pass;
      }
      return kept;
    };
    const std::size_t open = keep(static_cast<std::size_t>(looks),
                                  [&](const Look& look) { return (open_[look.firm.value] & own_skill) != 0; });
    // exp(-x) < 1 / (1 + x + x^2 / 2): most openings lie too far, and for most of those this spares the exponential.
    const std::size_t near = keep(open, [&](Look& look) {
      look.metres = distance(home, d_.enterprises.site[look.firm]);
      const double far = look.metres / at_.hears_near;
      return reached(look.u, 1.000001 / (1.0 + far + 0.5 * far * far));
    });
    for (std::size_t i = 0; i < near; ++i)
      if (seen[i].u < at_.hears_anywhere || reached(seen[i].u, std::exp(-seen[i].metres / at_.hears_near)))
        f(seen[i].firm, seen[i].metres);
  }

  /// A post come across: its firm, the draw that says from how far one hears of it, and how far away it is.
  struct Look {
    EnterpriseId firm;
    double u;
    double metres;
  };

  [[nodiscard]] bool reached(double u, double falls) const {
    return u < at_.hears_anywhere + (1.0 - at_.hears_anywhere) * falls;
  }

  const District& d_;
  const LabourParameters& at_;
  const Luck& luck_;
  Day today_;
  int year_;
  std::vector<PostSampler> posts_;
  std::vector<std::uint8_t> open_;  ///< [enterprise] bit k: a post of skill k is open; bit `starred`: rated
};

}  // namespace

std::vector<JobSeeker> job_seekers(const District& d, const LabourParameters& at, const Luck& luck, Day today) {
  const Search search(d, at, luck, today);
  std::vector<PersonId> jobless;
  for_each_group_searching(d.jobless, today, at, [&](std::size_t g) {
    const auto group = d.jobless.group(g);
    jobless.insert(jobless.end(), group.begin(), group.end());
  });
  const auto due = d.worker_turns.due(today);
  return parallel_gather<JobSeeker>(jobless.size() + due.size(), [&](std::size_t i, std::vector<JobSeeker>& out) {
    if (i < jobless.size())
      search.of(jobless[i], false, out);
    else
      search.of(due[i - jobless.size()], true, out);
  });
}

void forget_placed(District& d, const LabourParameters& at, Day today) {
  PersonTable& people = d.people;
  const int year = year_of(today);
  for_each_group_searching(d.jobless, today, at, [&](std::size_t g) {
    d.jobless.forget_of(g, [&](PersonId p) {
      const bool looks = people.presence[p] == Presence::here && !people.employer[p].exists() &&
                         year - people.birth_year[p] < retirement_age(at, people.female[p] != 0);
      people.among_jobless[p] = looks;
      return !looks;
    });
  });
}

}  // namespace tenure
