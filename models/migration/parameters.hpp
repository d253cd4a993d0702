#pragma once
/// Numbers of migration and of births and deaths, from the parameter book.

#include "models/state/economy.hpp"
#include "sim/fields.hpp"

namespace tenure {

struct MigrationParameters {
  // What a place is worth to a household; the same for the district and for the regions outside.
  BySkill<double> taste_income{};   ///< [1] per ln of expected income left after rent
  BySkill<double> taste_amenity{};  ///< [1] from satisfaction 0 to 1
  double outside_satisfaction = 0;  ///< [1] what people expect of life outside
  double taste_distance = 0;        ///< [1] per ln of distance beyond the near one (nearer is better)
  double near_distance = 0;         ///< [km] distance that counts for nothing
  double taste_network = 0;         ///< [1] per unit of the share of people here who come from the same region
  double income_floor = 0;          ///< [yuan/month per household] means that are there at any rate
  double wage_curve = 0;            ///< [1] fall of the log wage outside per unit of log unemployment there

  // Coming.
  double coming_child = 0;  ///< [1] utility that it takes to bring a child along
  double threshold = 0;     ///< [1] utility by which the district must be better for half of the candidates to come
  double couple = 0;        ///< [1] share of candidate households that are couples
  double child = 0;         ///< [1] share of couples who bring a child; the same for one more
  double age_from = 0;      ///< [year]
  double age_mean = 0;      ///< [year] of the first member
  double age_shape = 0;     ///< [1] gamma shape of the years beyond age_from
  double age_most = 0;      ///< [year]
  BySkill<double> skill{};  ///< [1] relative frequency of skills among candidates
  double same_skill = 0;    ///< [1] chance that a partner has the same skill beyond coincidence
  double female = 0;        ///< [1] share of women among those who come alone, and among newborns
  double participation_men = 0;    ///< [1]
  double participation_women = 0;  ///< [1]
  double e_bike = 0;               ///< [1] chance that an adult keeps an e-bike
  double registered = 0;           ///< [1] share of candidates who have local registration

  // Leaving.
  double stay_shape = 0;      ///< [1] Weibull shape of the stay
  double stay_scale = 0;      ///< [year] Weibull scale of the stay, everything else equal
  double local = 0;           ///< [1] hazard of locals over that of others
  double leave_jobless = 0;   ///< [1] log-hazard where nobody of those who want to work has a job
  double leave_burden = 0;    ///< [1] log-hazard per unit of rent / income above the comfortable one
  double burden_comfort = 0;  ///< [1]
  double leave_victim = 0;    ///< [1] log-hazard right after a victimisation
  double victim_memory = 0;   ///< [day]
  double leave_school = 0;    ///< [1] hazard with a school child here over that without
  double leave_couple = 0;    ///< [1] hazard of those who live with another adult over that of those alone

  // Spring Festival.
  double festival_going = 0;        ///< [1] share of people from elsewhere who go home for it
  BySkill<double> festival_lost{};  ///< [1] share of those who do not come back, after a stay of mean length
  double festival_fresh = 0;        ///< [1] the same after no time at all over that after a mean stay
  double festival_settled = 0;      ///< [1] the same after a long stay
  double festival_settling = 0;     ///< [year] e-folding time from the one to the other
  double festival_after = 0;        ///< [1] extra candidates right after it, over the usual number
  double festival_fading = 0;       ///< [day] e-folding time of that
  double festival_before = 0;       ///< [1] candidates in the month before it, over the usual number

  // Bonuses of firms for coming back from it.
  double bonus_days_before = 0;  ///< [day] before the festival, when firms decide
  double bonus_hiring_cost = 0;  ///< [yuan] of replacing somebody
  double bonus_margin = 0;       ///< [1] what a filled post brings beyond its cost, over its wage
  double bonus_turnover = 0;     ///< [1/year] of posts, by which firms judge how long one stays open
  double bonus_loss = 0;         ///< [1] share of those who go home that firms expect to stay away
  double bonus_response = 0;     ///< [1/yuan] fall of the log share that stays away with the bonus
  double bonus_most = 0;         ///< [yuan] highest customary bonus

  // Births and deaths.
  double birth_rate = 0;    ///< [1/year] of a woman in a couple
  double birth_from = 0;    ///< [year]
  double birth_until = 0;   ///< [year]
  double death_at_60 = 0;   ///< [1/year]
  double death_growth = 0;  ///< [1/year] Gompertz: growth of the log-hazard with age

  void describe(Fields& at) {
    at.numbers("migration.taste.income", taste_income, skill_names, "1", {0, 20},
               "weight of ln(expected income left after rent)");
    at.numbers("migration.taste.amenity", taste_amenity, skill_names, "1", {0, 20},
               "weight of satisfaction, from 0 to 1");
    at.number("migration.taste.outside_satisfaction", outside_satisfaction, "1", share,
              "satisfaction that people expect outside");
    at.number("migration.taste.distance", taste_distance, "1", {0, 20},
              "weight of ln(distance / near distance) (nearer is better)");
    at.number("migration.taste.near_distance", near_distance, "km", {1, 10000},
              "distance up to which it counts for nothing");
    at.number("migration.taste.network", taste_network, "1", {0, 50},
              "weight of the share of the district's people who come from the same region");
    at.number("migration.taste.income_floor", income_floor, "yuan/month", {1, 100000},
              "means that a household has at any rate: savings, family");
    at.number("migration.outside.wage_curve", wage_curve, "1", {0.01, 10},
              "fall of the log wage outside per unit of log unemployment there, by which unemployment follows a swing");
    at.number("migration.coming.child", coming_child, "1", {0, 20}, "utility that it takes to bring a child along");
    at.number("migration.coming.threshold", threshold, "1", {-50, 50},
              "utility by which the district must be better for half of the candidates to come");
    at.number("migration.candidate.couple", couple, "1", share, "share of candidate households that are couples");
    at.number("migration.candidate.child", child, "1", share,
              "share of couples who bring a child, and of those who bring a second one");
    at.number("migration.candidate.age_from", age_from, "year", {15, 100}, "least age of a candidate");
    at.number("migration.candidate.age_mean", age_mean, "year", {16, 100}, "mean age of candidates, children aside");
    at.number("migration.candidate.age_shape", age_shape, "1", {0.1, 100},
              "gamma shape of the years beyond the least age");
    at.number("migration.candidate.age_most", age_most, "year", {16, 120}, "greatest age of a candidate");
    at.numbers("migration.candidate.skill", skill, skill_names, "1", share,
               "relative frequency of the skill among candidates");
    at.number("migration.candidate.same_skill", same_skill, "1", share,
              "chance that a partner has the same skill beyond coincidence");
    at.number("migration.candidate.female", female, "1", share,
              "share of women among candidates who come alone, and of girls among children");
    at.number("migration.candidate.participation_men", participation_men, "1", share,
              "share of men who work or look for work");
    at.number("migration.candidate.participation_women", participation_women, "1", share,
              "share of women who work or look for work");
    at.number("migration.candidate.e_bike", e_bike, "1", share, "chance that an adult keeps an e-bike");
    at.number("migration.candidate.registered", registered, "1", share, "share of candidates with local registration");
    at.number("migration.stay.shape", stay_shape, "1", {0.1, 10}, "Weibull shape of the stay in the district");
    at.number("migration.stay.scale", stay_scale, "year", {0.01, 1000},
              "Weibull scale of the stay where neither place is better and nothing troubles");
    at.number("migration.leaving.local", local, "1", share,
              "hazard of leaving of locally registered households over that of others");
    at.number("migration.leaving.jobless", leave_jobless, "1", {0, 10},
              "rise of the log-hazard where nobody of those who want to work has a job");
    at.number("migration.leaving.burden", leave_burden, "1", {0, 50},
              "rise of the log-hazard per unit of rent / income above the comfortable burden");
    at.number("migration.leaving.burden_comfort", burden_comfort, "1", share, "rent / income that troubles nobody");
    at.number("migration.leaving.victim", leave_victim, "1", {0, 10},
              "rise of the log-hazard right after a victimisation");
    at.number("migration.leaving.victim_memory", victim_memory, "day", {1, 3650},
              "e-folding time of a victim's memory");
    at.number("migration.leaving.school", leave_school, "1", {0, 5},
              "hazard with a child of school age here over that without");
    at.number("migration.leaving.couple", leave_couple, "1", {0, 5},
              "hazard of leaving of those who live with another adult over that of those alone");
    at.number("migration.festival.going", festival_going, "1", share,
              "share of people registered elsewhere who go home for the Spring Festival");
    at.numbers("migration.festival.lost", festival_lost, skill_names, "1", share,
               "share of them who do not come back, after a stay of mean length");
    at.number("migration.festival.fresh", festival_fresh, "1", {0, 10},
              "share that does not come back after no time at all in the district, over that after a mean stay");
    at.number("migration.festival.settled", festival_settled, "1", {0, 10}, "the same after a long stay");
    at.number("migration.festival.settling", festival_settling, "year", {0.01, 50},
              "e-folding time from the one to the other");
    at.number("migration.festival.after", festival_after, "1", {0, 50},
              "extra candidates right after the festival, over the usual number");
    at.number("migration.festival.fading", festival_fading, "day", {1, 365}, "e-folding time of that");
    at.number("migration.festival.before", festival_before, "1", {0, 5},
              "candidates in the 30 days before the festival, over the usual number");
    at.number("migration.bonus.days_before", bonus_days_before, "day", {0, 180},
              "days before the festival on which firms decide on a bonus for coming back");
    at.number("migration.bonus.hiring_cost", bonus_hiring_cost, "yuan", {0, 100000},
              "cost of hiring in the place of somebody who does not come back");
    at.number("migration.bonus.margin", bonus_margin, "1", {0, 10},
              "what a filled post brings beyond its cost, over its wage");
    at.number("migration.bonus.turnover", bonus_turnover, "year-1", {0.01, 12},
              "turnover of posts by which firms judge how long one stays open");
    at.number("migration.bonus.loss", bonus_loss, "1", {0, 0.99},
              "share of those who go home that firms expect to stay away without a bonus");
    at.number("migration.bonus.response", bonus_response, "yuan-1", {0, 1},
              "fall of the log share that stays away with a yuan of bonus");
    at.number("migration.bonus.most", bonus_most, "yuan", {0, 100000}, "highest customary bonus");
    at.number("migration.birth.rate", birth_rate, "year-1", {0, 2}, "births of a woman who lives in a couple");
    at.number("migration.birth.from", birth_from, "year", {10, 60}, "least age of mothers");
    at.number("migration.birth.until", birth_until, "year", {10, 60}, "greatest age of mothers");
    at.number("migration.death.at_60", death_at_60, "year-1", {0, 1}, "death hazard at age 60");
    at.number("migration.death.growth", death_growth, "year-1", {0, 1},
              "growth of the log-hazard of death with a year of age (Gompertz)");
  }
};

}  // namespace tenure
