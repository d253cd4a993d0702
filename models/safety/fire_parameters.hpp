#pragma once
/// Numbers of fires, from the parameter book.

#include <array>

#include "models/state/kinds.hpp"
#include "sim/fields.hpp"

namespace tenure {

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
