#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "lib/worst_case/semidefinite.hpp"

extern char** environ;

namespace lemmata::worst_case {
namespace {

/// A folder of its own that disappears with its files.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "lemmata-sdp-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

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

Ended wait_for(pid_t child, double seconds) {
  const auto limit = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  int status = 0;
  for (auto pause = std::chrono::microseconds(200);; pause = std::min(pause * 2, std::chrono::microseconds(20000))) {
    const pid_t done = waitpid(child, &status, WNOHANG);
    if (done == child) break;
    if (done < 0 && errno != EINTR) return {-1, "the solver's end cannot be waited for"};
    if (std::chrono::steady_clock::now() > limit) {
      kill(child, SIGTERM);
      waitpid(child, &status, 0);
      return {-1, "the solver took longer than its limit"};
    }
    std::this_thread::sleep_for(pause);
  }
  if (!WIFEXITED(status)) return {-1, "the solver's keeper was ended by signal " + std::to_string(WTERMSIG(status))};
  const int code = WEXITSTATUS(status);
  if (code == not_started) return {-1, "the solver csdp cannot be started (package coinor-csdp)"};
  if (code > 128) return {-1, "the solver was ended by signal " + std::to_string(code - 128)};
  return {code, ""};
}

[[noreturn]] void become_solver(const std::string& folder) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int in = open("/dev/null", O_RDONLY), out = open("/dev/null", O_WRONLY);
  dup2(in, STDIN_FILENO), dup2(out, STDOUT_FILENO), dup2(out, STDERR_FILENO);
  close_range(3, ~0U, 0);
  std::vector<std::string> arguments = {"csdp", "problem", "solution"}, environment = environment_of_child();
  if (chdir(folder.c_str()) == 0) execvpe("csdp", pointers(arguments).data(), pointers(environment).data());
  _exit(not_started);
}

/// Stands between us and the solver: when we end, however we end, it ends the solver and removes the folder. Its exit code is the solver's,
/// or 128 + the signal that ended the solver.
[[noreturn]] void keep(const std::string& folder, pid_t parent) {
  sigset_t awaited, before;
  sigemptyset(&awaited), sigaddset(&awaited, SIGTERM), sigaddset(&awaited, SIGCHLD);
  sigprocmask(SIG_BLOCK, &awaited, &before);
  signal(SIGTERM, SIG_DFL), signal(SIGCHLD, SIG_DFL), signal(SIGINT, SIG_IGN), signal(SIGHUP, SIG_IGN);
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != parent) raise(SIGTERM);  // it ended before
  close_range(3, ~0U, 0);
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
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    _exit(128 + SIGTERM);
  }
  _exit(solver < 0 ? not_started : WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

Ended run_solver(const std::string& folder, double seconds) {
  const pid_t parent = getpid(), keeper = fork();
  if (keeper < 0) return {-1, std::string("no process for the solver: ") + std::strerror(errno)};
  if (keeper == 0) keep(folder, parent);
  return wait_for(keeper, seconds);
}

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
  const Folder folder;
  if (folder.path().empty() || !write_problem(programme, folder.path() + "/problem") ||
      !write_parameters(accuracy, folder.path() + "/param.csdp")) {
    out.why = "the solver's input cannot be written";
    return out;
  }
  const Ended ended = run_solver(folder.path(), seconds);
  if (ended.code != 0) {
    out.why = ended.code < 0 ? ended.why : meaning(ended.code);
    if (ended.code == 1) out.status = Solution::Status::no_instance;
    if (ended.code == 2) out.status = Solution::Status::no_multipliers;
    return out;
  }
  if (!read_solution(programme, folder.path() + "/solution", out)) {
    out.why = "the solver's output cannot be read";
    return out;
  }
  out.status = Solution::Status::solved;
  return out;
}

}  // namespace lemmata::worst_case
