#pragma once
/// Numbers of security incidents, from the parameter book.

#include <array>

#include "models/state/kinds.hpp"
#include "sim/fields.hpp"

namespace tenure {

struct SafetyParameters {
  // Attempts.
  double attempts = 0;                   ///< [1/year per 1,000 persons] see exposure() in models/safety/incidents.hpp
  std::array<double, tenures> tenure{};  ///< [1] multiplier of attempts
  std::array<double, incident_types> mix{};  ///< [1] shares of attempts, taken relative to their sum
  double trend = 0;                          ///< [1/year] background trend of the log rate
  double trend_year = 0;        ///< [year] when the background factor is 1, as a calendar year with fraction
  double season_amplitude = 0;  ///< [1]
  double season_peak = 0;       ///< [day] of the year

  // Guardianship: share of the attempts of a type that each prevents where fully present.
  std::array<double, incident_types> camera{};
  std::array<double, incident_types> lighting{};
  std::array<double, incident_types> landlord{};

  // Displacement.
  double displacement_share = 0;  ///< [1]
  double displacement_reach = 0;  ///< [m]

  // Recording.
  std::array<double, incident_types> recording{};  ///< [1] probability without a camera
  std::array<double, incident_types>
      camera_recording{};  ///< [1] share of the otherwise unrecorded, where cameras see all

  // Near repeats.
  double branching_ratio = 0;  ///< [1] attempts that one incident sets off
  double repeat_decay = 0;     ///< [day] e-folding time
  double repeat_distance = 0;  ///< [m] e-folding distance
  double repeat_reach = 0;     ///< [m] cut of the spatial kernel

  // What people know.
  double known_reach = 0;   ///< [m]
  double known_memory = 0;  ///< [day] e-folding time

  void describe(Fields& at) {
    at.number("safety.attempts", attempts, "year-1 per 1000 persons", {0, 1000},
              "attempts at a building of mean frailty held as rentals, without near repeats, at the reference year");
    at.numbers("safety.tenure", tenure, tenure_names, "1", {0, 10}, "multiplier of attempts by how dwellings are held");
    at.numbers("safety.mix", mix, incident_type_names, "1", not_negative,
               "share of attempts by type (relative to the sum of all types)");
    at.number("safety.trend.log_rate", trend, "year-1", {-1, 1}, "background trend of the log rate of attempts");
    at.number("safety.trend.reference_year", trend_year, "year", {1970, 2200},
              "time at which the background factor is 1, as a calendar year with fraction");
    at.number("safety.season.amplitude", season_amplitude, "1", share, "seasonal swing of attempts around their mean");
    at.number("safety.season.peak", season_peak, "day", {0, 366}, "day of the year on which attempts peak");
    at.numbers("safety.camera", camera, incident_type_names, "1", share,
               "share of attempts prevented where monitored cameras see everything");
    at.numbers("safety.lighting", lighting, incident_type_names, "1", share,
               "share of attempts prevented by a lit lane");
    at.numbers("safety.landlord", landlord, incident_type_names, "1", share,
               "share of attempts prevented by a landlord engaged in governance");
    at.number("safety.displacement.share", displacement_share, "1", share,
              "share of prevented attempts tried once more next door");
    at.number("safety.displacement.reach", displacement_reach, "m", {0, 5000}, "how far next door is");
    at.numbers("safety.recording", recording, incident_type_names, "1", share,
               "probability that an incident is recorded by the police where no camera sees it");
    at.numbers("safety.camera_recording", camera_recording, incident_type_names, "1", share,
               "share of incidents otherwise unrecorded that is recorded where cameras see everything");
    at.number("safety.near_repeat.branching_ratio", branching_ratio, "1", {0, 0.95},
              "attempts that one incident sets off, here and near");
    at.number("safety.near_repeat.decay", repeat_decay, "day", {0.1, 365}, "e-folding time of near repeats");
    at.number("safety.near_repeat.distance", repeat_distance, "m", {1, 5000}, "e-folding distance of near repeats");
    at.number("safety.near_repeat.reach", repeat_reach, "m", {0, 20000}, "distance at which near repeats are cut off");
    at.number("safety.known.reach", known_reach, "m", {0, 5000}, "distance within which people hear of incidents");
    at.number("safety.known.memory", known_memory, "day", {1, 3650},
              "e-folding time of what people know to have happened");
  }
};

}  // namespace tenure
