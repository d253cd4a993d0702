#include "analysis/comparison_series.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tenure {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

const Variable& required(const ResultsFile& file, const std::string& outcome) {
  const Variable* variable = file.find(outcome);
  if (variable == nullptr)
    throw std::invalid_argument(fmt::format("{} has no outcome \"{}\"", file.path().string(), outcome));
  return *variable;
}

/// The one label that is kept: position in its dimension, and which dimension of the variable that is.
struct Kept {
  std::size_t dimension = 0, position = 0;
};

Kept kept(const ResultsFile& file, const Variable& variable, const std::vector<std::string>& own,
          const std::string& label) {
  std::vector<std::string> known;
  for (std::size_t d = 0; d < own.size(); ++d) {
    const std::vector<std::string> labels = labels_of(file, variable, own[d]);
    const auto at = std::find(labels.begin(), labels.end(), label);
    if (at != labels.end()) return {d, static_cast<std::size_t>(at - labels.begin())};
    known.insert(known.end(), labels.begin(), labels.end());
  }
  throw std::invalid_argument(
      known.empty() ? fmt::format("{} has no labels to choose from", variable.name)
                    : fmt::format("{} has no label \"{}\" (it has: {})", variable.name, label, fmt::join(known, ", ")));
}

/// What the mean of `variable` is weighted with, and along which dimension.
struct Weight {
  std::string outcome, dimension;
};

Weight usual_weight(const std::string& outcome) {
  return outcome == "unemployment"                                                ? Weight{"labour_force", "skill"}
         : outcome == "wage" || outcome == "wage_stayers" || outcome == "commute" ? Weight{"employment", "skill"}
         : outcome == "wage_hired"                                                ? Weight{"hires", "skill"}
         : outcome == "labour_share"                                              ? Weight{"value_added", "sector"}
                                                                                  : Weight{"residents", "community"};
}

/// The variable's dimensions, without scenario and point where one of these is looked at.
std::vector<std::string> own_dimensions(const Variable& variable, bool of_study) {
  return {variable.dimensions.begin() + (of_study ? 2 : 0), variable.dimensions.end()};
}

std::optional<Weight> weight_of(const ResultsFile& file, const Variable& variable, bool of_study) {
  if (adds_up(variable)) return std::nullopt;
  const Weight weight = usual_weight(variable.name);
  const Variable* by = file.find(weight.outcome);
  const std::vector<std::string> own = own_dimensions(variable, of_study);
  if (by == nullptr || (of_study && !lies_over_study(file, weight.outcome)) ||
      own_dimensions(*by, of_study) != std::vector{weight.dimension} ||
      std::find(own.begin(), own.end(), weight.dimension) == own.end())
    return std::nullopt;
  return weight;
}

}  // namespace

std::string attribute_text(const ResultsFile& file, const std::string& name) {
  const auto at = file.attributes().find(name);
  if (at == file.attributes().end()) return {};
  if (const auto* text = std::get_if<std::string>(&at->second)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&at->second)) return std::to_string(*number);
  return fmt::format("{}", std::get<double>(at->second));
}

const std::vector<Day>& time_of(const ResultsFile& file) {
  return std::get<std::vector<Day>>(file.dimension("time").labels);
}

Day horizon_end(const ResultsFile& file) {
  const std::vector<Day>& time = time_of(file);
  const std::optional<Day> until = parse_day(attribute_text(file, "until"));
  if (time.size() < 2) return until ? *until : time.empty() ? Day{} : time.back() + 1;
  const int days = time.back() - time[time.size() - 2];
  const Period period = days == 1    ? Period::day
                        : days <= 7  ? Period::week
                        : days <= 31 ? Period::month
                        : days <= 92 ? Period::quarter
                                     : Period::year;
  const Day end = next_period(time.back(), period, time.front());
  return until ? std::min(end, *until) : end;
}

std::optional<std::string> weighed_with(const Variable& variable) {
  if (adds_up(variable)) return std::nullopt;
  return usual_weight(variable.name).outcome;
}

bool adds_up(const Variable& variable) {
  return variable.measure == Accrual::flow || variable.storage != Storage::real || variable.unit == "person";
}

std::vector<std::string> labels_of(const ResultsFile& file, const Variable& variable, const std::string& dimension) {
  if (std::find(variable.dimensions.begin(), variable.dimensions.end(), dimension) == variable.dimensions.end())
    return {};
  const auto& labels = file.dimension(dimension).labels;
  if (const auto* words = std::get_if<std::vector<std::string>>(&labels)) return *words;
  std::vector<std::string> texts;
  if (const auto* numbers = std::get_if<std::vector<std::int64_t>>(&labels))
    for (std::int64_t n : *numbers) texts.push_back(std::to_string(n));
  if (const auto* days = std::get_if<std::vector<Day>>(&labels))
    for (Day day : *days) texts.push_back(format_day(day));
  return texts;
}

std::vector<double> series_of(const ResultsFile& file, const std::string& outcome,
                              const std::optional<std::string>& label, std::size_t replicate,
                              std::optional<StudyCell> cell_of) {
  const Variable& variable = required(file, outcome);
  const bool of_study = cell_of.has_value();
  const auto read = [&](const std::string& name) {
    return of_study ? file.read(name, replicate, *cell_of) : file.read(name, replicate);
  };
  const std::vector<double> values = read(outcome);
  const std::vector<std::string> own = own_dimensions(variable, of_study);
  std::vector<std::size_t> sizes;
  for (const std::string& name : own) sizes.push_back(file.dimension(name).size());
  const std::size_t cells = std::accumulate(sizes.begin(), sizes.end(), std::size_t{1}, std::multiplies<>());
  // Position along a dimension of a cell: (cell / stride) % size, row-major.
  std::vector<std::size_t> strides(sizes.size(), 1);
  for (std::size_t d = sizes.size(); d-- > 1;) strides[d - 1] = strides[d] * sizes[d];

  std::optional<Kept> only;
  if (label) only = kept(file, variable, own, *label);
  const std::optional<Weight> weight = weight_of(file, variable, of_study);
  std::vector<double> weights;
  std::size_t weighted = 0;
  if (weight) {
    weights = read(weight->outcome);
    weighted = static_cast<std::size_t>(std::find(own.begin(), own.end(), weight->dimension) - own.begin());
  }

  const std::size_t periods = file.dimension("time").size();
  const bool sums = adds_up(variable);
  std::vector<double> series(periods, nan);
  for (std::size_t t = 0; t < periods; ++t) {
    double sum = 0, over = 0;
    bool any = !of_study;  // a run of a study that is missing must not pass for one in which nothing happened
    for (std::size_t cell = 0; cell < cells; ++cell) {
      if (only && (cell / strides[only->dimension]) % sizes[only->dimension] != only->position) continue;
      const double value = values[t * cells + cell];
      if (!std::isfinite(value)) continue;
      any = true;
      const double share = weight ? weights[t * sizes[weighted] + (cell / strides[weighted]) % sizes[weighted]] : 1.0;
      sum += share * value;
      over += share;
    }
    series[t] = sums && any ? sum : over > 0.0 ? sum / over : nan;
  }
  return series;
}

double over_horizon(const Variable& variable, const std::vector<double>& series) {
  const double sum = std::accumulate(series.begin(), series.end(), 0.0);
  if (variable.measure == Accrual::flow) return sum;
  return series.empty() ? nan : sum / static_cast<double>(series.size());
}

}  // namespace tenure
