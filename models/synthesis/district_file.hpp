#pragma once
/// What is known of a district before anyone is simulated: counts, shares and averages, read from a TOML file and,
/// where given, a CSV of communities and a GeoJSON of their outlines. Never a person's record. The format, key by key,
/// is in docs/district-format.md; scenarios/zhongkai/district.toml is an example with the source of every number.

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "models/state/economy.hpp"
#include "models/state/kinds.hpp"
#include "sim/calendar.hpp"
#include "sim/fields.hpp"
#include "sim/geometry.hpp"
#include "sim/problem.hpp"

namespace tenure {

/// [year] Stays, jobs and vacancies of the first day have lasted no longer, so that no day is too early for its column.
inline constexpr double never_longer = 60;

/// [population]
struct PopulationCounts {
  std::int64_t residents = 0;             ///< [person]
  double floating_share = 0;              ///< of residents: registered elsewhere
  double women_share = 0;                 ///< of residents
  std::vector<double> age_from;           ///< [year] youngest age of each band, rising from 0; 6 and 16 among them
  double age_to = 0;                      ///< [year] oldest age of the last band
  std::vector<double> age_floating;       ///< [band] shares
  std::vector<double> age_local;          ///< [band] shares
  std::array<double, skills> floating{};  ///< shares of those aged 16 and over, by skill
  std::array<double, skills> local{};     ///< the same for residents registered here
  std::vector<double> participation;      ///< [band] propensity to be in the labour force, before scaling to `employed`
  std::vector<double> rental_ages, dormitory_ages;  ///< [band] propensity to live so, next to owning
  std::vector<double> parent_ages;                  ///< [band] propensity to head a household with children
  double employed = 0;                              ///< [person]
  double unemployment = 0;                          ///< share of the labour force
  double rental_share = 0;                          ///< of floating people: in private rental
  double dormitory_share = 0;                       ///< of floating people; the rest own or live with owners
  std::vector<double> renter_sizes;                 ///< [size - 1] shares of renting households
  std::vector<double> owner_sizes;                  ///< [size - 1] shares of owning households
  std::vector<double> stay_from;                    ///< [year] lower ends of bands of time since arrival, rising from 0
  double stay_to = 0;                               ///< [year] upper end of the last band
  std::vector<double> stay_shares;                  ///< [band] of floating households
  double local_stay = 0;                            ///< [year] mean time since arrival of local households
  double local_moves = 0;       ///< [1/year] moves within the district, for the time in the present dwelling
  double e_bikes_per_1000 = 0;  ///< [e-bike per 1,000 residents]

  void describe(Fields& at);
};

/// [housing]
struct HousingCounts {
  std::array<std::int64_t, tiers> landlords{};  ///< [landlord] one a rental building
  double vacancy = 0;                           ///< share of rental dwellings that stand empty
  double vacant_days = 0;                       ///< [day] mean time they have done so
  double letting_days = 0;                      ///< [day] landlords' remembered letting time, mean
  double rooms_sd = 0;                          ///< [1] sd of ln(dwellings of a rental building)
  double flat_share = 0;                        ///< of rental dwellings: one-bedroom flats; the rest are single rooms
  std::vector<double> room_area, flat_area;     ///< [m2] from, to
  double room_capacity = 0, flat_capacity = 0;  ///< [person]
  double room_rent = 0, flat_rent = 0;          ///< [yuan/month] median
  double rent_sd_communities = 0;               ///< [1] sd of ln rent between communities
  double rent_sd_buildings = 0;                 ///< [1] and between buildings of one community
  double cost_share = 0;                        ///< least rent worth letting for, over the rent first asked
  double building_spacing = 0;                  ///< [m]
  double buildings_per_village = 0;
  double dwellings_per_owned_building = 0;
  double beds_per_dormitory = 0;
  double dormitory_vacancy = 0;         ///< share of bed places that are free
  double owned_area = 0, bed_area = 0;  ///< [m2] of an owned dwelling; of a bed place
  double near_ties = 0;                 ///< [landlord] nearest landlords one knows
  double far_ties = 0;                  ///< [landlord] others known in the same community
  double town_ties = 0;                 ///< [landlord] others known in the same town
  double frailty_shape = 0;             ///< [1] gamma shape of how unequally incident-prone the buildings of a lane are
  double lane_shape = 0;                ///< [1] gamma shape of how unequally incident-prone lanes are
  double lane_length = 0;               ///< [m] of lane that has one such proneness
  double old_wiring = 0, lit_lanes = 0, alarms = 0;  ///< shares of buildings
  double charging_share = 0;                         ///< of buildings with an outdoor charging pile
  double charging_places = 0;                        ///< [port] of each of those piles, mean
  double narrow_lanes = 0;                           ///< of rental and owned buildings: no fire engine gets to the door

  void describe(Fields& at);
};

/// [enterprises]
struct EnterpriseCounts {
  std::int64_t count = 0;
  double tail_exponent = 0;                    ///< [1] of P(size > x) ~ x^-exponent
  double largest = 0;                          ///< [person]
  double vacancy = 0;                          ///< share of posts that are open
  std::array<double, sectors> sector_share{};  ///< shares of posts
  std::array<std::array<double, skills>, sectors>
      mix{};                          ///< [sector][skill] propensities, before fitting to the employed
  std::array<double, skills> wage{};  ///< [yuan/month] median by skill
  double wage_floor = 0;              ///< [yuan/month]
  double wage_sd = 0;                 ///< [1] sd of ln wage within a skill and a firm
  double premium_sd = 0;              ///< [1] sd of firms' ln wage premium
  double productivity_sd = 0;         ///< [1] sd of firms' ln productivity
  double mean_age = 0;                ///< [year]
  double job_turnover = 0;            ///< [1/year] for the time in the present job
  double mean_commute = 0;            ///< [km]
  double site_spacing = 0;            ///< [m]

  void describe(Fields& at);
};

/// [incubation]
struct IncubationCounts {
  std::int64_t incubators = 0, maker_spaces = 0, teams = 0, team_fields = 0;
  double occupancy = 0;     ///< share of places taken
  double team_members = 0;  ///< [person] mean
  double longest_stay = 0;  ///< [year]

  void describe(Fields& at);
};

/// [[town]]
struct TownCounts {
  std::string name;
  std::int64_t residents = 0;  ///< [person]; shares of the district's residents where communities are made up
  double area = 0;             ///< [km2]
  std::int64_t communities = 0;

  void describe(Fields& at);
};

/// A row of communities_csv; otherwise made up from the towns.
struct CommunityCounts {
  std::string name;
  std::size_t town = 0;  ///< index
  std::int64_t residents = 0;
  std::optional<std::int64_t> rental_buildings;
  Polygon outline;  ///< [m] empty where none is given
};

/// [[region]]
struct RegionCounts {
  std::string name;
  BySkill<double> wage{}, job_chance{};
  double rent = 0, distance = 0, candidates = 0, pull = 0;
  double origin_share = 0;                     ///< of the district's floating households
  BySkill<std::optional<double>> allowance{};  ///< [yuan/month] expected of programmes there; none: 0
  std::optional<double> services;              ///< [1] worth of its services over those usual here; none: 0
  BySkill<std::optional<double>> people{};     ///< [person] there; none: nobody counts them

  void describe(Fields& at);
};

/// [[department]]
struct DepartmentCounts {
  std::string name;
  std::vector<std::string> kinds;       ///< of requests that it takes, by their labels
  std::optional<double> staff;          ///< [person] on residents' requests; none: as the parameter book says
  std::optional<double> service_hours;  ///< [hour] working time a case takes; none: as the parameter book says

  void describe(Fields& at);
};

struct DistrictFile {
  std::string name;
  double community_skew = 0;  ///< [1] sd of ln residents of communities of a town, where they are made up
  std::optional<std::vector<std::string>> department_names;  ///< the short form, for which kinds are dealt out in order
  std::vector<Day> spring_festivals;
  std::optional<std::string> communities_csv, outlines_geojson;  ///< beside the district file

  PopulationCounts population;
  HousingCounts housing;
  EnterpriseCounts enterprises;
  IncubationCounts incubation;
  std::vector<TownCounts> towns;
  std::vector<CommunityCounts> communities;  ///< by town; residents add up to the district's
  std::vector<RegionCounts> regions;
  std::vector<DepartmentCounts> departments;

  void describe(Fields& at);  ///< of [district]
};

/// Reads and checks the file and those it names; what is wrong is added to `problems` with its place, and then the
/// result must not be used. Throws WrongInput where the file itself cannot be read as TOML.
[[nodiscard]] DistrictFile read_district_file(const std::filesystem::path& path, Problems& problems);

/// Departments of those names to which the kinds of request are dealt out in order, and again from the first.
[[nodiscard]] std::vector<DepartmentCounts> departments_of(const std::vector<std::string>& names);

/// Communities and towns in the order of their ids.
[[nodiscard]] std::vector<std::string> community_names(const DistrictFile&);
[[nodiscard]] std::vector<std::string> town_names(const DistrictFile&);

/// What does not add up within the file, whatever its source; each with `where` as its place.
void check_counts(const DistrictFile&, const Place& where, Problems& problems);

/// Fills `communities` from the towns (numbered names; sizes as quantiles of a lognormal with sd community_skew).
void make_communities(DistrictFile& file);

/// Rows of community,town,residents[,rental_buildings]; towns by name.
[[nodiscard]] std::vector<CommunityCounts> read_communities_csv(const std::filesystem::path&,
                                                                const std::vector<TownCounts>&, Problems& problems);
/// Outlines by property "community", put into `communities`. Longitudes and latitudes become metres about their mean.
void read_outlines(const std::filesystem::path&, std::vector<CommunityCounts>& communities, Problems& problems);

}  // namespace tenure
