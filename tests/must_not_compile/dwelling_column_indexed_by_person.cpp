// refused: (no match for .operator\[\]|no viable overloaded operator\[\])
#include "models/state/people.hpp"
#include "models/state/places.hpp"

float rent_of(const tenure::DwellingTable& dwellings, tenure::PersonId person) {
  return dwellings.rent[person];
}
