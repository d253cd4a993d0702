#include "sim/hdf5_handle.hpp"

#include <new>

#include <doctest/doctest.h>

using namespace tenure;

namespace {

/// As where a call into HDF5 has failed for `reason`.
void fail(hid_t reason, const char* told) {
  H5Eclear2(H5E_DEFAULT);
  H5Epush2(H5E_DEFAULT, __FILE__, "fail", __LINE__, H5E_ERR_CLS, H5E_PLIST, reason, "%s", told);
}

}  // namespace

TEST_CASE("want of memory in HDF5 is want of memory, and whatever else fails is told in its words") {
  const hdf5::Session session;
  fail(H5E_CANTALLOC, "memory allocation failed for temporary property value");
  CHECK_THROWS_AS((void)hdf5::last_reason(), std::bad_alloc);
  fail(H5E_NOSPACE, "no room for a list");
  CHECK_THROWS_AS((void)hdf5::last_reason(), std::bad_alloc);
  fail(H5E_BADVALUE, "no such value");
  CHECK(hdf5::last_reason() == "no such value");
  fail(H5E_NOSPACE, "error message = 'No space left on device'");
  CHECK(hdf5::last_reason() == "No space left on device");
  H5Eclear2(H5E_DEFAULT);
}
