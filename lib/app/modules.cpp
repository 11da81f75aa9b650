#include "lib/app/modules.hpp"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "lib/app/ledger.hpp"
#include "lib/app/output.hpp"

namespace lemmata::app {
namespace {

std::string reason(const char* said) { return said == nullptr ? "it cannot be loaded" : without_controls(said); }

/// Does loading end well? A library may do anything when it is loaded; what it does to a child does not matter.
bool loads_in_a_child(const std::string& path) {
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("no process to try " + path + " in");
  if (child == 0) {
    const int silent = open("/dev/null", O_WRONLY);
    dup2(silent, STDERR_FILENO);
    dlopen(path.c_str(), RTLD_NOW | RTLD_GLOBAL);  // a refusal is reported by the parent's own attempt
    _exit(0);
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

void load_module(const std::string& file) {
  const std::string path = std::filesystem::absolute(file).string();  // without a slash the loader would search its own folders
  if (std::error_code none; std::filesystem::exists(path, none) && !std::filesystem::is_regular_file(path, none))
    throw BadInput(file + ": not a regular file");
  if (!loads_in_a_child(path))
    throw BadInput(file + ": it ends the program when it is loaded (is one of its ids taken, or was it compiled against other headers?)");
  if (dlopen(path.c_str(), RTLD_NOW | RTLD_GLOBAL) == nullptr) throw BadInput(reason(dlerror()));
  loaded_modules().push_back(path);
}

}  // namespace lemmata::app
