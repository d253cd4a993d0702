#include "models/labour/search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>

#include <boost/container/small_vector.hpp>

#include "models/labour/force.hpp"
#include "models/labour/post_sampler.hpp"
#include "models/state/purposes.hpp"
#include "sim/drawing.hpp"

namespace tenure {

double pay_utility(double wage, const LabourParameters& at) {
  return at.taste_wage * std::log(std::max(wage, 1.0));
}

double job_utility(double pay, double minutes, const LabourParameters& at) {
  return pay - at.taste_commute * minutes;
}

bool searches_today(std::uint32_t group, Day today, int every) {
  return (static_cast<std::int64_t>(group) + today.value) % every == 0;
}

namespace {

/// The groups of the jobless that search today.
std::vector<std::uint32_t> groups_searching(const Stagger<PersonTable>& jobless, Day today,
                                            const LabourParameters& at) {
  const int every = std::max(1, static_cast<int>(std::lround(at.search_every)));
  std::vector<std::uint32_t> groups;
  for (std::uint32_t g = 0; g < static_cast<std::uint32_t>(jobless.every_days()); ++g)
    if (searches_today(g, today, every)) groups.push_back(g);
  return groups;
}

std::array<PostSampler, skills> posts_of(const EnterpriseTable& firms) {
  std::array<PostSampler, skills> posts;
  parallel_each(skills, [&](std::size_t skill) { posts[skill] = PostSampler(firms, skill); });
  return posts;
}

/// Whether a firm is rated anywhere.
bool starred(const District& d, EnterpriseId e) {
  const auto& stars = d.rules.talent.stars;
  return std::any_of(stars.begin(), stars.end(), [&](const StarRating& rating) {
    return e.value < rating.rated.size() && rating.rated[e.value] != 0;
  });
}

struct Opening {
  double utility;  ///< without the taste until `add_tastes`
  EnterpriseId enterprise;
};

/// Somebody who looks around today.
struct Looker {
  PersonId person;
  std::uint32_t luck;
  std::size_t skill;
  EnterpriseId present;  ///< employer, none while without a job
  Point home;
};

class Search {
 public:
  Search(const District& d, const LabourParameters& at, const Luck& luck, Day today)
      : d_(d),
        at_(at),
        luck_(luck),
        today_(today),
        year_(year_of(today)),
        looks_(static_cast<int>(std::lround(at.looks))),
        applications_(static_cast<std::size_t>(std::lround(at.applications))),
        most_heard_(d.rules.talent.stars.empty() ? 1 : at.hears_star),
        posts_(posts_of(d.enterprises)) {}

  /// Whether and from where somebody looks around: who that is and who has a job lie far apart in memory, and are
  /// fetched for many at once where nothing else is done.
  void of(PersonId p, bool employed, std::vector<Looker>& out) const {
    const PersonTable& people = d_.people;
    if (people.employer[p].exists() != employed || people.presence[p] != Presence::here) return;
    if (!of_working_age(at_, people.female[p] != 0, year_ - people.birth_year[p])) return;
    const auto skill = static_cast<std::size_t>(people.skill[p]);
    if (posts_[skill].empty()) return;
    const Point home = d_.buildings.place[d_.dwellings.building[d_.households.dwelling[people.household[p]]]];
    out.push_back({p, people.luck[p], skill, people.employer[p], home});
  }

  void by(const Looker& who, std::vector<JobSeeker>& out) const {
    const auto without_taste = [&](double pay, double metres) {
      return job_utility(pay, commute_minutes(metres, at_.commute_speed), at_);
    };
    const bool employed = who.present.exists();
    const double reservation =
        employed ? without_taste(pay_utility(d_.people.wage[who.person], at_),
                                 distance(who.home, d_.enterprises.site[who.present])) +
                       pair_gumbel(luck_, purpose::job_taste, who.luck, d_.enterprises.luck[who.present], {}) +
                       at_.switching_cost
                 : -std::numeric_limits<double>::infinity();
    Stream draws = draws_of(who.luck);
    if (employed) draws();  // said that it looks around
    boost::container::small_vector<Opening, at_once> heard;
    for (int left = looks_; left > 0; left -= at_once) {
      const std::size_t before = heard.size();
      look_around(draws, std::min(left, at_once), who, [&](EnterpriseId e, double metres) {
        if (e == who.present) return;
        if (std::any_of(heard.begin(), heard.end(), [&](const Opening& o) { return o.enterprise == e; })) return;
        heard.push_back({without_taste(pay_utility(d_.enterprises.wage_offer[e][who.skill], at_), metres), e});
      });
      add_tastes(who.luck, std::span<Opening>(heard.data() + before, heard.size() - before));
    }
    heard.erase(
        std::remove_if(heard.begin(), heard.end(), [&](const Opening& o) { return !(o.utility > reservation); }),
        heard.end());
    if (heard.empty()) return;
    std::sort(heard.begin(), heard.end(), [](const Opening& a, const Opening& b) {
      return a.utility != b.utility ? a.utility > b.utility : a.enterprise < b.enterprise;
    });
    heard.resize(std::min(heard.size(), applications_));
    JobSeeker seeker{who.person, {}};
    seeker.applications.reserve(heard.size());
    for (const Opening& o : heard) seeker.applications.push_back(o.enterprise);
    out.push_back(std::move(seeker));
  }

  /// Whether somebody with a job looks around: whoever was trained of late more often than others.
  [[nodiscard]] bool looks_around(PersonId p, double u) const {
    if (u < at_.search_on_the_job) return true;
    if (u >= at_.search_trained) return false;
    const auto& trained = d_.rules.talent.trained;
    const auto found = std::lower_bound(trained.begin(), trained.end(), p,
                                        [](const Trained& t, PersonId person) { return t.person < person; });
    return found != trained.end() && found->person == p && today_ - found->since < at_.search_trained_for;
  }

  [[nodiscard]] Occasion occasion() const { return {luck_, purpose::job_search, today_}; }

 private:
  static constexpr int at_once = 32;

  /// Calls f(firm, metres) for the openings heard of among the next `looks` posts come across, in their order. Each
  /// step is taken for all of them before the next, and keeps those that pass without a branch: which ones do is
  /// chance, and a processor that guesses it loses more time than the step takes.
  template <class F>
  void look_around(Stream& draws, int looks, const Looker& who, F&& f) const {
    const EnterpriseTable& firms = d_.enterprises;
    const PostSampler& posts = posts_[who.skill];
    std::array<double, std::size_t{2} * at_once> drawn;  // which post, and from how far one hears of it
    draws.uniforms(std::span(drawn).first(2 * static_cast<std::size_t>(looks)));
    std::array<Look, at_once> seen;
    // Of most nothing could be heard wherever in its stretch the firm lies.
    std::size_t within = 0;
    for (int i = 0; i < looks; ++i) {
      const double post = drawn[2 * i], u = drawn[2 * i + 1];
      seen[within] = {post, u, 0, {}};
      within += may_reach(u / most_heard_, distance_to(posts.around(post), who.home));
    }
    posts.find(std::span(seen).first(within));
    for (const Look& look : std::span(seen).first(within))
      fetch_row(look.firm, firms.target, firms.headcount, firms.site, firms.wage_offer, firms.luck);
    std::size_t near = 0;
    for (std::size_t i = 0; i < within; ++i) {
      Look look = seen[i];
      if (starred(d_, look.firm)) look.u /= at_.hears_star;
      look.metres = distance(who.home, firms.site[look.firm]);
      seen[near] = look;
      const bool open = open_posts(firms, look.firm, who.skill) > 0;
      near += open & may_reach(look.u, look.metres);
    }
    for (const Look& look : std::span(seen).first(near))
      if (look.u < at_.hears_anywhere || reached(look.u, std::exp(-look.metres / at_.hears_near)))
        f(look.firm, look.metres);
  }

  /// False only where `reached` is: exp(-x) < 1 / (1 + x + x^2 / 2). Most posts lie too far, and for most of those this
  /// spares the exponential.
  [[nodiscard]] bool may_reach(double u, double metres) const {
    const double far = metres * times_near_;
    return (u - at_.hears_anywhere) * (1.0 + far + 0.5 * far * far) < 1.000001 * (1.0 - at_.hears_anywhere);
  }

  /// Adds the person's taste for the firm to each opening, of at most `at_once`.
  void add_tastes(std::uint32_t person_luck, std::span<Opening> openings) const {
    std::array<std::uint32_t, at_once> firms;
    std::array<double, at_once> tastes;
    for (std::size_t i = 0; i < openings.size(); ++i) firms[i] = d_.enterprises.luck[openings[i].enterprise];
    pair_gumbels(luck_, purpose::job_taste, person_luck, std::span(firms).first(openings.size()), {}, tastes);
    for (std::size_t i = 0; i < openings.size(); ++i) openings[i].utility += tastes[i];
  }

  /// A post come across: which of all, the draw that says from how far one hears of it, how far away it is, its firm.
  struct Look {
    double post;
    double u;
    double metres;
    EnterpriseId firm;
  };

  [[nodiscard]] bool reached(double u, double falls) const {
    return u < at_.hears_anywhere + (1.0 - at_.hears_anywhere) * falls;
  }

  [[nodiscard]] Stream draws_of(std::uint32_t key) const { return {luck_, purpose::job_search, key, today_}; }

  const District& d_;
  const LabourParameters& at_;
  const Luck& luck_;
  Day today_;
  int year_;
  int looks_;                 ///< posts that each comes across
  std::size_t applications_;  ///< that each sends at most
  double most_heard_;         ///< chance to hear of any firm is at most so many times that of one not rated
  double times_near_ = 1.0 / at_.hears_near;  ///< [1/m]
  std::array<PostSampler, skills> posts_;     ///< those of one's skill, open or not
};

}  // namespace

std::vector<JobSeeker> job_seekers(const District& d, const LabourParameters& at, const Luck& luck, Day today) {
  const Search search(d, at, luck, today);
  std::vector<PersonId> jobless;
  for (const std::uint32_t g : groups_searching(d.jobless, today, at)) {
    const auto group = d.jobless.group(g);
    jobless.insert(jobless.end(), group.begin(), group.end());
  }
  const auto due = d.worker_turns.due(today);
  const auto key = [&](std::size_t i) { return d.people.luck[due[i]]; };
  auto lookers = parallel_gather<Looker>(
      jobless.size(), [&](std::size_t i, std::vector<Looker>& out) { search.of(jobless[i], false, out); });
  const auto with_job = parallel_gather_drawing<Looker>(due.size(), search.occasion(), key,
                                                        [&](std::size_t i, Stream& draws, std::vector<Looker>& out) {
                                                          // Asked first, since few of those with a job do.
                                                          if (search.looks_around(due[i], draws.uniform()))
                                                            search.of(due[i], true, out);
                                                        });
  lookers.insert(lookers.end(), with_job.begin(), with_job.end());
  return parallel_gather<JobSeeker>(lookers.size(),
                                    [&](std::size_t i, std::vector<JobSeeker>& out) { search.by(lookers[i], out); });
}

void forget_placed(District& d, const LabourParameters& at, Day today) {
  PersonTable& people = d.people;
  const int year = year_of(today);
  const std::vector<std::uint32_t> groups = groups_searching(d.jobless, today, at);
  parallel_each(groups.size(), [&](std::size_t i) {
    d.jobless.forget_of(groups[i], [&](PersonId p) {
      const bool looks = people.presence[p] == Presence::here && !people.employer[p].exists() &&
                         year - people.birth_year[p] < retirement_age(at, people.female[p] != 0);
      people.among_jobless[p] = looks;
      return !looks;
    });
  });
}

}  // namespace tenure
