#include "analysis/study.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

#include "analysis/comparison_series.hpp"

namespace tenure {

Study::Study(const std::filesystem::path& path) : file_(path) {
  method_ = attribute_text(file_, "design");
  if (method_.empty()) throw std::invalid_argument("is no file of `tenure batch`");
  if (method_ == "none") throw std::invalid_argument("has no design: no parameter was moved");
  scenarios_ = std::get<std::vector<std::string>>(file_.dimension("scenario").labels);
  const ResultsTable bounds = file_.table("parameters"), design = file_.table("design");
  const auto& names = std::get<std::vector<std::string>>(bounds.dimensions.at("parameter").labels);
  for (std::size_t j = 0; j < names.size(); ++j)
    parameters_.push_back({names[j], bounds.columns.at("low")[j], bounds.columns.at("high")[j]});
  points_.parameters = names.size();
  for (std::size_t i = 0; i < design.dimensions.at("point").size(); ++i)
    for (const DesignParameter& p : parameters_)
      points_.values.push_back((design.columns.at(p.name)[i] - p.low) / (p.high - p.low));
}

std::vector<double> Study::output(const std::string& outcome, const std::optional<std::string>& label,
                                  const Window& window, std::size_t scenario) const {
  if (!lies_over_study(file_, outcome))
    throw std::invalid_argument(fmt::format("{} has no outcome \"{}\"", file_.path().string(), outcome));
  const Variable& variable = *file_.find(outcome);
  const std::vector<Day>& time = time_of(file_);
  std::vector<std::size_t> periods;
  for (std::size_t t = 0; t < time.size(); ++t)
    if ((!window.from || time[t] >= *window.from) && (!window.until || time[t] < *window.until)) periods.push_back(t);
  if (periods.empty()) throw std::invalid_argument("no period begins within the window");

  std::vector<double> output(points_.rows(), 0.0);
  const std::size_t n = file_.replicates().size();
  for (std::size_t r = 0; r < n; ++r)
    for (std::size_t p = 0; p < output.size(); ++p) {
      const std::vector<double> series = series_of(file_, outcome, label, r, StudyCell{scenario, p});
      std::vector<double> within;
      for (const std::size_t t : periods) within.push_back(series[t]);
      output[p] += over_horizon(variable, within) / static_cast<double>(n);
    }
  return output;
}

WholeBlocks whole_blocks(const Points& points, const std::vector<double>& output, std::size_t block) {
  WholeBlocks whole{{points.parameters, {}}, {}, 0};
  const auto at = [](auto& values, std::size_t i) { return values.begin() + static_cast<std::ptrdiff_t>(i); };
  for (std::size_t i = 0; i + block <= output.size(); i += block) {
    if (std::any_of(at(output, i), at(output, i + block), [](double y) { return std::isnan(y); })) {
      ++whole.left_out;
      continue;
    }
    whole.output.insert(whole.output.end(), at(output, i), at(output, i + block));
    whole.points.values.insert(whole.points.values.end(), at(points.values, i * points.parameters),
                               at(points.values, (i + block) * points.parameters));
  }
  return whole;
}

}  // namespace tenure
