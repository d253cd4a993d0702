// refused: (no match for .operator\[\]|no viable overloaded operator\[\])
#include "models/state/places.hpp"

float rent_of(const tenure::DwellingTable& dwellings, std::size_t row) {
  return dwellings.rent[row];
}
