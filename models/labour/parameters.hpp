#pragma once
/// Numbers of the labour market, from the parameter book.

#include "models/state/economy.hpp"
#include "sim/fields.hpp"

namespace tenure {

struct LabourParameters {
  // Who works.
  double working_age = 0;        ///< [year]
  double retirement_men = 0;     ///< [year]
  double retirement_women = 0;   ///< [year]
  double retirement_hazard = 0;  ///< [1/year] from that age on
  double retirement_last = 0;    ///< [year] nobody works from this age on

  // Firms: posts.
  double growth_spread = 0;    ///< [1/year^0.5] sd of a year's log growth of a firm with one post
  double growth_exponent = 0;  ///< [1] that spread falls as size to the power of minus this
  double growth_trend = 0;     ///< [1/year]
  double growth_demand = 0;    ///< [1] growth of log posts per growth of log demand for the district's goods
  double growth_response = 0;  ///< [1/year] fall of log posts a year per unit of vacancy rate above the normal one
  double vacancy_normal = 0;   ///< [1] open posts / posts at which a firm neither shrinks nor outbids
  double smallest_firm = 0;    ///< [person] posts below which a firm does not fall

  // Firms: wage offers.
  double wage_speed = 0;         ///< [1/year] share of the gap to the wanted offer that closes
  double supply_elasticity = 0;  ///< [1] of labour to one firm: how many % more hands for 1 % more wage
  double rent_sharing = 0;       ///< [1] elasticity of the offer to the firm's productivity
  double minimum_wage = 0;       ///< [yuan/month]
  double wage_residual = 0;      ///< [1] sd of ln(wage agreed / wage offered)

  // Separations.
  BySkill<double> separation{};     ///< [1/year] turnover of jobs of mean age, all reasons
  double separation_elsewhere = 0;  ///< [1] share of it that is job changes and moves away, which come from other rules
  double separation_fresh = 0;      ///< [1] hazard of a job on its first day over that of a job of mean age
  double separation_settled = 0;    ///< [1] the same for an old job
  double separation_settling = 0;   ///< [year] e-folding time from the one to the other
  double layoff_slack = 0;          ///< [1] heads above posts, as a share of posts, that a firm keeps

  // Those who stay.
  double raise_share = 0;           ///< [1] of the gap up to the offer to newcomers that a year's raise closes
  double raise_tenure = 0;          ///< [1/year] rise of ln wage with tenure
  BySkill<double> learning{};       ///< [1/year] at which one is found fit for the next skill, after a year
  double promotion_training = 0;    ///< [yuan] that a promotion costs the firm
  BySkill<double> hiring_months{};  ///< [month] of the wage offered that it costs to fill a post from outside

  // Demand from the district itself.
  double local_share = 0;  ///< [1] elasticity of the posts of services to pay earned in the district
  double local_speed = 0;  ///< [1/year] at which they follow it

  // Search and matching.
  double search_every = 0;        ///< [day] between searches of somebody without a job
  double search_on_the_job = 0;   ///< [1] chance a month that somebody with a job looks around
  double search_trained = 0;      ///< [1] the same of somebody who was trained of late
  double search_trained_for = 0;  ///< [day] for which that lasts
  double hears_star = 1;          ///< [1] chance to hear of a rated employer's opening over that of another
  double looks = 0;               ///< [1] posts that a search comes across
  double hears_anywhere = 0;      ///< [1] chance to hear in time of an opening far away
  double hears_near = 0;          ///< [m] e-folding distance of the chance to hear of one nearer
  double applications = 0;        ///< [1] most applications of one search
  double suitable = 0;            ///< [1] chance that an applicant suits a firm
  double experience = 0;          ///< [1] weight of ln(1 + years since school) against the spread of firms' impressions
  double taste_wage = 0;          ///< [1] per ln of wage
  double taste_commute = 0;       ///< [1/min]
  double switching_cost = 0;      ///< [1] utility that leaving the present job costs
  double commute_speed = 0;       ///< [km/h]

  void describe(Fields& at) {
    at.number("labour.force.working_age", working_age, "year", {0, 100}, "age from which people work or look for work");
    at.number("labour.force.retirement_men", retirement_men, "year", {16, 120},
              "age from which men no longer look for work and retire from it");
    at.number("labour.force.retirement_women", retirement_women, "year", {16, 120},
              "age from which women no longer look for work and retire from it");
    at.number("labour.force.retirement_hazard", retirement_hazard, "year-1", {0, 50},
              "rate at which those who work past that age retire");
    at.number("labour.force.retirement_last", retirement_last, "year", {16, 120}, "age from which nobody works");
    at.number("labour.growth.spread", growth_spread, "1", {0, 5},
              "standard deviation of a year's log growth of a firm with one post");
    at.number("labour.growth.exponent", growth_exponent, "1", share,
              "the spread of growth falls with size to the power of minus this");
    at.number("labour.growth.trend", growth_trend, "year-1", {-1, 1},
              "growth of posts a year when vacancies are normal");
    at.number("labour.growth.demand", growth_demand, "1", {0, 10},
              "growth of log posts per growth of the log of outside demand for the district's goods");
    at.number("labour.growth.response", growth_response, "year-1", {0, 50},
              "fall of log posts a year per unit of the firm's vacancy rate above the normal one");
    at.number("labour.vacancy_normal", vacancy_normal, "1", share,
              "open posts / posts at which a firm neither gives posts up nor raises its offer");
    at.number("labour.growth.smallest_firm", smallest_firm, "person", {0, 1000}, "posts below which no firm falls");
    at.number("labour.wage.speed", wage_speed, "year-1", {0, 12},
              "rate at which a firm's wage offer closes the gap to the offer it wants");
    at.number("labour.wage.supply_elasticity", supply_elasticity, "1", {0.1, 100},
              "elasticity of labour supply to one firm");
    at.number("labour.wage.rent_sharing", rent_sharing, "1", share,
              "elasticity of a firm's wage offer to its productivity");
    at.number("labour.wage.minimum", minimum_wage, "yuan/month", {0, 100000}, "minimum wage");
    at.number("labour.wage.residual", wage_residual, "1", {0, 2},
              "standard deviation of ln(wage agreed / wage offered)");
    at.numbers("labour.separation", separation, skill_names, "year-1", {0, 12}, "turnover of jobs, all reasons");
    at.number("labour.separation.elsewhere", separation_elsewhere, "1", share,
              "share of turnover that is changes of job and moves away, which other rules bring about");
    at.number("labour.separation.fresh", separation_fresh, "1", {0, 20},
              "separation hazard on the first day of a job over the skill's turnover");
    at.number("labour.separation.settled", separation_settled, "1", {0, 20},
              "separation hazard of an old job over the skill's turnover");
    at.number("labour.separation.settling", separation_settling, "year", {0.01, 50},
              "e-folding time from the fresh hazard to the settled one");
    at.number("labour.layoff.slack", layoff_slack, "1", {0, 10},
              "heads above posts, as a share of posts, that a firm keeps on");
    at.number("labour.raise.share", raise_share, "1", share,
              "share of the gap up to the offer to newcomers that the yearly raise of those who stay closes");
    at.number("labour.raise.tenure", raise_tenure, "year-1", {0, 0.2}, "rise of the log wage with a year of tenure");
    at.numbers("labour.learning", learning, skill_names, "year-1", {0, 2},
               "rate at which somebody a year in a firm is found fit for the next skill (basic: technician; graduate: "
               "high-level)");
    at.number("labour.promotion.training", promotion_training, "yuan", {0, 1000000},
              "what it costs a firm to promote somebody to the next skill");
    at.numbers("labour.hiring", hiring_months, skill_names, "month", {0, 24},
               "cost of filling a post from outside, in months of the wage offered");
    at.number("labour.local.share", local_share, "1", share,
              "elasticity of the posts of services to the pay earned in the district");
    at.number("labour.local.speed", local_speed, "year-1", {0, 12}, "rate at which posts of services follow that pay");
    at.number("labour.search.every", search_every, "day", {1, 365},
              "days between two searches of somebody without a job");
    at.number("labour.search.on_the_job", search_on_the_job, "1", share,
              "chance a month that somebody with a job looks around");
    at.number("labour.search.trained", search_trained, "1", share,
              "chance a month that somebody looks around who has a job and was trained at a base of late");
    at.number("labour.search.trained_for", search_trained_for, "day", {0, 36525}, "time for which that lasts");
    at.number("labour.search.hears_star", hears_star, "1", {1, 10},
              "chance to hear of an opening of an employer with a star rating, over that of another like it");
    at.number("labour.search.looks", looks, "1", {0, 256},
              "posts of the own skill that a search comes across, anywhere, open or not");
    at.number("labour.search.hears_anywhere", hears_anywhere, "1", share,
              "chance to hear in time of an opening however far away");
    at.number("labour.search.hears_near", hears_near, "m", {1, 1000000},
              "e-folding distance of the chance to hear of openings nearer home");
    at.number("labour.search.applications", applications, "1", {1, 64},
              "most firms that one search applies to, best first");
    at.number("labour.match.suitable", suitable, "1", share, "chance that an applicant suits a firm");
    at.number("labour.match.experience", experience, "1", {0, 50},
              "weight of ln(1 + years since school) in a firm's ranking, in units of its impression's Gumbel scale");
    at.number("labour.taste.wage", taste_wage, "1", {0, 50}, "weight of ln(wage) in the utility of a job");
    at.number("labour.taste.commute", taste_commute, "minute-1", {0, 2},
              "weight of a minute of one-way commute (shorter is better)");
    at.number("labour.taste.switching_cost", switching_cost, "1", {0, 50},
              "utility that giving up the present job costs");
    at.number("labour.commute_speed", commute_speed, "km/hour", {1, 100}, "door-to-door speed along the straight line");
  }
};

}  // namespace tenure
