#include "models/district/quick_look.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "models/district/scenario_programmes.hpp"
#include "models/synthesis/scaled.hpp"

namespace tenure {

namespace {

void times(Field::Target target, double factor) {
  const auto whole = [factor](std::int64_t n) {
    return n == 0 ? n : std::max<std::int64_t>(1, std::llround(static_cast<double>(n) * factor));
  };
  if (auto* const* number = std::get_if<double*>(&target)) **number *= factor;
  if (auto* const* number = std::get_if<std::int64_t*>(&target)) **number = whole(**number);
  if (auto* const* number = std::get_if<std::optional<double>*>(&target))
    if (*number != nullptr && (*number)->has_value()) ***number *= factor;
  if (auto* const* number = std::get_if<std::optional<std::int64_t>*>(&target))
    if ((*number)->has_value()) **number = whole(***number);
}

bool counts_people(const Field& field) {
  constexpr std::array units{"household", "person", "person/year"};
  return std::find(units.begin(), units.end(), field.unit) != units.end();
}

bool amount_counts_things(const MeasureKind& kind) {
  return kind.amount_unit != "yuan/month" && kind.amount_unit != "branch";
}

}  // namespace

void scale_down(Scenario& scenario, double people) {
  if (people == 1) return;
  scenario.people = people;
  scenario.district = scaled(std::move(scenario.district), people);
  scenario.district.name += fmt::format(", {:.3g} % of its people", 100 * people);
  for (BudgetLine& line : scenario.budgets)
    line.amount = static_cast<Fen>(std::llround(static_cast<double>(line.amount) * people));
  for (Intervention& intervention : scenario.interventions) {
    Programme& programme = intervention.programme;
    if (amount_counts_things(*measure_kind(programme.kind))) programme.amount *= people;
    if (programme.budget) *programme.budget *= people;
    std::shared_ptr<Measure> measure = intervention.measure->clone();
    const Fields fields = fields_of(*measure);
    for (const Field& field : fields.all())
      if (counts_people(field)) times(field.target, people);
    intervention.measure = std::move(measure);
  }
}

}  // namespace tenure
