#include "lib/plugin/python.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "lib/num/error.hpp"
#include "lib/plugin/embedded.hpp"

namespace lemmata::plugin {
namespace {

std::string python_interpreter() {
  const char* const chosen = std::getenv("LEMMATA_PYTHON");
  return chosen != nullptr && *chosen != '\0' ? chosen : "/usr/bin/python3";
}

/// The path of a file in memory that this process, and what it executes, can read.
std::string file_in_memory(const char* name, embedded::Bytes bytes) {
  const int file = memfd_create(name, 0);
  if (file < 0) throw std::runtime_error("no file in memory");
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written < 0) throw std::runtime_error("no memory for a file");
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return "/proc/self/fd/" + std::to_string(file);
}

/// What would make two processes differ: the order of sets of strings, and sums that are split over threads.
void fix_environment() {
  setenv("PYTHONHASHSEED", "0", 1);
  for (const char* const threads : {"OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"}) setenv(threads, "1", 1);
}

}  // namespace

std::unique_ptr<Host> open_python(const std::string& file, const std::string& function, const OpenOptions& options) {
  if (std::error_code none; !std::filesystem::is_regular_file(file, none)) throw BadInput(file + ": no such file");
  const std::string python = python_interpreter();
  if (access(python.c_str(), X_OK) != 0) throw BadInput(file + ": there is no " + python + " to run it (LEMMATA_PYTHON names another)");
  // In the child, so that no other child inherits the files.
  const ChildMain child = [python, file, function](const ChildEnds& ends) {
    fix_environment();
    const std::string harness = file_in_memory("harness.py", embedded::harness_py);
    const std::string words = file_in_memory("words.py", embedded::words_py);
    const std::string library = file_in_memory("words.so", embedded::words_so);
    executed({python, "-B", harness, file, function, words, library})(ends);  // -B: no __pycache__ beside the user's file
  };
  return std::make_unique<Host>(file + ":" + function, child, options.seed, limits_for(options.limits, {file, python}));
}

}  // namespace lemmata::plugin
