#pragma once
/// What a run reports: one list of outcomes with names, units, dimensions and meaning, and the recorder that keeps them
/// by period.
///
/// `tenure explain outcomes`, results files, comparisons and charts are all made from this list.

#include <string>
#include <vector>

#include "models/district/scenario.hpp"
#include "models/state/district.hpp"
#include "sim/results.hpp"

namespace tenure {

/// In the order of `outcome_variables`.
enum class Outcome : std::size_t {
  incidents_actual,
  incidents_recorded,
  incidents_displaced,
  fires,
  fires_serious,
  fire_deaths,
  fire_loss,
  residents,
  residents_by_skill,
  births,
  deaths,
  arrivals,
  departures,
  inflow,
  outflow,
  turned_away,
  moves,
  displaced,
  vacancy,
  rent,
  asking_rent,
  rent_burden,
  satisfaction,
  labour_force,
  employment,
  unemployment,
  wage,
  hires,
  separations,
  open_posts,
  subsidised,
  camera_exposure,
  spending,
  borne_by_others,
  spending_refused,
};

[[nodiscard]] const std::vector<Variable>& outcome_variables();

/// Every dimension that outcomes use, `time` first: communities, towns' names beside them, regions and programmes as in
/// this district and scenario.
[[nodiscard]] std::vector<Dimension> outcome_dimensions(const District& d, const Scenario& scenario);

/// Keeps outcomes of one replicate. Flows are added during the day; stocks are read when a period closes.
class OutcomeRecorder {
 public:
  OutcomeRecorder(const District& d, const Scenario& scenario);

  /// Adds to a flow in the running period; `first` and `second` index the outcome's own dimensions.
  void add(Outcome outcome, std::size_t first, double amount) { cells(outcome)[first] += amount; }
  void add(Outcome outcome, std::size_t first, std::size_t second, double amount) {
    cells(outcome)[first * last_[static_cast<std::size_t>(outcome)] + second] += amount;
  }

  /// Forgets what the running period holds: called on the first recorded day.
  void start_over();
  /// Reads the stocks and ends the period.
  void close_period(const District& d, const HousingParameters& housing, Day last_day);

  [[nodiscard]] std::size_t periods() const { return periods_; }
  /// For each of `wanted`: its values by period, row-major.
  [[nodiscard]] std::vector<std::vector<double>> values(const std::vector<Variable>& wanted) const;

 private:
  std::vector<double>& cells(Outcome outcome) { return running_[static_cast<std::size_t>(outcome)]; }
  void read_stocks(const District& d, const HousingParameters& housing, Day today);

  std::vector<std::vector<double>> running_;  ///< [outcome] cells of the running period
  std::vector<std::vector<double>> closed_;   ///< [outcome] cells of all closed periods
  std::vector<std::size_t> last_;             ///< [outcome] size of its last dimension
  std::size_t periods_ = 0;
};

}  // namespace tenure
