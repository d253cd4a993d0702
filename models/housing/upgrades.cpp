#include "models/housing/upgrades.hpp"

#include <algorithm>
#include <cmath>

#include "models/state/purposes.hpp"
#include "sim/parallel_selection.hpp"

namespace tenure {

namespace {

constexpr double small_change = 0.05;  // [yuan/month] below it nobody asks for it back
constexpr double month_days = days_per_year / 12;

double mean_rent(const District& d, BuildingId b) {
  double sum = 0;
  for (std::uint32_t k = 0; k < d.buildings.dwellings[b]; ++k)
    sum += d.dwellings.rent[DwellingId{d.buildings.first_dwelling[b].value + k}];
  return sum / d.buildings.dwellings[b];
}

}  // namespace

double rent_gain(double rent, double taste, const HousingParameters& p) {
  return p.taste_rent > 0 ? rent * std::expm1(taste / p.taste_rent) : 0.0;
}

double upgrade_chance(const Work& work, const HousingParameters& p) {
  const double net = (work.gain - work.cost / p.payback) / work.rent;
  const double logit = p.upgrade_base + p.upgrade_gain * net + (work.duty ? p.upgrade_duty : 0.0) +
                       p.upgrade_slow * (work.letting_days / p.slow_letting - 1.0);
  return 1.0 / (1.0 + std::exp(-logit));
}

double recovered(double outlay, int days, const HousingParameters& p) {
  const double left = outlay * std::exp(-days / (p.payback * month_days));
  return left < small_change ? 0.0 : left;
}

std::vector<Upgraded> upgrades(const District& d, const HousingParameters& p, const Luck& luck, Day today) {
  const auto every = std::max(1, static_cast<int>(p.upgrade_every));
  const std::uint32_t turn = turn_of(today, every);
  const auto has_turn = [&](std::size_t row) {
    const LandlordId landlord = d.buildings.landlord[BuildingId{static_cast<std::uint32_t>(row)}];
    return landlord.exists() & (landlord.value % static_cast<std::uint32_t>(every) == turn);
  };
  const auto look_over = [&](BuildingId b, std::vector<Upgraded>& done) {
    const LandlordId landlord = d.buildings.landlord[b];
    const double rent = d.buildings.dwellings[b] > 0 ? mean_rent(d, b) : 0.0;
    if (rent <= 0) return;
    Stream draws(luck, purpose::upgrade, b.value, today);
    const auto weigh = [&](Upgrade what, bool lacking, double taste, double cost, Duty duty) {
      const double u = draws.uniform();
      const Work work{rent, rent_gain(rent, taste, p), cost, d.landlords.letting_days[landlord],
                      d.landlords.keeps(landlord, duty)};
      if (lacking && u < upgrade_chance(work, p)) done.push_back({b, what, static_cast<float>(cost / p.payback)});
    };
    weigh(Upgrade::wiring, d.buildings.old_wiring[b] != 0, p.taste_wiring, p.upgrade_wiring, Duty::fire);
    weigh(Upgrade::alarms, d.buildings.alarms[b] == 0, p.taste_alarms, p.upgrade_alarms, Duty::fire);
    weigh(Upgrade::lighting, d.buildings.lit_lane[b] == 0, p.taste_lit, p.upgrade_lighting / d.buildings.dwellings[b],
          Duty::assets);
  };
  return parallel_gather_where<Upgraded>(d.buildings.size(), has_turn,
                                         [&](std::size_t row, std::vector<Upgraded>& done) {
                                           look_over(BuildingId{static_cast<std::uint32_t>(row)}, done);
                                         });
}

}  // namespace tenure
