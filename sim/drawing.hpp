#pragma once
/// Streams of many agents who draw for the same on the same day: their first blocks are made together, which costs a
/// third of making them one by one (sim/philox.hpp). The draws are those of Stream.

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "sim/parallel.hpp"
#include "sim/random.hpp"

namespace tenure {

/// What is drawn for, and when.
struct Occasion {
  Luck luck;
  Purpose purpose;
  Day day;
};

/// Calls f(i, key, block) for i = 0 to n - 1, with the first block of draws of the agent of key key_of(i).
template <class KeyOf, class F>
void for_each_first_block(std::size_t n, const Occasion& at, KeyOf&& key_of, F&& f) {
  constexpr std::size_t together = 32;
  std::array<std::uint32_t, together> keys;
  std::array<PhiloxBlock, together> blocks;
  for (std::size_t from = 0; from < n; from += together) {
    const std::size_t some = std::min(together, n - from);
    for (std::size_t i = 0; i < some; ++i) {
      keys[i] = key_of(from + i);
      blocks[i] = Stream::first_counter(at.luck, at.purpose, keys[i], at.day);
    }
    philox_each(std::span(blocks).first(some), tenure::key_of(at.luck));
    for (std::size_t i = 0; i < some; ++i) f(from + i, keys[i], std::as_const(blocks[i]));
  }
}

/// Calls f(i, stream) for i = 0 to n - 1, with the stream of the agent of key key_of(i).
template <class KeyOf, class F>
void for_each_drawing(std::size_t n, const Occasion& at, KeyOf&& key_of, F&& f) {
  for_each_first_block(n, at, key_of, [&](std::size_t i, std::uint32_t key, const PhiloxBlock& first) {
    f(i, Stream(at.luck, at.purpose, key, at.day, first));
  });
}

/// parallel_gather with the stream of the agent key_of(row) for each row: f(row, stream, out).
template <class T, class KeyOf, class F>
[[nodiscard]] std::vector<T> parallel_gather_drawing(std::size_t rows, const Occasion& at, KeyOf&& key_of, F&& f) {
  return parallel_gather_blocks<T>(rows, [&](std::size_t begin, std::size_t end, std::vector<T>& out) {
    for_each_drawing(
        end - begin, at, [&](std::size_t i) { return key_of(begin + i); },
        [&](std::size_t i, Stream draws) { f(begin + i, draws, out); });
  });
}

}  // namespace tenure
