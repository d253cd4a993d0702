// refused: (could not convert|no viable conversion)
#include "models/state/ids.hpp"

tenure::PersonId person(std::uint32_t row) {
  return row;
}
