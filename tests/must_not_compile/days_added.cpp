// refused: (no match for .operator\+|invalid operands to binary expression)
#include "sim/calendar.hpp"

tenure::Day sum(tenure::Day a, tenure::Day b) {
  return a + b;
}
