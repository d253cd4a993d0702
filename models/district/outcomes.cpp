#include "models/district/outcomes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/housing/dwelling_utility.hpp"
#include "models/housing/upgrades.hpp"
#include "models/housing/welfare.hpp"
#include "sim/parallel.hpp"

namespace tenure {

const std::vector<Variable>& outcome_variables() {
  using enum Accrual;
  using enum Storage;
  using enum Better;
  static const std::vector<Variable> list{
      {"incidents_actual", "security incidents that happened", "1", {"community", "incident_type"}, flow, count, down},
      {"incidents_reported",
       "security incidents that somebody reported to the police",
       "1",
       {"community", "incident_type"},
       flow,
       count,
       neither},
      {"incidents_recorded",
       "security incidents that the police recorded",
       "1",
       {"community", "incident_type"},
       flow,
       count,
       neither},
      {"incidents_displaced",
       "incidents that happened here because a guardian prevented them next door",
       "1",
       {"community"},
       flow,
       count,
       down},
      {"fires", "fires in residential buildings", "1", {"community", "fire_cause"}, flow, count, down},
      {"fires_serious", "fires that spread beyond the room", "1", {"community"}, flow, count, down},
      {"fire_deaths", "deaths in residential fires", "person", {"community"}, flow, count, down},
      {"fire_loss", "direct loss by residential fires", "yuan", {"community"}, flow, real, down},
      {"requests_raised", "requests that residents raised", "1", {"community", "request_kind"}, flow, count, neither},
      {"requests_at_desk",
       "requests that a desk of pooled departments took up",
       "1",
       {"community"},
       flow,
       count,
       neither},
      {"requests_handled", "requests answered", "1", {"department"}, flow, count, neither},
      {"requests_escalated",
       "requests that waited too long and went up a level",
       "1",
       {"department"},
       flow,
       count,
       down},
      {"requests_dropped", "requests given up unanswered", "1", {"department"}, flow, count, down},
      {"requests_open", "requests not yet answered", "1", {"department"}, stock, count, down},
      {"request_wait",
       "mean time from raising a request to its answer, of those answered in the period",
       "day",
       {"department"},
       stock,
       real,
       down},
      {"residents", "people who live here", "person", {"community"}, stock, count, neither},
      {"residents_by_skill",
       "people aged 16 and over who live in the district",
       "person",
       {"skill"},
       stock,
       count,
       neither},
      {"births", "births", "person", {"community"}, flow, count, neither},
      {"deaths", "deaths", "person", {"community"}, flow, count, neither},
      {"arrivals", "people who came from outside", "person", {"community"}, flow, count, neither},
      {"departures", "people who left the district", "person", {"community"}, flow, count, neither},
      {"inflow", "people who came, by region of origin", "person", {"region", "skill"}, flow, count, neither},
      {"outflow", "people who left, by region of destination", "person", {"region", "skill"}, flow, count, neither},
      {"turned_away", "households that wanted to come and found no dwelling", "1", {"region"}, flow, count, down},
      {"moves",
       "households that moved here from another dwelling of the district",
       "1",
       {"community"},
       flow,
       count,
       neither},
      {"displaced",
       "households that a raised rent pushed out of their dwelling",
       "1",
       {"community"},
       flow,
       count,
       down},
      {"tenancies_ended", "tenants who gave up their dwelling", "1", {"community"}, flow, count, neither},
      {"tenancy_years",
       "mean length of the tenancies that ended in the period",
       "year",
       {"community"},
       stock,
       real,
       neither},
      {"upgrades",
       "works that landlords did on their houses of their own accord",
       "1",
       {"community", "upgrade"},
       flow,
       count,
       up},
      {"vacancy", "share of rental dwellings that stand empty", "1", {"community"}, stock, real, neither},
      {"rent", "mean agreed rent of let rental dwellings", "yuan month-1", {"community"}, stock, real, neither},
      {"asking_rent",
       "mean asking rent of vacant rental dwellings",
       "yuan month-1",
       {"community"},
       stock,
       real,
       neither},
      {"rent_burden", "mean rent over means of tenants, after subsidies", "1", {"community"}, stock, real, down},
      {"rent_burden_by_fifth",
       "mean rent over means, after subsidies, of tenants by means per member",
       "1",
       {"income_fifth"},
       stock,
       real,
       down},
      {"welfare",
       "what the choice of dwellings is worth to tenants by means per member; differences count, the level does not",
       "yuan month-1",
       {"income_fifth"},
       stock,
       real,
       up},
      {"satisfaction",
       "mean satisfaction of households with where they live, 0 to 1",
       "1",
       {"community"},
       stock,
       real,
       up},
      {"labour_force", "people of working age who work or look for work", "person", {"skill"}, stock, count, neither},
      {"employment", "people with a job in the district", "person", {"skill"}, stock, count, up},
      {"unemployment", "share of the labour force without a job", "1", {"skill"}, stock, real, down},
      {"wage", "mean wage of the employed", "yuan month-1", {"skill"}, stock, real, up},
      {"hires", "people who took a job", "person", {"skill"}, flow, count, neither},
      {"separations",
       "people who lost or quit a job and stayed in the district",
       "person",
       {"skill"},
       flow,
       count,
       neither},
      {"open_posts", "posts that firms want filled and are not", "1", {"skill"}, stock, count, neither},
      {"subsidised", "households that receive a rent subsidy", "1", {"community"}, stock, count, neither},
      {"camera_exposure",
       "people whose home lies under a camera, weighed by the share seen",
       "person",
       {"community"},
       stock,
       real,
       down},
      {"charging_ports", "outdoor ports for charging e-bikes", "1", {"community"}, stock, count, neither},
      {"e_bikes_indoors", "share of e-bikes that is charged indoors", "1", {"community"}, stock, real, down},
      {"engaged_landlords", "landlords engaged in governance", "1", {"community", "tier"}, stock, count, up},
      {"landlord_duties", "landlords who keep a duty", "1", {"community", "duty"}, stock, count, up},
      {"landlord_visits",
       "visits to landlords by grid workers and lead landlords",
       "1",
       {"community"},
       flow,
       count,
       neither},
      {"meeting_attendances", "landlords at branch meetings", "1", {"community"}, flow, count, neither},
      {"participating_households", "households that take part in governance", "1", {"community"}, stock, count, up},
      {"activity_attendances", "people at service activities", "person", {"community"}, flow, count, neither},
      {"campaign_reached", "households that a campaign's news reached", "1", {"community"}, flow, count, up},
      {"programmes_begun",
       "programmes that have chosen this community and begun there",
       "1",
       {"community"},
       stock,
       count,
       neither},
      {"installed",
       "what programmes have in place, or have done so far, in the unit of their amounts",
       "1",
       {"programme"},
       stock,
       real,
       neither},
      {"spending", "money spent by programmes", "yuan", {"programme", "spending_kind"}, flow, real, down},
      {"borne_by_others",
       "cost of programmes that others than the programme bear",
       "yuan",
       {"programme", "payer"},
       flow,
       real,
       down},
      {"spending_refused",
       "money that programmes wanted to spend and did not have",
       "yuan",
       {"programme"},
       flow,
       real,
       down},
  };
  return list;
}

std::optional<Outcome> outcome_named(std::string_view name) {
  const auto& all = outcome_variables();
  const auto at = std::find_if(all.begin(), all.end(), [&](const Variable& v) { return v.name == name; });
  if (at == all.end()) return std::nullopt;
  return static_cast<Outcome>(at - all.begin());
}

std::vector<std::string> community_outcomes() {
  std::vector<std::string> names;
  for (const Variable& variable : outcome_variables())
    if (variable.dimensions.front() == "community") names.push_back(variable.name);
  return names;
}

namespace {

template <std::size_t N>
std::vector<std::string> labels(const std::array<std::string_view, N>& names) {
  return {names.begin(), names.end()};
}

}  // namespace

std::vector<Dimension> outcome_dimensions(const District& d, const Scenario& scenario) {
  const auto names = [](const auto& column) {
    return std::vector<std::string>(column.span().begin(), column.span().end());
  };
  std::vector<std::string> programmes;
  for (const Intervention& i : scenario.interventions) programmes.push_back(i.programme.name);
  if (programmes.empty()) programmes.emplace_back("none");
  std::vector<std::string> departments = names(d.departments.name);
  departments.emplace_back("branch");
  return {{"time", "first day of the period",
           period_starts(scenario.run.start, scenario.run.until, scenario.record.period())},
          {"community", "community (rental-area branch)", names(d.communities.name)},
          {"incident_type", "type of security incident", labels(incident_type_names)},
          {"fire_cause", "cause of fire", labels(fire_cause_names)},
          {"request_kind", "what residents ask for", labels(request_kind_names)},
          {"department", "department that answers, or the branch itself", departments},
          {"skill", "skill", labels(skill_names)},
          {"upgrade", "work on a house", labels(upgrade_names)},
          {"income_fifth", "fifth of the tenants by means per member", labels(income_fifth_names)},
          {"region", "outside region", names(d.regions.name)},
          {"programme", "programme (intervention of the scenario)", programmes},
          {"tier", "tier of landlords", labels(tier_names)},
          {"duty", "duty of engaged landlords", labels(duty_names)},
          {"spending_kind", "kind of spending", labels(spending_names)},
          {"payer", "who bears a cost", labels(payer_names)}};
}

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

std::vector<double> OutcomeRecorder::standing(Outcome outcome, const District& d, const HousingParameters& housing,
                                              Day today) {
  const Variable& variable = outcome_variables()[static_cast<std::size_t>(outcome)];
  std::vector<double> places(d.communities.size(), 0.0);
  if (variable.measure == Accrual::flow) {
    places = last_year_.yearly(static_cast<std::size_t>(outcome));
  } else {
    read_stocks(d, housing, today);  // read again, and so replaced, when the period closes
    const std::vector<double>& now = cells(outcome);
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

void OutcomeRecorder::close_period(const District& d, const HousingParameters& housing, Day last_day) {
  read_stocks(d, housing, last_day);
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

/// Counts by skill, added over blocks of persons.
struct WorkStocks {
  BySkill<double> adults{}, force{}, employed{}, wage{};
  WorkStocks& operator+=(const WorkStocks& o) {
    for (std::size_t k = 0; k < skills; ++k)
      adults[k] += o.adults[k], force[k] += o.force[k], employed[k] += o.employed[k], wage[k] += o.wage[k];
    return *this;
  }
};

}  // namespace

void OutcomeRecorder::read_stocks(const District& d, const HousingParameters& housing, Day today) {
  std::vector<CommunityStocks> by_community(d.communities.size());
  tbb::parallel_for(std::size_t{0}, by_community.size(), [&](std::size_t c) {
    by_community[c] = stocks_of(d, CommunityId{static_cast<std::uint32_t>(c)}, housing, today);
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
  for (std::size_t i = 0; i < d.rollouts.size(); ++i)
    cells(Outcome::installed)[i] = static_cast<double>(d.rollouts[i].installed) * d.rollouts[i].piece;
  for (const Rollout& rollout : d.rollouts)
    for (const Wave& wave : rollout.waves)
      if (today >= wave.opens)
        for (const CommunityId c : wave.places) cells(Outcome::programmes_begun)[c.value] += 1;

  const int born_until = year_of(today) - adult_from;
  std::vector<WorkStocks> blocks((d.people.size() + block_rows - 1) / block_rows);
  parallel_blocks(d.people.size(), [&](std::size_t begin, std::size_t end, std::size_t block) {
    for (std::size_t row = begin; row < end; ++row) {
      const PersonId p{static_cast<std::uint32_t>(row)};
      if (d.people.presence[p] != Presence::here || d.people.birth_year[p] > born_until) continue;
      const auto k = static_cast<std::size_t>(d.people.skill[p]);
      blocks[block].adults[k] += 1;
      if (d.people.employer[p].exists()) {
        blocks[block].employed[k] += 1;
        blocks[block].wage[k] += d.people.wage[p];
      }
      blocks[block].force[k] += d.people.in_labour_force[p] || d.people.employer[p].exists();
    }
  });
  WorkStocks work;
  for (const WorkStocks& block : blocks) work += block;
  BySkill<double> open{};
  for (const EnterpriseId e : Ids<EnterpriseTable>(d.enterprises.size()))
    for (std::size_t k = 0; k < skills; ++k)
      open[k] += std::max(0.0, std::round(double{d.enterprises.target[e][k]}) - d.enterprises.headcount[e][k]);
  for (std::size_t k = 0; k < skills; ++k) {
    cells(Outcome::residents_by_skill)[k] = work.adults[k];
    cells(Outcome::labour_force)[k] = work.force[k];
    cells(Outcome::employment)[k] = work.employed[k];
    cells(Outcome::unemployment)[k] = ratio(work.force[k] - work.employed[k], work.force[k]);
    cells(Outcome::wage)[k] = ratio(work.wage[k], work.employed[k]);
    cells(Outcome::open_posts)[k] = open[k];
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
