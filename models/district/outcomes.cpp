#include "models/district/outcomes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/housing/dwelling_utility.hpp"
#include "sim/parallel.hpp"

namespace tenure {

const std::vector<Variable>& outcome_variables() {
  using enum Accrual;
  using enum Storage;
  using enum Better;
  static const std::vector<Variable> list{
      {"incidents_actual", "security incidents that happened", "1", {"community", "incident_type"}, flow, count, down},
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
  return {{"time", "first day of the period",
           period_starts(scenario.run.start, scenario.run.until, scenario.record.period())},
          {"community", "community (rental-area branch)", names(d.communities.name)},
          {"incident_type", "type of security incident", labels(incident_type_names)},
          {"fire_cause", "cause of fire", labels(fire_cause_names)},
          {"skill", "skill", labels(skill_names)},
          {"region", "outside region", names(d.regions.name)},
          {"programme", "programme (intervention of the scenario)", programmes},
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
}

void OutcomeRecorder::start_over() {
  for (auto& cells : running_) std::fill(cells.begin(), cells.end(), 0.0);
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
  double subsidised = 0, exposed = 0;
};

CommunityStocks stocks_of(const District& d, CommunityId community, const HousingParameters& housing, Day today) {
  CommunityStocks s;
  for (std::uint32_t i = 0; i < d.communities.buildings[community]; ++i) {
    const BuildingId b{d.communities.first_building[community].value + i};
    const bool rental = d.buildings.tenure[b] == Tenure::rental;
    s.residents += d.buildings.occupants[b];
    s.exposed += double{d.buildings.camera_coverage[b]} * d.buildings.occupants[b];
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
    cells(Outcome::vacancy)[c] = ratio(s.vacant, s.rentals);
    cells(Outcome::rent)[c] = ratio(s.rent, s.rentals - s.vacant);
    cells(Outcome::asking_rent)[c] = ratio(s.asking, s.vacant);
    cells(Outcome::rent_burden)[c] = ratio(s.burden, s.tenants);
    cells(Outcome::satisfaction)[c] = ratio(s.satisfaction, s.households);
    cells(Outcome::subsidised)[c] = s.subsidised;
    cells(Outcome::camera_exposure)[c] = s.exposed;
  }

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
    const auto& all = outcome_variables();
    const auto at = std::find_if(all.begin(), all.end(), [&](const Variable& v) { return v.name == variable.name; });
    chosen.push_back(closed_[static_cast<std::size_t>(at - all.begin())]);
  }
  return chosen;
}

}  // namespace tenure
