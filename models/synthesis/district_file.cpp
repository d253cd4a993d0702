#include "models/synthesis/district_file.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

#include <fmt/format.h>

#include "models/synthesis/rounding.hpp"
#include "sim/random.hpp"

namespace tenure {

namespace {

constexpr Limits positive{1e-9, std::numeric_limits<double>::infinity()};
constexpr Limits share_below_one{0, 0.99};
constexpr Limits deviation{0, 3};

}  // namespace

void DistrictFile::describe(Fields& at) {
  at.value("name", name, "what the district is called");
  at.number("community_skew", community_skew, "1", deviation,
            "standard deviation of ln residents of the communities of a town, where no CSV gives them");
  at.value("departments", department_names,
           "names of the departments that answer residents' requests, where no [[department]] says more of them");
  at.value("spring_festivals", spring_festivals, "New Year's days of the lunar calendar, rising");
  at.value("communities_csv", communities_csv, "file of community,town,residents[,rental_buildings]");
  at.value("outlines_geojson", outlines_geojson, "file of a polygon a community");
}

void PopulationCounts::describe(Fields& at) {
  at.number("residents", residents, "person", {1, 4e9}, "people who live here");
  at.number("floating_share", floating_share, "1", share, "share of residents registered elsewhere");
  at.number("women_share", women_share, "1", share, "share of residents");
  at.number("age_from", age_from, "year", {0, 120}, "youngest age of each band, rising from 0; 6 and 16 among them");
  at.number("age_to", age_to, "year", {17, 120}, "oldest age of the last band");
  at.number("age_floating", age_floating, "1", share, "shares of floating people by age band");
  at.number("age_local", age_local, "1", share, "shares of local people by age band");
  at.numbers("skill_floating", floating, skill_names, "1", share, "share of floating people aged 16 and over");
  at.numbers("skill_local", local, skill_names, "1", share, "share of local people aged 16 and over");
  at.number("participation", participation, "1", share, "propensity to be in the labour force by age band");
  at.number("rental_ages", rental_ages, "1", not_negative, "propensity to rent by age band, next to owning");
  at.number("dormitory_ages", dormitory_ages, "1", not_negative, "propensity to live in a dormitory by age band");
  at.number("parent_ages", parent_ages, "1", not_negative, "propensity to head a household with children by age band");
  at.number("employed", employed, "person", {0, 4e9}, "people with a job");
  at.number("unemployment", unemployment, "1", share_below_one, "share of the labour force");
  at.number("rental_share", rental_share, "1", share, "share of floating people in private rental");
  at.number("dormitory_share", dormitory_share, "1", share, "share of floating people in dormitories");
  at.number("renter_sizes", renter_sizes, "1", share, "shares of renting households with 1, 2, ... members");
  at.number("owner_sizes", owner_sizes, "1", share, "shares of owning households with 1, 2, ... members");
  at.number("stay_from", stay_from, "year", not_negative, "lower ends of bands of time since arrival, rising from 0");
  at.number("stay_to", stay_to, "year", {1e-9, never_longer}, "upper end of the last band");
  at.number("stay_shares", stay_shares, "1", share, "shares of floating households by time since arrival");
  at.number("local_stay", local_stay, "year", positive, "mean time since arrival of local households");
  at.number("local_moves", local_moves, "1/year", positive, "moves within the district");
  at.number("e_bikes_per_1000", e_bikes_per_1000, "1/1000", {0, 1000}, "e-bikes per 1,000 residents");
}

void HousingCounts::describe(Fields& at) {
  for (std::size_t t = 0; t < tiers; ++t)
    at.number("landlords." + std::string(tier_names[t]), landlords[t], "landlord", {0, 1e8},
              "landlords of rental buildings, one each");
  at.number("vacancy", vacancy, "1", share_below_one, "share of rental dwellings that stand empty");
  at.number("vacant_days", vacant_days, "day", positive, "mean time they have done so");
  at.number("letting_days", letting_days, "day", positive, "letting time that landlords remember, mean");
  at.number("rooms_sd", rooms_sd, "1", deviation, "standard deviation of ln(dwellings of a rental building)");
  at.number("flat_share", flat_share, "1", share, "share of rental dwellings that are flats; the rest are rooms");
  at.number("room_area", room_area, "m2", positive, "[from, to]");
  at.number("flat_area", flat_area, "m2", positive, "[from, to]");
  at.number("room_capacity", room_capacity, "person", {1, 20}, "most members of a household in a room");
  at.number("flat_capacity", flat_capacity, "person", {1, 20}, "most members of a household in a flat");
  at.number("room_rent", room_rent, "yuan/month", not_negative, "median");
  at.number("flat_rent", flat_rent, "yuan/month", not_negative, "median");
  at.number("rent_sd_communities", rent_sd_communities, "1", deviation, "sd of ln rent between communities");
  at.number("rent_sd_buildings", rent_sd_buildings, "1", deviation, "sd of ln rent between buildings of a community");
  at.number("cost_share", cost_share, "1", share, "least rent worth letting for, over the rent of the first day");
  at.number("building_spacing", building_spacing, "m", {2, 1000}, "distance of neighbouring buildings");
  at.number("buildings_per_village", buildings_per_village, "building", {1, 1e6}, "about");
  at.number("dwellings_per_owned_building", dwellings_per_owned_building, "dwelling", {1, 1e5}, "mean");
  at.number("beds_per_dormitory", beds_per_dormitory, "bed", {1, 1e5}, "mean");
  at.number("dormitory_vacancy", dormitory_vacancy, "1", share_below_one, "share of bed places that are free");
  at.number("owned_area", owned_area, "m2", positive, "of an owned dwelling");
  at.number("bed_area", bed_area, "m2", positive, "of a bed place");
  at.number("near_ties", near_ties, "landlord", {0, 50}, "nearest landlords one talks to");
  at.number("far_ties", far_ties, "landlord", {0, 50}, "others of the same community");
  at.number("town_ties", town_ties, "landlord", {0, 50}, "others of the same town");
  at.number("frailty_shape", frailty_shape, "1", {0.05, 1000},
            "gamma shape of the incident-proneness of the buildings of a lane");
  at.number("lane_shape", lane_shape, "1", {0.05, 1000}, "gamma shape of the incident-proneness of lanes");
  at.number("lane_length", lane_length, "m", {1, 10000}, "length of lane that is incident-prone as one");
  at.number("old_wiring", old_wiring, "1", share, "share of rental and owned buildings with old wiring");
  at.number("lit_lanes", lit_lanes, "1", share, "share of buildings on a lit lane");
  at.number("alarms", alarms, "1", share, "share of buildings with working smoke alarms");
  at.number("charging_share", charging_share, "1", share, "share of buildings with an outdoor charging pile");
  at.number("charging_places", charging_places, "port", {0, 1000}, "ports of each of those piles, mean");
  at.number("narrow_lanes", narrow_lanes, "1", share,
            "share of rental and owned buildings to whose door no fire engine gets");
}

void EnterpriseCounts::describe(Fields& at) {
  at.number("count", count, "enterprise", {1, 1e8}, "employers");
  at.number("tail_exponent", tail_exponent, "1", {0.5, 5}, "of P(size > x) ~ x^-exponent");
  at.number("largest", largest, "person", {1, 1e7}, "where the tail is cut");
  at.number("vacancy", vacancy, "1", share_below_one, "share of posts that are open");
  at.numbers("sector_share", sector_share, sector_names, "1", share, "share of posts");
  for (std::size_t s = 0; s < sectors; ++s)
    at.numbers("mix." + std::string(sector_names[s]), mix[s], skill_names, "1", share,
               "propensity of the sector's posts to ask for this skill");
  at.numbers("wage", wage, skill_names, "yuan/month", not_negative, "median wage");
  at.number("wage_floor", wage_floor, "yuan/month", not_negative, "minimum wage");
  at.number("wage_sd", wage_sd, "1", deviation, "sd of ln wage within skill and enterprise");
  at.number("premium_sd", premium_sd, "1", deviation, "sd of enterprises' ln wage premium");
  at.number("productivity_sd", productivity_sd, "1", deviation, "sd of enterprises' ln productivity");
  at.number("mean_age", mean_age, "year", positive, "of enterprises");
  at.number("job_turnover", job_turnover, "1/year", positive, "for the time people have had their job");
  at.number("mean_commute", mean_commute, "km", positive, "mean distance from home to work");
  at.number("site_spacing", site_spacing, "m", {2, 1000}, "distance of neighbouring sites in an industrial area");
}

void IncubationCounts::describe(Fields& at) {
  at.number("incubators", incubators, "1", {0, 1e5}, "incubators");
  at.number("maker_spaces", maker_spaces, "1", {0, 1e5}, "maker spaces");
  at.number("teams", teams, "team", {0, 1e7}, "start-up teams settled in them");
  at.number("team_fields", team_fields, "1", {1, 200}, "fields that teams work in");
  at.number("occupancy", occupancy, "1", {0.01, 1}, "share of places taken");
  at.number("team_members", team_members, "person", {1, 200}, "mean");
  at.number("longest_stay", longest_stay, "year", positive, "longest stay");
}

void TownCounts::describe(Fields& at) {
  at.value("name", name, "name of the town");
  at.number("residents", residents, "person", {0, 4e9}, "people who live there");
  at.number("area_km2", area, "km2", positive, "land");
  at.number("communities", communities, "community", {0, 1e6}, "communities, where no CSV lists them");
}

void RegionCounts::describe(Fields& at) {
  at.value("name", name, "name of the region");
  at.numbers("wage", wage, skill_names, "yuan/month", not_negative, "mean wage there");
  at.numbers("job_chance", job_chance, skill_names, "1", share, "chance of a job there");
  at.number("rent", rent, "yuan/month", not_negative, "of a room like the district's");
  at.number("distance", distance, "km", not_negative, "to the district");
  at.number("candidates", candidates, "household/day", not_negative, "households a day that weigh coming");
  at.number("pull", pull, "1", share, "share of leavers' thoughts; all regions together 1");
  at.number("origin_share", origin_share, "1", share, "share of the district's floating households from there");
  at.number("services", services, "1", {-20, 20}, "worth of its services over those usual here, in utility");
  for (std::size_t k = 0; k < skills; ++k) {
    const std::string skill(skill_names[k]);
    at.number("allowance." + skill, allowance[k], "yuan/month", not_negative,
              "what somebody of this skill can expect from programmes there");
    at.number("people." + skill, people[k], "person", {1, 1e10},
              "people there of a neighbouring region, who grow fewer as they come here; without it they never run out");
  }
}

void DepartmentCounts::describe(Fields& at) {
  at.value("name", name, "name of the department");
  at.value("kinds", kinds, "kinds of request that it takes", {request_kind_names.begin(), request_kind_names.end()});
  at.number("staff", staff, "person", not_negative, "at work on residents' requests, one case each at a time");
  at.number("service_hours", service_hours, "hour", {0.01, 2000}, "mean working time that a case takes one of them");
}

std::vector<DepartmentCounts> departments_of(const std::vector<std::string>& names) {
  std::vector<DepartmentCounts> departments;
  for (const std::string& name : names)
    departments.push_back({.name = name, .kinds = {}, .staff = {}, .service_hours = {}});
  if (departments.empty()) return departments;
  for (std::size_t kind = 0; kind < request_kinds; ++kind)
    departments[kind % departments.size()].kinds.emplace_back(request_kind_names[kind]);
  return departments;
}

std::vector<std::string> community_names(const DistrictFile& file) {
  std::vector<std::string> names;
  for (const CommunityCounts& c : file.communities) names.push_back(c.name);
  return names;
}

std::vector<std::string> town_names(const DistrictFile& file) {
  std::vector<std::string> names;
  for (const TownCounts& t : file.towns) names.push_back(t.name);
  return names;
}

void make_communities(DistrictFile& file) {
  file.communities.clear();
  for (std::size_t t = 0; t < file.towns.size(); ++t) {
    const TownCounts& town = file.towns[t];
    const auto n = static_cast<std::size_t>(town.communities);
    std::vector<double> weight(n);
    for (std::size_t i = 0; i < n; ++i) {
      const double u = (static_cast<double>(n - i) - 0.5) / static_cast<double>(n);
      weight[i] = std::exp(file.community_skew * normal_quantile(u));
    }
    const auto residents = apportion(weight, town.residents);
    for (std::size_t i = 0; i < n; ++i)
      file.communities.push_back({fmt::format("{} {:02}", town.name, i + 1), t, residents[i], std::nullopt, {}});
  }
}

}  // namespace tenure
