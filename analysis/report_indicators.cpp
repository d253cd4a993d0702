#include "analysis/report_indicators.hpp"

#include <algorithm>

#include "analysis/comparison_series.hpp"

namespace tenure {

namespace {

constexpr std::size_t least_shown = 4;

const std::vector<ReportIndicator>& known() {
  static const std::vector<ReportIndicator> list{
      {"incidents_actual", "", "incidents that happen", true},
      {"fires", "", "fires in residential buildings", true},
      {"rent_burden", "", "rent burden of tenants", true},
      {"residents_by_skill", "high_level", "high-level talents who live here", true},
      {"incidents_recorded", "", "incidents that the police record", false},
      {"fire_deaths", "", "deaths in residential fires", false},
      {"fire_loss", "", "direct loss by residential fires", false},
      {"displaced", "", "households pushed out by a raised rent", false},
      {"rent", "", "mean agreed rent", false},
      {"welfare", "", "what the choice of dwellings is worth to tenants", false},
      {"satisfaction", "", "satisfaction of households with where they live (0 to 1)", false},
      {"residents", "", "people who live here", false},
      {"residents_by_skill", "graduate", "graduates who live here", false},
      {"employment", "", "people with a job in the district", false},
      {"unemployment", "", "unemployment", false},
      {"wage", "", "mean wage of the employed", false},
      {"enterprises", "", "enterprises", false},
      {"graduates", "", "start-up teams that become an enterprise", false},
      {"value_added", "", "value added of enterprises", false},
      {"spending", "", "money spent by programmes", false},
      {"borne_by_others", "", "cost that others than the programmes bear", false},
  };
  return list;
}

bool has(const ResultsFile& file, const ReportIndicator& indicator) {
  const Variable* variable = file.find(indicator.outcome);
  if (variable == nullptr || indicator.label.empty()) return variable != nullptr;
  return std::any_of(variable->dimensions.begin(), variable->dimensions.end(), [&](const std::string& dimension) {
    const std::vector<std::string> labels = labels_of(file, *variable, dimension);
    return std::find(labels.begin(), labels.end(), indicator.label) != labels.end();
  });
}

}  // namespace

std::string indicator_id(const ReportIndicator& indicator) {
  return indicator.label.empty() ? indicator.outcome : indicator.outcome + ":" + indicator.label;
}

std::vector<ReportIndicator> report_indicators(const std::vector<const ResultsFile*>& files) {
  const auto in_all = [&](const ReportIndicator& indicator) {
    return std::all_of(files.begin(), files.end(), [&](const ResultsFile* file) { return has(*file, indicator); });
  };
  std::vector<ReportIndicator> shown;
  for (const ReportIndicator& indicator : known())
    if (in_all(indicator)) shown.push_back(indicator);
  for (const Variable& variable : files.front()->variables()) {
    if (shown.size() >= least_shown) break;
    const ReportIndicator more{variable.name, "", variable.long_name, false};
    const bool there =
        std::any_of(shown.begin(), shown.end(), [&](const ReportIndicator& i) { return i.outcome == variable.name; });
    if (!there && in_all(more)) shown.push_back(more);
  }
  std::size_t main = 0;
  for (ReportIndicator& indicator : shown) main += indicator.main ? 1 : 0;
  for (ReportIndicator& indicator : shown)
    if (main == 0) indicator.main = true, ++main;
  return shown;
}

}  // namespace tenure
