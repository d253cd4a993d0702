#pragma once
/// An index into one table and no other. `Id<PersonTable>` cannot index a column of `DwellingTable`: it does not
/// compile.

#include <compare>
#include <cstdint>
#include <functional>
#include <limits>

namespace tenure {

template <class Table>
struct Id {
  static constexpr std::uint32_t none_value = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t value = none_value;

  constexpr Id() = default;
  constexpr explicit Id(std::uint32_t v) : value(v) {}

  [[nodiscard]] static constexpr Id none() { return Id{}; }
  [[nodiscard]] constexpr bool exists() const { return value != none_value; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

}  // namespace tenure

template <class Table>
struct std::hash<tenure::Id<Table>> {
  std::size_t operator()(tenure::Id<Table> id) const noexcept { return id.value; }
};
