#include "models/incubation/parameters.hpp"

namespace tenure {

void IncubationParameters::describe(Fields& at) {
  at.number("incubation.arrivals", arrivals, "year-1", {0, 1000},
            "start-up teams a year that look for a place, for each place there was on the first day");
  at.number("incubation.potential_spread", potential_spread, "1", {0, 3},
            "standard deviation of the log of teams' potential");
  at.number("incubation.team_members", team_members, "person", {1, 100}, "mean members of a team");
  at.number("incubation.choice.maker_space", taste_maker_space, "1", {-10, 10},
            "utility of a maker space over an incubator");
  at.number("incubation.choice.distance", taste_distance, "1/km", {0, 10}, "weight of distance (nearer is better)");
  at.number("incubation.choice.support", taste_support, "1", {0, 10}, "utility of full platform support");
  at.number("incubation.recruit.come_anyway", come_anyway, "1", {0.001, 1},
            "of the teams that weigh the district, share that comes without a grant");
  at.number("incubation.recruit.taste_grant", taste_grant, "1", {0, 10},
            "utility of a grant of 100,000 yuan to a team");
  at.number("incubation.progress", progress, "year-1", {0, 100},
            "progress a year, of the way to graduation, of a team of potential 1 without support");
  at.number("incubation.support.progress", support_progress, "1", {0, 10},
            "what full platform support adds to progress, per unit of potential");
  at.number("incubation.support.survival", support_survival, "1", {-5, 5},
            "log of the hazard of failing under full platform support over that without");
  at.number("incubation.partner.hazard", partner_hazard, "year-1", {0, 50},
            "rate at which a team without support finds an enterprise to work with");
  at.number("incubation.partner.support", partner_support, "year-1", {0, 50},
            "what full platform support adds to that rate");
  at.number("incubation.partner.progress", partner_progress, "1", {0, 10},
            "what a partner enterprise adds to progress, as a share of it");
  at.number("incubation.partner.reach", partner_reach, "m", {0, 100000},
            "distance from the host within which partner enterprises are found");
  at.number("incubation.survival.one_year", survival_one, "1", {1e-6, 1},
            "share of teams that have not failed after a year, were there no other way out");
  at.number("incubation.survival.three_years", survival_three, "1", {1e-6, 1}, "the same after three years");
  at.number("incubation.survival.five_years", survival_five, "1", {1e-6, 1}, "the same after five years");
  at.number("incubation.longest_stay", longest_stay, "year", {0.01, 1000},
            "time after which a team must leave its place");
  at.number("incubation.graduate.posts", graduate_posts, "1", {0, 100},
            "posts of the enterprise that a team becomes, for each member");
  at.number("incubation.graduate.productivity", graduate_productivity, "1", {0, 10},
            "elasticity of that enterprise's productivity to the team's potential");
  at.numbers("incubation.graduate.mix", graduate_mix, skill_names, "1", share,
             "relative frequency of skills among its posts");
}

void FirmTurnoverParameters::describe(Fields& at) {
  at.number("enterprises.entry.rate", entry_rate, "year-1", share,
            "enterprises founded a year for each of the first day, those of graduated teams not counted");
  at.number("enterprises.entry.posts", entry_posts, "person", {1, 10000}, "median posts of a new enterprise");
  at.number("enterprises.entry.spread", entry_spread, "1", {0, 3},
            "standard deviation of the log of a new enterprise's posts");
  at.number("enterprises.entry.distance", entry_distance, "m", {0, 10000},
            "distance within which a new enterprise settles from another, or from the host it grew up in");
  at.number("enterprises.exit.first_year", exit_first, "year-1", {0, 10},
            "hazard of closing in an enterprise's first year");
  at.number("enterprises.exit.second_year", exit_second, "year-1", {0, 10}, "the same in its second year");
  at.number("enterprises.exit.third_year", exit_third, "year-1", {0, 10}, "the same in its third year");
  at.number("enterprises.exit.to_seventh_year", exit_to_seventh, "year-1", {0, 10},
            "the same from its fourth to its seventh year");
  at.number("enterprises.exit.later", exit_later, "year-1", {0, 10}, "the same after its seventh year");
  at.number("enterprises.exit.size", exit_size, "1", {0, 3},
            "the hazard of closing falls with posts to the power of minus this");
  at.number("enterprises.exit.size_at", exit_size_at, "person", {1, 1e6},
            "posts at which the hazard by age holds as it is");
  at.number("enterprises.exit.idle", exit_idle, "day", {0, 36525},
            "age from which an enterprise without any staff closes");
}

}  // namespace tenure
