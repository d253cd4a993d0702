#pragma once
/// State written to a file and read back to the same bits, whatever compiler and machine wrote it.
///
/// The bytes of a value, one after another: numbers, enums and ids little-endian in their own width; bool one byte; a
/// string, vector, map or column its length (8 bytes) and its elements; an optional one byte and what it holds; a plain
/// struct its members (sim/members.hpp); a class whose member function `keep(archive)` calls `archive(a, b, ...)` what
/// that names. Writer and reader walk the same code, so that what one writes the other reads.
///
/// A file is `archive_magic`, the format's number (4 bytes), the content, the content's length (8 bytes) and its CRC-32
/// (4 bytes). It is written as PATH.part and takes its own name when it has been synced: no kill leaves half a file
/// under the name.

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/column.hpp"
#include "sim/id.hpp"
#include "sim/members.hpp"
#include "sim/short_day.hpp"

namespace tenure {

static_assert(std::endian::native == std::endian::little, "archives hold the bytes of this machine as they are");

inline constexpr std::string_view archive_magic{"tenure\r\n", 8};
inline constexpr std::uint32_t archive_format = 1;

namespace archive_detail {

template <class T>
consteval bool is_block();

template <class T>
struct IsBlock : std::false_type {};
template <class Table>
struct IsBlock<Id<Table>> : std::true_type {};
template <class Table>
struct IsBlock<ShortId<Table>> : std::true_type {};
template <>
struct IsBlock<ShortDay> : std::true_type {};
template <class T, std::size_t N>
struct IsBlock<std::array<T, N>> : std::bool_constant<is_block<T>()> {};

template <class T>
struct Packed : std::false_type {};
template <class... M>
struct Packed<std::tuple<M&...>> {
  static constexpr bool value = (is_block<M>() && ...);
  static constexpr std::size_t bytes = (sizeof(M) + ... + 0);
};

struct Nobody {};

/// Written and read as one block of bytes, alone and in arrays: numbers, enums, ids, and structs of nothing else
/// without gaps between.
template <class T>
consteval bool is_block() {
  if constexpr (std::is_same_v<T, bool>)
    return false;
  else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T> || IsBlock<T>::value)
    return true;
  else if constexpr (std::is_aggregate_v<T> && std::is_trivially_copyable_v<T> &&
                     !requires(T value, Nobody archive) { value.keep(archive); }) {
    using Members = Packed<decltype(members(std::declval<T&>()))>;
    if constexpr (Members::value) return Members::bytes == sizeof(T);
  }
  return false;
}

template <class T>
struct Is : std::false_type {
  static constexpr bool vector = false, column = false, map = false, optional = false, array = false, pair = false;
};
template <class T>
struct Is<std::vector<T>> : Is<void> {
  static constexpr bool vector = true;
};
template <class Table, class T>
struct Is<Column<Table, T>> : Is<void> {
  static constexpr bool column = true;
};
template <class K, class V>
struct Is<std::map<K, V>> : Is<void> {
  static constexpr bool map = true;
};
template <class T>
struct Is<std::optional<T>> : Is<void> {
  static constexpr bool optional = true;
};
template <class T, std::size_t N>
struct Is<std::array<T, N>> : Is<void> {
  static constexpr bool array = true;
};
template <class A, class B>
struct Is<std::pair<A, B>> : Is<void> {
  static constexpr bool pair = true;
};

}  // namespace archive_detail

/// Walks values; `Derived` moves bytes. Elements of vectors are read into default-made ones.
template <class Derived>
class Archive {
 public:
  template <class... T>
  void operator()(T&... values) {
    (walk(values), ...);
  }

 private:
  Derived& self() { return static_cast<Derived&>(*this); }

  template <class T>
  void walk(T& value) {
    using archive_detail::Is;
    if constexpr (archive_detail::is_block<T>()) {
      self().bytes(&value, sizeof value);
    } else if constexpr (std::is_same_v<T, bool>) {
      std::uint8_t byte = value ? 1 : 0;
      walk(byte);
      value = byte != 0;
    } else if constexpr (requires { value.keep(self()); }) {
      value.keep(self());
    } else if constexpr (std::is_same_v<T, std::string> || Is<T>::vector) {
      value.resize(length(value.size()));
      each(std::span(value.data(), value.size()));
    } else if constexpr (Is<T>::column) {
      value.resize(length(value.size()));
      each(value.span());
    } else if constexpr (Is<T>::array) {
      for (auto& element : value) walk(element);
    } else if constexpr (Is<T>::pair) {
      walk(value.first), walk(value.second);
    } else if constexpr (Is<T>::optional) {
      bool held = value.has_value();
      walk(held);
      if (!held)
        value.reset();
      else if (!value)
        value.emplace();
      if (held) walk(*value);
    } else if constexpr (Is<T>::map) {
      walk_map(value);
    } else {
      std::apply([this](auto&... member) { (walk(member), ...); }, members(value));
    }
  }

  /// How many elements follow: `n` of them where they are written, as many as were written where they are read.
  std::size_t length(std::size_t n) {
    std::uint64_t stored = n;
    walk(stored);
    if constexpr (Derived::reads) self().expect(stored);
    return static_cast<std::size_t>(stored);
  }

  template <class K, class V>
  void walk_map(std::map<K, V>& map) {
    std::size_t n = length(map.size());
    if constexpr (Derived::reads) {
      for (map.clear(); n > 0; --n) {
        K key{};
        V value{};
        walk(key), walk(value);
        map.emplace(std::move(key), std::move(value));
      }
    } else {
      for (auto& [key, value] : map) {
        K copy = key;
        walk(copy), walk(value);
      }
    }
  }

  template <class T>
  void each(std::span<T> elements) {
    if constexpr (archive_detail::is_block<T>())
      self().bytes(elements.data(), elements.size_bytes());
    else
      for (T& element : elements) walk(element);
  }
};

/// Counts what a writer would write: the size of a state, without slack.
class ArchiveMeter : public Archive<ArchiveMeter> {
 public:
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  friend class Archive<ArchiveMeter>;
  static constexpr bool reads = false;
  void bytes(const void*, std::size_t n) { bytes_ += n; }

  std::uint64_t bytes_ = 0;
};

/// Throws std::runtime_error, naming the file, where it cannot be written (a full disk).
class ArchiveWriter : public Archive<ArchiveWriter> {
 public:
  explicit ArchiveWriter(std::filesystem::path path);
  ~ArchiveWriter();  ///< removes the .part file where `finish` was never called
  ArchiveWriter(const ArchiveWriter&) = delete;
  ArchiveWriter& operator=(const ArchiveWriter&) = delete;

  /// Closes, syncs and names the file. Nothing may follow.
  void finish();

 private:
  friend class Archive<ArchiveWriter>;
  static constexpr bool reads = false;
  void bytes(const void* from, std::size_t n);

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Throws WrongInput, naming the file and the reason, where it is no archive, is cut short or was damaged, before
/// anything is read out of it; and later where its content is not what is asked for.
class ArchiveReader : public Archive<ArchiveReader> {
 public:
  explicit ArchiveReader(std::filesystem::path path);
  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  /// Throws WrongInput unless everything has been read.
  void finish();

 private:
  friend class Archive<ArchiveReader>;
  static constexpr bool reads = true;
  void bytes(void* to, std::size_t n);
  void expect(std::uint64_t elements);  ///< refuses more than the rest of the file can hold

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tenure
