#include "app/ranks.hpp"

#include <cstdlib>

#include "sim/problem.hpp"

#ifdef TENURE_MPI
// Open MPI's and MPICH's old C++ classes would want a library of their own.
#define OMPI_SKIP_MPICXX 1
#define MPICH_SKIP_MPICXX 1
#include <mpi.h>
#endif

namespace tenure {

namespace {

/// What Open MPI and MPICH (also under Slurm's srun) leave in the environment of the processes they start.
bool started_by_mpi() {
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"})
    if (std::getenv(name) != nullptr) return true;
  return false;
}

}  // namespace

#ifdef TENURE_MPI

Ranks::Ranks() {
  if (!started_by_mpi()) return;
  ::setenv("OMPI_MCA_mpi_yield_when_idle", "1", 0);  // who waits must not take a core from who works
  MPI_Init(nullptr, nullptr);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
  MPI_Comm_size(MPI_COMM_WORLD, &size_);
  MPI_Comm here = MPI_COMM_NULL;
  MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &here);
  MPI_Comm_size(here, &on_this_machine_);
  MPI_Comm_free(&here);
  const char* recovery = std::getenv("OMPI_MCA_orte_enable_recovery");
  survive_ = std::getenv("OMPI_COMM_WORLD_SIZE") == nullptr || (recovery != nullptr && *recovery != '0');
}

void Ranks::part() {
  int begun = 0, ended = 0;
  MPI_Initialized(&begun);
  MPI_Finalized(&ended);
  if (begun != 0 && ended == 0) MPI_Finalize();
}

std::string Ranks::from_first(std::string text) const {
  if (size_ == 1) return text;
  unsigned long long length = text.size();
  MPI_Bcast(&length, 1, MPI_UNSIGNED_LONG_LONG, 0, MPI_COMM_WORLD);
  text.resize(length);
  MPI_Bcast(text.data(), static_cast<int>(length), MPI_CHAR, 0, MPI_COMM_WORLD);
  return text;
}

#else

Ranks::Ranks() {
  if (started_by_mpi())
    throw WrongInput(
        {{},
         "mpirun started this Tenure, which was built without MPI",
         "every rank would do all the work",
         "Install libopenmpi-dev and openmpi-bin, configure and build again; or start shards, --shard 1/4."});
}

void Ranks::part() {}

std::string Ranks::from_first(std::string text) const {
  return text;
}

#endif

}  // namespace tenure
