#include "models/housing/welfare.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/housing/dwelling_utility.hpp"
#include "models/state/purposes.hpp"
#include "sim/drawing.hpp"

namespace tenure {

double logsum(std::span<const double> utilities) {
  if (utilities.empty()) return -std::numeric_limits<double>::infinity();
  const double most = *std::max_element(utilities.begin(), utilities.end());
  double sum = 0;
  for (const double u : utilities) sum += std::exp(u - most);
  return most + std::log(sum);
}

double in_yuan(double utility, const HousingParameters& p) {
  return utility * p.welfare_rent / p.taste_rent;
}

std::vector<TenantWelfare> welfare_of_sample(const District& d, const Surroundings& surroundings, double part,
                                             double claim_share, const HousingParameters& p, const Luck& luck,
                                             Day today) {
  const auto key = [&](std::size_t row) { return d.households.luck[HouseholdId{static_cast<std::uint32_t>(row)}]; };
  const auto ask = [&](std::size_t row, Stream& draws, std::vector<TenantWelfare>& out) {
    const HouseholdId h{static_cast<std::uint32_t>(row)};
    if (!draws.chance(part) || d.households.members[h] == 0) return;
    if (d.buildings.tenure[d.dwellings.building[d.households.dwelling[h]]] != Tenure::rental) return;
    const Seeker s = seeker_of(d, h, p, claim_share, luck, today);
    std::vector<double> utilities{utility_of_staying(d, s, p)};
    for (const Alternative& a : choice_set(d, s, surroundings, p, luck, today))
      utilities.push_back(a.utility - p.moving_cost);
    out.push_back({s.means / s.members, rent_burden(d, h, p, today), in_yuan(logsum(utilities), p)});
  };
  return parallel_gather_drawing<TenantWelfare>(d.households.size(), {luck, purpose::welfare_sample, {}}, key, ask);
}

std::array<TenantWelfare, income_fifths> by_income_fifth(std::vector<TenantWelfare> tenants) {
  std::stable_sort(tenants.begin(), tenants.end(),
                   [](const TenantWelfare& a, const TenantWelfare& b) { return a.means < b.means; });
  std::array<TenantWelfare, income_fifths> fifths{};
  for (std::size_t k = 0; k < income_fifths; ++k) {
    const std::size_t from = k * tenants.size() / income_fifths, until = (k + 1) * tenants.size() / income_fifths;
    TenantWelfare sum;
    for (std::size_t i = from; i < until; ++i) {
      sum.means += tenants[i].means;
      sum.burden += tenants[i].burden;
      sum.welfare += tenants[i].welfare;
    }
    const auto n = static_cast<double>(until - from);  // 0 / 0 is not a number
    fifths[k] = {sum.means / n, sum.burden / n, sum.welfare / n};
  }
  return fifths;
}

}  // namespace tenure
