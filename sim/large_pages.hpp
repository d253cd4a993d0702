#pragma once
/// Large pages of memory for long arrays.
///
/// A processor knows by heart where some thousand pages are; rows anywhere in a table of gigabytes lie in far more of
/// the usual 4 KiB.

#include <cstddef>
#include <memory>

namespace tenure {

/// Asks the system to keep an array of 32 MiB or more, not written yet, in large pages (Linux: transparent huge pages
/// of 2 MiB). Shorter ones would gain little and fill some of their last page in vain. Where the system does not know
/// such pages, nothing happens.
void use_large_pages(void* begin, std::size_t bytes);

/// std::allocator in large pages.
template <class T>
struct LargePages : std::allocator<T> {
  template <class U>
  struct rebind {
    using other = LargePages<U>;
  };

  LargePages() = default;
  template <class U>
  LargePages(const LargePages<U>&) {}

  [[nodiscard]] T* allocate(std::size_t rows) {
    T* const begin = std::allocator<T>::allocate(rows);
    use_large_pages(begin, rows * sizeof(T));
    return begin;
  }
};

}  // namespace tenure
