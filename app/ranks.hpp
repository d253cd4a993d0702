#pragma once
/// The processes that `mpirun` started together: how many, which one this is, and one text from the first to all.
///
/// MPI starts them and lets them agree at the beginning; then they part, and share out work through files
/// (work_claims.hpp). So a rank that dies takes nothing with it but its own work, where `mpirun --enable-recovery` lets
/// the others go on. Without that, Open MPI ends them all.

#include <string>

namespace tenure {

class Ranks {
 public:
  /// One rank alone where no `mpirun` started it. Throws WrongInput where one did, but this build has no MPI.
  Ranks();
  ~Ranks() { part(); }
  Ranks(const Ranks&) = delete;
  Ranks& operator=(const Ranks&) = delete;

  [[nodiscard]] int rank() const { return rank_; }
  [[nodiscard]] int size() const { return size_; }
  [[nodiscard]] bool first() const { return rank_ == 0; }
  [[nodiscard]] int on_this_machine() const { return on_this_machine_; }
  /// False where Open MPI will end all ranks when one dies.
  [[nodiscard]] bool survive_one_another() const { return survive_; }

  /// The first rank's text, on every rank. All must call it.
  [[nodiscard]] std::string from_first(std::string text) const;

  /// Leaves MPI, together with all others. Before the work, not after it: MPI_Finalize waits for every rank, for a dead
  /// one too.
  void part();

 private:
  int rank_ = 0, size_ = 1, on_this_machine_ = 1;
  bool survive_ = true;
};

}  // namespace tenure
