#pragma once
/// A folder in which runs keep how far each replicate has come, one file a replicate, so that a run that was killed
/// goes on where it last kept it, to the same bits as one that never stopped.

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "models/district/course.hpp"

namespace tenure {

class ArchiveReader;

class Checkpoints {
 public:
  /// `maker`: version and commit of the program; another one's state is refused, as its days may differ. Makes the
  /// folder. Throws std::filesystem::filesystem_error.
  Checkpoints(std::filesystem::path folder, std::string maker, std::span<const Scenario* const> scenarios);

  /// Refuses, as `resume` does, whatever state in the folder is not of these scenarios and this program: to be asked
  /// before any replicate is lived, which would keep its own beside the others'.
  void check() const;

  /// Keeps where the course stands, in place of what was kept of its replicate before. May be called from several
  /// threads for different replicates. Throws std::runtime_error where it cannot be written.
  void keep(Course& course) const;
  /// Reads into the course what was kept of its replicate; does nothing where nothing was. Throws WrongInput where the
  /// file is damaged, cut short, of another version or of other scenarios, saying which.
  void resume(Course& course) const;

 private:
  /// What must agree before a state is read.
  struct Identity {
    std::string maker;
    std::vector<std::string> scenarios;      ///< resolved texts
    std::vector<std::uint64_t> fingerprint;  ///< of scenarios with their districts
    std::uint32_t replicate = 0;
  };
  [[nodiscard]] Identity identity(const Course& course) const;
  /// The replicate that the state in `archive` is of; throws where it is not ours.
  std::uint32_t read_ours(ArchiveReader& archive, const std::filesystem::path& file) const;
  [[nodiscard]] std::filesystem::path file_of(std::uint32_t replicate) const;

  std::filesystem::path folder_;
  Identity identity_;
};

}  // namespace tenure
