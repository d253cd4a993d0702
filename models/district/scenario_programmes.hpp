#pragma once
/// The [[intervention]] tables of a scenario: which measure, when, where, how much; checked against the run and the
/// district.

#include <string>
#include <vector>

#include "models/district/scenario.hpp"
#include "sim/problem.hpp"
#include "sim/toml.hpp"

namespace tenure {

/// Names that place rules may use; empty lists where the district could not be read, and then names go unchecked.
struct PlaceNames {
  std::vector<std::string> communities;
  std::vector<std::string> towns;
};

[[nodiscard]] std::vector<Intervention> read_programmes(const std::vector<const TomlTable*>& tables,
                                                        const RunSettings& run, const std::vector<BudgetLine>& budgets,
                                                        const PlaceNames& places, Problems& problems);

/// The described keys of an intervention of this kind: Programme's, with the kind's own unit for the amount, and the
/// measure's.
[[nodiscard]] std::vector<Field> programme_fields(Programme& programme, Measure& measure, const MeasureKind& kind);

/// The kind of that name, or null. Planners' words are no kinds; messages lead from them to the kind.
[[nodiscard]] const MeasureKind* measure_kind(std::string_view name);

}  // namespace tenure
