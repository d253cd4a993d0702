#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "models/synthesis/fill.hpp"
#include "models/synthesis/outlines.hpp"
#include "models/synthesis/resize.hpp"
#include "models/synthesis/rounding.hpp"
#include "sim/parallel.hpp"
#include "sim/parallel_tasks.hpp"

namespace tenure {

namespace {

/// Gamma with mean 1 (Marsaglia & Tsang 2000, ACM TOMS 26; shapes below 1 by their power of a uniform draw).
double gamma_mean_one(double shape, const NormalDraw& normal, Stream& draws) {
  const double boost = shape < 1 ? std::pow(draws.uniform(), 1 / shape) : 1;
  const double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3, c = 1 / std::sqrt(9 * d);
  while (true) {
    const double x = normal(draws), v = std::pow(1 + c * x, 3);
    if (v > 0 && std::log(draws.uniform()) < 0.5 * x * x + d - d * v + d * std::log(v)) return boost * d * v / shape;
  }
}

struct CommunityBuildings {
  District& d;
  const Plan& plan;
  std::uint32_t c;

  [[nodiscard]] const HousingCounts& housing() const { return plan.file.housing; }

  void fill() const {
    const CommunityComposition& here = plan.communities[c];
    const std::int64_t rented = households_of(here, renting) + here.vacant_rentals;
    const std::int64_t beds = here.people[in_dormitory] + here.vacant_beds;
    const std::int64_t owned = households_of(here, owning_floating) + households_of(here, owning_local);
    std::uint32_t building = plan.first[c].building, dwelling = plan.first[c].dwelling;
    const std::uint32_t first_building = building;

    Stream draws(plan.luck, purpose::synthesis(20), c);
    std::vector<double> weights(static_cast<std::size_t>(here.rental_buildings));
    for (double& w : weights) w = std::exp(housing().rooms_sd * plan.normal(draws));
    auto rooms = apportion(weights, rented - here.rental_buildings);
    for (auto& n : rooms) ++n;
    const float community_level = static_cast<float>(std::exp(housing().rent_sd_communities * plan.normal(draws)));
    add(Tenure::rental, rooms, building, dwelling);
    const auto even = [](std::int64_t total, double each) {
      return apportion(std::vector<double>(static_cast<std::size_t>(buildings_for(total, each)), 1.0), total);
    };
    add(Tenure::dormitory, even(beds, housing().beds_per_dormitory), building, dwelling);
    add(Tenure::owned, even(owned, housing().dwellings_per_owned_building), building, dwelling);

    place(first_building, building);
    equip(first_building, building);
    furnish(community_level, rented);
    add_landlords();
  }

 private:
  void add(Tenure tenure, const std::vector<std::int64_t>& sizes, std::uint32_t& building,
           std::uint32_t& dwelling) const {
    const HousingCounts& h = housing();
    std::uint32_t landlord = plan.first[c].landlord;
    std::size_t most = plan.file.population.owner_sizes.size();
    for (const std::int64_t size : sizes) {
      const BuildingId b{building++};
      d.buildings.community[b] = CommunityId{c};
      d.buildings.tenure[b] = tenure;
      d.buildings.landlord[b] = tenure == Tenure::rental ? LandlordId{landlord++} : LandlordId::none();
      d.buildings.first_dwelling[b] = DwellingId{dwelling};
      d.buildings.dwellings[b] = d.buildings.vacant[b] = static_cast<std::uint32_t>(size);
      for (std::int64_t i = 0; i < size; ++i) {
        const DwellingId w{dwelling++};
        d.dwellings.building[w] = b;
        if (tenure == Tenure::dormitory)
          d.dwellings.area[w] = static_cast<float>(h.bed_area), d.dwellings.capacity[w] = 1;
        if (tenure == Tenure::owned)
          d.dwellings.area[w] = static_cast<float>(h.owned_area),
          d.dwellings.capacity[w] = static_cast<std::uint8_t>(most + 2);
      }
    }
  }

  /// Rental and owned houses mixed in villages, dormitories by the industry.
  void place(std::uint32_t from, std::uint32_t to) const {
    const HousingCounts& h = housing();
    Stream draws(plan.luck, purpose::synthesis(21), c);
    const Polygon& ring = d.communities.outline[CommunityId{c}];
    std::vector<std::uint32_t> houses, dormitories;
    for (std::uint32_t b = from; b < to; ++b)
      (d.buildings.tenure[BuildingId{b}] == Tenure::dormitory ? dormitories : houses).push_back(b);
    const auto villages = static_cast<std::size_t>(
        std::clamp(std::round(static_cast<double>(houses.size()) / h.buildings_per_village), 1.0, 12.0));
    const Point middle = d.communities.centre[CommunityId{c}];
    const double reach = std::sqrt(area(ring));
    std::vector<Point> places;
    for (std::size_t v = 0; v < villages; ++v) {
      Point at = middle;
      for (int tries = 0; v > 0 && tries < 100; ++tries) {
        const Point p{static_cast<float>(middle.x + reach * (draws.uniform() - 0.5)),
                      static_cast<float>(middle.y + reach * (draws.uniform() - 0.5))};
        if (contains(ring, p)) {
          at = p;
          break;
        }
      }
      const std::size_t n = houses.size() / villages + (v < houses.size() % villages ? 1 : 0);
      for (const Point p : cluster(ring, at, n, h.building_spacing, draws)) places.push_back(p);
    }
    shuffle(std::span(places), plan.luck, purpose::synthesis(22), c);
    for (std::size_t i = 0; i < houses.size(); ++i) d.buildings.place[BuildingId{houses[i]}] = places[i];
    const auto yards = cluster(ring, plan.industry[c], dormitories.size(), 2 * h.building_spacing, draws);
    for (std::size_t i = 0; i < dormitories.size(); ++i) d.buildings.place[BuildingId{dormitories[i]}] = yards[i];
  }

  void equip(std::uint32_t from, std::uint32_t to) const {
    const HousingCounts& h = housing();
    for (std::uint32_t row = from; row < to; ++row) {
      Stream draws(plan.luck, purpose::synthesis(23), row);
      const BuildingId b{row};
      const bool dormitory = d.buildings.tenure[b] == Tenure::dormitory;
      d.buildings.old_wiring[b] = draws.chance(h.old_wiring) && !dormitory;
      d.buildings.lit_lane[b] = draws.chance(h.lit_lanes);
      d.buildings.alarms[b] = draws.chance(h.alarms);
      const bool charging = draws.chance(h.charging_share);
      const int places = draws.poisson(std::max(0.0, h.charging_places - 1));
      d.buildings.charging_places[b] = static_cast<std::uint16_t>(charging && h.charging_places > 0 ? 1 + places : 0);
      d.buildings.frailty[b] =
          static_cast<float>(gamma_mean_one(h.frailty_shape, plan.normal, draws) * lane_frailty(d.buildings.place[b]));
      const bool narrow = draws.chance(h.narrow_lanes) && !dormitory;
      const double way = draws.uniform();
      d.buildings.lane_access[b] = narrow ? static_cast<float>(way) : 1.0f;
    }
  }

  /// How incident-prone the lane is, whatever stands in it: the same for a row of houses on either side of a length of
  /// it.
  [[nodiscard]] double lane_frailty(Point p) const {
    const auto cell = [](double x, double side) {
      return static_cast<std::uint32_t>(static_cast<std::int64_t>(std::floor(x / side))) & 0xffffu;
    };
    Stream draws(plan.luck, purpose::synthesis(27),
                 cell(p.x, housing().lane_length) << 16 | cell(p.y, 2 * housing().building_spacing));
    return gamma_mean_one(housing().lane_shape, plan.normal, draws);
  }

  /// Sizes, capacities and rents of rental dwellings.
  void furnish(float community_level, std::int64_t rented) const {
    const HousingCounts& h = housing();
    const CommunityComposition& here = plan.communities[c];
    std::int64_t large = 0;
    for (std::size_t s = static_cast<std::size_t>(h.room_capacity); s < here.households[renting].size(); ++s)
      large += here.households[renting][s];
    Selection flats{std::max<std::int64_t>(large, std::llround(static_cast<double>(rented) * h.flat_share)), rented};
    for (std::uint32_t row = plan.first[c].building; row < plan.first[c].building + here.rental_buildings; ++row) {
      Stream draws(plan.luck, purpose::synthesis(24), row);
      const double level = community_level * std::exp(h.rent_sd_buildings * plan.normal(draws));
      const BuildingId b{row};
      double sum = 0;
      for (std::uint32_t i = 0; i < d.buildings.dwellings[b]; ++i) {
        const DwellingId w{d.buildings.first_dwelling[b].value + i};
        const bool flat = flats.next(draws);
        const auto& ends = flat ? h.flat_area : h.room_area;
        const double size = ends[0] + (ends[1] - ends[0]) * draws.uniform();
        // A dwelling is worth its share of the median by size, half of it by the square metre.
        const double rent = (flat ? h.flat_rent : h.room_rent) * level * (0.5 + size / (ends[0] + ends[1]));
        d.dwellings.area[w] = static_cast<float>(size);
        d.dwellings.capacity[w] = static_cast<std::uint8_t>(flat ? h.flat_capacity : h.room_capacity);
        d.dwellings.rent[w] = static_cast<float>(std::round(rent));
        const double empty = std::min(h.vacant_days * draws.exponential(), never_longer * days_per_year);
        d.dwellings.vacant_since[w] = plan.first_day - 1 - static_cast<int>(empty);
        sum += d.dwellings.rent[w];
      }
      const LandlordId l = d.buildings.landlord[b];
      d.landlords.cost[l] = static_cast<float>(h.cost_share * sum / d.buildings.dwellings[b]);
      d.landlords.letting_days[l] = static_cast<float>(h.letting_days * draws.exponential());
    }
  }

  void add_landlords() const {
    std::vector<Tier> each;
    for (std::size_t t = 0; t < tiers; ++t)
      each.insert(each.end(), static_cast<std::size_t>(plan.communities[c].landlords[t]), static_cast<Tier>(t));
    shuffle(std::span(each), plan.luck, purpose::synthesis(25), c);
    for (std::size_t i = 0; i < each.size(); ++i)
      d.landlords.tier[LandlordId{plan.first[c].landlord + static_cast<std::uint32_t>(i)}] = each[i];
  }
};

/// Frailty compares buildings: its mean over the dwellings held in one way is 1, so that a few lucky or unlucky lanes
/// do not move how much happens in the district.
void level_frailty(District& d) {
  std::array<double, tenures> sum{}, dwellings{};
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) {
    const auto held = static_cast<std::size_t>(d.buildings.tenure[b]);
    sum[held] += d.buildings.dwellings[b] * static_cast<double>(d.buildings.frailty[b]);
    dwellings[held] += d.buildings.dwellings[b];
  }
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size())) {
    const auto held = static_cast<std::size_t>(d.buildings.tenure[b]);
    if (sum[held] > 0) d.buildings.frailty[b] *= static_cast<float>(dwellings[held] / sum[held]);
  }
}

}  // namespace

void fill_buildings(District& d, Plan& plan) {
  const FirstRows& end = plan.first.back();
  parallel_tasks([&] { d.buildings.resize(end.building); }, [&] { d.landlords.resize(end.landlord); },
                 [&] {
                   d.dwellings.vacant_since.resize(end.dwelling, plan.first_day - 1);
                   resize_others(d.dwellings, end.dwelling);
                 });

  const auto n = static_cast<std::uint32_t>(plan.communities.size());
  plan.industry.resize(n);
  parallel_each(n, [&](std::uint32_t c) {
    const Polygon& ring = d.communities.outline[CommunityId{c}];
    const Point middle = d.communities.centre[CommunityId{c}];
    Stream draws(plan.luck, purpose::synthesis(11), c);
    plan.industry[c] = middle;
    const double reach = 0.3 * std::sqrt(area(ring));
    for (int tries = 0; tries < 50; ++tries) {
      const double angle = 2 * std::numbers::pi * draws.uniform();
      const Point p{static_cast<float>(middle.x + reach * std::cos(angle)),
                    static_cast<float>(middle.y + reach * std::sin(angle))};
      if (contains(ring, p)) {
        plan.industry[c] = p;
        break;
      }
    }
    CommunityBuildings{d, plan, c}.fill();
  });
  level_frailty(d);
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size()))
    if (const std::uint16_t ports = d.buildings.charging_places[b]; ports > 0)
      d.piles.push_back({b, ports, plan.first_day - 1, Pile::no_account});
}

/// Neighbours first, then a few further away.
void tie_landlords(District& d, const Plan& plan) {
  const HousingCounts& h = plan.file.housing;
  std::vector<Point> homes;
  std::vector<std::uint32_t> whose;
  for (const BuildingId b : Ids<BuildingTable>(d.buildings.size()))
    if (d.buildings.landlord[b].exists())
      homes.push_back(d.buildings.place[b]), whose.push_back(d.buildings.community[b].value);
  const SpatialIndex near(homes, 2.5 * h.building_spacing);
  std::vector<std::vector<std::uint32_t>> of_town(plan.file.towns.size());
  for (std::uint32_t c = 0; c < plan.communities.size(); ++c)
    for (std::uint32_t l = plan.first[c].landlord; l < plan.first[c + 1].landlord; ++l)
      of_town[plan.file.communities[c].town].push_back(l);
  const auto ties =
      parallel_gather<std::pair<std::uint32_t, std::uint32_t>>(homes.size(), [&](std::size_t i, auto& out) {
        const auto self = static_cast<std::uint32_t>(i);
        Stream draws(plan.luck, purpose::synthesis(26), self);
        std::vector<std::pair<double, std::uint32_t>> neighbours;
        near.within(homes[i], 4 * h.building_spacing, [&](std::uint32_t other, double r) {
          if (other != self && whose[other] == whose[self]) neighbours.emplace_back(r, other);
        });
        const auto most = std::min(neighbours.size(), static_cast<std::size_t>(h.near_ties));
        std::partial_sort(neighbours.begin(), neighbours.begin() + static_cast<std::ptrdiff_t>(most), neighbours.end());
        for (std::size_t k = 0; k < most; ++k) out.emplace_back(self, neighbours[k].second);
        const FirstRows &from = plan.first[whose[self]], &to = plan.first[whose[self] + 1];
        for (int k = draws.poisson(h.far_ties); k > 0; --k)
          out.emplace_back(self, from.landlord + draws.below(to.landlord - from.landlord));
        const auto& town = of_town[plan.file.communities[whose[self]].town];
        for (int k = draws.poisson(h.town_ties); k > 0; --k)
          out.emplace_back(self, town[draws.below(static_cast<std::uint32_t>(town.size()))]);
      });
  d.landlord_network = Network(homes.size(), ties);
}

}  // namespace tenure
