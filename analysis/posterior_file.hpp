#pragma once
/// A posterior as a file: HDF5 that is also netCDF-4, laid out as a results file is (docs/results-format.md), with
///
///     dimension  draw                 0, 1, 2, ...
///     variable   weight(draw)         above 0; they sum to 1
///     variable   NAME(draw)           one for each parameter, by its dotted name, in its own unit, with the attributes
///                                     units, prior, prior_low, prior_high, variance_ratio, prior_distance, informed
///     attributes posterior_format = 1, title, method, scenario, targets, seed, tenure_version, git_commit, ...
///     group      provenance           what does not enter the posterior (threads, seconds)
///
/// `tenure run|compare --posterior FILE` and `[design] method = "posterior"` of `tenure batch` read it; so does anyone
/// with xarray. It takes its name only once it is whole.

#include <filesystem>

#include "analysis/posterior.hpp"

namespace tenure {

inline constexpr std::int64_t posterior_format = 1;

/// Replaces what lies at `path`. Throws std::runtime_error where it cannot be written, std::invalid_argument for a
/// posterior without draws or parameters.
void write_posterior(const std::filesystem::path& path, const Posterior& posterior,
                     const std::map<std::string, Attribute>& provenance);

/// Throws WrongInput with the path and the reason: not there, no posterior file, damaged, another posterior_format.
[[nodiscard]] Posterior read_posterior(const std::filesystem::path& path);

}  // namespace tenure
