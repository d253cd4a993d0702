#pragma once
/// Numbers of incubation and of the founding and closing of enterprises, from the parameter book.

#include "models/state/economy.hpp"
#include "sim/fields.hpp"

namespace tenure {

struct IncubationParameters {
  // Who looks for a place.
  double arrivals = 0;          ///< [1/year] teams that look for a place, for each place of the first day
  double potential_spread = 0;  ///< [1] sd of the log of potential
  double team_members = 1;      ///< [person] mean

  // Which place.
  double taste_maker_space = 0;  ///< [1] utility of a maker space over an incubator
  double taste_distance = 0;     ///< [1/km] nearer is better
  double taste_support = 0;      ///< [1] utility of full platform support

  // Whether to come for a grant.
  double come_anyway = 1;  ///< [1] of the teams that weigh the district, share that comes without a grant
  double taste_grant = 0;  ///< [1] utility of 100,000 yuan of grant

  // What becomes of a team.
  double progress = 0;          ///< [1/year] of a team of potential 1 without support
  double support_progress = 0;  ///< [1] what full support adds to the progress of a team of potential 1
  double support_survival = 0;  ///< [1] log hazard of failing under full support over that without
  double partner_hazard = 0;    ///< [1/year] of finding a partner enterprise without support
  double partner_support = 0;   ///< [1/year] added to it by full support
  double partner_progress = 0;  ///< [1] what a partner adds to progress
  double partner_reach = 0;     ///< [m] within which partners are found
  double survival_one = 1;      ///< [1] share of teams not failed after one year, without other ways out
  double survival_three = 1;    ///< [1] the same after three years
  double survival_five = 1;     ///< [1] the same after five years
  double longest_stay = 0;      ///< [year]

  // The enterprise that a team becomes.
  double graduate_posts = 0;         ///< [1] posts of the enterprise for each member
  double graduate_productivity = 0;  ///< [1] elasticity of productivity to potential
  BySkill<double> graduate_mix{};    ///< [1] relative frequency of skills among its posts

  void describe(Fields& at);
};

struct FirmTurnoverParameters {
  double entry_rate = 0;    ///< [1/year] enterprises founded for each of the first day, graduates of teams not counted
  double entry_posts = 0;   ///< [person] median posts of one
  double entry_spread = 0;  ///< [1] sd of the log of posts
  double entry_distance = 0;   ///< [m] from the enterprise or the host near which one settles
  double exit_first = 0;       ///< [1/year] hazard of closing in the first year
  double exit_second = 0;      ///< [1/year]
  double exit_third = 0;       ///< [1/year]
  double exit_to_seventh = 0;  ///< [1/year] from the fourth to the seventh year
  double exit_later = 0;       ///< [1/year]
  double exit_size = 0;        ///< [1] the hazard falls with posts to the power of minus this
  double exit_size_at = 1;     ///< [person] posts at which the hazard by age holds
  double exit_idle = 0;        ///< [day] age from which an enterprise without staff closes

  void describe(Fields& at);
};

}  // namespace tenure
