#include "analysis/report_indicators.hpp"

#include <algorithm>

#include "analysis/comparison_series.hpp"

namespace tenure {

namespace {

constexpr std::size_t least_shown = 4;

const std::vector<ReportIndicator>& known() {
  static const std::vector<ReportIndicator> list{
      {"incidents_actual", "", "incidents that happen", "实际发生的治安事件", true},
      {"fires", "", "fires in residential buildings", "居住建筑火灾", true},
      {"rent_burden", "", "rent burden of tenants", "租户租金负担", true},
      {"residents_by_skill", "high_level", "high-level talents who live here", "居住在本区的高层次人才", true},
      {"incidents_recorded", "", "incidents that the police record", "警方记录的治安事件", false},
      {"fire_deaths", "", "deaths in residential fires", "居住火灾死亡人数", false},
      {"fire_loss", "", "direct loss by residential fires", "居住火灾直接损失", false},
      {"displaced", "", "households pushed out by a raised rent", "因涨租被迫搬离的家庭", false},
      {"rent", "", "mean agreed rent", "平均成交租金", false},
      {"welfare", "", "what the choice of dwellings is worth to tenants", "住房选择对租户的价值", false},
      {"satisfaction", "", "satisfaction of households with where they live (0 to 1)", "家庭居住满意度（0 至 1）",
       false},
      {"residents", "", "people who live here", "常住人口", false},
      {"residents_by_skill", "graduate", "graduates who live here", "居住在本区的大学毕业人才", false},
      {"employment", "", "people with a job in the district", "区内就业人数", false},
      {"unemployment", "", "unemployment", "失业率", false},
      {"wage", "", "mean wage of the employed", "就业者平均工资", false},
      {"enterprises", "", "enterprises", "企业数", false},
      {"graduates", "", "start-up teams that become an enterprise", "成为企业的创业团队", false},
      {"value_added", "", "value added of enterprises", "企业增加值", false},
      {"spending", "", "money spent by programmes", "项目支出", false},
      {"borne_by_others", "", "cost that others than the programmes bear", "项目以外各方承担的费用", false},
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
    const ReportIndicator more{variable.name, "", variable.long_name, variable.long_name, false};
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

std::string chinese_unit(const std::string& unit) {
  if (unit == "1") return "";
  if (unit == "person") return "人";
  if (unit == "yuan") return "元";
  if (unit == "yuan month-1") return "元/月";
  if (unit == "day") return "天";
  if (unit == "min") return "分钟";
  if (unit == "year") return "年";
  return unit;
}

}  // namespace tenure
