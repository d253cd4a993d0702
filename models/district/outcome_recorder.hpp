#pragma once
/// Keeps the outcomes of one replicate by period. Flows are added during the day; stocks are read when a period closes.

#include <vector>

#include "models/district/last_year.hpp"
#include "models/district/outcomes.hpp"
#include "models/district/scenario.hpp"
#include "models/state/district.hpp"

namespace tenure {

class OutcomeRecorder {
 public:
  OutcomeRecorder(const District& d, const Scenario& scenario);
  /// Goes on from a past in which no programme of the scenario had begun and that kept what it ranks by.
  OutcomeRecorder(const OutcomeRecorder& past, const District& d, const Scenario& scenario);
  /// From now on keeps what the scenario's programmes rank places by.
  void remember_for(const Scenario& scenario);

  /// Adds to a flow, or to what a mean is taken of, in the running period; `first` and `second` index the outcome's own
  /// dimensions.
  void add(Outcome outcome, std::size_t first, double amount) {
    cells(outcome)[first] += amount;
    last_year_.add(static_cast<std::size_t>(outcome), first, amount);
  }
  void add(Outcome outcome, std::size_t first, std::size_t second, double amount) {
    cells(outcome)[first * last_[static_cast<std::size_t>(outcome)] + second] += amount;
    last_year_.add(static_cast<std::size_t>(outcome), first, amount);
  }
  /// What the running period has added up so far.
  [[nodiscard]] double so_far(Outcome outcome, std::size_t first) const {
    return running_[static_cast<std::size_t>(outcome)][first];
  }
  /// A stock that the caller has read, before the period closes.
  void set(Outcome outcome, std::size_t first, double value) { cells(outcome)[first] = value; }
  void end_tenancy(CommunityId community, double years) {
    add(Outcome::tenancies_ended, community.value, 1);
    years_rented_[community.value] += years;
  }
  void end_day() { last_year_.end_day(); }
  /// What place rules rank communities by, all kinds together, the highest most in need: a flow over the last 365 days
  /// (only of outcomes that a programme of the scenario ranks by), a stock as it stands; the negative of an outcome
  /// that had better be high.
  [[nodiscard]] std::vector<double> standing(Outcome outcome, const District& d, const Parameters& p, Day today);

  /// Forgets what the running period holds: called on the first recorded day.
  void start_over();
  /// Reads the stocks and ends the period.
  void close_period(const District& d, const Parameters& p, Day last_day);

  [[nodiscard]] std::size_t periods() const { return periods_; }
  /// For each of `wanted`: its values by period, row-major.
  [[nodiscard]] std::vector<std::vector<double>> values(const std::vector<Variable>& wanted) const;

  /// What an archive holds of it (sim/archive.hpp).
  template <class Archive>
  void keep(Archive& archive) {
    archive(running_, closed_, last_, years_rented_, last_year_, periods_);
  }

 private:
  std::vector<double>& cells(Outcome outcome) { return running_[static_cast<std::size_t>(outcome)]; }
  void read_stocks(const District& d, const Parameters& p, Day today);

  std::vector<std::vector<double>> running_;  ///< [outcome] cells of the running period
  std::vector<std::vector<double>> closed_;   ///< [outcome] cells of all closed periods
  std::vector<std::size_t> last_;             ///< [outcome] size of its last dimension
  std::vector<double> years_rented_;          ///< [community] in tenancies that ended in the running period
  LastYear last_year_;
  std::size_t periods_ = 0;
};

}  // namespace tenure
