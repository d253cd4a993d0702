#include "models/district/outcomes.hpp"

#include <algorithm>

#include "models/housing/upgrades.hpp"
#include "models/housing/welfare.hpp"

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

}  // namespace tenure
