#pragma once
/// How few places hold how much of what happens (the law of crime concentration; Weisburd 2015, Criminology 53), and
/// how few would by chance alone.

#include <cstdint>
#include <span>

namespace tenure {

/// Smallest share of the places that holds `part` of all events, places with most first, the last one counted in part.
/// Equal places: `part` itself. NaN without events.
[[nodiscard]] double share_holding(std::span<const std::uint32_t> events, double part);

/// Share of the places with at least one event.
[[nodiscard]] double share_with_any(std::span<const std::uint32_t> events);

/// `share_holding` of infinitely many places that are all alike, each with Poisson events of this mean: what chance
/// does by itself.
[[nodiscard]] double poisson_share_holding(double mean, double part);

}  // namespace tenure
