#pragma once
/// From counts and marginals to the first day of a district: towns, communities, buildings, dwellings, landlords,
/// households, persons, enterprises, jobs, incubators and teams. Every given margin is met to the nearest whole person;
/// same seed, same district.

#include <filesystem>

#include "models/state/district.hpp"
#include "models/synthesis/district_file.hpp"
#include "sim/random.hpp"

namespace tenure {

/// The district on the morning of `first_day`. Chance is keyed by luck.seed (never by luck.replicate) and
/// purpose::synthesis(n). Invariants of models/state/invariants.hpp hold. Tables are laid out as their headers promise:
/// buildings by community, rental buildings of a community before its others, dwellings by building, persons by
/// household.
[[nodiscard]] District synthesise(const DistrictFile& counts, const Luck& luck, Day first_day);

}  // namespace tenure
