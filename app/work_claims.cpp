#include "app/work_claims.hpp"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace tenure {

namespace fs = std::filesystem;

WorkClaims::WorkClaims(fs::path folder, std::size_t pieces, std::size_t rank, std::size_t ranks,
                       std::function<bool(std::size_t)> done)
    : folder_(std::move(folder)),
      pieces_(pieces),
      begin_(pieces * rank / ranks),
      done_(std::move(done)),
      mine_(pieces, false) {}

bool WorkClaims::claim(std::size_t piece) const {
  if (folder_.empty()) return true;
  const fs::path path = folder_ / std::to_string(piece);
  const int descriptor = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
  if (descriptor >= 0) {
    ::close(descriptor);
    return true;
  }
  // Whoever is first at the end takes the claims away: then everything is done.
  if (errno == EEXIST || errno == ENOENT) return false;
  throw fs::filesystem_error("work cannot be claimed", path, std::error_code(errno, std::generic_category()));
}

std::optional<WorkClaims::Piece> WorkClaims::next() {
  while (tried_ < pieces_) {
    const std::size_t piece = (begin_ + tried_++) % pieces_;
    if (done_(piece) || !claim(piece)) continue;
    mine_[piece] = true;
    return Piece{piece, false};
  }
  if (folder_.empty()) return std::nullopt;
  while (looked_ < pieces_) {
    const std::size_t piece = (begin_ + looked_++) % pieces_;
    if (mine_[piece] || done_(piece)) continue;
    mine_[piece] = true;
    return Piece{piece, true};
  }
  return std::nullopt;
}

FolderLock::FolderLock(const fs::path& file) : descriptor_(::open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) return;
  int result = 0;
  do result = ::flock(descriptor_, LOCK_EX);
  while (result != 0 && errno == EINTR);
  held_ = result == 0;
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace tenure
