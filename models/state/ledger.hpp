#pragma once
/// Money of the programmes, in whole fen: nothing is spent twice or past the cap.

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "models/state/kinds.hpp"

namespace tenure {

/// A hundredth of a yuan.
using Fen = std::int64_t;
[[nodiscard]] constexpr Fen fen(double yuan) {
  return static_cast<Fen>(yuan * 100.0 + (yuan < 0 ? -0.5 : 0.5));
}
[[nodiscard]] constexpr double yuan(Fen amount) {
  return static_cast<double>(amount) / 100.0;
}

inline constexpr Fen no_cap = std::numeric_limits<Fen>::max();

/// The account of one programme (one [[intervention]] of the scenario).
struct Account {
  std::string programme;
  Fen budget = no_cap;
  std::array<Fen, spendings> spent{};
  Fen refused = 0;  ///< what was asked for when the money was gone: the rollout stalled

  [[nodiscard]] Fen total() const { return spent[0] + spent[1] + spent[2]; }
  [[nodiscard]] Fen left() const { return budget == no_cap ? no_cap : budget - total(); }
};

class Ledger {
 public:
  std::size_t open(std::string programme, Fen budget) {
    accounts_.push_back({std::move(programme), budget, {}, 0});
    return accounts_.size() - 1;
  }
  /// Pays the whole amount or nothing; false where the account does not hold it, which is noted as refused.
  [[nodiscard]] bool pay(std::size_t account, Spending what, Fen amount);
  /// How many of `wanted` pieces at `price` the account can pay for; pays for them.
  [[nodiscard]] std::int64_t buy(std::size_t account, Spending what, std::int64_t wanted, Fen price);

  [[nodiscard]] const std::vector<Account>& accounts() const { return accounts_; }

 private:
  std::vector<Account> accounts_;
};

}  // namespace tenure
