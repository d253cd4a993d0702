#pragma once
/// A measure of policy: it places assets, spends through the ledger, or edits `RulesInForce`; it never writes an
/// outcome.
///
/// A measure is one file and one line in `measures()` (list.cpp). Its settings come from an [[intervention]] of the
/// scenario.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/interventions/parameters.hpp"
#include "models/state/district.hpp"
#include "sim/fields.hpp"
#include "sim/random.hpp"

namespace tenure {

/// What every [[intervention]] says.
struct Programme {
  std::string kind;
  std::string name;  ///< of its account; unique in a scenario
  Day start;
  std::optional<Day> end;                  ///< first day it is no longer in force; none: runs to the horizon
  double amount = 0;                       ///< what it counts in is the measure's: cameras, yuan a month, ...
  std::optional<double> budget;            ///< [yuan] cap on all it spends; none: no cap
  std::optional<std::string> budget_line;  ///< of the scenario's [budgets], shared with others that name it
  std::string where = "everywhere";
  std::optional<std::vector<std::string>> communities;  ///< for where = "communities"
  std::optional<std::vector<std::string>> towns;        ///< for where = "towns"
  std::optional<std::string> rank_by;                   ///< for where = "ranked": an outcome by community
  std::optional<std::int64_t> top;                      ///< for all rules that choose some of the communities: how many
  std::optional<std::int64_t> placing_seed;             ///< for where = "random", and for the order of waves
  std::optional<std::int64_t> waves;      ///< staggered: how many groups of communities start one after another
  std::optional<double> wave_days;        ///< [day] between the starts of two waves
  std::optional<std::string> paid_by;     ///< who bears what the programme does not; none: it pays all
  std::optional<double> programme_share;  ///< [0, 1] of each cost that the programme bears

  /// The outcome whose standing (District::standings) the place rule asks for; none where it asks for none.
  [[nodiscard]] std::optional<std::string> ranks_by() const;
  /// Opens the account that it pays from, the next of the ledger, in which the budget lines are open already.
  void open_account(Ledger& ledger) const;
  void describe(Fields& at);
};

/// What one unit of an amount costs.
struct Piece {
  double price = 0;    ///< [yuan]
  double running = 0;  ///< [yuan/year]
};

class Measure {
 public:
  virtual ~Measure() = default;
  /// Keys of its own, beyond Programme's.
  virtual void describe(Fields& at) = 0;
  /// Key of the list of tables that it takes beside its keys, [[intervention.<key>]]; empty where it takes none. Rows
  /// are added one by one and described each on its own; a measure with such a key needs at least one.
  [[nodiscard]] virtual std::string_view rows_key() const { return {}; }
  [[nodiscard]] virtual std::string_view rows_help() const { return {}; }
  [[nodiscard]] virtual std::size_t rows() const { return 0; }
  [[nodiscard]] virtual std::size_t most_rows() const { return 100; }
  virtual void add_row() {}
  virtual void describe_row(std::size_t, Fields&) {}
  /// What one unit of its amount costs with these settings, before who bears it and caps are looked at; none where that
  /// depends on who claims.
  [[nodiscard]] virtual std::optional<Piece> unit_cost(const AssetParameters&) const { return std::nullopt; }
  /// One day of the programme, from `programme.start` until the horizon; after `programme.end` it winds down. Must be
  /// silent and change nothing when `programme.amount` is 0.
  virtual void act(District& d, const Programme& programme, const AssetParameters& assets, std::size_t account,
                   const Luck& luck, Day today) const = 0;
  /// A copy with the same settings; scenarios are immutable and shared by replicates.
  [[nodiscard]] virtual std::unique_ptr<Measure> clone() const = 0;
};

/// One line of the list of measures.
struct MeasureKind {
  std::string_view kind;         ///< "camera_network"
  std::string_view also_called;  ///< planners' word: "monitoring"
  std::string_view amount_unit;  ///< "camera", "yuan/month"
  std::string_view help;
  std::unique_ptr<Measure> (*make)();
};
[[nodiscard]] const std::vector<MeasureKind>& measures();

/// The communities a programme covers, by its place rule, asked on its first day. A pure function of the district's
/// state and the placing seed.
[[nodiscard]] std::vector<CommunityId> places_of(const District& d, const Programme& programme);

}  // namespace tenure
