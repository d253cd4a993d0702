#include "sim/large_pages.hpp"

#include <cstdint>

#include <sys/mman.h>

namespace tenure {

void use_large_pages(void* begin, std::size_t bytes) {
  constexpr std::size_t page = 4096, from = std::size_t{32} << 20;  // [B]
  if (bytes < from) return;
  // Whole pages within the array alone.
  const std::size_t before = (page - reinterpret_cast<std::uintptr_t>(begin) % page) % page;
  madvise(static_cast<std::byte*>(begin) + before, (bytes - before) / page * page, MADV_HUGEPAGE);
}

}  // namespace tenure
