#pragma once
/// One programme on its own, lived day by day in a district without any other life.

#include <optional>

#include "models/interventions/measure.hpp"
#include "tests/village.hpp"

namespace tenure::testing {

inline constexpr Day start{19000};
inline constexpr Luck luck{3, 0};

/// Round ones, of cameras, subsidies, patrols, parking and lanes.
inline AssetParameters prices() {
  AssetParameters a;
  a.camera = {.price = 5000,
              .upkeep = 0.1,
              .watching = 500,
              .reach = 60,
              .uptime = 0.9,
              .fading = 0.1,
              .passive = 0.2,
              .view = 0.8,
              .police_price = 50000,
              .police_reach = 120};
  a.subsidy.administration = 0.05;
  a.patrol = {.team = 36525, .visits = 4, .presence = 0.5, .cycle = 7};
  a.parking = {.price = 100, .upkeep = 0.1, .bikes = 4};
  a.paving = {.price = 200000, .lane = 100, .access = 0.3, .lamps = 60000, .lamps_power = 3652.5};
  return a;
}

/// A programme with its account, in a district that is the test's to fill.
struct Bench {
  District d;
  Programme programme;
  explicit Bench(double amount, std::optional<double> budget = {}) {
    programme.name = "test";
    programme.start = start;
    programme.amount = amount;
    programme.budget = budget;
    d.ledger.open("test", budget ? fen(*budget) : no_cap);
    d.rollouts.emplace_back();
  }
  void run(const Measure& measure, int days, int from = 0) {
    for (int t = from; t < from + days; ++t) measure.act(d, programme, prices(), 0, luck, start + t);
  }
  [[nodiscard]] const Account& account() const { return d.ledger.accounts()[0]; }
};

}  // namespace tenure::testing
