#include "models/state/ledger.hpp"

#include <algorithm>
#include <cassert>

namespace tenure {

void Ledger::book(Account& account, Spending what, Fen own, Fen whole) {
  account.spent[static_cast<std::size_t>(what)] += own;
  account.borne[static_cast<std::size_t>(account.others)] += whole - own;
  if (account.line) lines_[*account.line].spent += own;
}

bool Ledger::pay(std::size_t account, Spending what, Fen amount) {
  assert(amount >= 0);
  Account& a = accounts_.at(account);
  const Fen own = a.own(amount);
  if (own > left(account)) {
    a.refused += own;
    return false;
  }
  book(a, what, own, amount);
  return true;
}

std::int64_t Ledger::buy(std::size_t account, Spending what, std::int64_t wanted, Fen price) {
  assert(wanted >= 0 && price >= 0);
  Account& a = accounts_.at(account);
  const Fen own = a.own(price);
  const std::int64_t affordable = own == 0 ? wanted : std::min(wanted, left(account) / own);
  book(a, what, affordable * own, affordable * price);
  a.refused += (wanted - affordable) * own;
  return affordable;
}

}  // namespace tenure
