#pragma once
/// How a firm changes its posts and its wage offers at its monthly turn.
///
/// Posts S follow ln S' = ln S + (g + e q - r (v - v0)) dt - ln E[exp(x)] + x, with x Laplace of standard deviation
/// sigma S^-beta sqrt(dt) (Stanley et al. 1996, Nature 379): g trend, q growth of outside demand for the district's
/// goods and e the elasticity of posts to it (0 but in a boom or a slump), v the firm's vacancy rate (open posts /
/// posts, in
/// [-1, 1], below zero where it has hands to spare) and v0 the normal one. The shock leaves expected posts as they are;
/// a firm that cannot fill its posts gives some of them up and one that fills them at once opens more, which ties the
/// district's posts to its people. The mix of skills is kept.
///
/// Offers close, at rate c, the gap to the offer wanted: ln w* = ln going + rho ln productivity + (v - v0) / e, the
/// mark-up that draws the missing hands at supply elasticity e to the firm (Manning 2003, Monopsony in Motion).

#include "models/labour/parameters.hpp"

namespace tenure {

/// Sd of the shock to the log of a firm's posts over `years`.
[[nodiscard]] double growth_spread(double posts, double years, const LabourParameters& at);

/// Laplace quantile, mean 0, standard deviation `sd`; `u` in (0, 1).
[[nodiscard]] double laplace_quantile(double u, double sd);

/// Factor by which a firm multiplies its posts. `vacancy_rate` in [-1, 1]; `goods_growth` [1/year] of the log of
/// demand; `u` uniform in (0, 1).
[[nodiscard]] double growth_factor(double posts, double vacancy_rate, double goods_growth, double years,
                                   const LabourParameters& at, double u);

/// The new offer [yuan/month], never below the minimum wage. `going` [yuan/month] is the district's rate for a firm of
/// productivity 1.
[[nodiscard]] double next_offer(double offer, double going, double productivity, double vacancy_rate, double years,
                                const LabourParameters& at);

}  // namespace tenure
