/* What a compressor is to leave as it found it: the state of the process around a call. In C, for both harnesses look: the C child, and
   through words.so the one of Python. Nothing here allocates: the plugin may have broken the heap. Linux. */
#ifndef LEMMATA_PLUGIN_SURROUNDINGS_H
#define LEMMATA_PLUGIN_SURROUNDINGS_H

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fenv.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Set where /dev/shm and the segments of shared memory are the child's own (warden.hpp), so that all that is in them is the plugin's. */
#define LEMMATA_OWN_SHM "LEMMATA_OWN_SHM"

enum { surroundings_signals = 65, surroundings_limits = 16, surroundings_descriptors = 5, surroundings_timers = 3 };

struct surroundings {
  uint64_t handler[surroundings_signals];
  uint64_t blocked;
  uint64_t limit[surroundings_limits][2];
  uint64_t descriptor[surroundings_descriptors][2]; /* device and inode; 0 where it is closed */
  uint64_t folder[2];
  uint64_t timers;   /* how many are running */
  uint64_t children; /* has it any, living or dead? and how many processes has its parent beside it? */
  uint64_t segments; /* of System V shared memory; 0 where others have some too */
  uint64_t files;    /* the size of /dev/shm as a folder: it grows with each entry; 0 where others have some too */
};

/* How many timers of timer_create are running, of the first dozens: /proc/self/timers has a line "ID: 3" for each. 0 where the kernel has
   no such file. */
static inline uint64_t surroundings_posix_timers(void) {
  char text[4096];
  uint64_t running = 0;
  const int file = open("/proc/self/timers", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  const ssize_t length = read(file, text, sizeof text - 1);
  close(file);
  text[length > 0 ? length : 0] = '\0';
  for (const char* line = text; line != NULL && *line != '\0'; line = strchr(line, '\n')) {
    line += *line == '\n';
    struct itimerspec left;
    if (strncmp(line, "ID: ", 4) == 0 && syscall(SYS_timer_gettime, atoi(line + 4), &left) == 0)
      running += left.it_value.tv_sec != 0 || left.it_value.tv_nsec != 0;
  }
  return running;
}

/* Has this process children, living or dead, of clone() without a signal among them? */
static inline int surroundings_have_children(void) {
  siginfo_t ended;
  const int asked = WEXITED | WNOHANG | WNOWAIT;
  if (waitid(P_ALL, 0, &ended, asked | __WALL) == 0) return 1;
  return errno == EINVAL && waitid(P_ALL, 0, &ended, asked) == 0;
}

/* How many other children this process's parent has: the warden has none but those of clone(CLONE_PARENT). 0 where the kernel does not
   tell (CONFIG_PROC_CHILDREN). */
static inline uint64_t surroundings_siblings(void) {
  char text[4096];
  uint64_t children = 0;
  snprintf(text, sizeof text, "/proc/%d/task/%d/children", (int)getppid(), (int)getppid());
  const int file = open(text, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  const ssize_t length = read(file, text, sizeof text);
  close(file);
  for (ssize_t i = 0; i < length; ++i) children += text[i] == ' ';
  return children > 1 ? children - 1 : 0;
}

static inline void surroundings_look(struct surroundings* now) {
  memset(now, 0, sizeof *now);
  for (int number = 1; number < surroundings_signals; ++number) {
    struct sigaction action;
    if (sigaction(number, NULL, &action) == 0) now->handler[number] = (uint64_t)(uintptr_t)action.sa_handler;
  }
  sigset_t blocked;
  sigprocmask(SIG_BLOCK, NULL, &blocked);
  for (int number = 1; number < surroundings_signals - 1; ++number)
    if (sigismember(&blocked, number) == 1) now->blocked |= UINT64_C(1) << number;
  for (unsigned i = 0; i < surroundings_limits; ++i) {
    struct rlimit limit;
    if (getrlimit((__typeof__(RLIMIT_CPU))i, &limit) != 0) continue;
    now->limit[i][0] = limit.rlim_cur;
    now->limit[i][1] = limit.rlim_max;
  }
  static const int descriptors[surroundings_descriptors] = {0, 1, 2, 4, 5}; /* child_start.cpp */
  struct stat status;
  for (unsigned i = 0; i < surroundings_descriptors; ++i) {
    if (fstat(descriptors[i], &status) != 0) continue;
    now->descriptor[i][0] = (uint64_t)status.st_dev;
    now->descriptor[i][1] = (uint64_t)status.st_ino;
  }
  if (stat(".", &status) == 0) {
    now->folder[0] = (uint64_t)status.st_dev;
    now->folder[1] = (uint64_t)status.st_ino;
  }
  static const int timers[surroundings_timers] = {ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF};
  for (unsigned i = 0; i < surroundings_timers; ++i) {
    struct itimerval left;
    if (getitimer((__typeof__(ITIMER_REAL))timers[i], &left) == 0 && (left.it_value.tv_sec != 0 || left.it_value.tv_usec != 0))
      ++now->timers;
  }
  now->timers += surroundings_posix_timers();
  now->children = (uint64_t)surroundings_have_children() + surroundings_siblings();
  if (getenv(LEMMATA_OWN_SHM) == NULL) return;
  struct shm_info segments;
  if (shmctl(0, SHM_INFO, (struct shmid_ds*)(void*)&segments) >= 0) now->segments = (uint64_t)segments.used_ids;
  if (stat("/dev/shm", &status) == 0) now->files = (uint64_t)status.st_size;
}

/* The last name in /dev/shm, or "". It is about the plugin's: only called where a plugin has put something there. */
static inline void surroundings_name_file(char* name, size_t room) {
  DIR* folder = opendir("/dev/shm");
  name[0] = '\0';
  for (struct dirent* entry = folder ? readdir(folder) : NULL; entry != NULL; entry = readdir(folder))
    if (entry->d_name[0] != '.') snprintf(name, room, "%.90s", entry->d_name);
  if (folder) closedir(folder);
}

/* The first thing that is otherwise than before, as a line for the user: "left a process of its own running". 0 where nothing is. */
static inline int surroundings_changed(const struct surroundings* before, const struct surroundings* now, char* text, size_t room) {
  static const char* const limits[surroundings_limits] = {"CPU",      "FSIZE",  "DATA",    "STACK", "CORE",  "RSS",
                                                          "NPROC",    "NOFILE", "MEMLOCK", "AS",    "LOCKS", "SIGPENDING",
                                                          "MSGQUEUE", "NICE",   "RTPRIO",  "RTTIME"};
  if (memcmp(before->descriptor, now->descriptor, sizeof now->descriptor) != 0)
    return snprintf(text, room, "closed or replaced a descriptor of its harness") > 0;
  if (now->children > before->children) return snprintf(text, room, "left a process of its own behind") > 0;
  for (int number = 1; number < surroundings_signals; ++number) {
    if (before->handler[number] == now->handler[number]) continue;
    const char* const name = sigabbrev_np(number);
    return snprintf(text, room, "changed what SIG%s does", name ? name : "RT") > 0;
  }
  if (before->blocked != now->blocked) return snprintf(text, room, "changed which signals are blocked") > 0;
  if (now->timers > before->timers) return snprintf(text, room, "left a timer running") > 0;
  for (unsigned i = 0; i < surroundings_limits; ++i)
    if (memcmp(before->limit[i], now->limit[i], sizeof now->limit[i]) != 0)
      return snprintf(text, room, "changed the limit RLIMIT_%s", limits[i]) > 0;
  if (memcmp(before->folder, now->folder, sizeof now->folder) != 0) return snprintf(text, room, "changed its working folder") > 0;
  if (now->files > before->files) {
    char name[100];
    surroundings_name_file(name, sizeof name);
    return snprintf(text, room, "left a file in shared memory: /dev/shm/%s", name) > 0;
  }
  if (now->segments > before->segments) return snprintf(text, room, "left a segment of shared memory") > 0;
  return 0;
}

/* The same for what loading a plugin may not do. Signal handlers it may have: sanitizers and Python packages do. */
static inline int surroundings_changed_by_loading(const struct surroundings* before, const struct surroundings* now, char* text,
                                                  size_t room) {
  struct surroundings loaded = *now;
  memcpy(loaded.handler, before->handler, sizeof loaded.handler);
  return surroundings_changed(before, &loaded, text, room);
}

/* How the processor rounds and traps, and what it does with subnormal numbers: control words without the flags of past operations. */
static inline uint64_t float_control(void) {
#if defined(__x86_64__)
  uint32_t sse = 0;
  uint16_t x87 = 0;
  __asm__ volatile("stmxcsr %0" : "=m"(sse));
  __asm__ volatile("fnstcw %0" : "=m"(x87));
  return (sse & 0xffc0U) | (uint64_t)x87 << 32;
#elif defined(__aarch64__)
  uint64_t fpcr = 0;
  __asm__ volatile("mrs %0, fpcr" : "=r"(fpcr));
  return fpcr;
#else
  return (uint64_t)fegetround();
#endif
}

static inline void set_float_control(uint64_t control) {
#if defined(__x86_64__)
  const uint32_t sse = (uint32_t)control & 0xffc0U;
  const uint16_t x87 = (uint16_t)(control >> 32);
  __asm__ volatile("ldmxcsr %0" : : "m"(sse));
  __asm__ volatile("fldcw %0" : : "m"(x87));
#elif defined(__aarch64__)
  __asm__ volatile("msr fpcr, %0" : : "r"(control));
#else
  fesetround((int)control);
#endif
}

/* In words, for two control words that differ. */
static inline const char* float_change(uint64_t before, uint64_t now) {
  const uint64_t bits = before ^ now;
#if defined(__x86_64__)
  if ((bits & 0x6000U) != 0 || (bits >> 32 & 0xc00U) != 0) return "left another rounding mode";
  if ((bits & 0x8000U) != 0) return "left flush-to-zero changed";
  if ((bits & 0x40U) != 0) return "left denormals-are-zero changed";
  if ((bits >> 32 & 0x300U) != 0) return "left the precision of x87 changed";
  return "left the traps of floating-point exceptions changed";
#elif defined(__aarch64__)
  if ((bits & 0xc00000U) != 0) return "left another rounding mode";
  return (bits & 0x1000000U) != 0 ? "left flush-to-zero changed" : "left the floating-point control register changed";
#else
  (void)bits;
  return "left another rounding mode";
#endif
}

#endif
