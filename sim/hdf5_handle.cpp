#include "sim/hdf5_handle.hpp"

#include <new>

namespace tenure::hdf5 {

namespace {

struct Reason {
  std::string innermost;
  std::string of_system;
  bool no_memory = false;
};

herr_t gather(unsigned depth, const H5E_error2_t* error, void* into) {
  Reason& reason = *static_cast<Reason*>(into);
  const std::string text = error->desc ? error->desc : "";
  if (depth == 0) {
    reason.innermost = text;
    reason.no_memory = error->min_num == H5E_CANTALLOC || error->min_num == H5E_NOSPACE;
  }
  constexpr std::string_view mark = "error message = '";
  if (const auto at = text.find(mark); at != std::string::npos && reason.of_system.empty()) {
    const auto begin = at + mark.size();
    reason.of_system = text.substr(begin, text.find('\'', begin) - begin);
  }
  return 0;
}

std::recursive_mutex& one_at_a_time() {
  static std::recursive_mutex
      mutex;  // HDF5 keeps its state for the whole process, so its lock must be the process's too
  return mutex;
}

}  // namespace

std::string last_reason() {
  Reason reason;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, gather, &reason);
  if (!reason.of_system.empty()) return reason.of_system;
  if (reason.no_memory) throw std::bad_alloc();
  return reason.innermost.empty() ? "HDF5 gives no reason" : reason.innermost;
}

Session::Session() : lock_(one_at_a_time()) {
  // At its exit HDF5 would once more write what did not fit on a full disk, and crash. We close all that we open.
  static const herr_t never_at_exit = H5dont_atexit();
  (void)never_at_exit;
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

Handle text_type() {
  Handle type{H5Tcopy(H5T_C_S1)};
  check(H5Tset_size(type, H5T_VARIABLE));
  check(H5Tset_cset(type, H5T_CSET_UTF8));
  return type;
}

}  // namespace tenure::hdf5
