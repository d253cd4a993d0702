#include "models/district/world.hpp"

#include <algorithm>

#include "models/housing/landlords.hpp"
#include "models/housing/satisfaction.hpp"
#include "models/housing/search.hpp"
#include "models/housing/subsidy.hpp"
#include "models/housing/upgrades.hpp"
#include "models/housing/welfare.hpp"
#include "models/state/transitions.hpp"
#include "sim/parallel.hpp"

namespace tenure {

void World::house_people(Day today) {
  const Parameters& p = scenario_.parameters;
  const double claim_share = p.assets.subsidy.claim;
  std::vector<Seeker> seekers = searchers(d_, p.housing, claim_share, luck_, today);
  const std::size_t tenants = seekers.size();

  const Arrivals arrivals = weigh_coming(d_, prospects_, p.migration, luck_, today);
  d_.candidate_households += arrivals.candidate_households;
  d_.candidate_persons += arrivals.candidate_persons;
  for (std::uint32_t i = 0; i < arrivals.coming.size(); ++i) {
    const Arrival& arrival = arrivals.coming[i];
    Seeker s;
    s.luck = arrival.household.luck;
    s.newcomer = i;
    s.members = static_cast<int>(arrival.members.size());
    s.has_e_bike = arrival.household.e_bikes > 0;
    s.claims = !d_.rules.rent_subsidies.empty() && claims_subsidies(s.luck, claim_share, luck_);
    s.means = std::max(arrival.income, p.housing.income_floor);
    s.local = arrival.household.registered_here;
    if (arrival.aim.exists()) {
      s.work = d_.enterprises.site[arrival.aim];
      s.work_community = d_.enterprises.community[arrival.aim];
    }
    seekers.push_back(s);
  }

  std::vector<std::vector<DwellingId>> preferences(seekers.size());
  parallel_each(seekers.size(), [&](std::size_t i) {
    preferences[i] = rank_dwellings(d_, seekers[i], surroundings_, p.housing, luck_, today);
    if (i < tenants) return;
    if (const DwellingId place = allotted_place(d_, seekers[i], p.housing, luck_, today); place.exists())
      preferences[i].insert(preferences[i].begin(), place);
  });

  std::vector<bool> housed(arrivals.coming.size(), false);
  for (const Settled& settled : settle(seekers, preferences, luck_, today)) {
    const Seeker& s = seekers[settled.seeker];
    const DwellingId dwelling = settled.dwelling;
    if (const LandlordId landlord = d_.buildings.landlord[d_.dwellings.building[dwelling]]; landlord.exists()) {
      float& remembered = d_.landlords.letting_days[landlord];
      remembered =
          static_cast<float>(remember_letting(remembered, today - d_.dwellings.vacant_since[dwelling], p.housing));
    }
    const std::size_t to = community_of(d_, dwelling).value;
    if (s.household.exists()) {
      if (displaced(d_, s.household, p.housing, today))
        outcomes_.add(Outcome::displaced, community_of(d_, s.home).value, 1);
      outcomes_.add(Outcome::moves, to, 1);
      end_tenancy(s.household, today);
      move(d_, s.household, dwelling, today);
      continue;
    }
    const Arrival& arrival = arrivals.coming[s.newcomer];
    settle_new(d_, arrival.household, arrival.members, dwelling, today);
    housed[s.newcomer] = true;
    population_.arrivals += static_cast<std::int64_t>(arrival.members.size());
    outcomes_.add(Outcome::arrivals, to, static_cast<double>(arrival.members.size()));
    count_inflow(arrival);
  }
  for (std::size_t i = 0; i < housed.size(); ++i)
    if (const RegionId origin = arrivals.coming[i].household.origin; !housed[i] && origin.exists())
      outcomes_.add(Outcome::turned_away, origin.value, 1);
}

void World::count_inflow(const Arrival& arrival) {
  const RegionId origin = arrival.household.origin;
  for (const NewPerson& member : arrival.members) {
    if (is_talent(member.skill)) {
      talent_moves_.came.push_back(member.luck);
      if (!arrival.anyway) talent_moves_.tipped.push_back(member.luck);
    }
    if (!origin.exists()) continue;
    const auto skill = static_cast<std::size_t>(member.skill);
    outcomes_.add(Outcome::inflow, origin.value, skill, 1);
    outcomes_.add(Outcome::net_inflow, origin.value, skill, 1);
    if (arrival.anyway) outcomes_.add(Outcome::inflow_anyway, origin.value, skill, 1);
    if (is_talent(member.skill) && d_.regions.counts(origin)) outcomes_.add(Outcome::diverted, skill, 1);
  }
}

void World::pay_subsidies(Day today) {
  const AssetParameters& assets = scenario_.parameters.assets;
  for (const Claim& claim : claims(d_, scenario_.parameters.housing, assets.subsidy.claim, luck_, today)) {
    const bool received = d_.households.subsidy[claim.household] > 0;
    stop_subsidy(d_, claim.household);
    if (claim.due.monthly <= 0) continue;
    const RentSubsidy& scheme = d_.rules.rent_subsidies[claim.due.scheme];
    if (!received && scheme.taken >= scheme.places) continue;
    const Fen transfer = fen(claim.due.monthly), running = fen(claim.due.monthly * assets.subsidy.administration);
    const std::size_t account = scheme.account;
    if (!d_.ledger.holds(account, transfer + running)) {
      d_.ledger.refuse(account, transfer + running);
      continue;
    }
    const bool paid =
        d_.ledger.pay(account, Spending::transfer, transfer) && d_.ledger.pay(account, Spending::running, running);
    if (!paid) continue;
    grant_subsidy(d_, claim.household, claim.due.scheme, static_cast<float>(claim.due.monthly));
  }
}

void World::set_rents(Day today) {
  const HousingParameters& p = scenario_.parameters.housing;
  const auto set = [&](const NewRent& r) {
    d_.dwellings.rent[r.dwelling] = r.rent;
    d_.dwellings.outlay[r.dwelling] = r.outlay;
  };
  for (const NewRent& r : review_rents(d_, p, luck_, today)) set(r);
  for (const NewRent& r : reprice_vacant(d_, p, luck_, today)) set(r);
  d_.vacancies.forget(today, [&](DwellingId dwelling) { return !looks_at_rent(d_, dwelling, today); });
}

void World::upgrade_houses(Day today) {
  const HousingParameters& p = scenario_.parameters.housing;
  for (std::uint32_t l = turn_of(today); l < d_.landlords.size(); l += even_month)
    if (float& outlay = d_.landlords.outlay[LandlordId{l}]; outlay > 0)
      outlay = static_cast<float>(recovered(outlay, even_month, p));
  for (const Upgraded& work : upgrades(d_, p, luck_, today)) {
    BuildingTable& b = d_.buildings;
    if (work.what == Upgrade::wiring) b.old_wiring[work.building] = 0;
    if (work.what == Upgrade::alarms) b.alarms[work.building] = 1;
    if (work.what == Upgrade::lighting) b.lit_lane[work.building] = 1;
    d_.landlords.outlay[b.landlord[work.building]] += work.outlay;
    outcomes_.add(Outcome::upgrades, b.community[work.building].value, static_cast<std::size_t>(work.what), 1);
  }
}

void World::end_tenancy(HouseholdId household, Day today) {
  const BuildingId building = d_.dwellings.building[d_.households.dwelling[household]];
  if (d_.buildings.tenure[building] != Tenure::rental) return;
  const double years = (today - d_.households.move_in[household]) / days_per_year;
  outcomes_.end_tenancy(d_.buildings.community[building], years);
}

void World::close_period(Day last_day) {
  const Parameters& p = scenario_.parameters;
  std::size_t rentals = 0;  // the same on every day and in every world
  for (const std::uint32_t n : d_.communities.rentals.span()) rentals += n;
  const double part = rentals > 0 ? std::min(1.0, p.housing.welfare_tenants / static_cast<double>(rentals)) : 0.0;
  const auto fifths =
      by_income_fifth(welfare_of_sample(d_, surroundings_, part, p.assets.subsidy.claim, p.housing, luck_, last_day));
  for (std::size_t k = 0; k < income_fifths; ++k) {
    outcomes_.set(Outcome::welfare, k, fifths[k].welfare);
    outcomes_.set(Outcome::rent_burden_by_fifth, k, fifths[k].burden);
  }
  read_labour_share();
  outcomes_.close_period(d_, p, last_day);
}

void World::judge(Day today) {
  for (const Judgement& j : judge_living(d_, scenario_.parameters.housing, today))
    d_.households.satisfaction[j.household] = j.satisfaction;
}

}  // namespace tenure
