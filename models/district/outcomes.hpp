#pragma once
/// What a run reports: one list of outcomes with names, units, dimensions and meaning.
///
/// `tenure explain outcomes`, results files, comparisons and charts are all made from this list.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/district/scenario.hpp"
#include "models/state/district.hpp"
#include "sim/results.hpp"

namespace tenure {

/// Bands of age, so that they join to those of a census: 0 to 14, 15 to 59, 60 and over.
inline constexpr std::array age_band_from{0, 15, 25, 35, 45, 60};  ///< [year]
inline constexpr std::array<std::string_view, age_band_from.size()> age_band_names{"0-14",  "15-24", "25-34",
                                                                                   "35-44", "45-59", "60+"};

/// In the order of `outcome_variables`.
enum class Outcome : std::size_t {
  incidents_actual,
  incidents_reported,
  incidents_recorded,
  incidents_displaced,
  fires,
  fires_serious,
  fire_deaths,
  fire_loss,
  requests_raised,
  requests_at_desk,
  requests_handled,
  requests_escalated,
  requests_dropped,
  requests_open,
  request_wait,
  residents,
  residents_by_skill,
  residents_by_age,
  births,
  deaths,
  arrivals,
  departures,
  inflow,
  outflow,
  turned_away,
  net_inflow,
  inflow_anyway,
  diverted,
  region_balance,
  lost_at_festival,
  return_bonuses,
  moves,
  displaced,
  tenancies_ended,
  tenancy_years,
  upgrades,
  vacancy,
  rent,
  asking_rent,
  rent_burden,
  rent_burden_by_fifth,
  welfare,
  satisfaction,
  labour_force,
  employment,
  unemployment,
  wage,
  commute,
  hires,
  separations,
  jobs_ended,
  open_posts,
  promotions,
  hiring_cost,
  teams,
  team_places,
  team_arrivals,
  teams_turned_away,
  graduates,
  teams_failed,
  teams_left,
  enterprises,
  enterprise_entries,
  enterprise_exits,
  wage_hired,
  wage_stayers,
  value_added,
  wage_bill,
  labour_share,
  subsidised,
  camera_exposure,
  charging_ports,
  e_bikes_indoors,
  engaged_landlords,
  landlord_duties,
  landlord_visits,
  meeting_attendances,
  participating_households,
  activity_attendances,
  campaign_reached,
  granted,
  allowance_recipients,
  services_done,
  services_open,
  service_wait,
  trained,
  star_employers,
  programmes_begun,
  installed,
  spending,
  borne_by_others,
  spending_refused,
};

[[nodiscard]] const std::vector<Variable>& outcome_variables();
[[nodiscard]] std::optional<Outcome> outcome_named(std::string_view name);

/// Outcomes by community, which place rules can rank by.
[[nodiscard]] std::vector<std::string> community_outcomes();

/// Every dimension that outcomes use, `time` first: communities, towns' names beside them, regions and programmes as in
/// this district and scenario.
[[nodiscard]] std::vector<Dimension> outcome_dimensions(const District& d, const Scenario& scenario);

}  // namespace tenure
