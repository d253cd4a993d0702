#include "sim/philox.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#define TENURE_WIDE_PHILOX
#include <immintrin.h>
#endif

namespace tenure {

namespace {

void one_by_one(std::span<PhiloxBlock> counters, const PhiloxKey& key) {
  for (PhiloxBlock& block : counters) block = philox(block, key);
}

#ifdef TENURE_WIDE_PHILOX

constexpr std::size_t counters_each = 2;  // of a register
constexpr int words_turned_round = 0b00'01'10'11;

/// The even words of both counters.
[[gnu::target("avx2")]] __m256i even_words(std::uint32_t first, std::uint32_t second) {
  const auto a = static_cast<int>(first), b = static_cast<int>(second);
  return _mm256_setr_epi32(a, 0, b, 0, a, 0, b, 0);
}

/// One multiplication makes both products of a round. Turned round they are its words but for the old odd ones, which
/// go to the even places, and the key:
///
///   high(M1 c2) ^ c1 ^ k0, low(M1 c2), high(M0 c0) ^ c3 ^ k1, low(M0 c0)
template <std::size_t registers>
[[gnu::target("avx2")]] void together(PhiloxBlock* counters, const PhiloxKey& key) {
  auto* const at = reinterpret_cast<__m256i*>(counters);
  const __m256i multipliers = even_words(PHILOX_M4x32_0, PHILOX_M4x32_1);
  __m256i block[registers];
  for (std::size_t r = 0; r < registers; ++r) block[r] = _mm256_loadu_si256(at + r);
  __m256i keys = even_words(key[0], key[1]);
  const __m256i weyl = even_words(PHILOX_W32_0, PHILOX_W32_1);
  for (int round = 0; round < PHILOX4x32_DEFAULT_ROUNDS; ++round) {
    for (__m256i& b : block) {
      const __m256i products = _mm256_shuffle_epi32(_mm256_mul_epu32(b, multipliers), words_turned_round);
      b = _mm256_xor_si256(_mm256_xor_si256(products, _mm256_srli_epi64(b, 32)), keys);
    }
    keys = _mm256_add_epi32(keys, weyl);
  }
  for (std::size_t r = 0; r < registers; ++r) _mm256_storeu_si256(at + r, block[r]);
}

/// As many counters as fill the registers, again and again; the others are left.
template <std::size_t registers>
void in_turns(std::span<PhiloxBlock>& counters, const PhiloxKey& key) {
  constexpr std::size_t many = registers * counters_each;
  for (; counters.size() >= many; counters = counters.subspan(many)) together<registers>(counters.data(), key);
}

#endif

}  // namespace

void philox_each(std::span<PhiloxBlock> counters, const PhiloxKey& key) {
#ifdef TENURE_WIDE_PHILOX
  static const bool wide = __builtin_cpu_supports("avx2") != 0;
  if (wide) {
    in_turns<4>(counters, key);  // several in flight at once, since each round waits for its products
    in_turns<2>(counters, key);
    in_turns<1>(counters, key);
    if (counters.empty()) return;
    // One is left, which fills half of a register.
    std::array<PhiloxBlock, counters_each> last{counters.front()};
    together<1>(last.data(), key);
    counters.front() = last.front();
    return;
  }
#endif
  one_by_one(counters, key);
}

}  // namespace tenure
