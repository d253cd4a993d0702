#include "models/state/people.hpp"
#include "models/state/places.hpp"

// The control: what the other files of this folder do wrong, done right.
float rent_of(const tenure::DwellingTable& dwellings, tenure::DwellingId dwelling) {
  return dwellings.rent[dwelling];
}
bool same(tenure::PersonId a, tenure::PersonId b) {
  return a == b;
}
tenure::Day later(tenure::Day start, int days) {
  return start + days;
}
int between(tenure::Day start, tenure::Day end) {
  return end - start;
}
tenure::PersonId person(std::uint32_t row) {
  return tenure::PersonId{row};
}
