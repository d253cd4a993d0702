#pragma once
/// Worlds that experiments live through day by day.

#include <functional>
#include <string>
#include <vector>

#include "app/patterns.hpp"
#include "models/district/world.hpp"

namespace tenure {

/// Lives one replicate from the first simulated day until `until`, and shows each day from `run.start` on once it is
/// over.
void live(const PatternStudy& study, const Scenario& scenario, std::uint32_t replicate, Day until,
          const std::function<void(Day, const World&)>& day_over);

/// Lives that an experiment in a held district lives for each run of the study: they cost little.
inline constexpr std::uint32_t held_lives = 3;

/// The same in a district that is held as it is on its first day: programmes act and incidents happen, excite their
/// surroundings and get known, and nobody comes, goes, moves, builds or engages. So a life costs a twentieth, and what
/// an asset does to incidents is told apart from what its place then becomes.
void live_held(const PatternStudy& study, const Scenario& scenario, std::uint32_t replicate, Day until,
               const std::function<void(Day, const World&)>& day_over);

/// The study's scenario with one programme more, written as the keys of an [[intervention]] of that kind; its name is
/// "pattern". Throws WrongInput where this version does not know a key.
[[nodiscard]] Scenario with_programme(const PatternStudy& study, const std::string& kind, const std::string& keys);

/// True where this version has the measure.
[[nodiscard]] bool has_measure(const std::string& kind);

/// Calls f(replicate) for each replicate of the study, `lives` times as many, side by side.
void for_each_replicate(const PatternStudy& study, const std::function<void(std::uint32_t)>& f,
                        std::uint32_t lives = 1);

[[nodiscard]] double rental_buildings(const District& d);

}  // namespace tenure
