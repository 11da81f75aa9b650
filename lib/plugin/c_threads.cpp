#include "lib/plugin/c_threads.hpp"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <string>

namespace lemmata::plugin {

std::uint64_t count_threads() {
  struct stat tasks {};
  return stat("/proc/self/task", &tasks) == 0 ? static_cast<std::uint64_t>(tasks.st_nlink) : 0;
}

bool another_thread_runs() {
  DIR* const tasks = opendir("/proc/self/task");
  bool runs = false;
  for (const dirent* task = tasks != nullptr ? readdir(tasks) : nullptr; task != nullptr && !runs; task = readdir(tasks)) {
    if (std::atoi(task->d_name) <= 0 || std::atoi(task->d_name) == getpid()) continue;
    std::ifstream stat(std::string("/proc/self/task/") + task->d_name + "/stat");
    std::string line;
    runs = std::getline(stat, line) && line.find(") R ") != std::string::npos;
  }
  if (tasks != nullptr) closedir(tasks);
  return runs;
}

}  // namespace lemmata::plugin
