#pragma once
/// Philox4x32-10 (Salmon et al. 2011, SC11): 128 random bits from a 128-bit counter and a 64-bit key.

#include <Random123/philox.h>

#include <array>
#include <cstdint>
#include <span>

namespace tenure {

using PhiloxBlock = std::array<std::uint32_t, 4>;  ///< a counter, or the bits that come of it
using PhiloxKey = std::array<std::uint32_t, 2>;

[[nodiscard]] inline PhiloxBlock philox(const PhiloxBlock& counter, const PhiloxKey& key) {
  const r123::Philox4x32::ctr_type c{{counter[0], counter[1], counter[2], counter[3]}};
  const r123::Philox4x32::key_type k{{key[0], key[1]}};
  const auto out = r123::Philox4x32{}(c, k);
  return {out[0], out[1], out[2], out[3]};
}

/// The same of many counters under one key, each in its place: on a processor with wide registers some three times as
/// fast as one by one.
void philox_each(std::span<PhiloxBlock> counters, const PhiloxKey& key);

/// The same of `first` and the counters that follow it, which differ in their third word, into `blocks`.
void philox_following(PhiloxBlock first, const PhiloxKey& key, std::span<PhiloxBlock> blocks);

}  // namespace tenure
