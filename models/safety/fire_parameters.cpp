#include "models/safety/fire_parameters.hpp"

namespace tenure {

void FireParameters::describe(Fields& at) {
  at.number("fire.wiring", wiring, "year-1 per 1000 persons", {0, 1000}, "fires from sound wiring and appliances");
  at.number("fire.old_wiring", old_wiring, "1", {1, 20},
            "multiplier of wiring fires where the wiring is overloaded or aged");
  at.number("fire.tidy_lines", tidy_lines, "1", share,
            "share of wiring fires prevented where the overhead lines are tidied");
  at.number("fire.ebike", ebike, "year-1 per 1000 e-bikes", {0, 1000}, "fires from e-bikes charged indoors");
  at.number("fire.ebike_outdoors", ebike_outdoors, "year-1 per 1000 e-bikes", {0, 1000},
            "fires in residential buildings from e-bikes that are not charged indoors");
  at.number("fire.cooking", cooking, "year-1 per 1000 persons", {0, 1000},
            "fires from cooking and careless use of fire");
  at.number("fire.other", other, "year-1 per 1000 persons", {0, 1000},
            "fires from smoking, children, arson and all other causes");
  at.number("fire.let_by_room", let_by_room, "1", {0.1, 20},
            "multiplier of fires but those of e-bikes in rental buildings");
  at.number("fire.care.effect", care_effect, "1", share,
            "share of fires but those of e-bikes prevented where the landlord keeps fire duties, or right after an "
            "inspection");
  at.number("fire.care.memory", care_memory, "day", {1, 36525},
            "e-folding time of the care that an inspection leaves behind");
  at.number("fire.season.amplitude", season_amplitude, "1", share, "seasonal swing of fires around their mean");
  at.number("fire.season.peak", season_peak, "day", {0, 366}, "day of the year on which fires peak");
  charging.describe(at);
  at.numbers("fire.hours", hours, day_part_names, "1", not_negative,
             "ignitions by part of the day: 0 to 6, 6 to 18, 18 to 20, 20 to 24 o'clock (relative to their sum)");
  at.numbers("fire.asleep", asleep, day_part_names, "1", share, "share of people asleep in that part of the day");
  at.number("fire.asleep_deaths", asleep_deaths, "1", {1, 100}, "deaths a fire among people asleep over people awake");
  at.number("fire.serious", serious, "1", share,
            "probability that a fire spreads beyond the room where engines get to the door and there are no alarms");
  at.number("fire.alarm_serious", alarm_serious, "1", share, "multiplier of that where smoke alarms work");
  at.number("fire.access.on_foot", on_foot, "minute", {0, 60},
            "time that the brigade loses where no fire engine gets into the lane");
  at.number("fire.access.spread", spread, "minute-1", {0, 1},
            "growth of ln(probability that a fire spreads beyond the room) with each minute lost");
  at.number("fire.access.lethal", lethal, "minute-1", {0, 1}, "growth of ln(deaths a fire) with each minute lost");
  at.numbers("fire.deaths", deaths, fire_cause_names, "1", share,
             "deaths a fire, on average, without alarms and where engines get to the door");
  at.number("fire.indoor_lethality", indoor_lethality, "1", {1, 1000},
            "deaths a fire of an e-bike charged indoors over that of another e-bike");
  at.number("fire.alarm_deaths", alarm_deaths, "1", share, "multiplier of deaths where smoke alarms work");
  at.number("fire.deaths_tail", deaths_tail, "1", {2, 20},
            "exponent of the number of deaths in a fatal fire: P(n or more) = n^-exponent");
  at.number("fire.loss", loss, "yuan", {0, 1e8}, "mean direct loss of a fire that stays in its room");
  at.number("fire.loss_serious", loss_serious, "1", {1, 1000}, "multiplier of that in a fire that spreads beyond it");
  at.number("fire.loss_spread", loss_spread, "1", {0, 4}, "standard deviation of ln(direct loss) within either");
}

}  // namespace tenure
