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

#include "models/state/district.hpp"
#include "sim/fields.hpp"
#include "sim/random.hpp"

namespace tenure {

/// What every [[intervention]] says.
struct Programme {
  std::string kind;
  std::string name;  ///< of its account; unique in a scenario
  Day start;
  std::optional<Day> end;        ///< first day it is no longer in force; none: runs to the horizon
  double amount = 0;             ///< what it counts in is the measure's: cameras, yuan a month, ...
  std::optional<double> budget;  ///< [yuan] cap on all it spends; none: no cap
  std::string where = "everywhere";
  std::optional<std::vector<std::string>> communities;  ///< for where = "communities"
  std::optional<std::vector<std::string>> towns;        ///< for where = "towns"
  std::optional<std::int64_t> top;  ///< for where = "most_incidents", "most_people" and "random": how many communities
  std::optional<std::int64_t> placing_seed;  ///< for where = "random"

  void describe(Fields& at);
};

/// Prices, reaches and upkeep of assets, from the parameter book.
struct AssetParameters {
  double camera_price = 0;            ///< [yuan]
  double camera_upkeep = 0;           ///< [1/year] of the price
  double camera_watching = 0;         ///< [yuan/year] staff to watch one monitored camera
  double camera_reach = 0;            ///< [m]
  double camera_uptime = 0;           ///< [1] share of time it works
  double camera_fading = 0;           ///< [1/year] loss of effect as it is got used to
  double camera_passive = 0;          ///< [1] weight of an unwatched camera as a guardian; a watched one weighs 1
  double camera_view = 0;             ///< [1] share of what happens at its foot that it sees
  double subsidy_claim = 0;           ///< [1] chance that an entitled household claims
  double subsidy_administration = 0;  ///< [1] cost of running a subsidy, as a share of what it pays

  void describe(Fields& at);
};

class Measure {
 public:
  virtual ~Measure() = default;
  /// Keys of its own, beyond Programme's.
  virtual void describe(Fields& at) = 0;
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

/// The communities a programme covers today, by its place rule. A pure function of the district's state and the placing
/// seed.
[[nodiscard]] std::vector<CommunityId> places_of(const District& d, const Programme& programme);

}  // namespace tenure
