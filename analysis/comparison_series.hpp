#pragma once
/// One outcome of one replicate as one number a period, and one number for the whole horizon.
///
/// Over its dimensions a flow is summed, and so is a stock that counts (Storage::count, or the unit "person"). Other
/// stocks are means or shares (rent, vacancy, satisfaction): they are averaged over the dimension, weighted with
///     residents       where the dimension is the community,
///     labour_force    for unemployment by skill,
///     employment      for wages and commutes by skill,
/// as far as the same file has that outcome along the same dimension, else each label the same. Values that are not
/// finite are left out. Over time a flow is summed, a stock averaged, each period the same.

#include <optional>
#include <string>
#include <vector>

#include "analysis/results_file.hpp"

namespace tenure {

/// True where values of `variable` add up over its dimensions.
[[nodiscard]] bool adds_up(const Variable& variable);

/// The outcome that a mean of `variable` over its dimensions is weighed with; none where its values add up.
[[nodiscard]] std::optional<std::string> weighed_with(const Variable& variable);

/// One value a period of the `replicate`-th replicate (position). `label` keeps one label of one of the dimensions
/// ("theft"). Throws std::invalid_argument where the file has no such outcome or label.
[[nodiscard]] std::vector<double> series_of(const ResultsFile& file, const std::string& outcome,
                                            const std::optional<std::string>& label, std::size_t replicate);

/// The same at one point of a batch (position along `point`, the first dimension of every outcome of such a file).
[[nodiscard]] std::vector<double> series_at_point(const ResultsFile& file, const std::string& outcome,
                                                  const std::optional<std::string>& label, std::size_t replicate,
                                                  std::size_t point);

/// Sum (flow) or mean (stock) over time.
[[nodiscard]] double over_horizon(const Variable& variable, const std::vector<double>& series);

/// The day after the last period: the attribute `until`, or, where a run was cut short before it, the end of the last
/// period it closed.
[[nodiscard]] Day horizon_end(const ResultsFile& file);

/// The text of a root attribute, numbers as written; empty where there is none.
[[nodiscard]] std::string attribute_text(const ResultsFile& file, const std::string& name);

/// First days of the periods. Throws std::out_of_range where the file has no time.
[[nodiscard]] const std::vector<Day>& time_of(const ResultsFile& file);

/// Labels of the dimension of that name; empty where the variable does not have it.
[[nodiscard]] std::vector<std::string> labels_of(const ResultsFile& file, const Variable& variable,
                                                 const std::string& dimension);

}  // namespace tenure
