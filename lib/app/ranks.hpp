#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace lemmata::app {

/// The processes that mpirun started, and messages between them. Free of MPI: who is behind it is in lib/app/mpi, a module that is loaded
/// only where mpirun started this process. So the command does not link MPI, which costs 0.4 s at every start, and is the same program (the
/// same build of the run store) with it and without.
class Ranks {
 public:
  struct Message {
    int from = 0;
    std::string text;
  };
  virtual ~Ranks() = default;
  virtual int rank() const = 0;  ///< 0 .. size-1
  virtual int size() const = 0;
  virtual void send(int to, const std::string& text) = 0;
  virtual std::optional<Message> receive() = 0;  ///< at once: nothing where none has come
  /// Every rank, once, after its last message.
  virtual void leave() = 0;
  virtual bool left() const = 0;
  /// Ends all ranks, this one among them, for an error of one.
  virtual void abandon(int code) = 0;
};

/// What the environment says of an MPI launcher: rank 0 of 1 where there is none.
struct Launch {
  int rank = 0;
  int size = 1;
};
/// From OpenMPI (OMPI_COMM_WORLD_RANK, _SIZE), PMI (PMI_RANK, _SIZE: MPICH, and srun --mpi=pmi2) or PMIx (PMIX_RANK, with SLURM_NTASKS).
Launch launch();

/// Joins the other ranks, runs `body`, and ends the job: whole where all ranks left it in peace, else by abandoning it. An exception on rank
/// 0 is complained of there; one on another rank is told to rank 0, so that only rank 0 prints.
/// @throws BadInput where this build has no MPI module, or mpirun is of another MPI than the module
int with_ranks(const std::function<int(Ranks&)>& body);

}  // namespace lemmata::app

/// What the module exports: joins the ranks (MPI_Init).
using LemmataJoinRanks = lemmata::app::Ranks*();
