#pragma once
/// An index into one table and no other. `Id<PersonTable>` cannot index a column of `DwellingTable`: it does not
/// compile.

#include <algorithm>
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

/// An id of a table of few rows in 8 bits, for columns of many: ids from 0 to 254, and none.
template <class Table>
class ShortId {
 public:
  static constexpr std::uint8_t none_value = std::numeric_limits<std::uint8_t>::max();  ///< also: how many there may be

  constexpr ShortId() = default;
  constexpr ShortId(Id<Table> id)  // NOLINT(google-explicit-constructor): a column of ids is written like any other
      : value_(static_cast<std::uint8_t>(std::min<std::uint32_t>(id.value, none_value))) {}
  constexpr operator Id<Table>() const { return exists() ? Id<Table>{value_} : Id<Table>::none(); }  // NOLINT

  [[nodiscard]] constexpr bool exists() const { return value_ != none_value; }

 private:
  std::uint8_t value_ = none_value;
};

}  // namespace tenure

template <class Table>
struct std::hash<tenure::Id<Table>> {
  std::size_t operator()(tenure::Id<Table> id) const noexcept { return id.value; }
};
