#pragma once
/// HDF5's C library behind three words: a `Handle` closes what it holds, `check` turns a failed call into an exception
/// that carries HDF5's own reason, and `naming` adds which file it was. Every call into HDF5 goes through `naming`: it
/// lets one thread in at a time (the high-level library is not thread-safe) and keeps HDF5 from printing.
///
/// Only results files include this header; it needs <hdf5.h>.

#include <filesystem>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <hdf5.h>

namespace tenure::hdf5 {

/// A call into HDF5 failed; what() is the reason in few words, without the file's name.
struct Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Why the last call failed: the system's word where there is one ("No space left on device"), else HDF5's innermost
/// message. Throws std::bad_alloc where that is want of memory.
[[nodiscard]] std::string last_reason();

/// Returns what HDF5 returned; throws Failure where that is negative.
template <class T>
T check(T returned) {
  if (returned < 0) throw Failure(last_reason());
  return returned;
}

/// Owns one identifier: file, dataset, group, attribute, space, type or property list.
class Handle {
 public:
  Handle() = default;
  /// Throws Failure where `id` is negative.
  explicit Handle(hid_t id) : id_(check(id)) {}
  ~Handle() { close(); }
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, H5I_INVALID_HID)) {}
  Handle& operator=(Handle&& other) noexcept {
    if (this != &other) {
      close();
      id_ = std::exchange(other.id_, H5I_INVALID_HID);
    }
    return *this;
  }

  operator hid_t() const { return id_; }
  /// Gives the identifier up, to close it where a failure can be told.
  [[nodiscard]] hid_t release() { return std::exchange(id_, H5I_INVALID_HID); }
  void close() noexcept {
    if (id_ >= 0) H5Idec_ref(id_);
    id_ = H5I_INVALID_HID;
  }

 private:
  hid_t id_ = H5I_INVALID_HID;
};

/// While it lives, its thread alone uses HDF5, and HDF5 prints nothing.
class Session {
 public:
  Session();

 private:
  std::lock_guard<std::recursive_mutex> lock_;
};

/// Calls f in a Session; a Failure becomes std::runtime_error "PATH: WHAT (reason)".
template <class F>
decltype(auto) naming(const std::filesystem::path& path, std::string_view what, F&& f) {
  const Session session;
  try {
    return std::forward<F>(f)();
  } catch (const Failure& failure) {
    throw std::runtime_error(path.string() + ": " + std::string(what) + " (" + failure.what() + ")");
  }
}

/// Variable-length UTF-8, netCDF's NC_STRING.
[[nodiscard]] Handle text_type();

}  // namespace tenure::hdf5
