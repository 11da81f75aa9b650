#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "lib/num/error.hpp"
#include "lib/worst_case/semidefinite.hpp"

extern char** environ;

namespace lemmata::worst_case {
namespace {

void append(std::string& text, const char* format, auto... values) {
  char line[128];
  std::snprintf(line, sizeof line, format, values...);
  text += line;
}

void append_entries(std::string& text, std::size_t matrix, const std::vector<Entry>& entries) {
  for (const Entry& e : entries)
    if (e.value != 0) append(text, "%zu %zu %zu %zu %.17g\n", matrix, e.block + 1, e.i + 1, e.j + 1, e.value);
}

/// The SDPA sparse format.
bool write_problem(const SemidefiniteProgramme& programme, const std::string& file) {
  std::string text;
  append(text, "%zu\n%zu\n", programme.cost.size(), programme.blocks.size());
  for (const auto& block : programme.blocks) append(text, "%s%zu ", block.diagonal ? "-" : "", block.size);
  text += "\n";
  for (const double c : programme.cost) append(text, "%.17g ", c);
  text += "\n";
  append_entries(text, 0, programme.C);
  for (std::size_t k = 0; k < programme.A.size(); ++k) append_entries(text, k + 1, programme.A[k]);
  std::ofstream out(file);
  out << text;
  return out.flush().good();
}

bool write_parameters(const Accuracy& accuracy, const std::string& file) {
  std::ofstream out(file);
  out << "axtol=" << accuracy.feasibility << "\natytol=" << accuracy.feasibility << "\nobjtol=" << accuracy.gap
      << "\npinftol=1.0e8\ndinftol=1.0e8\nmaxiter=200\nminstepfrac=0.90\nmaxstepfrac=0.97\nminstepp=1.0e-8\nminstepd=1.0e-8\n"
         "usexzgap=1\ntweakgap=0\naffine=0\nprintlevel=0\nperturbobj=0\nfastmode=0\n";
  return out.flush().good();
}

/// The environment of this process, with one thread for the solver's linear algebra.
std::vector<std::string> environment_of_child() {
  std::vector<std::string> out = {"OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1", "OMP_THREAD_LIMIT=1"};
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text = *entry;
    if (text.rfind("OMP_", 0) != 0 && text.rfind("OPENBLAS_NUM_THREADS=", 0) != 0) out.push_back(text);
  }
  return out;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (std::string& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

constexpr int not_started = 127;  ///< the exit code where there is no csdp

struct Ended {
  int code = -1;  ///< exit code; negative: it did not end by itself
  std::string why;
};

[[noreturn]] void become_solver(const std::string& folder) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int in = open("/dev/null", O_RDONLY), out = open("/dev/null", O_WRONLY);
  dup2(in, STDIN_FILENO), dup2(out, STDOUT_FILENO), dup2(out, STDERR_FILENO);
  close_range(3, ~0U, 0);
  std::vector<std::string> arguments = {"csdp", "problem", "solution"}, environment = environment_of_child();
  if (chdir(folder.c_str()) == 0) execvpe("csdp", pointers(arguments).data(), pointers(environment).data());
  _exit(not_started);
}

[[noreturn]] void tidy(const std::string& folder) {
  std::error_code ignored;
  if (!folder.empty()) std::filesystem::remove_all(folder, ignored);
  _exit(0);
}

/// The exit code of the solver, or 128 + the signal that ended it. Where `awaited` brings SIGTERM first, the solver is ended and all is tidied.
int run_solver(const std::string& folder, const sigset_t& awaited, const sigset_t& before) {
  const pid_t solver = fork();
  if (solver == 0) {
    sigprocmask(SIG_SETMASK, &before, nullptr);
    become_solver(folder);
  }
  int status = 0;
  for (int number = 0; solver > 0 && waitpid(solver, &status, WNOHANG) != solver;) {
    sigwait(&awaited, &number);
    if (number != SIGTERM) continue;
    kill(solver, SIGKILL);
    waitpid(solver, &status, 0);
    tidy(folder);
  }
  return solver < 0 ? not_started : WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// The keeper's process: it says the folder's name, runs the solver when told, says its exit code, and tidies up when we close the socket,
/// or are no more: nothing stays behind, however we end.
[[noreturn]] void keep(int socket) {
  sigset_t awaited, before;
  sigemptyset(&awaited), sigaddset(&awaited, SIGTERM), sigaddset(&awaited, SIGCHLD);
  sigprocmask(SIG_BLOCK, &awaited, &before);
  signal(SIGTERM, SIG_DFL), signal(SIGCHLD, SIG_DFL), signal(SIGINT, SIG_IGN), signal(SIGHUP, SIG_IGN);
  prctl(PR_SET_PDEATHSIG, SIGTERM);  // seen while the solver runs; at any other time the socket tells
  dup2(socket, 3);
  close_range(4, ~0U, 0);
  std::error_code missing;  // an exception would leave this function by the copy of the stack below it
  std::string folder = (std::filesystem::temp_directory_path(missing) / "lemmata-sdp-XXXXXX").string();
  if (missing || mkdtemp(folder.data()) == nullptr) folder.clear();
  char word = 0;
  if (send(3, folder.data(), folder.size() + 1, MSG_NOSIGNAL) > 0 && recv(3, &word, 1, 0) == 1) {
    const int code = run_solver(folder, awaited, before);
    if (send(3, &code, sizeof code, MSG_NOSIGNAL) > 0) recv(3, &word, 1, 0);
  }
  tidy(folder);
}

/// A process between us and the solver, which owns the folder of the solver's files.
class Keeper {
 public:
  Keeper() {
    int ends[2] = {-1, -1};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return;
    socket_ = ends[0];
    process_ = fork();
    if (process_ == 0) keep(ends[1]);
    close(ends[1]);
    char name[PATH_MAX] = {};
    if (process_ < 0) return;
    while (recv(socket_, name, sizeof name - 1, 0) < 0 && errno == EINTR) {}
    folder_ = name;
  }
  ~Keeper() {
    if (socket_ >= 0) close(socket_);
    if (process_ > 0) waitpid(process_, nullptr, 0);
  }
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;

  /// Empty where there is none.
  const std::string& folder() const { return folder_; }

  Ended run(double seconds) {
    const char word = 'r';
    int code = 0;
    pollfd answer = {socket_, POLLIN, 0};
    if (send(socket_, &word, 1, MSG_NOSIGNAL) != 1) return {-1, "the solver's keeper has ended"};
    const auto limit = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    for (int ready = -1; ready <= 0;) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(limit - std::chrono::steady_clock::now()).count();
      ready = poll(&answer, 1, static_cast<int>(std::clamp<long>(left, 0, 60000)));
      if (ready > 0 || left > 0) continue;
      kill(process_, SIGTERM);
      return {-1, "the solver took longer than its limit"};
    }
    if (recv(socket_, &code, sizeof code, 0) != sizeof code) return {-1, "the solver's keeper has ended"};
    if (code == not_started) return {-1, "the solver csdp cannot be started (package coinor-csdp)"};
    if (code > 128) return {-1, "the solver was ended by signal " + std::to_string(code - 128)};
    return {code, ""};
  }

 private:
  int socket_ = -1;
  pid_t process_ = -1;
  std::string folder_;
};

/// Exit codes of csdp 6.2 (its manual page).
std::string meaning(int code) {
  switch (code) {
    case 1:
      return "the solver found that no instance meets the conditions";
    case 2:
      return "the solver found that no multipliers exist: no finite bound follows from the conditions";
    case 3:
      return "the solver reached reduced accuracy only";
    case 4:
      return "the solver reached its limit of iterations";
    case 5:
    case 6:
      return "the solver got stuck at the edge of feasibility";
    case 7:
      return "the solver made no progress";
    case 8:
      return "a matrix of the solver became singular";
    case 9:
      return "the solver met NaN or infinity";
    default:
      return "the solver failed with code " + std::to_string(code);
  }
}

/// First line: z. Then "matrix block i j value": matrix 1 is the slack, 2 is X.
bool read_solution(const SemidefiniteProgramme& programme, const std::string& file, Solution& solution) {
  std::ifstream in(file);
  std::string line;
  if (!std::getline(in, line)) return false;
  const char* at = line.c_str();
  for (char* end = nullptr;; at = end) {
    const double value = std::strtod(at, &end);
    if (end == at) break;
    solution.z.push_back(value);
  }
  for (const auto& block : programme.blocks) solution.X.emplace_back(block.size, std::vector<double>(block.diagonal ? 1 : block.size, 0.0));
  while (std::getline(in, line)) {
    std::size_t matrix = 0, block = 0, i = 0, j = 0;
    double value = 0;
    if (std::sscanf(line.c_str(), "%zu %zu %zu %zu %lf", &matrix, &block, &i, &j, &value) != 5) return false;
    if (matrix != 2) continue;
    if (block == 0 || block > programme.blocks.size() || i == 0 || j == 0) return false;
    const auto& shape = programme.blocks[block - 1];
    if (i > shape.size || j > shape.size || !std::isfinite(value)) return false;
    auto& rows = solution.X[block - 1];
    if (shape.diagonal) rows[i - 1][0] = value;
    else rows[i - 1][j - 1] = rows[j - 1][i - 1] = value;
  }
  return solution.z.size() == programme.cost.size();
}

}  // namespace

Solution solve(const SemidefiniteProgramme& programme, const Accuracy& accuracy, double seconds) {
  Solution out;
  Keeper keeper;
  const std::string& folder = keeper.folder();
  if (folder.empty()) {
    const char* place = std::getenv("TMPDIR");
    throw BadInput("the solver's files have no folder: none can be made in " + std::string(place == nullptr ? "/tmp" : place));
  }
  if (!write_problem(programme, folder + "/problem") || !write_parameters(accuracy, folder + "/param.csdp")) {
    out.why = "the solver's input cannot be written";
    return out;
  }
  const Ended ended = keeper.run(seconds);
  if (ended.code != 0) {
    out.why = ended.code < 0 ? ended.why : meaning(ended.code);
    if (ended.code == 1) out.status = Solution::Status::no_instance;
    if (ended.code == 2) out.status = Solution::Status::no_multipliers;
    return out;
  }
  if (!read_solution(programme, folder + "/solution", out)) {
    out.why = "the solver's output cannot be read";
    return out;
  }
  out.status = Solution::Status::solved;
  return out;
}

}  // namespace lemmata::worst_case
