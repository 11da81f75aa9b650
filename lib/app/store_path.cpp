#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "lib/app/store.hpp"
#include "lib/num/error.hpp"

namespace lemmata::app {
namespace {

/// A folder in a place that everybody may write to: another user's must not be trusted.
std::filesystem::path private_folder(const std::filesystem::path& folder) {
  mkdir(folder.c_str(), 0700);
  struct stat found {};
  if (lstat(folder.c_str(), &found) != 0)
    throw BadInput(folder.string() + ": " + std::strerror(errno) + "; choose a run store with LEMMATA_STORE");
  if (!S_ISDIR(found.st_mode) || found.st_uid != getuid() || (found.st_mode & 022) != 0)
    throw BadInput(folder.string() + " is not a folder of yours alone; choose a run store with LEMMATA_STORE");
  return folder;
}

}  // namespace

std::filesystem::path store_path() {
  const auto variable = [](const char* name) -> std::string {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
  };
  if (const auto path = variable("LEMMATA_STORE"); !path.empty()) return path;
  if (const auto cache = variable("XDG_CACHE_HOME"); !cache.empty()) return std::filesystem::path(cache) / "lemmata" / "run.sqlite";
  if (const auto home = variable("HOME"); !home.empty()) return std::filesystem::path(home) / ".cache" / "lemmata" / "run.sqlite";
  return private_folder(std::filesystem::temp_directory_path() / ("lemmata-" + std::to_string(getuid()))) / "run.sqlite";
}

std::filesystem::path witness_folder() { return store_path().replace_extension(".witnesses"); }

}  // namespace lemmata::app
