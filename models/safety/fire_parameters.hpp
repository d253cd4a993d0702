#pragma once
/// Numbers of fires and of where e-bikes are charged, from the parameter book.

#include <array>
#include <string_view>

#include "models/state/kinds.hpp"
#include "sim/fields.hpp"

namespace tenure {

/// Parts of the day by who sleeps: 0 to 6, 6 to 18, 18 to 20 and 20 to 24 o'clock, as fire statistics cut it.
inline constexpr std::size_t day_parts = 4;
inline constexpr std::array<std::string_view, day_parts> day_part_names{"night", "day", "evening", "late_evening"};

struct ChargingParameters {
  double indoors_without_port = 0;  ///< [1] share of e-bikes charged indoors of those that find or want no port
  double habit = 0;                 ///< [1] share of owners who never use a pile
  double at_door = 0;               ///< [1] logit of using a free pile at the door, at the price of home
  double walk = 0;                  ///< [1/m] fall of that logit with distance
  double reach = 0;                 ///< [m] beyond which nobody goes
  double price = 0;                 ///< [1/yuan] fall of the logit with the price of a charge
  double pile_tariff = 0;           ///< [yuan] a full charge at a pile
  double home_tariff = 0;           ///< [yuan] and at home
  double rule = 0;                  ///< [1] rise of the logit where the landlord forbids charging indoors
  double obeyed = 0;                ///< [1] share of those without a port that obeys
  double e_bikes_per_port = 0;      ///< [1] that one port serves, each charging every few days

  void describe(Fields& at) {
    at.number("fire.charging.indoors_without_port", indoors_without_port, "1", share,
              "share of e-bikes charged indoors of those that find or want no port outdoors");
    at.number("fire.charging.habit", habit, "1", share, "share of owners who never use a charging pile");
    at.number("fire.charging.at_door", at_door, "1", {-20, 20},
              "logit of an owner's use of a free pile at the door, at the price of home");
    at.number("fire.charging.walk", walk, "m-1", {0, 1}, "fall of that logit with each metre to the pile");
    at.number("fire.charging.reach", reach, "m", {1, 1000}, "distance beyond which nobody goes to a pile");
    at.number("fire.charging.price", price, "yuan-1", {0, 20},
              "fall of that logit with each yuan that a charge costs more than at home");
    at.number("fire.charging.pile_tariff", pile_tariff, "yuan", {0, 100}, "price of a full charge at a pile");
    at.number("fire.charging.home_tariff", home_tariff, "yuan", {0, 100}, "price of a full charge at home");
    at.number("fire.charging.rule", rule, "1", {0, 20},
              "rise of that logit where the landlord forbids charging indoors");
    at.number("fire.charging.obeyed", obeyed, "1", share,
              "share of those who would charge indoors that obeys a landlord who forbids it");
    at.number("fire.charging.e_bikes_per_port", e_bikes_per_port, "1", {0.1, 50},
              "e-bikes that one port serves, each charging every few days");
  }
};

struct FireParameters {
  // Ignition, a year.
  double wiring = 0;          ///< [1/year per 1,000 persons] under sound wiring
  double old_wiring = 0;      ///< [1] multiplier
  double tidy_lines = 0;      ///< [1] share of wiring fires prevented where the overhead lines are tidied
  double ebike = 0;           ///< [1/year per 1,000 e-bikes charged indoors]
  double ebike_outdoors = 0;  ///< [1/year per 1,000 e-bikes not charged indoors]
  double cooking = 0;         ///< [1/year per 1,000 persons]
  double other = 0;           ///< [1/year per 1,000 persons]
  double let_by_room = 1;     ///< [1] multiplier in rental buildings, but for e-bikes
  double care_effect = 0;     ///< [1] share of all but e-bike fires prevented by full care
  double care_memory = 365;   ///< [day] e-folding time of what an inspection leaves behind
  double season_amplitude = 0;
  double season_peak = 0;  ///< [day] of the year

  ChargingParameters charging;

  // Severity.
  std::array<double, day_parts> hours{};     ///< [1] ignitions by part of the day, taken relative to their sum
  std::array<double, day_parts> asleep{};    ///< [1] share of people asleep
  double asleep_deaths = 1;                  ///< [1] deaths a fire asleep over awake
  double serious = 0;                        ///< [1] probability that a fire spreads beyond the room
  double alarm_serious = 0;                  ///< [1] multiplier of it where alarms work
  double on_foot = 0;                        ///< [minute] that the brigade loses where no engine gets into the lane
  double spread = 0;                         ///< [1/minute] growth of ln P(serious) with each of them
  double lethal = 0;                         ///< [1/minute] growth of ln deaths with each of them
  std::array<double, fire_causes> deaths{};  ///< [1] deaths a fire, on average
  double indoor_lethality = 1;               ///< [1] deaths a fire of an e-bike charged indoors over others
  double alarm_deaths = 0;                   ///< [1] multiplier of deaths where alarms work
  double deaths_tail = 3;                    ///< [1] exponent of the number of deaths in a fatal fire
  double loss = 0;                           ///< [yuan] mean direct loss of a fire that stays in its room
  double loss_serious = 1;                   ///< [1] multiplier of it in a serious fire
  double loss_spread = 0;                    ///< [1] standard deviation of ln(loss)

  void describe(Fields& at);
};

}  // namespace tenure
