#include "lib/plugin/warden.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include "lib/plugin/surroundings.h"

namespace lemmata::plugin {
namespace {

void write_file(const char* path, const char* text) {
  const int file = open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return;
  (void)!write(file, text, std::strlen(text));
  close(file);
}

/// Namespaces of its own for mounts and IPC: as root at once, else within a user namespace where this user stays who they are.
bool leave_namespaces() {
  if (unshare(CLONE_NEWNS | CLONE_NEWIPC) == 0) return true;
  const auto user = static_cast<unsigned>(geteuid()), group = static_cast<unsigned>(getegid());
  if (unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWIPC) != 0) return false;
  std::array<char, 64> line;
  write_file("/proc/self/setgroups", "deny");
  std::snprintf(line.data(), line.size(), "%u %u 1", user, user);
  write_file("/proc/self/uid_map", line.data());
  std::snprintf(line.data(), line.size(), "%u %u 1", group, group);
  write_file("/proc/self/gid_map", line.data());
  return true;
}

void take_own_memory(bool wanted) {
  unsetenv(LEMMATA_OWN_SHM);
  if (!wanted || !leave_namespaces()) return;
  if (mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return;
  if (mount("lemmata", "/dev/shm", "tmpfs", MS_NOSUID | MS_NODEV, "mode=1777") == 0) setenv(LEMMATA_OWN_SHM, "1", 1);
}

/// The parent of a process, 0 where it is gone: the second field behind the name, which may hold anything but ends with the last ')'.
pid_t parent_of(int pid) {
  std::array<char, 64> path;
  std::snprintf(path.data(), path.size(), "/proc/%d/stat", pid);
  const int file = open(path.data(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  std::array<char, 256> text{};
  const ssize_t length = read(file, text.data(), text.size() - 1);
  close(file);
  const char* const end = length > 0 ? std::strrchr(text.data(), ')') : nullptr;
  int parent = 0;
  char state = 0;
  return end != nullptr && std::sscanf(end + 1, " %c %d", &state, &parent) == 2 ? parent : 0;
}

void kill_children() {
  DIR* const processes = opendir("/proc");
  if (processes == nullptr) return;
  const pid_t own = getpid();
  for (const dirent* entry = readdir(processes); entry != nullptr; entry = readdir(processes)) {
    const int pid = std::atoi(entry->d_name);
    if (pid > 0 && parent_of(pid) == own) kill(pid, SIGKILL);
  }
  closedir(processes);
}

/// Until no process is left that came from the plugin's. The orphans of those killed become children of this one, hence the rounds; one
/// that cannot be killed (it took another user's rights) is left after some seconds.
void end_descendants() {
  constexpr int most_rounds = 500;
  for (int round = 0; round < most_rounds; ++round) {
    pid_t ended = 0;
    do ended = waitpid(-1, nullptr, WNOHANG | __WALL);
    while (ended > 0);
    if (ended < 0 && errno == ECHILD) return;
    kill_children();
    const timespec pause{.tv_sec = 0, .tv_nsec = round < 10 ? 1000000 : 10000000};
    nanosleep(&pause, nullptr);
  }
}

/// Waits for the end of the ward, or for the wish to end it. Orphans that end meanwhile are reaped.
/// @param wish  the signal by which the ward ends
WardEnded await_ward(pid_t ward, int wish, const sigset_t& awaited) {
  WardEnded ended;
  while (true) {
    if (sigwaitinfo(&awaited, nullptr) == SIGTERM) {
      kill(ward, wish);
      kill(ward, SIGCONT);  // a warden that was stopped
    }
    int status = 0;
    for (pid_t done = waitpid(-1, &status, WNOHANG | __WALL); done > 0; done = waitpid(-1, &status, WNOHANG | __WALL)) {
      if (done != ward) continue;
      ended.status = status;
      return ended;
    }
  }
}

void leave_descriptors(int report) {
  const int nothing = open("/dev/null", O_RDWR);
  for (int descriptor = 0; descriptor < 3; ++descriptor) dup2(nothing, descriptor);
  if (report != 3) dup2(report, 3);
  if (close_range(4, ~0U, 0) == 0) return;
  for (int descriptor = 4; descriptor < 4096; ++descriptor) close(descriptor);
}

/// A process group of its own, and the orphans of whatever it starts; SIGTERM where its parent dies.
void become_warden(pid_t parent) {
  setpgid(0, 0);
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != parent) _exit(126);  // it died before
}

/// The inner warden's life.
[[noreturn]] void keep_plugin(pid_t outer, const Wardship& wardship, const sigset_t& awaited, const std::function<void()>& ward) {
  take_own_memory(wardship.own_memory);  // first: new credentials may clear the signal of the parent's death
  become_warden(outer);
  const pid_t warden = getpid();
  const WardStarted started{.pid = fork(), .failed = errno};
  if (started.pid == 0) {
    setpgid(0, 0);
    prctl(PR_SET_CHILD_SUBREAPER, 1);  // it sees the orphans of what it starts, and answers for them
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != warden) _exit(126);
    ward();
    _exit(125);
  }
  (void)!write(wardship.report, &started, sizeof started);
  if (started.pid < 0) _exit(126);
  leave_descriptors(wardship.report);
  const WardEnded ended = await_ward(started.pid, SIGKILL, awaited);
  end_descendants();
  (void)!write(3, &ended, sizeof ended);
  _exit(0);
}

}  // namespace

void keep_ward(const Wardship& wardship, const std::function<void()>& ward) {
  sigset_t all, awaited;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, nullptr);
  sigemptyset(&awaited);
  sigaddset(&awaited, SIGCHLD);
  sigaddset(&awaited, SIGTERM);
  signal(SIGCHLD, SIG_DFL);  // a host that ignores it would not be told
  signal(SIGTERM, SIG_DFL);
  become_warden(wardship.host);
  const pid_t outer = getpid(), inner = fork();
  if (inner == 0) keep_plugin(outer, wardship, awaited, ward);
  if (inner < 0) {
    const WardStarted none{.pid = -1, .failed = errno};
    (void)!write(wardship.report, &none, sizeof none);
    _exit(126);
  }
  leave_descriptors(wardship.report);  // the report stays open here, so that its end is heard once nothing is left
  await_ward(inner, SIGTERM, awaited);
  end_descendants();
  _exit(0);
}

}  // namespace lemmata::plugin
