#pragma once
/// How many people of which kind live in each community, in whole persons.
///
/// People are told apart by stratum (how their household lives and is registered), age band, skill and sex. Margins met
/// exactly: residents by community; people by stratum; age, skill and sex by registration; households by stratum and
/// size; labour force.

#include <array>
#include <cstdint>
#include <vector>

#include "models/synthesis/district_file.hpp"

namespace tenure {

enum Stratum : std::size_t { renting, in_dormitory, owning_floating, owning_local };
inline constexpr std::size_t strata = 4;

struct CommunityComposition {
  std::array<std::int64_t, strata> people{};                      ///< [person]
  std::array<std::vector<std::int32_t>, strata> persons;          ///< [stratum][(band * skills + skill) * 2 + female]
  std::array<std::vector<std::int64_t>, strata> households;       ///< [stratum][size - 1]
  std::array<std::vector<std::int32_t>, strata> in_labour_force;  ///< [stratum][band]
  std::int64_t unemployed = 0;                                    ///< none of them in a dormitory
  std::int64_t e_bikes = 0;
  std::int64_t vacant_rentals = 0, vacant_beds = 0;
  std::int64_t rental_buildings = 0;
  std::array<std::int64_t, tiers> landlords{};
  std::vector<std::int64_t> stays, origins;  ///< [band], [region] floating households
};

[[nodiscard]] std::vector<CommunityComposition> compose(const DistrictFile& file);

[[nodiscard]] inline std::int64_t households_of(const CommunityComposition& c, std::size_t stratum) {
  std::int64_t sum = 0;
  for (const std::int64_t n : c.households[stratum]) sum += n;
  return sum;
}

}  // namespace tenure
