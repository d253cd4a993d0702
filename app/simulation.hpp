#pragma once
/// The path that `run`, `compare` and `validate` share: options of the command line, and scenarios simulated into
/// results files.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "models/district/scenario.hpp"
#include "models/district/talent_moves.hpp"

namespace CLI {
class App;
}

namespace tenure {

struct SimulationOptions {
  std::optional<std::int64_t> seed, replicates;
  std::optional<std::string> until;
  std::vector<std::string> sets;
  std::string posterior;  ///< file of draws that replicates live with; empty: none
  int threads = 0;        ///< 0: as many as the machine has
  bool overwrite = false;
  bool quiet = false;
  bool check_invariants = false;
  bool timing = false;
  int checkpoint_every = 0;           ///< [day] 0: no state is kept
  bool resume = false;                ///< go on from the state kept by a run that was stopped
  std::filesystem::path checkpoints;  ///< folder of states, set by `open_checkpoints`; empty: none is kept

  void add_to(CLI::App& command);
  /// --seed, --replicates and --until as sets, after the user's own.
  [[nodiscard]] std::vector<std::string> all_sets() const;
  /// Decides, before anything is written, what becomes of `folder`: the place for states of this run. Throws WrongInput
  /// where a stopped run left states there and neither --resume nor --overwrite was given, or where --resume finds
  /// none.
  void open_checkpoints(const std::filesystem::path& folder);
  /// After an interruption, where states are kept.
  void say_how_to_resume() const;
  /// Removes the states, once all results are safe.
  void close_checkpoints() const;
};

/// As many as were asked for with --threads, or all that the machine has.
[[nodiscard]] int threads_in_use(int asked);

/// How a simulation into a file ended.
struct SimulationEnd {
  bool interrupted = false;
  std::size_t replicates = 0;       ///< whole ones in the file
  bool written = false;             ///< false where nothing was worth keeping
  std::vector<std::string> notes;   ///< about programmes; of the first replicate
  std::vector<TalentMoves> talent;  ///< of each whole replicate, in their order
};

/// Simulates all replicates into `path`. Prints warnings and progress to standard error. Throws std::runtime_error
/// where the file cannot be written. On Ctrl-C keeps what is whole: the replicates done, or the first replicate's
/// periods.
SimulationEnd simulate_to_file(const Scenario& scenario, const std::filesystem::path& path,
                               const SimulationOptions& options);

/// A scenario and the file that its results go into.
struct ScenarioFile {
  const Scenario* scenario;
  std::filesystem::path path;
};

/// The same of several scenarios that `share_a_past`, replicate by replicate; an end for each. `from`: the first day
/// where the caller has made it already.
std::vector<SimulationEnd> simulate_to_files(const std::vector<ScenarioFile>& files, const SimulationOptions& options,
                                             const District* from = nullptr);

/// Throws WrongInput where `path` exists and may not be replaced, or its folder does not exist.
void require_free(const std::filesystem::path& path, bool overwrite);

}  // namespace tenure
