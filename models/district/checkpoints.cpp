#include "models/district/checkpoints.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "sim/archive.hpp"
#include "sim/problem.hpp"

namespace tenure {

namespace fs = std::filesystem;

namespace {

/// The first line in which two texts differ, as `mine` has it.
std::pair<std::string, std::string> first_difference(const std::string& theirs, const std::string& mine) {
  std::istringstream a(theirs), b(mine);
  std::string x, y;
  while (true) {
    const bool more_a = static_cast<bool>(std::getline(a, x)), more_b = static_cast<bool>(std::getline(b, y));
    if (!more_a) x = "nothing";
    if (!more_b) y = "nothing";
    if (x != y || !more_a || !more_b) return {x, y};
  }
}

}  // namespace

Checkpoints::Checkpoints(fs::path folder, std::string maker, std::span<const Scenario* const> scenarios)
    : folder_(std::move(folder)) {
  fs::create_directories(folder_);
  identity_.maker = std::move(maker);
  for (const Scenario* scenario : scenarios) {
    identity_.scenarios.push_back(scenario->resolved_text());
    identity_.fingerprint.push_back(scenario->fingerprint());
  }
}

fs::path Checkpoints::file_of(std::uint32_t replicate) const {
  return folder_ / fmt::format("replicate-{:06}.state", replicate);
}

Checkpoints::Identity Checkpoints::identity(const Course& course) const {
  Identity identity = identity_;
  identity.replicate = course.replicate();
  return identity;
}

void Checkpoints::keep(Course& course) const {
  ArchiveWriter archive(file_of(course.replicate()));
  Identity mine = identity(course);
  archive(mine, course);
  archive.finish();
}

namespace {

[[noreturn]] void refuse(const fs::path& file, const std::string& what, const std::string& why,
                         const std::string& instead) {
  throw WrongInput({{file.string()}, what, why, instead});
}

}  // namespace

std::uint32_t Checkpoints::read_ours(ArchiveReader& archive, const fs::path& file) const {
  Identity theirs;
  const Identity& mine = identity_;
  archive(theirs.maker);
  if (theirs.maker != mine.maker)
    refuse(file, "was kept by another Tenure", fmt::format("by {}; this is {}", theirs.maker, mine.maker),
           "Go on with that one, or start anew with --overwrite.");
  archive(theirs.scenarios, theirs.fingerprint, theirs.replicate);
  if (theirs.scenarios.size() != mine.scenarios.size())
    refuse(file, "is of other scenarios",
           fmt::format("of {}, here are {}", theirs.scenarios.size(), mine.scenarios.size()),
           "Name the scenarios that the run was started with, or start anew with --overwrite.");
  for (std::size_t i = 0; i < mine.scenarios.size(); ++i) {
    if (theirs.scenarios[i] != mine.scenarios[i]) {
      const auto [x, y] = first_difference(theirs.scenarios[i], mine.scenarios[i]);
      refuse(file, "is of another scenario", fmt::format("it was kept under \"{}\", here stands \"{}\"", x, y),
             "Give the scenario and the options that the run was started with, or start anew with --overwrite.");
    }
    if (theirs.fingerprint[i] != mine.fingerprint[i])
      refuse(file, "is of another district", "the district file, or one that it names, has changed since",
             "Bring that file back, or start anew with --overwrite.");
  }
  return theirs.replicate;
}

void Checkpoints::check() const {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_))
    if (entry.path().extension() == ".state") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    ArchiveReader archive(file);
    read_ours(archive, file);
  }
}

void Checkpoints::resume(Course& course) const {
  const fs::path file = file_of(course.replicate());
  if (!fs::exists(file)) return;
  ArchiveReader archive(file);
  if (const std::uint32_t theirs = read_ours(archive, file); theirs != course.replicate())
    refuse(file, "is of another replicate", fmt::format("of {}", theirs), "Start anew with --overwrite.");
  archive(course);
  archive.finish();
}

}  // namespace tenure
