// Preloaded into the command under test (see _faults.py): at the n-th step by which its first process changes the disk, LEMMATA_FAULT says
// what happens. "count:FILE" counts them; "kill:N" kills the process there, with half a write done; "full:N" and "broken:N" let this step
// and all later writes fail, as on a full or a broken disk. Standard output and error, and what is no file, do not count.
#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

pid_t subject = 0;
long steps = 0, chosen = 0;
std::string action, counted_in;

struct Life {
  Life() {
    const std::string wanted = std::getenv("LEMMATA_FAULT");
    const auto colon = wanted.find(':');
    action = wanted.substr(0, colon);
    if (action == "count") counted_in = wanted.substr(colon + 1);
    else chosen = std::atol(wanted.c_str() + colon + 1);
    unsetenv("LD_PRELOAD");  // what this process starts is not the subject
    subject = getpid();
  }
  ~Life() {
    if (getpid() != subject || counted_in.empty()) return;
    std::FILE* file = std::fopen(counted_in.c_str(), "w");
    std::fprintf(file, "%ld\n", steps);
    std::fclose(file);
  }
} life;

bool is_file(int descriptor) {
  struct stat found {};
  return descriptor > STDERR_FILENO && fstat(descriptor, &found) == 0 && S_ISREG(found.st_mode);
}

/// Is it this step's turn? Dies where it is to be killed, after `half` of its work.
template <class Half>
bool fails(bool is_write, Half half) {
  if (getpid() != subject) return false;
  ++steps;
  if (action == "kill" && steps == chosen) {
    half();
    kill(subject, SIGKILL);
  }
  const bool wrong = action == "full" || action == "broken";
  if (!wrong || chosen == 0 || steps < chosen || !is_write) return false;
  errno = action == "full" ? ENOSPC : EIO;
  return true;
}

template <class Function>
Function* real(const char* name, Function*) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

#define REAL(name) real(#name, &name)

extern "C" {

ssize_t write(int descriptor, const void* data, size_t size) {
  static auto* const next = REAL(write);
  if (is_file(descriptor) && fails(true, [&] { next(descriptor, data, size / 2); })) return -1;
  return next(descriptor, data, size);
}
ssize_t pwrite64(int descriptor, const void* data, size_t size, off64_t at) {
  static auto* const next = REAL(pwrite64);
  if (is_file(descriptor) && fails(true, [&] { next(descriptor, data, size / 2, at); })) return -1;
  return next(descriptor, data, size, at);
}
int ftruncate64(int descriptor, off64_t size) noexcept {
  static auto* const next = REAL(ftruncate64);
  if (is_file(descriptor) && fails(true, [] {})) return -1;
  return next(descriptor, size);
}
int ftruncate(int descriptor, off_t size) noexcept {
  static auto* const next = REAL(ftruncate);
  if (is_file(descriptor) && fails(false, [] {})) return -1;
  return next(descriptor, size);
}
int fdatasync(int descriptor) {
  static auto* const next = REAL(fdatasync);
  fails(false, [] {});
  return next(descriptor);
}
int rename(const char* from, const char* to) noexcept {
  static auto* const next = REAL(rename);
  fails(false, [] {});
  return next(from, to);
}
int unlink(const char* path) noexcept {
  static auto* const next = REAL(unlink);
  fails(false, [] {});
  return next(path);
}
int mkdir(const char* path, mode_t mode) noexcept {
  static auto* const next = REAL(mkdir);
  fails(false, [] {});
  return next(path, mode);
}
}
