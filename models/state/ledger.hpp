#pragma once
/// Money of the programmes, in whole fen: nothing is spent twice or past the cap.

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
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

/// Money that several programmes may draw on, in the order in which they ask.
struct BudgetLine {
  std::string name;
  Fen amount = 0;
  Fen spent = 0;
};

/// The account of one programme (one [[intervention]] of the scenario). Of each cost the programme bears `own_share`
/// within its budget; `others` bear the rest, which is counted apart.
struct Account {
  std::string programme;
  Fen budget = no_cap;
  std::optional<std::size_t> line = std::nullopt;  ///< of the ledger: drawn on besides its own budget
  double own_share = 1;                            ///< [0, 1]
  Payer others = Payer::programme;                 ///< means nothing where own_share is 1
  std::array<Fen, spendings> spent{};
  std::array<Fen, payers> borne{};  ///< by others, by who they are
  Fen refused = 0;                  ///< what was asked for when the money was gone: the rollout stalled

  [[nodiscard]] Fen total() const { return spent[0] + spent[1] + spent[2]; }
  /// Of its own budget; see Ledger::left for what it may spend.
  [[nodiscard]] Fen left() const { return budget == no_cap ? no_cap : budget - total(); }
  /// The programme's own part of a cost.
  [[nodiscard]] Fen own(Fen amount) const { return fen(own_share * yuan(amount)); }

  /// What an archive holds of it (sim/archive.hpp).
  template <class Archive>
  void keep(Archive& archive) {
    archive(programme, budget, line, own_share, others, spent, borne, refused);
  }
};

class Ledger {
 public:
  std::size_t open(std::string programme, Fen budget) {
    return open(Account{.programme = std::move(programme), .budget = budget});
  }
  std::size_t open(Account account) {
    accounts_.push_back(std::move(account));
    return accounts_.size() - 1;
  }
  std::size_t open_line(std::string name, Fen amount) {
    lines_.push_back({std::move(name), amount});
    return lines_.size() - 1;
  }
  /// What the account may still spend: the less of its own budget and of its line's.
  [[nodiscard]] Fen left(std::size_t account) const {
    const Account& a = accounts_.at(account);
    return a.line ? std::min(a.left(), lines_[*a.line].amount - lines_[*a.line].spent) : a.left();
  }
  /// Pays the whole amount or nothing; false where the account does not hold its own part, which is noted as refused.
  [[nodiscard]] bool pay(std::size_t account, Spending what, Fen amount);
  /// How many of `wanted` pieces at `price` the account can pay for; pays for them.
  [[nodiscard]] std::int64_t buy(std::size_t account, Spending what, std::int64_t wanted, Fen price);

  /// Notes a cost that a programme brings upon `who` and that never goes through its account.
  void bear(std::size_t account, Payer who, Fen amount) {
    accounts_.at(account).borne[static_cast<std::size_t>(who)] += amount;
  }
  /// Notes what an account was asked for and could not pay.
  void refuse(std::size_t account, Fen amount) { accounts_.at(account).refused += accounts_.at(account).own(amount); }
  [[nodiscard]] bool holds(std::size_t account, Fen amount) const {
    return accounts_.at(account).own(amount) <= left(account);
  }

  [[nodiscard]] const std::vector<Account>& accounts() const { return accounts_; }
  [[nodiscard]] const std::vector<BudgetLine>& lines() const { return lines_; }

  /// What an archive holds of it (sim/archive.hpp).
  template <class Archive>
  void keep(Archive& archive) {
    archive(accounts_, lines_);
  }

 private:
  void book(Account& account, Spending what, Fen own, Fen whole);

  std::vector<Account> accounts_;
  std::vector<BudgetLine> lines_;
};

}  // namespace tenure
