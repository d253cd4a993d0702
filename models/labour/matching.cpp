#include "models/labour/matching.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "models/labour/force.hpp"
#include "models/labour/labour.hpp"
#include "models/state/purposes.hpp"
#include "sim/parallel.hpp"

namespace tenure {

namespace {

bool suits(double u, const LabourParameters& at) {
  return u >= 1.0 - at.suitable;
}

}  // namespace

std::optional<double> rank_of_applicant(double u, double years, const LabourParameters& at) {
  if (!suits(u, at)) return std::nullopt;
  const double unsuited = 1.0 - at.suitable;
  const double impression = std::clamp((u - unsuited) / at.suitable, 1e-12, 1.0 - 1e-12);
  return gumbel_quantile(impression) + at.experience * std::log1p(std::max(years, 0.0));
}

namespace {

struct Application {
  EnterpriseId enterprise;
  std::size_t skill;
  double rank;
  std::uint32_t luck;
  PersonId person;
  std::size_t seeker;
};

bool before(const Application& a, const Application& b) {
  return std::tie(a.enterprise, a.skill, b.rank, a.luck, a.person) <
         std::tie(b.enterprise, b.skill, a.rank, b.luck, b.person);
}

/// Keeps the best of each firm and skill up to its open posts; `all` is sorted by `before`. Returns the seekers of the
/// others.
std::vector<std::size_t> keep_best(const District& d, std::vector<Application>& all) {
  std::vector<std::size_t> turned_down;
  std::size_t kept = 0, held = 0;
  std::uint32_t open = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i == 0 || all[i].enterprise != all[i - 1].enterprise || all[i].skill != all[i - 1].skill) {
      held = 0;
      open = open_posts(d.enterprises, all[i].enterprise, all[i].skill);
    }
    if (held++ < open)
      all[kept++] = all[i];
    else
      turned_down.push_back(all[i].seeker);
  }
  all.resize(kept);
  return turned_down;
}

}  // namespace

std::vector<Match> accept(const District& d, const std::vector<JobSeeker>& seekers, const LabourParameters& at,
                          const Luck& luck, Day today) {
  std::vector<std::size_t> next(seekers.size(), 0);
  std::vector<std::size_t> without(seekers.size());  // those of whom no firm holds an application
  std::iota(without.begin(), without.end(), std::size_t{0});
  std::vector<Application> held;
  while (!without.empty()) {
    auto fresh = parallel_gather<Application>(without.size(), [&](std::size_t i, std::vector<Application>& out) {
      const std::size_t s = without[i];
      const PersonId p = seekers[s].person;
      while (next[s] < seekers[s].applications.size()) {
        const EnterpriseId e = seekers[s].applications[next[s]++];
        const double u = to_unit(pair_bits(luck, purpose::hiring_rank, d.enterprises.luck[e], d.people.luck[p], today));
        if (!suits(u, at)) continue;  // most do not: spares a look at their age, which lies far away in memory
        const std::optional<double> rank = rank_of_applicant(u, age(d, p, today) - at.working_age, at);
        out.push_back({e, static_cast<std::size_t>(d.people.skill[p]), *rank, d.people.luck[p], p, s});
        return;
      }
    });
    parallel_sort_total(fresh, before);
    const auto held_before = static_cast<std::ptrdiff_t>(held.size());
    held.insert(held.end(), fresh.begin(), fresh.end());
    std::inplace_merge(held.begin(), held.begin() + held_before, held.end(), before);
    without = keep_best(d, held);
  }
  std::vector<Match> matches;
  matches.reserve(held.size());
  for (const Application& a : held) matches.push_back({a.person, a.enterprise});
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.person < b.person; });
  return matches;
}

std::vector<Hire> match(const District& d, const LabourParameters& at, const Luck& luck, Day today) {
  const std::vector<Match> matches = accept(d, job_seekers(d, at, luck, today), at, luck, today);
  return parallel_gather<Hire>(matches.size(), [&](std::size_t i, std::vector<Hire>& hires) {
    const Match& m = matches[i];
    const double offer = d.enterprises.wage_offer[m.enterprise][static_cast<std::size_t>(d.people.skill[m.person])];
    const double z = Stream(luck, purpose::hiring_rank, d.people.luck[m.person], today).normal();
    const double residual = at.wage_residual * z - 0.5 * at.wage_residual * at.wage_residual;
    hires.push_back(
        {m.person, m.enterprise, static_cast<float>(std::max(offer * std::exp(residual), at.minimum_wage))});
  });
}

}  // namespace tenure
