#include "lib/app/ranks.hpp"

#include <dlfcn.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "lib/app/deal.hpp"
#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/num/error.hpp"

namespace lemmata::app {
namespace {

constexpr const char* module_name = "liblemmata_mpi.so";

/// A number that the launcher set, or -1.
int variable(const char* name) {
  const char* text = std::getenv(name);
  if (text == nullptr || *text == '\0') return -1;
  char* end = nullptr;
  const long value = std::strtol(text, &end, 10);
  return *end == '\0' && value >= 0 && value < 1000000000 ? static_cast<int>(value) : -1;
}

std::unique_ptr<Ranks> join() {
  // Beside the program in a build; where `cmake --install` puts it otherwise.
  const auto folder = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  auto path = folder / module_name;
  if (!std::filesystem::exists(path)) path = folder.parent_path() / "lib" / "lemmata" / module_name;
  if (!std::filesystem::exists(path))
    throw BadInput("this build has no MPI (OpenMPI was not found when it was configured): start it without mpirun, or use --shard");
  // Global: OpenMPI loads components of its own that look for its symbols.
  void* module = dlopen(path.c_str(), RTLD_NOW | RTLD_GLOBAL);
  if (module == nullptr) throw BadInput(std::string("MPI cannot be loaded: ") + dlerror());
  auto* enter = reinterpret_cast<LemmataJoinRanks*>(dlsym(module, "lemmata_join_ranks"));
  if (enter == nullptr) throw BadInput(path.string() + " is no MPI module of this program");
  std::unique_ptr<Ranks> ranks(enter());
  if (ranks->size() != launch().size)
    throw BadInput("one of " + std::to_string(launch().size) + " ranks by the environment, of " + std::to_string(ranks->size()) +
                   " by MPI: mpirun is of another MPI than this build's");
  return ranks;
}

[[noreturn]] void end_all(Ranks& ranks, int code) {
  std::fflush(nullptr);
  ranks.abandon(code);
  _exit(code);
}

/// An error of this rank ends the job. Rank 0 says what happened; should it not hear of it, the rank ends the job by itself.
[[noreturn]] void fail(Ranks& ranks, int code, const std::string& why) {
  if (ranks.rank() == 0) {
    complain(why);
  } else {
    ranks.send(0, failure_message(code, why));
    sleep(60);
  }
  end_all(ranks, code);
}

}  // namespace

Launch launch() {
  const int of_slurm = variable("PMIX_RANK") >= 0 ? variable("SLURM_NTASKS") : -1;
  const Launch candidates[] = {{variable("OMPI_COMM_WORLD_RANK"), variable("OMPI_COMM_WORLD_SIZE")},
                               {variable("PMI_RANK"), variable("PMI_SIZE")},
                               {variable("PMIX_RANK"), of_slurm}};
  for (const Launch& found : candidates)
    if (found.rank >= 0 && found.size > found.rank) return found;
  return {};
}

int with_ranks(const std::function<int(Ranks&)>& body) {
  const auto ranks = join();
  int code = internal_error;
  try {
    code = body(*ranks);
  } catch (const std::exception& error) {
    if (ranks->left()) throw;  // all work is done, and the others are gone: an error like that of one process
    if (const auto* failure = dynamic_cast<const RankFailure*>(&error)) fail(*ranks, failure->code(), error.what());
    fail(*ranks, dynamic_cast<const BadInput*>(&error) != nullptr ? wrong_usage : internal_error, error.what());
  }
  if (ranks->left()) return code;
  end_all(*ranks, code);
}

}  // namespace lemmata::app
