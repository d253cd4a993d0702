#pragma once
/// The outcomes that a report shows, in its order, with short names in English and Chinese.

#include <string>
#include <vector>

#include "analysis/results_file.hpp"

namespace tenure {

struct ReportIndicator {
  std::string outcome, label;  ///< `label`: one of the outcome's labels, or empty for all
  std::string english, chinese;
  bool main = false;  ///< told in a sentence at the top
};

/// "incidents_actual", or "residents_by_skill:high_level".
[[nodiscard]] std::string indicator_id(const ReportIndicator& indicator);

/// Those that every file has. Where these are fewer than four, the files' own first outcomes with their long names
/// follow; at least one is main.
[[nodiscard]] std::vector<ReportIndicator> report_indicators(const std::vector<const ResultsFile*>& files);

/// The unit in Chinese, as it is written beside a number; English where it is not known.
[[nodiscard]] std::string chinese_unit(const std::string& unit);

}  // namespace tenure
