#include "models/labour/demand.hpp"

#include <algorithm>
#include <cmath>

#include "models/labour/force.hpp"
#include "models/labour/labour.hpp"
#include "models/labour/local_demand.hpp"
#include "models/state/purposes.hpp"
#include "sim/parallel.hpp"

namespace tenure {

double growth_spread(double posts, double years, const LabourParameters& at) {
  return at.growth_spread * std::pow(std::max(posts, 1.0), -at.growth_exponent) * std::sqrt(years);
}

double laplace_quantile(double u, double sd) {
  const double scale = sd / std::sqrt(2.0);
  return u < 0.5 ? scale * std::log(2.0 * u) : -scale * std::log(2.0 * (1.0 - u));
}

double growth_factor(double posts, double vacancy_rate, double goods_growth, double years, const LabourParameters& at,
                     double u) {
  const double sd = growth_spread(posts, years, at);
  // ln E[exp(x)] of a Laplace x exists below sd = sqrt(2); a month's spread stays far from it.
  const double drift_of_shock = sd > 0 ? -std::log(std::max(1.0 - 0.5 * sd * sd, 0.5)) : 0.0;
  const double trend = at.growth_trend + at.growth_demand * goods_growth;
  const double drift = (trend - at.growth_response * (vacancy_rate - at.vacancy_normal)) * years;
  return std::exp(drift - drift_of_shock + laplace_quantile(u, sd));
}

double next_offer(double offer, double going, double productivity, double vacancy_rate, double years,
                  const LabourParameters& at) {
  const double wanted = std::log(going) + at.rent_sharing * std::log(productivity) +
                        (vacancy_rate - at.vacancy_normal) / at.supply_elasticity;
  const double closed = -std::expm1(-at.wage_speed * years);
  return std::max(std::exp(std::log(offer) + closed * (wanted - std::log(offer))), at.minimum_wage);
}

namespace {

constexpr double least_productivity = 0.01;  // keeps a logarithm finite

double vacancy_rate(double posts, double heads) {
  return posts > 0 ? std::clamp((posts - heads) / posts, -1.0, 1.0) : 0.0;
}

}  // namespace

BySkill<double> GoingRates::on(const EnterpriseTable& firms, const LabourParameters& at) {
  known_.resize(firms.size());
  parallel_blocks(
      firms.size(),
      [&](std::size_t begin, std::size_t end, std::size_t) {
        for (std::size_t row = begin; row < end; ++row) {
          const EnterpriseId e{static_cast<std::uint32_t>(row)};
          Known& known = known_[row];
          if (known.offer == firms.wage_offer[e] && known.productivity == firms.productivity[e]) continue;
          known = {firms.wage_offer[e], firms.productivity[e], {}};
          const double premium = at.rent_sharing * std::log(std::max<double>(known.productivity, least_productivity));
          for (std::size_t k = 0; k < skills; ++k)
            if (known.offer[k] > 0) known.rate[k] = std::log(double{known.offer[k]}) - premium;
        }
      },
      gather_block_rows(firms.size()));
  BySkill<double> sum{}, weight{};
  for (const EnterpriseId e : Ids<EnterpriseTable>(firms.size()))
    for (std::size_t k = 0; k < skills; ++k) {
      const double posts = firms.target[e][k];
      if (posts <= 0 || firms.wage_offer[e][k] <= 0) continue;
      sum[k] += posts * known_[e.value].rate[k];
      weight[k] += posts;
    }
  BySkill<double> going{};
  for (std::size_t k = 0; k < skills; ++k) going[k] = weight[k] > 0 ? std::exp(sum[k] / weight[k]) : 0.0;
  return going;
}

std::vector<Demand> reconsider_demand(const District& d, GoingRates& rates, const LabourParameters& at,
                                      const Luck& luck, Day today) {
  const EnterpriseTable& firms = d.enterprises;
  const auto due = d.enterprise_turns.due(today);
  const double years = d.enterprise_turns.every_days() / days_per_year;
  const BySkill<double> going = rates.on(firms, at);
  const double pulled = std::exp(local_pull(d, at) * years);

  return parallel_gather<Demand>(due.size(), [&](std::size_t row, std::vector<Demand>& out) {
    const EnterpriseId e = due[row];
    double posts = 0, heads = 0;
    for (std::size_t k = 0; k < skills; ++k) {
      posts += firms.target[e][k];
      heads += firms.headcount[e][k];
    }
    Demand wish{e, firms.target[e], firms.wage_offer[e]};
    if (posts > 0) {
      Stream draws(luck, purpose::firm_growth, firms.luck[e], today);
      // Services follow what is earned here, all others what is wanted elsewhere.
      const bool local = firms.sector[e] == Sector::services;
      const double factor = growth_factor(posts, vacancy_rate(posts, heads), local ? 0.0 : d.swing.goods_growth, years,
                                          at, draws.uniform()) *
                            (local ? pulled : 1.0);
      const double kept = std::max(factor, std::min(1.0, at.smallest_firm / posts));
      for (float& t : wish.target) t = static_cast<float>(t * kept);
    }
    const double productivity = std::max<double>(firms.productivity[e], least_productivity);
    for (std::size_t k = 0; k < skills; ++k) {
      const double offer = firms.wage_offer[e][k];
      if (offer <= 0 || going[k] <= 0) continue;
      const double gap = vacancy_rate(firms.target[e][k], firms.headcount[e][k]);
      wish.wage_offer[k] = static_cast<float>(next_offer(offer, going[k], productivity, gap, years, at));
    }
    out.push_back(wish);
  });
}

}  // namespace tenure
