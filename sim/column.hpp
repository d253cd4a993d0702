#pragma once
/// A column of a table: one value a row, indexed by that table's id and by nothing else. Rows are appended, never
/// removed, so an id stays valid for the whole run.

#include <cassert>
#include <span>
#include <stdexcept>
#include <vector>

#include "sim/id.hpp"
#include "sim/large_pages.hpp"

namespace tenure {

template <class Table, class T>
class Column {
 public:
  Column() = default;
  explicit Column(std::size_t rows, T value = T{}) { resize(rows, value); }

  [[nodiscard]] T& operator[](Id<Table> id) {
    assert(id.value < rows_.size());
    return rows_[id.value];
  }
  [[nodiscard]] const T& operator[](Id<Table> id) const {
    assert(id.value < rows_.size());
    return rows_[id.value];
  }

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] std::span<T> span() { return rows_; }
  [[nodiscard]] std::span<const T> span() const { return rows_; }
  [[nodiscard]] std::size_t bytes() const { return rows_.capacity() * sizeof(T); }

  /// This and `resize` throw std::length_error where an id would not fit 32 bits.
  Id<Table> push(T value) {
    if (rows_.size() >= Id<Table>::none_value) full();
    rows_.push_back(std::move(value));
    return Id<Table>{static_cast<std::uint32_t>(rows_.size() - 1)};
  }
  void reserve(std::size_t rows) { rows_.reserve(rows); }
  void resize(std::size_t rows, T value = T{}) {
    if (rows > Id<Table>::none_value) full();
    // GCC 12 fills what is assigned several times as fast as what is resized.
    rows_.empty() ? rows_.assign(rows, value) : rows_.resize(rows, value);
  }

  /// Begins to read a row into the cache, for what will soon need it: rows far apart take a while to come, and many on
  /// their way together take but once that long.
  void fetch(Id<Table> id) const { __builtin_prefetch(rows_.data() + id.value); }

 private:
  [[noreturn]] static void full() {
    throw std::length_error("a table is full: ids of 32 bits tell 4,294,967,295 rows apart, and more are asked for");
  }
  std::vector<T, LargePages<T>> rows_;
};

/// Column::fetch of each of the table's `columns`.
template <class Table, class... Columns>
void fetch_row(Id<Table> id, const Columns&... columns) {
  (columns.fetch(id), ...);
}

/// Every id from 0 to `rows` - 1, for range-for.
template <class Table>
class Ids {
 public:
  struct Iterator {
    std::uint32_t at;
    Id<Table> operator*() const { return Id<Table>{at}; }
    Iterator& operator++() {
      ++at;
      return *this;
    }
    bool operator!=(Iterator other) const { return at != other.at; }
  };
  explicit Ids(std::size_t rows) : end_(static_cast<std::uint32_t>(rows)) {}
  [[nodiscard]] Iterator begin() const { return {0}; }
  [[nodiscard]] Iterator end() const { return {end_}; }

 private:
  std::uint32_t end_;
};

}  // namespace tenure
