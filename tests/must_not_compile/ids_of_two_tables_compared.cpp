// refused: (no match for .operator==|invalid operands to binary expression)
#include "models/state/ids.hpp"

bool same(tenure::PersonId person, tenure::HouseholdId household) {
  return person == household;
}
