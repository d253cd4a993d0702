#pragma once
/// The outcomes that a report shows, in its order, with short English names; Chinese ones are those of language.hpp.

#include <string>
#include <vector>

#include "analysis/results_file.hpp"

namespace tenure {

struct ReportIndicator {
  std::string outcome, label;  ///< `label`: one of the outcome's labels, or empty for all
  std::string english;
  bool main = false;  ///< told in a sentence at the top
};

/// "incidents_actual", or "residents_by_skill:high_level".
[[nodiscard]] std::string indicator_id(const ReportIndicator& indicator);

/// Those that every file has. Where these are fewer than four, the files' own first outcomes with their long names
/// follow; at least one is main.
[[nodiscard]] std::vector<ReportIndicator> report_indicators(const std::vector<const ResultsFile*>& files);

}  // namespace tenure
