#include "models/talent/parameters.hpp"

namespace tenure {

void TalentParameters::describe(Fields& at) {
  at.number("talent.allowance.claim", allowance_claim, "1", share,
            "chance that somebody entitled to an allowance claims it at all");
  at.number("talent.allowance.heard", allowance_heard, "1", share,
            "share of those who weigh coming who have heard of an allowance");
  at.number("talent.allowance.horizon", allowance_horizon, "month", {1, 600},
            "time over which they spread what an allowance would pay them in all");
  at.number("talent.service.apply", service_apply, "month-1", share,
            "chance a month that a household in need of a service applies for it");
  at.numbers("talent.service.worth", service_worth, service_category_names, "1", {0, 10},
             "utility of living here that having been served in the category adds");
  at.number("talent.service.newcomer_years", newcomer_years, "year", {0, 50},
            "time since arrival for which a household counts as a newcomer");
  at.number("talent.training.interest", training_interest, "month-1", share,
            "chance a month that somebody with basic skill and a job asks for a training place");
  at.number("talent.training.age_most", training_age_most, "year", {16, 120}, "age up to which people ask for one");
  at.number("talent.training.pass", training_pass, "1", share, "chance to pass the course and become a technician");
  at.number("talent.training.motivation", training_motivation, "1", {0, 10},
            "rise of that interest, as a part of it, where a technician of the enterprise was honoured");
  at.number("talent.home.apply", home_apply, "month-1", share,
            "chance a month that an entitled household applies for a talent home");
}

}  // namespace tenure
