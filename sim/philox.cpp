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

bool wide() {
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  return has_avx2;
}

constexpr std::size_t counters_each = 2;  // of a register
constexpr int words_turned_round = 0b00'01'10'11;

/// The even words of both counters.
[[gnu::target("avx2")]] __m256i even_words(std::uint32_t first, std::uint32_t second) {
  const auto a = static_cast<int>(first), b = static_cast<int>(second);
  return _mm256_setr_epi32(a, 0, b, 0, a, 0, b, 0);
}

/// All rounds of several registers, in flight at once, since each round waits for its products.
///
/// One multiplication makes both products of a round. Turned round they are its words but for the old odd ones, which
/// go to the even places, and the key:
///
///   high(M1 c2) ^ c1 ^ k0, low(M1 c2), high(M0 c0) ^ c3 ^ k1, low(M0 c0)
template <std::size_t registers>
[[gnu::target("avx2"), gnu::always_inline]] inline void all_rounds(__m256i (&block)[registers], const PhiloxKey& key) {
  const __m256i multipliers = even_words(PHILOX_M4x32_0, PHILOX_M4x32_1);
  __m256i keys = even_words(key[0], key[1]);
  const __m256i weyl = even_words(PHILOX_W32_0, PHILOX_W32_1);
  for (int round = 0; round < PHILOX4x32_DEFAULT_ROUNDS; ++round) {
    for (__m256i& b : block) {
      const __m256i products = _mm256_shuffle_epi32(_mm256_mul_epu32(b, multipliers), words_turned_round);
      b = _mm256_xor_si256(_mm256_xor_si256(products, _mm256_srli_epi64(b, 32)), keys);
    }
    keys = _mm256_add_epi32(keys, weyl);
  }
}

// Loops over registers that touch memory are unrolled at once, or else GCC copies them there by way of the stack.

template <std::size_t registers>
[[gnu::target("avx2"), gnu::always_inline]] inline void keep(const __m256i (&block)[registers], PhiloxBlock* to) {
#pragma GCC unroll 4
  for (std::size_t r = 0; r < registers; ++r) _mm256_storeu_si256(reinterpret_cast<__m256i*>(to) + r, block[r]);
}

template <std::size_t registers>
[[gnu::target("avx2")]] void together(PhiloxBlock* counters, const PhiloxKey& key) {
  __m256i block[registers];
#pragma GCC unroll 4
  for (std::size_t r = 0; r < registers; ++r)
    block[r] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(counters) + r);
  all_rounds(block, key);
  keep(block, counters);
}

/// The counters are reckoned in registers: written to memory one by one, they would have to arrive there before they
/// could be read together.
template <std::size_t registers>
[[gnu::target("avx2")]] void following(const PhiloxBlock& first, const PhiloxKey& key, PhiloxBlock* blocks) {
  const auto a = static_cast<int>(first[0]), b = static_cast<int>(first[1]), c = static_cast<int>(first[2]),
             after = static_cast<int>(first[2] + 1), d = static_cast<int>(first[3]);
  __m256i counter = _mm256_setr_epi32(a, b, c, d, a, b, after, d);
  const __m256i step = _mm256_setr_epi32(0, 0, int{counters_each}, 0, 0, 0, int{counters_each}, 0);
  __m256i block[registers];
#pragma GCC unroll 4
  for (std::size_t r = 0; r < registers; ++r) {
    block[r] = counter;
    counter = _mm256_add_epi32(counter, step);
  }
  all_rounds(block, key);
  keep(block, blocks);
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
  if (wide()) {
    in_turns<4>(counters, key);
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

void philox_following(PhiloxBlock first, const PhiloxKey& key, std::span<PhiloxBlock> blocks) {
#ifdef TENURE_WIDE_PHILOX
  if (wide()) {
    constexpr std::size_t registers = 4, many = registers * counters_each;
    for (; blocks.size() >= many; blocks = blocks.subspan(many), first[2] += many)
      following<registers>(first, key, blocks.data());
    for (; blocks.size() >= counters_each; blocks = blocks.subspan(counters_each), first[2] += counters_each)
      following<1>(first, key, blocks.data());
  }
#endif
  for (PhiloxBlock& block : blocks) {
    block = philox(first, key);
    ++first[2];
  }
}

}  // namespace tenure
