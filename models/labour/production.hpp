#pragma once
/// What a firm of one sector makes of its people (nested CES; Katz & Murphy 1992, Quarterly Journal of Economics 107;
/// Card & Lemieux 2001, Quarterly Journal of Economics 116):
///
///     Y = scale A K^(1 - v) L^v                      value added [yuan/year]
///     L = CES(basic, S; outer)                       labour [basic workers' worth, in the sector's own measure]
///     S = CES(technician, graduate, high-level; inner)
///
/// A is the firm's productivity and K its capital, measured by the labour that it is made for: K = L in the long run,
/// where returns are constant. v is what 1 % more labour adds to output while capital stands still; a marginal product
/// times what is hired sums to v Y over the skills (Euler).

#include "models/state/economy.hpp"

namespace tenure {

/// How one sector produces. Weights of either nest sum to 1.
struct Technology {
  double scale = 0;               ///< [yuan/year a unit of labour] at productivity 1 in the long run
  double labour_elasticity = 1;   ///< v
  std::array<double, 2> outer{};  ///< of basic skills and of all others
  BySkill<double> inner{};        ///< of the others; 0 for basic
  double outer_elasticity = 1, inner_elasticity = 1;
};

/// L of `heads` people by skill.
[[nodiscard]] double labour_of(const BySkill<double>& heads, const Technology& at);

/// Y [yuan/year]; nothing without labour or without capital.
[[nodiscard]] double value_added(double labour, double capital, double productivity, const Technology& at);

/// dY/d heads by skill [yuan/year].
[[nodiscard]] BySkill<double> marginal_products(const BySkill<double>& heads, double capital, double productivity,
                                                const Technology& at);

}  // namespace tenure
