#pragma once
/// How processes that share a folder, on one machine or many, share out pieces of work: each piece is claimed by making
/// a file that only one of them can make. No process is in charge, so any of them may die.
///
/// A process takes pieces from its own place in the list on, and the next when it is done: fast ones do more. When none
/// is left unclaimed, those that were claimed but are not done are taken over by whoever is idle: the one that claimed
/// may be slow or dead, which nobody can tell apart, and as the same piece gives the same bytes it does not matter who
/// is first (backup tasks: Dean and Ghemawat 2004, OSDI).

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tenure {

class WorkClaims {
 public:
  struct Piece {
    std::size_t number = 0;
    bool taken_over = false;  ///< somebody else may be at it, or have been
  };

  /// Of `pieces` pieces; `done(i)` tells whether the result of one lies there. An empty `folder`: this process is
  /// alone, and claims need no files. `rank` of `ranks` says where in the list it begins.
  WorkClaims(std::filesystem::path folder, std::size_t pieces, std::size_t rank, std::size_t ranks,
             std::function<bool(std::size_t)> done);

  /// The next piece for this process; nothing when none is left. From one thread at a time. Throws
  /// std::filesystem::filesystem_error where no claim can be written.
  [[nodiscard]] std::optional<Piece> next();

 private:
  [[nodiscard]] bool claim(std::size_t piece) const;

  std::filesystem::path folder_;
  std::size_t pieces_, begin_, tried_ = 0, looked_ = 0;
  std::function<bool(std::size_t)> done_;
  std::vector<bool> mine_;  ///< this process has or had it in hand
};

/// One process after another holds the lock; who dies lets go. Where the file system knows no locks, `held` is false.
class FolderLock {
 public:
  explicit FolderLock(const std::filesystem::path& file);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  [[nodiscard]] bool held() const { return held_; }

 private:
  int descriptor_ = -1;
  bool held_ = false;
};

}  // namespace tenure
