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

Kept kept(const ResultsFile& file, const Variable& variable, const std::string& label) {
  std::vector<std::string> known;
  for (std::size_t d = 0; d < variable.dimensions.size(); ++d) {
    const std::vector<std::string> labels = labels_of(file, variable, variable.dimensions[d]);
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

std::optional<Weight> weight_of(const ResultsFile& file, const Variable& variable) {
  if (adds_up(variable)) return std::nullopt;
  const Weight weight = usual_weight(variable.name);
  const Variable* by = file.find(weight.outcome);
  const auto& own = variable.dimensions;
  if (by == nullptr || by->dimensions != std::vector{weight.dimension} ||
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
  return variable.measure == Accrual::flow || variable.storage == Storage::count || variable.unit == "person";
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

namespace {

/// Values over time and `dimensions`, to one number a period.
std::vector<double> reduced(const ResultsFile& file, const Variable& variable, const std::optional<std::string>& label,
                            const std::vector<double>& values, const std::vector<double>& weights,
                            const std::optional<Weight>& weight) {
  std::vector<std::size_t> sizes;
  for (const std::string& name : variable.dimensions) sizes.push_back(file.dimension(name).size());
  const std::size_t cells = std::accumulate(sizes.begin(), sizes.end(), std::size_t{1}, std::multiplies<>());
  // Position along a dimension of a cell: (cell / stride) % size, row-major.
  std::vector<std::size_t> strides(sizes.size(), 1);
  for (std::size_t d = sizes.size(); d-- > 1;) strides[d - 1] = strides[d] * sizes[d];

  std::optional<Kept> only;
  if (label) only = kept(file, variable, *label);
  std::size_t weighted = 0;
  if (weight)
    weighted =
        static_cast<std::size_t>(std::find(variable.dimensions.begin(), variable.dimensions.end(), weight->dimension) -
                                 variable.dimensions.begin());

  const std::size_t periods = file.dimension("time").size();
  const bool sums = adds_up(variable);
  std::vector<double> series(periods, nan);
  for (std::size_t t = 0; t < periods; ++t) {
    double sum = 0, over = 0;
    for (std::size_t cell = 0; cell < cells; ++cell) {
      if (only && (cell / strides[only->dimension]) % sizes[only->dimension] != only->position) continue;
      const double value = values[t * cells + cell];
      if (!std::isfinite(value)) continue;
      const double share = weight ? weights[t * sizes[weighted] + (cell / strides[weighted]) % sizes[weighted]] : 1.0;
      sum += share * value;
      over += share;
    }
    series[t] = sums ? sum : over > 0.0 ? sum / over : nan;
  }
  return series;
}

/// One point's part of values over time, point and the rest.
std::vector<double> part_of(const std::vector<double>& values, std::size_t periods, std::size_t points,
                            std::size_t point) {
  const std::size_t each = periods * points == 0 ? 0 : values.size() / (periods * points);
  std::vector<double> part;
  for (std::size_t t = 0; t < periods; ++t) {
    const auto from = values.begin() + static_cast<std::ptrdiff_t>((t * points + point) * each);
    part.insert(part.end(), from, from + static_cast<std::ptrdiff_t>(each));
  }
  return part;
}

}  // namespace

std::vector<double> series_of(const ResultsFile& file, const std::string& outcome,
                              const std::optional<std::string>& label, std::size_t replicate) {
  const Variable& variable = required(file, outcome);
  const std::optional<Weight> weight = weight_of(file, variable);
  std::vector<double> weights;
  if (weight) weights = file.read(weight->outcome, replicate);
  return reduced(file, variable, label, file.read(outcome, replicate), weights, weight);
}

std::vector<double> series_at_point(const ResultsFile& file, const std::string& outcome,
                                    const std::optional<std::string>& label, std::size_t replicate, std::size_t point) {
  Variable variable = required(file, outcome);
  if (variable.dimensions.empty() || variable.dimensions.front() != "point")
    throw std::invalid_argument(fmt::format("{} is no batch's results file", file.path().string()));
  variable.dimensions.erase(variable.dimensions.begin());
  const std::size_t periods = file.dimension("time").size(), points = file.dimension("point").size();
  const auto read = [&](const std::string& name) {
    return part_of(file.read(name, replicate), periods, points, point);
  };
  std::optional<Weight> weight;
  if (!adds_up(variable)) {
    const Weight usual = usual_weight(variable.name);
    const Variable* by = file.find(usual.outcome);
    if (by != nullptr && by->dimensions == std::vector<std::string>{"point", usual.dimension} &&
        std::find(variable.dimensions.begin(), variable.dimensions.end(), usual.dimension) != variable.dimensions.end())
      weight = usual;
  }
  std::vector<double> weights;
  if (weight) weights = read(weight->outcome);
  return reduced(file, variable, label, read(outcome), weights, weight);
}

double over_horizon(const Variable& variable, const std::vector<double>& series) {
  const double sum = std::accumulate(series.begin(), series.end(), 0.0);
  if (variable.measure == Accrual::flow) return sum;
  return series.empty() ? nan : sum / static_cast<double>(series.size());
}

}  // namespace tenure
