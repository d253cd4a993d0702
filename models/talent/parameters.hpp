#pragma once
/// Numbers of how people meet talent programmes, from the parameter book.

#include <array>

#include "models/state/talent.hpp"
#include "sim/fields.hpp"

namespace tenure {

struct TalentParameters {
  // Allowances.
  double allowance_claim = 0;    ///< [1] chance that somebody entitled claims
  double allowance_heard = 0;    ///< [1] share of those who weigh coming who have heard of it
  double allowance_horizon = 1;  ///< [month] over which they spread what they would receive

  // Service lists.
  double service_apply = 0;                                ///< [1/month] chance that a household in need applies
  std::array<double, service_categories> service_worth{};  ///< [1] utility of having been served
  double newcomer_years = 0;  ///< [year] since arrival for which a household counts as a newcomer

  // Training bases.
  double training_interest = 0;    ///< [1/month] chance that somebody with basic skill and a job applies
  double training_age_most = 0;    ///< [year]
  double training_pass = 0;        ///< [1]
  double training_motivation = 0;  ///< [1] rise of the interest, in parts of it, where a colleague was honoured

  // Talent homes.
  double home_apply = 0;  ///< [1/month] chance that an entitled household applies

  void describe(Fields& at);
};

}  // namespace tenure
