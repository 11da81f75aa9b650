// The module that `lemmata` loads where mpirun started it: lib/app/ranks.hpp over MPI. Nothing else in the project sees MPI.
#define OMPI_SKIP_MPICXX 1
#include <mpi.h>

#include <array>
#include <csignal>

#include "lib/app/ranks.hpp"

namespace {

using lemmata::app::Ranks;

/// MPI_Init puts handlers on crashes that print a page. A crash is the worker's own affair here, and told in one line.
class CrashHandlers {
 public:
  CrashHandlers() {
    for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], nullptr, &before_[i]);
  }
  ~CrashHandlers() {
    for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], &before_[i], nullptr);
  }
  CrashHandlers(const CrashHandlers&) = delete;
  CrashHandlers& operator=(const CrashHandlers&) = delete;

 private:
  static constexpr std::array signals = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV};
  std::array<struct sigaction, signals.size()> before_{};
};

// An error of MPI ends the job with its own message (MPI_ERRORS_ARE_FATAL, the default): no return code is looked at.
class MpiRanks final : public Ranks {
 public:
  MpiRanks() {
    const CrashHandlers kept;
    MPI_Init(nullptr, nullptr);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
    MPI_Comm_size(MPI_COMM_WORLD, &size_);
  }
  int rank() const override { return rank_; }
  int size() const override { return size_; }

  void send(int to, const std::string& text) override {
    MPI_Send(text.data(), static_cast<int>(text.size()), MPI_CHAR, to, 0, MPI_COMM_WORLD);
  }

  std::optional<Message> receive() override {
    int there = 0, length = 0;
    MPI_Status status;
    MPI_Iprobe(MPI_ANY_SOURCE, 0, MPI_COMM_WORLD, &there, &status);
    if (there == 0) return {};
    MPI_Get_count(&status, MPI_CHAR, &length);
    Message message{status.MPI_SOURCE, std::string(static_cast<std::size_t>(length), '\0')};
    MPI_Recv(message.text.data(), length, MPI_CHAR, status.MPI_SOURCE, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    return message;
  }

  void leave() override {
    MPI_Finalize();
    left_ = true;
  }
  bool left() const override { return left_; }

  void abandon(int code) override { MPI_Abort(MPI_COMM_WORLD, code); }

 private:
  int rank_ = 0, size_ = 1;
  bool left_ = false;
};

}  // namespace

extern "C" Ranks* lemmata_join_ranks() { return new MpiRanks; }
