#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

#include "models/state/purposes.hpp"
#include "models/synthesis/commuting.hpp"
#include "models/synthesis/fill.hpp"
#include "models/synthesis/firm_sizes.hpp"
#include "models/synthesis/fitting.hpp"
#include "models/synthesis/outlines.hpp"
#include "models/synthesis/place_by_room.hpp"
#include "models/synthesis/rounding.hpp"
#include "sim/parallel.hpp"

namespace tenure {

namespace {

using Counts = std::vector<std::int64_t>;

/// Pairs of communities near enough to commute between, and how far their people live from their work [km].
struct CommutingPairs {
  TableShape shape;
  std::vector<double> kilometres;  ///< [cell]
};

/// Homes of a community as seen from work: the middle of where its people live.
std::vector<Point> middles_of_homes(const District& d) {
  std::vector<Point> homes;
  for (const CommunityId c : Ids<CommunityTable>(d.communities.size())) {
    double x = 0, y = 0, people = 0;
    for (std::uint32_t b = 0; b < d.communities.buildings[c]; ++b) {
      const BuildingId building{d.communities.first_building[c].value + b};
      x += double{d.buildings.place[building].x} * d.buildings.occupants[building];
      y += double{d.buildings.place[building].y} * d.buildings.occupants[building];
      people += d.buildings.occupants[building];
    }
    homes.push_back(people > 0 ? Point{static_cast<float>(x / people), static_cast<float>(y / people)}
                               : d.communities.centre[c]);
  }
  return homes;
}

CommutingPairs commuting_pairs(const District& d, const Plan& plan) {
  constexpr double farthest =
      20;  // mean commutes: of two places so far apart the gravity model lets some e^-20 commute
  const double reach = farthest * plan.file.enterprises.mean_commute;
  const std::vector<Point> homes = middles_of_homes(d);
  const std::size_t n = homes.size();
  std::vector<std::vector<std::uint32_t>> near(n);
  std::vector<std::vector<double>> far(n);
  parallel_each(n, [&](std::size_t from) {
    // Within a community homes and sites are spread about: about half its width on average.
    const double spread = 0.3 * std::sqrt(area(d.communities.outline[CommunityId{static_cast<std::uint32_t>(from)}]));
    for (std::size_t to = 0; to < n; ++to) {
      const double away = distance(homes[from], plan.industry[to]);
      const double km = std::max(away, from == to ? spread : 0) / 1000;
      if (km > reach && from != to) continue;
      near[from].push_back(static_cast<std::uint32_t>(to));
      far[from].push_back(km);
    }
  });
  CommutingPairs pairs{{n, near}, {}};
  pairs.kilometres.reserve(pairs.shape.cells());
  for (const auto& row : far) pairs.kilometres.insert(pairs.kilometres.end(), row.begin(), row.end());
  return pairs;
}

/// Which enterprise each worker of one skill goes to; `table` [cell of pairs] are its commuters, `still_to_come` its
/// posts by community.
void assign(District& d, const Plan& plan, std::size_t skill, const TableShape& pairs, const Counts& table,
            Counts still_to_come, const std::vector<std::vector<EnterpriseId>>& firms_of) {
  const std::size_t n = plan.communities.size();
  std::vector<std::vector<PersonId>> leavers(n);
  parallel_each(n, [&](std::size_t c) {
    leavers[c] = plan.workers[c][skill];
    shuffle(std::span(leavers[c]), plan.luck, purpose::synthesis(44), static_cast<std::uint32_t>(c * skills + skill));
  });
  std::vector<std::size_t> next(n, 0), begin(pairs.cells());
  for (std::size_t cell = 0; cell < pairs.cells(); ++cell) {
    begin[cell] = next[pairs.row_of(cell)];
    next[pairs.row_of(cell)] += static_cast<std::size_t>(table[cell]);
    still_to_come[pairs.column_of(cell)] -= table[cell];
  }
  // Those for whom there was no post in reach go where posts are left.
  std::vector<PersonId> from_afar;
  for (std::size_t from = 0; from < n; ++from)
    from_afar.insert(from_afar.end(), leavers[from].begin() + static_cast<std::ptrdiff_t>(next[from]),
                     leavers[from].end());
  std::vector<std::size_t> afar_begin(n + 1, 0);
  for (std::size_t to = 0; to < n; ++to)
    afar_begin[to + 1] = afar_begin[to] + static_cast<std::size_t>(still_to_come[to]);
  parallel_each(n, [&](std::size_t to) {
    std::vector<PersonId> comers;
    const auto take = [&](const std::vector<PersonId>& some, std::size_t first, std::size_t last) {
      comers.insert(comers.end(), some.begin() + static_cast<std::ptrdiff_t>(first),
                    some.begin() + static_cast<std::ptrdiff_t>(last));
    };
    for (const std::uint32_t cell : pairs.cells_of_column(to))
      take(leavers[pairs.row_of(cell)], begin[cell], begin[cell] + static_cast<std::size_t>(table[cell]));
    take(from_afar, afar_begin[to], afar_begin[to + 1]);
    shuffle(std::span(comers), plan.luck, purpose::synthesis(45), static_cast<std::uint32_t>(to * skills + skill));
    std::size_t k = 0;
    for (const EnterpriseId e : firms_of[to])
      for (std::uint32_t i = 0; i < d.enterprises.headcount[e][skill]; ++i) d.people.employer[comers[k++]] = e;
  });
}

/// Who works where: each skill's workers commute as the kernel says, to as many posts of it as there are.
void assign_all(District& d, const Plan& plan, const TableShape& pairs, const std::vector<double>& kernel,
                const std::vector<std::vector<EnterpriseId>>& firms_of) {
  const std::size_t n = plan.communities.size();
  std::array<Counts, skills> origins, posts;
  std::vector<double> rows, columns;
  for (std::size_t c = 0; c < n; ++c)
    for (std::size_t k = 0; k < skills; ++k) {
      origins[k].push_back(static_cast<std::int64_t>(plan.workers[c][k].size()));
      posts[k].push_back(0);
      for (const EnterpriseId e : firms_of[c]) posts[k][c] += d.enterprises.headcount[e][k];
      rows.push_back(static_cast<double>(origins[k][c]));
      columns.push_back(static_cast<double>(posts[k][c]));
    }
  const auto flows = fit_two_way<skills>(pairs, kernel, rows, columns, 1e-7, 150);
  parallel_each(skills, [&](std::size_t k) {
    assign(d, plan, k, pairs, controlled_rounding(pairs, flows[k].cells, origins[k], posts[k]), posts[k], firms_of);
  });
}

/// Open posts: each enterprise's expected number rounded up or down so that they add up (systematic sampling).
void open_posts(District& d, const Plan& plan) {
  const double per_worker = plan.file.enterprises.vacancy / (1 - plan.file.enterprises.vacancy);
  double sum = Stream(plan.luck, purpose::synthesis(46), 0).uniform();
  for (const EnterpriseId e : Ids<EnterpriseTable>(d.enterprises.size()))
    for (std::size_t k = 0; k < skills; ++k) {
      const double before = std::floor(sum);
      sum += per_worker * d.enterprises.headcount[e][k];
      d.enterprises.target[e][k] = static_cast<float>(d.enterprises.headcount[e][k] + (std::floor(sum) - before));
    }
}

}  // namespace

void fill_enterprises(District& d, Plan& plan) {
  const EnterpriseCounts& at = plan.file.enterprises;
  const std::size_t n = plan.communities.size();
  std::vector<double> workers(n, 0);
  Counts by_skill(skills, 0);
  for (std::size_t c = 0; c < n; ++c)
    for (std::size_t k = 0; k < skills; ++k) {
      workers[c] += static_cast<double>(plan.workers[c][k].size());
      by_skill[k] += static_cast<std::int64_t>(plan.workers[c][k].size());
    }
  std::int64_t employed = 0;
  for (const auto w : by_skill) employed += w;

  const Counts sizes =
      firm_sizes(static_cast<std::size_t>(at.count), employed, at.tail_exponent, at.largest, plan.luck);
  const auto community = place_by_room(sizes, workers, plan.luck, purpose::synthesis(41));
  std::vector<double> sector_room;
  for (const double share_of_posts : at.sector_share)
    sector_room.push_back(share_of_posts * static_cast<double>(employed));
  const auto sector = place_by_room(sizes, sector_room, plan.luck, purpose::synthesis(42));

  // Rows in community order, as everything else: neighbours in space are neighbours in memory.
  std::vector<std::uint32_t> order(sizes.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return community[a] < community[b]; });
  Counts rows;
  std::vector<double> seed, row_totals;
  for (const auto i : order) {
    rows.push_back(sizes[i]);
    row_totals.push_back(static_cast<double>(sizes[i]));
    // A touch of every skill, so that the totals can always be met.
    for (std::size_t k = 0; k < skills; ++k) seed.push_back(at.mix[sector[i]][k] + 1e-6);
  }
  const Fit mix = fit_two_way(seed, row_totals, std::vector<double>(by_skill.begin(), by_skill.end()), 1e-9, 500);
  const Counts posts = controlled_rounding(mix.cells, rows, by_skill);

  EnterpriseTable& e = d.enterprises;
  std::vector<double> premium;
  double weighted = 0;
  std::vector<std::vector<EnterpriseId>> firms_of(n);
  for (std::size_t r = 0; r < order.size(); ++r) {
    const EnterpriseId id = e.luck.push(static_cast<std::uint32_t>(r));
    Stream draws(plan.luck, purpose::synthesis(43), id.value);
    BySkill<std::uint32_t> headcount{};
    BySkill<float> offer{};
    premium.push_back(at.premium_sd * plan.normal(draws));
    const double productivity = std::exp(at.productivity_sd * plan.normal(draws));
    for (std::size_t k = 0; k < skills; ++k) {
      headcount[k] = static_cast<std::uint32_t>(posts[r * skills + k]);
      offer[k] = static_cast<float>(std::max(at.wage_floor, std::round(at.wage[k] * std::exp(premium[r]))));
    }
    weighted += productivity * static_cast<double>(rows[r]);
    e.sector.push(static_cast<Sector>(sector[order[r]]));
    e.community.push(CommunityId{community[order[r]]});
    e.productivity.push(static_cast<float>(productivity));
    e.headcount.push(headcount);
    e.target.push({});
    e.wage_offer.push(offer);
    const double years = std::min(60.0, at.mean_age * draws.exponential());
    e.founded.push(plan.first_day - 1 - static_cast<int>(years * days_per_year));
    e.closed.push(never);
    e.host.push(HostId::none());
    firms_of[community[order[r]]].push_back(id);
  }
  const double mean_productivity = weighted / static_cast<double>(std::max<std::int64_t>(employed, 1));
  for (const EnterpriseId id : Ids<EnterpriseTable>(e.size()))
    e.productivity[id] = static_cast<float>(e.productivity[id] / mean_productivity);
  open_posts(d, plan);

  e.site.resize(e.size());
  std::vector<double> destinations(n, 0);
  for (std::uint32_t c = 0; c < n; ++c) {
    Stream draws(plan.luck, purpose::synthesis(47), c);
    const auto sites =
        cluster(d.communities.outline[CommunityId{c}], plan.industry[c], firms_of[c].size(), at.site_spacing, draws);
    for (std::size_t i = 0; i < sites.size(); ++i) e.site[firms_of[c][i]] = sites[i];
    for (const EnterpriseId id : firms_of[c])
      for (const auto people : e.headcount[id]) destinations[c] += people;
  }

  const CommutingPairs pairs = commuting_pairs(d, plan);
  const Commuting flows = commuting(pairs.shape, pairs.kilometres, workers, destinations, at.mean_commute);
  assign_all(d, plan, pairs.shape, flows.kernel, firms_of);

  parallel_rows(d.people.size(), [&](std::size_t row) {
    const PersonId p{static_cast<std::uint32_t>(row)};
    const EnterpriseId employer = d.people.employer[p];
    if (!employer.exists()) return;
    Stream draws(plan.luck, purpose::synthesis(48), p.value);
    const double median = at.wage[static_cast<std::size_t>(d.people.skill[p])];
    const double wage = median * std::exp(premium[employer.value] + at.wage_sd * plan.normal(draws));
    d.people.wage[p] = static_cast<float>(std::max(at.wage_floor, std::round(wage)));
    if (d.people.job_start[p] < d.enterprises.founded[employer])
      d.people.job_start[p] = d.enterprises.founded[employer];
  });
}

void fill_hosts(District& d, const Plan& plan) {
  const IncubationCounts& at = plan.file.incubation;
  const auto n = static_cast<std::size_t>(at.incubators + at.maker_spaces);
  if (n == 0) return;
  std::vector<double> communities;
  for (const CommunityComposition& c : plan.communities)
    communities.push_back(static_cast<double>(c.people[in_dormitory] + c.people[renting] + 1));
  const auto where = place_by_room(Counts(n, 0), communities, plan.luck, purpose::synthesis(50));
  std::vector<double> weights;
  for (std::size_t i = 0; i < n; ++i)
    weights.push_back(std::exp(0.5 * normal_quantile((static_cast<double>(i * 7 % n) + 0.5) / static_cast<double>(n))));
  const Counts teams = apportion(weights, at.teams);
  for (std::size_t i = 0; i < n; ++i) {
    Stream draws(plan.luck, purpose::synthesis(51), static_cast<std::uint32_t>(i));
    const CommunityId community{where[i]};
    const HostId host =
        d.hosts.kind.push(i < static_cast<std::size_t>(at.incubators) ? HostKind::incubator : HostKind::maker_space);
    d.hosts.community.push(community);
    const double turn = draws.uniform() * 2 * std::numbers::pi;
    const Point middle = plan.industry[community.value];
    const Point beside{static_cast<float>(middle.x + 150 * std::cos(turn)),
                       static_cast<float>(middle.y + 150 * std::sin(turn))};
    d.hosts.site.push(contains(d.communities.outline[community], beside) ? beside : middle);
    d.hosts.places.push(static_cast<std::uint32_t>(std::ceil(static_cast<double>(teams[i]) / at.occupancy)));
    d.hosts.taken.push(static_cast<std::uint32_t>(teams[i]));
    d.hosts.support.push(0);
    for (std::int64_t t = 0; t < teams[i]; ++t) {
      const double stay = at.longest_stay * draws.uniform();
      const TeamId team = d.teams.luck.push(static_cast<std::uint32_t>(d.teams.size()));
      d.team_turns.add(team, team.value * Stagger<TeamTable>::together);
      d.teams.host.push(host);
      d.teams.field.push(static_cast<std::uint8_t>(draws.below(static_cast<std::uint32_t>(at.team_fields))));
      d.teams.members.push(static_cast<std::uint8_t>(std::min(255, 1 + draws.poisson(at.team_members - 1))));
      d.teams.entered.push(plan.first_day - 1 - static_cast<int>(stay * days_per_year));
      d.teams.seen.push(plan.first_day - 1);
      d.teams.potential.push(1);
      d.teams.partner.push(EnterpriseId::none());
      d.teams.fate.push(TeamFate::there);
      d.teams.progress.push(static_cast<float>(std::min(1.0, stay / at.longest_stay * (0.5 + 0.5 * draws.uniform()))));
    }
  }
}

}  // namespace tenure
