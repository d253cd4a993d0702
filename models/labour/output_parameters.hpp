#pragma once
/// Numbers of what enterprises produce, from the parameter book.

#include "sim/fields.hpp"

namespace tenure {

struct OutputParameters {
  double value_added = 0;    ///< [yuan/year] a worker, on the first day
  double social_cost = 0;    ///< [1] what an employer pays on top of a wage, over that wage
  double markdown = 0;       ///< [1] marginal product of labour over its cost, on the first day
  double skills_outer = 0;   ///< [1] elasticity of substitution between basic skills and all others
  double skills_inner = 0;   ///< [1] between technicians, graduates and high-level
  double trend = 0;          ///< [1/year] growth of the logarithm of every firm's productivity
  double capital_speed = 0;  ///< [1/year] at which a firm's capital follows its labour

  void describe(Fields& at) {
    at.number("labour.output.value_added", value_added, "yuan/year", {0, 1e7},
              "value added a worker, all enterprises together, on the first day");
    at.number("labour.output.social_cost", social_cost, "1", {0, 2},
              "contributions that an employer pays on top of a wage, over that wage");
    at.number("labour.output.markdown", markdown, "1", {1, 10},
              "marginal product of labour over its cost on the first day");
    at.number("labour.output.elasticity.outer", skills_outer, "1", {0.1, 1000},
              "elasticity of substitution between basic skills and all others");
    at.number("labour.output.elasticity.inner", skills_inner, "1", {0.1, 1000},
              "elasticity of substitution between technicians, graduates and high-level");
    at.number("labour.output.trend", trend, "year-1", {-0.2, 0.2},
              "growth of the logarithm of productivity, of all enterprises alike, from the first day on");
    at.number("labour.output.capital_speed", capital_speed, "year-1", {0, 100},
              "rate at which a firm's capital closes the gap to what its labour would have in the long run");
  }
};

}  // namespace tenure
