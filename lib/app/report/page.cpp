#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <fmt/format.h>

#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/app/report/report.hpp"
#include "lib/app/signals.hpp"
#include "lib/check/json.hpp"

namespace lemmata::app {
namespace {

/// The folder of the page's parts (cmake/Page.cmake): LEMMATA_WEB, or share/lemmata/report beside the command in a build folder, beside
/// its bin in an install.
std::filesystem::path web_folder() {
  const char* chosen = std::getenv("LEMMATA_WEB");
  if (chosen != nullptr && *chosen != '\0') return chosen;
  const auto here = std::filesystem::read_symlink("/proc/self/exe").parent_path(), part = std::filesystem::path("share/lemmata/report");
  return std::filesystem::exists(here.parent_path() / part) ? here.parent_path() / part : here / part;
}

bool on_the_path(const std::string& program) {
  const char* path = std::getenv("PATH");
  const std::string_view folders = path == nullptr ? "" : path;
  for (std::size_t at = 0; at <= folders.size();) {
    const std::size_t end = std::min(folders.find(':', at), folders.size());
    const auto file = std::filesystem::path(folders.substr(at, end - at)) / program;
    if (access(file.c_str(), X_OK) == 0 && !std::filesystem::is_directory(file)) return true;
    at = end + 1;
  }
  return false;
}

/// What the page needs and is not there; "" where nothing is missing.
std::string missing(const std::filesystem::path& web) {
  if (!on_the_path("node")) return "node is not on the PATH (Debian: nodejs)";
  for (const char* part : {"build.mjs", "page.js", "page.css"})
    if (!std::filesystem::exists(web / part)) return (web / part).string() + " is missing (./bootstrap makes it)";
  return "";
}

/// node SCRIPT MODEL OUT; its exit code, 127 where it cannot be started.
int run_node(const std::filesystem::path& script, const std::filesystem::path& model, const std::filesystem::path& out) {
  std::fflush(nullptr);
  const pid_t parent = getpid(), process = fork();
  if (process < 0) throw std::runtime_error(std::string("no process for node: ") + std::strerror(errno));
  if (process == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(127);
    execlp("node", "node", script.c_str(), model.c_str(), out.c_str(), static_cast<char*>(nullptr));
    _exit(127);
  }
  int status = 0;
  while (waitpid(process, &status, 0) < 0)
    if (errno != EINTR) throw std::runtime_error(std::string("waiting for node: ") + std::strerror(errno));
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

int write_page(const std::filesystem::path& folder) {
  const auto web = web_folder();
  if (const std::string lack = missing(web); !lack.empty()) {
    complain("no page, but the model, CSV and SVG: " + lack);
    print_line((folder / "report.json").string());
    return as_recorded;
  }
  if (const int code = run_node(web / "build.mjs", folder / "report.json", folder); code != 0) {
    if (interrupting_signal() != 0) return interrupted_line("no page; what is finished is kept: the same command goes on");
    complain(fmt::format("no page, but the model, CSV and SVG: {} left with code {}", (web / "build.mjs").string(), code));
    return internal_error;
  }
  print_line((folder / "report.html").string());
  return as_recorded;
}

}  // namespace lemmata::app
