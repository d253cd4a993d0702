#include "models/district/outcome_recorder.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/housing/dwelling_utility.hpp"
#include "models/labour/force.hpp"
#include "sim/parallel.hpp"

namespace tenure {

OutcomeRecorder::OutcomeRecorder(const District& d, const Scenario& scenario) {
  const auto dimensions = outcome_dimensions(d, scenario);
  const auto size_of = [&](const std::string& name) {
    return std::find_if(dimensions.begin(), dimensions.end(), [&](const Dimension& x) { return x.name == name; })
        ->size();
  };
  for (const Variable& variable : outcome_variables()) {
    std::size_t cells = 1;
    for (const std::string& dimension : variable.dimensions) cells *= size_of(dimension);
    running_.emplace_back(cells, 0.0);
    closed_.emplace_back();
    last_.push_back(size_of(variable.dimensions.back()));
  }
  years_rented_.assign(d.communities.size(), 0.0);
  remember_for(scenario);
}

OutcomeRecorder::OutcomeRecorder(const OutcomeRecorder& past, const District& d, const Scenario& scenario)
    : OutcomeRecorder(d, scenario) {
  const auto& variables = outcome_variables();
  for (std::size_t i = 0; i < variables.size(); ++i)
    if (variables[i].dimensions.front() == "programme") {
      closed_[i].assign(past.periods_ * running_[i].size(), 0.0);  // each scenario has its own programmes, not begun
    } else {
      running_[i] = past.running_[i];
      closed_[i] = past.closed_[i];
    }
  years_rented_ = past.years_rented_;
  last_year_ = past.last_year_;
  periods_ = past.periods_;
}

void OutcomeRecorder::remember_for(const Scenario& scenario) {
  for (const Intervention& i : scenario.interventions)
    if (const auto by = i.programme.ranks_by())
      if (const auto outcome = outcome_named(*by))
        last_year_.watch(static_cast<std::size_t>(*outcome), years_rented_.size());
}

std::vector<double> OutcomeRecorder::standing(Outcome outcome, const District& d, const Parameters& p, Day today) {
  const Variable& variable = outcome_variables()[static_cast<std::size_t>(outcome)];
  std::vector<double> places(d.communities.size(), 0.0);
  if (variable.measure == Accrual::flow) {
    places = last_year_.yearly(static_cast<std::size_t>(outcome));
  } else {
    // Reading makes means of what the running period has added up, which must go on as it was.
    const std::vector<std::vector<double>> running = running_;
    read_stocks(d, p, today);
    const std::vector<double> now = cells(outcome);
    running_ = running;
    for (std::size_t i = 0; i < now.size(); ++i) places[i * places.size() / now.size()] += now[i];
  }
  if (variable.better == Better::up)
    for (double& place : places) place = -place;
  return places;
}

void OutcomeRecorder::start_over() {
  for (auto& cells : running_) std::fill(cells.begin(), cells.end(), 0.0);
  std::fill(years_rented_.begin(), years_rented_.end(), 0.0);
}

void OutcomeRecorder::close_period(const District& d, const Parameters& p, Day last_day) {
  read_stocks(d, p, last_day);
  for (std::size_t i = 0; i < running_.size(); ++i)
    closed_[i].insert(closed_[i].end(), running_[i].begin(), running_[i].end());
  ++periods_;
  start_over();
}

namespace {

/// Stocks of one community, added up over its buildings.
struct CommunityStocks {
  double residents = 0, rentals = 0, vacant = 0, rent = 0, asking = 0, burden = 0, tenants = 0, satisfaction = 0,
         households = 0;
  double subsidised = 0, exposed = 0, e_bikes = 0, indoors = 0, participating = 0;
  std::array<double, tiers> engaged{};
  std::array<double, duties> kept{};
};

CommunityStocks stocks_of(const District& d, CommunityId community, const HousingParameters& housing, Day today) {
  CommunityStocks s;
  for (std::uint32_t i = 0; i < d.communities.buildings[community]; ++i) {
    const BuildingId b{d.communities.first_building[community].value + i};
    const bool rental = d.buildings.tenure[b] == Tenure::rental;
    s.residents += d.buildings.occupants[b];
    s.exposed += double{d.buildings.camera_coverage[b]} * d.buildings.occupants[b];
    s.e_bikes += d.buildings.e_bikes[b];
    s.indoors += double{d.buildings.charged_indoors[b]} * d.buildings.e_bikes[b];
    if (const LandlordId l = d.buildings.landlord[b]; l.exists()) {
      s.engaged[static_cast<std::size_t>(d.landlords.tier[l])] += d.landlords.engaged(l);
      for (std::size_t k = 0; k < duties; ++k) s.kept[k] += d.landlords.keeps(l, static_cast<Duty>(1u << k));
    }
    for (std::uint32_t k = 0; k < d.buildings.dwellings[b]; ++k) {
      const DwellingId dwelling{d.buildings.first_dwelling[b].value + k};
      const HouseholdId h = d.dwellings.household[dwelling];
      if (rental) {
        s.rentals += 1;
        (h.exists() ? s.rent : s.asking) += d.dwellings.rent[dwelling];
        if (!h.exists()) s.vacant += 1;
      }
      if (!h.exists()) continue;
      s.households += 1;
      s.satisfaction += d.households.satisfaction[h];
      s.participating += d.households.takes_part[h];
      if (!rental) continue;
      s.tenants += 1;
      s.burden += rent_burden(d, h, housing, today);
      s.subsidised += d.households.subsidy[h] > 0;
    }
  }
  return s;
}

/// Not a number where there is nothing to take a mean of.
double ratio(double sum, double over) {
  return over > 0 ? sum / over : std::numeric_limits<double>::quiet_NaN();
}

std::size_t age_band(int years) {
  const auto after = std::upper_bound(age_band_from.begin(), age_band_from.end(), years);
  return static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - age_band_from.begin() - 1, 0));
}

/// Counts by age and skill, added over blocks of persons.
struct PersonStocks {
  std::array<double, age_band_from.size()> ages{};
  BySkill<double> adults{}, force{}, employed{}, wage{}, minutes{}, stayers{}, wage_stayers{};
  PersonStocks& operator+=(const PersonStocks& o) {
    for (std::size_t a = 0; a < ages.size(); ++a) ages[a] += o.ages[a];
    for (std::size_t k = 0; k < skills; ++k)
      adults[k] += o.adults[k], force[k] += o.force[k], employed[k] += o.employed[k], wage[k] += o.wage[k],
          minutes[k] += o.minutes[k], stayers[k] += o.stayers[k], wage_stayers[k] += o.wage_stayers[k];
    return *this;
  }
};

}  // namespace

void OutcomeRecorder::read_stocks(const District& d, const Parameters& parameters, Day today) {
  std::vector<CommunityStocks> by_community(d.communities.size());
  parallel_each(by_community.size(), [&](std::size_t c) {
    by_community[c] = stocks_of(d, CommunityId{static_cast<std::uint32_t>(c)}, parameters.housing, today);
  });
  for (std::size_t c = 0; c < by_community.size(); ++c) {
    const CommunityStocks& s = by_community[c];
    cells(Outcome::residents)[c] = s.residents;
    cells(Outcome::tenancy_years)[c] = ratio(years_rented_[c], cells(Outcome::tenancies_ended)[c]);
    cells(Outcome::vacancy)[c] = ratio(s.vacant, s.rentals);
    cells(Outcome::rent)[c] = ratio(s.rent, s.rentals - s.vacant);
    cells(Outcome::asking_rent)[c] = ratio(s.asking, s.vacant);
    cells(Outcome::rent_burden)[c] = ratio(s.burden, s.tenants);
    cells(Outcome::satisfaction)[c] = ratio(s.satisfaction, s.households);
    cells(Outcome::subsidised)[c] = s.subsidised;
    cells(Outcome::camera_exposure)[c] = s.exposed;
    cells(Outcome::e_bikes_indoors)[c] = ratio(s.indoors, s.e_bikes);
    cells(Outcome::participating_households)[c] = s.participating;
    for (std::size_t k = 0; k < tiers; ++k) cells(Outcome::engaged_landlords)[c * tiers + k] = s.engaged[k];
    for (std::size_t k = 0; k < duties; ++k) cells(Outcome::landlord_duties)[c * duties + k] = s.kept[k];
    cells(Outcome::programmes_begun)[c] = 0;
  }
  for (const Pile& pile : d.piles)
    cells(Outcome::charging_ports)[d.buildings.community[pile.building].value] += pile.ports;

  const std::size_t branch = d.departments.size();
  for (std::size_t dep = 0; dep < d.requests.loads.size(); ++dep)
    cells(Outcome::requests_open)[dep] = static_cast<double>(d.requests.loads[dep].open());
  cells(Outcome::requests_open)[branch] = static_cast<double>(d.requests.at_branch.size());
  for (std::size_t dep = 0; dep <= branch; ++dep)
    cells(Outcome::request_wait)[dep] = ratio(cells(Outcome::request_wait)[dep], cells(Outcome::requests_handled)[dep]);
  const TalentRules& talent = d.rules.talent;
  for (const AllowanceGrant& grant : talent.grants)
    cells(Outcome::allowance_recipients)[static_cast<std::size_t>(d.people.skill[grant.person])] += 1;
  for (const ServiceList& list : talent.services)
    for (const ServiceItem& item : list.items)
      cells(Outcome::services_open)[static_cast<std::size_t>(item.category)] +=
          static_cast<double>(item.waiting.size() + item.under_way.size());
  for (std::size_t c = 0; c < service_categories; ++c)
    cells(Outcome::service_wait)[c] = ratio(cells(Outcome::service_wait)[c], cells(Outcome::services_done)[c]);
  for (const EnterpriseId e : Ids<EnterpriseTable>(d.enterprises.size()))
    cells(Outcome::star_employers)[static_cast<std::size_t>(d.enterprises.sector[e])] +=
        std::any_of(talent.stars.begin(), talent.stars.end(), [&](const StarRating& r) { return r.has(e); });
  for (std::size_t i = 0; i < d.rollouts.size(); ++i)
    cells(Outcome::installed)[i] = static_cast<double>(d.rollouts[i].installed) * d.rollouts[i].piece;
  for (const Rollout& rollout : d.rollouts)
    for (const Wave& wave : rollout.waves)
      if (today >= wave.opens)
        for (const CommunityId c : wave.places) cells(Outcome::programmes_begun)[c.value] += 1;

  for (const RegionId r : Ids<RegionTable>(d.regions.size()))
    for (std::size_t k = 0; k < skills; ++k)
      cells(Outcome::region_balance)[r.value * skills + k] = static_cast<double>(d.regions.balance[r][k]);

  const int year_of_today = year_of(today), born_until = year_of_today - adult_from;
  std::vector<std::size_t> bands;  // [year] beyond the last one nobody is in another band
  for (int years = 0; years <= age_band_from.back(); ++years) bands.push_back(age_band(years));
  const Day stays_since = today - static_cast<int>(days_per_year);
  std::vector<PersonStocks> blocks((d.people.size() + block_rows - 1) / block_rows);
  parallel_blocks(d.people.size(), [&](std::size_t begin, std::size_t end, std::size_t block) {
    PersonStocks here;
    for (std::size_t row = begin; row < end; ++row) {
      const PersonId p{static_cast<std::uint32_t>(row)};
      if (d.people.presence[p] != Presence::here) continue;
      const auto years = static_cast<std::size_t>(year_of_today - d.people.birth_year[p]);
      here.ages[bands[std::min(years, bands.size() - 1)]] += 1;
      if (d.people.birth_year[p] > born_until) continue;
      const auto k = static_cast<std::size_t>(d.people.skill[p]);
      here.adults[k] += 1;
      if (const EnterpriseId employer = d.people.employer[p]; employer.exists()) {
        here.employed[k] += 1;
        here.wage[k] += d.people.wage[p];
        const BuildingId home = d.dwellings.building[d.households.dwelling[d.people.household[p]]];
        here.minutes[k] += commute_minutes(distance(d.buildings.place[home], d.enterprises.site[employer]),
                                           parameters.labour.commute_speed);
        const bool stays = d.people.job_start[p] <= stays_since;
        here.stayers[k] += stays;
        here.wage_stayers[k] += stays ? double{d.people.wage[p]} : 0.0;
      }
      here.force[k] += d.people.in_labour_force[p] || d.people.employer[p].exists();
    }
    blocks[block] = here;
  });
  PersonStocks work;
  for (const PersonStocks& block : blocks) work += block;
  for (std::size_t a = 0; a < work.ages.size(); ++a) cells(Outcome::residents_by_age)[a] = work.ages[a];
  for (const HostId host : Ids<HostTable>(d.hosts.size())) {
    const auto kind = static_cast<std::size_t>(d.hosts.kind[host]);
    cells(Outcome::teams)[kind] += d.hosts.taken[host];
    cells(Outcome::team_places)[kind] += d.hosts.places[host];
  }
  BySkill<double> open{};
  for (const EnterpriseId e : Ids<EnterpriseTable>(d.enterprises.size())) {
    cells(Outcome::enterprises)[d.enterprises.community[e].value] += d.enterprises.open(e);
    for (std::size_t k = 0; k < skills; ++k) open[k] += open_posts(d.enterprises, e, k);
  }
  for (std::size_t k = 0; k < skills; ++k) {
    cells(Outcome::residents_by_skill)[k] = work.adults[k];
    cells(Outcome::labour_force)[k] = work.force[k];
    cells(Outcome::employment)[k] = work.employed[k];
    cells(Outcome::unemployment)[k] = ratio(work.force[k] - work.employed[k], work.force[k]);
    cells(Outcome::wage)[k] = ratio(work.wage[k], work.employed[k]);
    cells(Outcome::commute)[k] = ratio(work.minutes[k], work.employed[k]);
    cells(Outcome::open_posts)[k] = open[k];
    cells(Outcome::wage_hired)[k] = ratio(cells(Outcome::wage_hired)[k], cells(Outcome::hires)[k]);
    cells(Outcome::wage_stayers)[k] = ratio(work.wage_stayers[k], work.stayers[k]);
  }
}

std::vector<std::vector<double>> OutcomeRecorder::values(const std::vector<Variable>& wanted) const {
  std::vector<std::vector<double>> chosen;
  for (const Variable& variable : wanted) {
    chosen.push_back(closed_[static_cast<std::size_t>(outcome_named(variable.name).value())]);
  }
  return chosen;
}

}  // namespace tenure
