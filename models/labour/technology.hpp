#pragma once
/// How each sector produces, inferred from who works where for what wage on the first day: as if firms then hired until
/// the marginal product of every skill stood above its cost by one markdown m (Manning 2003, Monopsony in Motion).
///
/// With wages paid w_k and heads N_k of a sector, the weights of a nest of elasticity s are a_k ~ w_k N_k^(1/s), so
/// that marginal products stand to one another as wages do. Value added is given in all, (a worker) x workers, and goes
/// to the sectors as wages do. What labour costs is given too, c = 1 + social cost over wages, so that the labour share
///
///     l = c (wages) / (value added)
///
/// comes out, the same in every sector; v = min(m l, 1) is the elasticity of output to labour, which makes
/// sum_k dY/dN_k N_k = m c sum_k w_k N_k.

#include "models/labour/output_parameters.hpp"
#include "models/labour/production.hpp"
#include "models/state/district.hpp"

namespace tenure {

/// Who works in a sector, and for what.
struct Staff {
  BySkill<double> heads{};  ///< [person]
  BySkill<double> wages{};  ///< [yuan/month] of all of them
};

[[nodiscard]] BySector<Staff> staff_by_sector(const District& d);

/// Weights and elasticities, without the scale. Every skill of `staff` has heads and wages.
[[nodiscard]] Technology technology_of(const Staff& staff, double labour_share, const OutputParameters& at);

struct Technologies {
  BySector<Technology> of;
  double cost_of_wage = 0;  ///< c: what a worker costs over the wage
  double labour_share = 0;  ///< l
};

/// From the first day of a district.
[[nodiscard]] Technologies calibrated(const District& d, const OutputParameters& at);

}  // namespace tenure
