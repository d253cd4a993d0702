#include "models/governance/request_parameters.hpp"

namespace tenure {

void RequestParameters::describe(Fields& at) {
  at.numbers("requests.rate", rate, request_kind_names, "year-1", {0, 10},
             "requests of a household on which the condition presses fully");
  at.number("requests.victim_memory", victim_memory, "day", {1, 3650},
            "e-folding time in which a victim's wish for more safety fades");
  at.number("requests.risk_scale", risk_scale, "year-1", {0.01, 1000},
            "known incidents a year per 100 occupants that press a household by 1 - 1/e to ask for safety");
  at.number("requests.roomy", roomy, "m2", {1, 100},
            "floor area a member needs before noise and disputes of close quarters are complained of");
  at.number("requests.takes_part", takes_part, "1", {1, 10},
            "how many times as often households that take part in governance raise requests");
  at.number("requests.elasticity", elasticity, "1", {0, 3},
            "elasticity of requests to the share answered usefully, as people around know it");
  at.number("requests.usual", usual, "1", {0.01, 1},
            "share answered usefully that people expect until they know better");
  at.number("requests.hope", hope, "1", {0.01, 1},
            "least share answered usefully that people go on to expect, however few came");
  at.number("requests.own", own, "1", {0, 3},
            "rise of the log-rate from own requests met neither well nor badly to fully met");
  at.number("requests.heard", heard, "1", {0, 1000}, "households that come to know how one request was met");
  at.number("requests.desk.ease", desk_ease, "1", {1, 3},
            "how many times as often households raise requests where a desk at their branch can take them up");
  ordinary.describe(at, "requests.ordinary", "by the ordinary channel");
  desk.describe(at, "requests.desk", "by a desk of pooled departments");
  at.number("requests.return_days", return_days, "day", {0, 365},
            "mean time that a misrouted request lies at the wrong department");
  at.number("requests.escalate_days", escalate_days, "day", {1, 36525},
            "wait after which a request goes up a level, from branch to town to district");
  at.number("requests.give_up_days", give_up_days, "day", {1, 36525},
            "wait at the highest level after which a request is dropped");
  at.number("requests.opens", opens, "hour", {0, 23}, "hour of the day at which departments open");
  at.number("requests.open_hours", open_hours, "hour", {0.5, 24}, "hours a working day that departments work");
  at.number("requests.weekends", weekends, "1", share, "1 where departments work on weekends, 0 where not");
  at.number("requests.festival_days", festival_days, "day", {0, 60},
            "days from New Year's day of the lunar calendar on that departments are closed");
  at.number("requests.staff", staff, "1/1000", {0, 1000},
            "staff per 1,000 residents of a department for which the district file gives none");
  at.number("requests.service_hours", service_hours, "hour", {0.01, 2000},
            "working time a case takes at a department for which the district file gives none");
  at.number("requests.worth.useful", worth_useful, "1", share,
            "share of a request met in full that a useful answer makes up");
  at.number("requests.worth.timely", worth_timely, "1", share, "share that an answer at once makes up");
  at.number("requests.worth.reply", worth_reply, "1", share, "share that any reply makes up");
  at.number("requests.patience", patience, "day", {0.1, 3650}, "e-folding time of the worth of a timely answer");
  at.number("requests.learning", learning, "1", share, "weight of the latest request in how a household sees its own");
  at.number("requests.memory", memory, "day", {1, 3650},
            "e-folding time of what a household remembers of its requests");
}

}  // namespace tenure
