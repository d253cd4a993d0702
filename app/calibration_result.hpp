#pragma once
/// What a finished calibration leaves: the posterior with its provenance, and what is said of it.

#include <string>

#include "analysis/posterior.hpp"
#include "app/calibration_file.hpp"

namespace tenure {

/// Draws in the parameters' own units, in an order that means nothing, with what the data said of each parameter.
[[nodiscard]] Posterior posterior_of(const CalibrationFile& file, const WeightedPoints& draws, std::size_t runs,
                                     const std::string& scenario);

/// A table of parameters, then those that the data say nothing about by name.
[[nodiscard]] std::string posterior_text(const Posterior& posterior);

}  // namespace tenure
