#pragma once
/// The members of a plain struct, in the order in which they are declared, without a list that could forget one.
///
/// For aggregates of at most `most_members` members, none of them a C array or a std::optional (a struct with those
/// says itself what it holds, see sim/archive.hpp).

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

#include <boost/preprocessor/repetition/enum_params.hpp>
#include <boost/preprocessor/repetition/repeat_from_to.hpp>

namespace tenure {

inline constexpr std::size_t most_members = 64;

namespace members_detail {

/// Stands for a value of any type where a struct is made of braces; never defined, as nothing is ever made.
struct Anything {
  template <class T>
  operator T() const;  // NOLINT(google-explicit-constructor): the point is to convert unasked
};

template <class T, class Sequence>
struct MadeOf;
template <class T, std::size_t... I>
struct MadeOf<T, std::index_sequence<I...>> {
  static constexpr bool value = requires { T{((void)I, Anything{})...}; };
};

/// The most initialisers that T takes: braces may leave members out, but not name more than there are.
template <class T, std::size_t N = most_members + 1>
constexpr std::size_t count() {
  if constexpr (N == 0 || MadeOf<T, std::make_index_sequence<N>>::value)
    return N;
  else
    return count<T, N - 1>();
}

}  // namespace members_detail

template <class T>
inline constexpr std::size_t members_count = members_detail::count<T>();

/// A tuple of references to the members of `object`.
template <class T>
[[nodiscard]] constexpr auto members(T& object) {
  static_assert(std::is_aggregate_v<T>, "only plain structs have members that can be told from outside");
  constexpr std::size_t n = members_count<std::remove_const_t<T>>;
  static_assert(n <= most_members, "a struct of so many members needs a larger most_members");
  if constexpr (n == 0) return std::tuple<>();
#define TENURE_MEMBERS(z, N, unused)                  \
  else if constexpr (n == N) {                        \
    auto& [BOOST_PP_ENUM_PARAMS(N, member)] = object; \
    return std::tie(BOOST_PP_ENUM_PARAMS(N, member)); \
  }
  BOOST_PP_REPEAT_FROM_TO(1, 65, TENURE_MEMBERS, )
#undef TENURE_MEMBERS
}

}  // namespace tenure
