#include "models/housing/search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <unordered_set>

#include <boost/container/small_vector.hpp>

#include "models/housing/dwelling_utility.hpp"
#include "models/housing/subsidy.hpp"
#include "models/state/purposes.hpp"
#include "sim/drawing.hpp"
#include "sim/fading.hpp"

namespace tenure {

double search_hazard(const Troubles& t, const HousingParameters& p) {
  double log_ratio = p.search_burden * std::max(0.0, t.burden - p.burden_comfort);
  log_ratio += p.search_dissatisfied * (1.0 - t.satisfaction);
  log_ratio += p.search_victim * fading(t.days_since_victimised, p.victim_memory);
  log_ratio += p.search_far_job * t.commute;
  log_ratio -= p.search_settled * t.years_settled;
  if (t.registered) log_ratio += p.search_registered;
  return p.search_base * std::exp(log_ratio);
}

Seeker seeker_of(const District& d, HouseholdId h, const HousingParameters& p, double claim_share, const Luck& luck,
                 Day today) {
  Seeker s;
  s.luck = d.households.luck[h];
  s.household = h;
  s.members = d.households.members[h];
  s.has_e_bike = d.households.e_bikes[h] > 0;
  s.home = d.households.dwelling[h];
  s.receives = d.households.subsidy[h] > 0;
  s.claims = !d.rules.rent_subsidies.empty() && claims_subsidies(s.luck, claim_share, luck);
  s.local = d.households.registered_here[h] != 0;
  s.ties = d.households.neighbour_ties[h];
  if (const EnterpriseId job = main_job(d, h); job.exists()) {
    s.work = d.enterprises.site[job];
    s.work_community = d.enterprises.community[job];
  }
  s.means = means(d, h, p, today);
  return s;
}

std::vector<Seeker> searchers(const District& d, const HousingParameters& p, double claim_share, const Luck& luck,
                              Day today) {
  constexpr double rounding = 1e-9;  // relative
  const auto due = d.household_turns.due(today);
  const double turn_years = d.household_turns.every_days() / days_per_year;
  const Box works = box_around(d.enterprises.site.span());
  const auto key = [&](std::size_t i) { return d.households.luck[due[i]]; };
  const auto look = [&](std::size_t i, Stream& draws, std::vector<Seeker>& out) {
    const HouseholdId h = due[i];
    if (d.households.members[h] == 0) return;
    const DwellingId home = d.households.dwelling[h];
    const BuildingId building = d.dwellings.building[home];
    if (d.buildings.tenure[building] != Tenure::rental) return;

    const double u = draws.uniform(), rent = std::max(0.0, double{d.dwellings.rent[home]} - d.households.subsidy[h]);
    const Point place = d.buildings.place[building];
    Troubles troubles{};
    troubles.satisfaction = d.households.satisfaction[h];
    troubles.days_since_victimised = today - d.households.last_victimised[h];
    troubles.years_settled = (today - d.households.move_in[h]) / days_per_year;
    const LandlordId landlord = d.buildings.landlord[building];
    troubles.registered = landlord.exists() && d.landlords.keeps(landlord, Duty::tenant_register);
    // Most would not look around even on the least of means and with the farthest of jobs, which spares asking what
    // their members earn and where. (1 - exp(-x) <= x.)
    troubles.burden = rent / p.income_floor;
    troubles.commute = commute_minutes(place, farthest_corner(works, place), p) / 60.0;
    if (u >= search_hazard(troubles, p) * turn_years * (1.0 + rounding)) return;

    const Seeker s = seeker_of(d, h, p, claim_share, luck, today);
    troubles.burden = rent / s.means;
    troubles.commute = s.work ? commute_minutes(place, *s.work, p) / 60.0 : 0.0;
    if (u < 1.0 - std::exp(-search_hazard(troubles, p) * turn_years)) out.push_back(s);
  };
  return parallel_gather_drawing<Seeker>(due.size(), {luck, purpose::household_search, today}, key, look);
}

namespace {

DwellingOffer offer_of(const District& d, DwellingId dwelling, const Seeker& s, const HousingParameters& p) {
  const BuildingId building = d.dwellings.building[dwelling];
  const double rent = d.dwellings.rent[dwelling];
  DwellingOffer offer;
  offer.rent = rent;
  if (s.claims)
    offer.rent -= entitlement(d.rules, d.buildings.community[building], s.means, s.members, rent, s.receives).monthly;
  offer.area = d.dwellings.area[dwelling];
  offer.commute = s.work ? commute_minutes(d.buildings.place[building], *s.work, p) : 0.0;
  offer.risk = d.buildings.perceived_risk[building];
  offer.charging = d.buildings.charging_places[building] > 0;
  offer.lit = d.buildings.lit_lane[building] != 0;
  offer.sound_wiring = d.buildings.old_wiring[building] == 0;
  offer.alarms = d.buildings.alarms[building] != 0;
  // Whom one knows one knows around the present home.
  const bool around = s.home.exists() && d.buildings.community[building] == community_of(d, s.home);
  offer.reassurance = reassurance(d.buildings.camera_coverage[building], s.local, around ? s.ties : 0, p);
  return offer;
}

/// Seldom does a seeker hear of more dwellings.
constexpr std::size_t usual = 32;
using HeardOf = boost::container::small_vector<DwellingId, usual>;

/// How many buildings a seeker asks at for each dwelling it hopes to hear of.
constexpr int asks_for_each = 3;

void hear_of(const District& d, const Seeker& s, CommunityId around, int wanted, const Surroundings& surroundings,
             Day today, Stream& stream, HeardOf& known) {
  const std::size_t enough = known.size() + static_cast<std::size_t>(wanted);
  std::array<std::uint32_t, 32> words;
  std::array<DwellingId, words.size()> asked;
  for (int asks = wanted * asks_for_each; asks > 0 && known.size() < enough;) {
    // Each ask brings one dwelling at most, so that so many asks are needed at least. Their buildings lie far apart in
    // memory, and each step is taken for all of them before the next.
    const auto together = std::min({static_cast<std::size_t>(asks), enough - known.size(), asked.size()});
    asks -= static_cast<int>(together);
    stream.fill(std::span(words).first(together));
    for (std::size_t i = 0; i < together; ++i) {
      asked[i] = surroundings.at(around, words[i]);
      if (!asked[i].exists()) return;
      d.dwellings.building.fetch(asked[i]);
    }
    for (const DwellingId somewhere : std::span(asked).first(together))
      d.buildings.vacant.fetch(d.dwellings.building[somewhere]);
    std::size_t promising = 0;
    for (std::size_t i = 0; i < together; ++i) {
      const DwellingId somewhere = asked[i];
      asked[promising] = somewhere;
      promising += d.buildings.vacant[d.dwellings.building[somewhere]] > 0;
    }
    for (const DwellingId somewhere : std::span(asked).first(promising)) {
      fetch_row(d.dwellings.building[somewhere], d.buildings.first_dwelling, d.buildings.dwellings);
      fetch_row(somewhere, d.dwellings.vacant_since, d.dwellings.capacity);
    }
    for (const DwellingId somewhere : std::span(asked).first(promising)) {
      const DwellingId vacant = vacant_in_building(d, somewhere, s.members, today);
      if (vacant.exists() && std::find(known.begin(), known.end(), vacant) == known.end()) known.push_back(vacant);
    }
  }
}

}  // namespace

std::vector<Alternative> choice_set(const District& d, const Seeker& s, const Surroundings& surroundings,
                                    const HousingParameters& p, const Luck& luck, Day today) {
  // One stream an area, so that luck at one does not shift the draws of the next.
  HeardOf known;
  const auto ask_around = [&](CommunityId around, double wanted, int area) {
    Stream stream(luck, Purpose{static_cast<std::uint16_t>(static_cast<int>(purpose::awareness) + area)}, s.luck,
                  today);
    hear_of(d, s, around, static_cast<int>(wanted), surroundings, today, stream, known);
  };
  if (s.work_community.exists()) ask_around(s.work_community, p.known_near_job, 0);
  if (s.home.exists()) ask_around(community_of(d, s.home), p.known_near_home, 1);
  ask_around(CommunityId::none(), p.known_anywhere, 2);

  for (const DwellingId dwelling : known) {
    fetch_row(dwelling, d.dwellings.rent, d.dwellings.area);
    fetch_row(d.dwellings.building[dwelling], d.buildings.place, d.buildings.perceived_risk,
              d.buildings.charging_places, d.buildings.lit_lane, d.buildings.old_wiring, d.buildings.alarms,
              d.buildings.community, d.buildings.camera_coverage);
  }
  std::vector<Alternative> alternatives;
  alternatives.reserve(known.size());
  for (const DwellingId dwelling : known) {
    const DwellingOffer offer = offer_of(d, dwelling, s, p);
    if (offer.rent > p.burden_most * s.means) continue;
    alternatives.push_back({dwelling, dwelling_utility(offer, s.members, s.has_e_bike, p)});
  }
  return alternatives;
}

double utility_of_staying(const District& d, const Seeker& s, const HousingParameters& p) {
  return dwelling_utility(offer_of(d, s.home, s, p), s.members, s.has_e_bike, p);
}

std::vector<DwellingId> rank_dwellings(const District& d, const Seeker& s, const Surroundings& surroundings,
                                       const HousingParameters& p, const Luck& luck, Day today) {
  const double stay = s.home.exists()
                          ? utility_of_staying(d, s, p) +
                                pair_gumbel(luck, purpose::dwelling_taste, s.luck, s.home.value, today) + p.moving_cost
                          : -std::numeric_limits<double>::infinity();
  const std::vector<Alternative> offered = choice_set(d, s, surroundings, p, luck, today);
  boost::container::small_vector<std::uint32_t, usual> rows;
  for (const Alternative& a : offered) rows.push_back(a.dwelling.value);
  boost::container::small_vector<double, usual> tastes(rows.size());
  pair_gumbels(luck, purpose::dwelling_taste, s.luck, {rows.data(), rows.size()}, today,
               {tastes.data(), tastes.size()});
  boost::container::small_vector<std::pair<double, DwellingId>, usual> liked;
  for (std::size_t i = 0; i < offered.size(); ++i)
    if (const double u = offered[i].utility + tastes[i]; u > stay) liked.emplace_back(u, offered[i].dwelling);
  std::sort(liked.begin(), liked.end(),
            [](auto a, auto b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  std::vector<DwellingId> ranked;
  ranked.reserve(liked.size());
  for (const auto& [u, dwelling] : liked) ranked.push_back(dwelling);
  return ranked;
}

DwellingId allotted_place(const District& d, const Seeker& s, const HousingParameters& p, const Luck& luck, Day today) {
  Stream stream(luck, Purpose{static_cast<std::uint16_t>(static_cast<int>(purpose::awareness) + 3)}, s.luck, today);
  const double which = stream.uniform();
  Tenure wanted = Tenure::rental;
  if (which < p.newcomer_own)
    wanted = Tenure::owned;
  else if (s.members == 1 && which < p.newcomer_own + p.newcomer_dormitory)
    wanted = Tenure::dormitory;
  if (wanted == Tenure::rental || d.buildings.size() == 0) return DwellingId::none();
  constexpr int asks = 200;
  for (int i = 0; i < asks; ++i) {
    const DwellingId somewhere{stream.below(static_cast<std::uint32_t>(d.dwellings.size()))};
    if (d.buildings.tenure[d.dwellings.building[somewhere]] != wanted) continue;
    if (const DwellingId place = vacant_in_building(d, somewhere, s.members, today); place.exists()) return place;
  }
  return DwellingId::none();
}

std::vector<Settled> settle(std::span<const Seeker> seekers, const std::vector<std::vector<DwellingId>>& preferences,
                            const Luck& luck, Day today) {
  struct Turn {
    std::uint32_t priority, luck, seeker;
    auto operator<=>(const Turn&) const = default;
  };
  std::vector<Turn> turns;
  for (std::uint32_t i = 0; i < seekers.size(); ++i)
    if (!preferences[i].empty())
      turns.push_back({Stream(luck, purpose::settlement, seekers[i].luck, today)(), seekers[i].luck, i});
  std::sort(turns.begin(), turns.end());

  std::vector<Settled> settled;
  std::unordered_set<DwellingId> gone;
  for (const Turn& turn : turns)
    for (const DwellingId dwelling : preferences[turn.seeker])
      if (gone.insert(dwelling).second) {
        settled.push_back({turn.seeker, dwelling});
        break;
      }
  std::sort(settled.begin(), settled.end(), [](const Settled& a, const Settled& b) { return a.seeker < b.seeker; });
  return settled;
}

}  // namespace tenure
