#pragma once
/// The parts of synthesis. Each fills the tables it names.

#include <array>
#include <vector>

#include "models/state/district.hpp"
#include "models/synthesis/composition.hpp"
#include "models/synthesis/district_file.hpp"
#include "models/synthesis/draws.hpp"

namespace tenure {

/// What one community's rows begin with.
struct FirstRows {
  std::uint32_t building = 0, dwelling = 0, household = 0, person = 0, landlord = 0;
};

/// What the parts hand on to one another.
struct Plan {
  const DistrictFile& file;
  Luck luck;  ///< replicate 0
  Day first_day;
  std::vector<CommunityComposition> communities;
  std::vector<FirstRows> first;                                    ///< [community], and one more for the ends
  std::vector<Point> industry;                                     ///< [community] middle of its industrial area
  std::vector<std::array<std::vector<PersonId>, skills>> workers;  ///< [community] those who have a job
  NormalDraw normal{};
};

/// Buildings that hold so many dwellings.
[[nodiscard]] std::int64_t buildings_for(std::int64_t dwellings, double dwellings_a_building);

/// Towns, communities, departments, regions, calendar.
void fill_places(District& d, Plan& plan);
/// Buildings, dwellings and landlords, all dwellings vacant.
void fill_buildings(District& d, Plan& plan);
/// Households and persons, and who of them works.
void fill_people(District& d, Plan& plan);
/// Enterprises, and who works where for how much.
void fill_enterprises(District& d, Plan& plan);
/// Incubators, maker spaces and their teams.
void fill_hosts(District& d, const Plan& plan);
void tie_landlords(District& d, const Plan& plan);

}  // namespace tenure
