#pragma once
/// FNV-1a, 64 bits: the same hash of the same bytes on every machine (Fowler, Noll, Vo). For telling inputs apart, not
/// against anyone who means to make two alike.

#include <cstdint>
#include <string_view>

namespace tenure {

/// Goes on from `hash`, that of what comes before.
[[nodiscard]] constexpr std::uint64_t fnv1a(std::string_view text, std::uint64_t hash = 0xcbf29ce484222325u) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return hash;
}

}  // namespace tenure
