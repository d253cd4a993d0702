#include "models/state/ledger.hpp"

#include <algorithm>
#include <cassert>

namespace tenure {

bool Ledger::pay(std::size_t account, Spending what, Fen amount) {
  assert(amount >= 0);
  Account& a = accounts_.at(account);
  if (amount > a.left()) {
    a.refused += amount;
    return false;
  }
  a.spent[static_cast<std::size_t>(what)] += amount;
  return true;
}

std::int64_t Ledger::buy(std::size_t account, Spending what, std::int64_t wanted, Fen price) {
  assert(wanted >= 0 && price >= 0);
  Account& a = accounts_.at(account);
  const std::int64_t affordable = price == 0 ? wanted : std::min(wanted, a.left() / price);
  a.spent[static_cast<std::size_t>(what)] += affordable * price;
  a.refused += (wanted - affordable) * price;
  return affordable;
}

}  // namespace tenure
