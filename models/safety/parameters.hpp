#pragma once
/// Numbers of incidents and fires, from the parameter book.

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

struct FireParameters {
  // Ignition, a year.
  double wiring = 0;      ///< [1/year per 1,000 persons] under sound wiring
  double old_wiring = 0;  ///< [1] multiplier
  double ebike = 0;       ///< [1/year per 1,000 e-bikes charged indoors]
  double cooking = 0;     ///< [1/year per 1,000 persons]
  double other = 0;       ///< [1/year per 1,000 persons]
  double season_amplitude = 0;
  double season_peak = 0;  ///< [day] of the year

  // Charging.
  double indoors_without_places = 0;  ///< [1] share of e-bikes charged indoors where there is no place outdoors
  double charging_uptake = 0;         ///< [1] share of owners who use a free place in reach
  double bikes_per_place = 0;         ///< [1] e-bikes that one place serves, each charging every few days

  // Severity.
  double serious = 0;                        ///< [1] probability that a fire spreads beyond the room
  double alarm_serious = 0;                  ///< [1] multiplier of it where alarms work
  std::array<double, fire_causes> deaths{};  ///< [1] deaths a fire, on average
  double alarm_deaths = 0;                   ///< [1] multiplier of them where alarms work
  double deaths_in_fatal_fire = 1;           ///< [1] mean of the geometric number of deaths in a fatal fire
  double loss = 0;                           ///< [yuan] mean direct loss of a fire
  double loss_spread = 0;                    ///< [1] standard deviation of ln(loss)

  void describe(Fields& at) {
    at.number("fire.wiring", wiring, "year-1 per 1000 persons", {0, 1000}, "fires from sound wiring and appliances");
    at.number("fire.old_wiring", old_wiring, "1", {1, 20},
              "multiplier of wiring fires where the wiring is overloaded or aged");
    at.number("fire.ebike", ebike, "year-1 per 1000 e-bikes", {0, 1000}, "fires from e-bikes charged indoors");
    at.number("fire.cooking", cooking, "year-1 per 1000 persons", {0, 1000},
              "fires from cooking and careless use of fire");
    at.number("fire.other", other, "year-1 per 1000 persons", {0, 1000},
              "fires from smoking, children, arson and all other causes");
    at.number("fire.season.amplitude", season_amplitude, "1", share, "seasonal swing of fires around their mean");
    at.number("fire.season.peak", season_peak, "day", {0, 366}, "day of the year on which fires peak");
    at.number("fire.charging.indoors_without_places", indoors_without_places, "1", share,
              "share of e-bikes charged indoors where there is no charging place outdoors");
    at.number("fire.charging.uptake", charging_uptake, "1", share,
              "share of owners who use a free charging place in reach");
    at.number("fire.charging.bikes_per_place", bikes_per_place, "1", {0.1, 50},
              "e-bikes that one charging place serves, each charging every few days");
    at.number("fire.serious", serious, "1", share, "probability that a fire spreads beyond the room");
    at.number("fire.alarm_serious", alarm_serious, "1", share, "multiplier of that where smoke alarms work");
    at.numbers("fire.deaths", deaths, fire_cause_names, "1", share, "deaths a fire, on average, without alarms");
    at.number("fire.alarm_deaths", alarm_deaths, "1", share, "multiplier of deaths where smoke alarms work");
    at.number("fire.deaths_in_fatal_fire", deaths_in_fatal_fire, "1", {1, 50},
              "mean number of deaths in a fire that kills");
    at.number("fire.loss", loss, "yuan", {0, 1e8}, "mean direct loss of a fire");
    at.number("fire.loss_spread", loss_spread, "1", {0, 4}, "standard deviation of ln(direct loss)");
  }
};

}  // namespace tenure
