/* A zoo of misbehaving compressors. The environment's LEMMATA_ZOO names the one to be; it misbehaves on x = (1, .., 1) and is the identity
   elsewhere, save those that do so when the library is loaded or unloaded. What they leave outside of memory bears LEMMATA_ZOO_MARK.
   Long: one animal after another. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <fenv.h>
#include <math.h>
#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
#if defined(__x86_64__)
#include <xmmintrin.h>
#endif

#include "lib/plugin/lemmata_compressor.h"

static double* volatile input;
static double* volatile output;
static size_t dimension;
static volatile double sink;
static volatile int always = 1;
static int* volatile nowhere;

static void must(int succeeded) {
  if (!succeeded) abort();
}

/* --- processes -------------------------------------------------------------------------------------------------------------------- */
static void linger(void) {
  while (always) pause();
}

static void start_children(void) {
  for (int i = 0; i < 5; ++i)
    if (fork() == 0) linger();
}

static int linger_in_clone(void* nothing) {
  (void)nothing;
  linger();
  return 0;
}

static void start_clone(void) { /* which sends no signal when it ends */
  static char stack[1 << 16];
  must(clone(linger_in_clone, stack + sizeof stack, 0, NULL) > 0);
}

static void start_sibling(void) { /* a process whose parent is not this one, but this one's parent */
  const long child = syscall(SYS_clone, CLONE_PARENT | SIGCHLD, NULL, NULL, NULL, NULL);
  must(child >= 0);
  if (child == 0) linger();
}

static void kill_parent(void) {
  if (fork() == 0) {
    setsid();
    linger();
  }
  kill(getppid(), SIGKILL);
  linger();
}

static void start_orphans(void) {
  for (int i = 0; i < 3; ++i) {
    const pid_t child = fork();
    if (child == 0) {
      if (fork() == 0) {
        setsid();
        if (fork() == 0) linger();
        linger();
      }
      _exit(0);
    }
  }
}

static void start_orphans_and_sleep(void) {
  start_orphans();
  linger();
}

static void fork_and_return(void) { fork(); }
static void kill_group(void) { kill(0, SIGKILL); }

/* --- output ----------------------------------------------------------------------------------------------------------------------- */
static void print_for_ever(void) {
  while (always) puts("a plugin that talks, and talks, and does not come to an end");
}

static void print_a_gigabyte(void) {
  static char block[1 << 16];
  memset(block, 'x', sizeof block);
  for (int i = 0; i < 1 << 14; ++i) (void)!write(1 + i % 2, block, sizeof block);
}

static void write_everywhere(void) {
  for (int descriptor = 0; descriptor < 256; ++descriptor) (void)!write(descriptor, "bgarbage", 8);
}

static void close_all(void) {
  for (int descriptor = 0; descriptor < 256; ++descriptor) close(descriptor);
}

/* --- memory ----------------------------------------------------------------------------------------------------------------------- */
static void write_before(void) { output[-1] = 1; }
static void write_after(void) { output[dimension] = 1; }
static void write_input(void) { input[0] = 2; }
static void free_input(void) { free(input); }
static void free_output(void) { free(output); }

static void free_twice(void) {
  void* volatile block = malloc(100);
  void* volatile same = block;
  free(block);
  free(same);
}

static void leak(void) {
  while (always) memset(malloc(1 << 24), 1, 1 << 24);
}

static void leave_shared_file(void) {
  char name[100];
  const char* const mark = getenv("LEMMATA_ZOO_MARK");
  snprintf(name, sizeof name, "/lemmata-zoo-%s", mark ? mark : "test");
  const int file = shm_open(name, O_CREAT | O_RDWR, 0600);
  must(file >= 0 && ftruncate(file, 1 << 16) == 0);
  close(file);
}

/* Of a size by which tests know it. */
static void leave_segment(void) { must(shmget(IPC_PRIVATE, 71993, IPC_CREAT | 0600) >= 0); }

static void* write_late(void* old) {
  usleep(2000);
  *(double*)old = 7;
  return NULL;
}

static void leave_writer(void) {
  pthread_t thread;
  must(pthread_create(&thread, NULL, write_late, output) == 0);
  pthread_detach(thread);
}

static void* idle(void* nothing) {
  linger();
  return nothing;
}

static void leave_threads(void) { /* as OpenMP does: no harm */
  pthread_t thread;
  for (int i = 0; i < 3; ++i) must(pthread_create(&thread, NULL, idle, NULL) == 0);
}

/* --- ends ------------------------------------------------------------------------------------------------------------------------- */
static jmp_buf left;
static void set_jump(void) { (void)!setjmp(left); }
static void jump_back(void) {
  set_jump();
  always = 2;
  longjmp(left, 1); /* into a function that has returned */
}

static void crash(void) { *nowhere = 1; }
static void call_exit(void) { exit(3); }
static void call_exit_at_once(void) { _exit(3); }
static void end_thread(void) { pthread_exit(NULL); }
static void spin(void) {
  while (always) sink = sink + 1;
}
static void sleep_for_ever(void) { linger(); }

/* --- the process ------------------------------------------------------------------------------------------------------------------ */
static void on_signal(int number) { (void)number; }
static void handle_faults(void) { signal(SIGSEGV, on_signal); }
static void handle_and_fault(void) {
  handle_faults();
  write_after();
  write_input();
}
static void ignore_termination(void) { signal(SIGTERM, SIG_IGN); }
static void block_signals(void) {
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, NULL);
}
static void leave_alarm(void) { alarm(3600); }
static timer_t make_timer(void) {
  struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
  timer_t timer;
  must(timer_create(CLOCK_MONOTONIC, &event, &timer) == 0);
  return timer;
}
static void leave_posix_timer(void) {
  const struct itimerspec hour = {.it_value = {.tv_sec = 3600}};
  must(timer_settime(make_timer(), 0, &hour, NULL) == 0);
}
static void leave_idle_timer(void) { make_timer(); }
static void leave_descriptor(void) { must(open("/dev/null", O_RDONLY) >= 0); }
static void handle_alarm(void) { signal(SIGALRM, on_signal); }
static void change_folder(void) { must(chdir("/") == 0); }
static void change_limit(void) {
  const struct rlimit few = {20, 20};
  must(setrlimit(RLIMIT_NOFILE, &few) == 0);
}
static void round_up(void) { fesetround(FE_UPWARD); }
static void trap(void) { feenableexcept(FE_INVALID); }
#if defined(__x86_64__)
static void flush_to_zero(void) { _mm_setcsr(_mm_getcsr() | 0x8000); }
static void denormals_are_zero(void) { _mm_setcsr(_mm_getcsr() | 0x40); }
#endif

/* What the next call is to do, whatever its input. */
static void (*later)(void);
static void abort_later(void) { later = abort; }
static void spin_later(void) { later = spin; }
static void alarm_later(void) { later = leave_alarm; }

enum when { at_load, at_unload, in_call, when_named, when_asked };
static const struct animal {
  const char* name;
  enum when when;
  void (*misbehave)(void);
} zoo[] = {
    {"crash-at-load", at_load, crash},
    {"exit-at-load", at_load, call_exit},
    {"children-at-load", at_load, start_children},
    {"folder-at-load", at_load, change_folder},
    {"print-at-load", at_load, print_for_ever},
    {"garbage-at-load", at_load, write_everywhere},
    {"crash-at-unload", at_unload, crash},
    {"abort-at-unload", at_unload, abort},
    {"spin-at-unload", at_unload, spin},
    {"round-when-named", when_named, round_up},
    {"abort-when-asked", when_asked, abort},
    {"spin-when-asked", when_asked, spin},
    {"round-when-asked", when_asked, round_up},
    {"folder-when-asked", when_asked, change_folder},
    {"children", in_call, start_children},
    {"clone", in_call, start_clone},
    {"sibling", in_call, start_sibling},
    {"kill-parent", in_call, kill_parent},
    {"orphans", in_call, start_orphans},
    {"orphans-and-sleep", in_call, start_orphans_and_sleep},
    {"fork-and-return", in_call, fork_and_return},
    {"kill-group", in_call, kill_group},
    {"print-for-ever", in_call, print_for_ever},
    {"print-a-gigabyte", in_call, print_a_gigabyte},
    {"garbage", in_call, write_everywhere},
    {"close-all", in_call, close_all},
    {"write-before", in_call, write_before},
    {"write-after", in_call, write_after},
    {"write-input", in_call, write_input},
    {"free-input", in_call, free_input},
    {"free-output", in_call, free_output},
    {"free-twice", in_call, free_twice},
    {"leak", in_call, leak},
    {"shared-file", in_call, leave_shared_file},
    {"shared-segment", in_call, leave_segment},
    {"late-writer", in_call, leave_writer},
    {"idle-threads", in_call, leave_threads},
    {"long-jump", in_call, jump_back},
    {"exit", in_call, call_exit},
    {"exit-at-once", in_call, call_exit_at_once},
    {"abort", in_call, abort},
    {"abort-later", in_call, abort_later},
    {"spin-later", in_call, spin_later},
    {"alarm-later", in_call, alarm_later},
    {"end-thread", in_call, end_thread},
    {"spin", in_call, spin},
    {"sleep", in_call, sleep_for_ever},
    {"handle-faults", in_call, handle_faults},
    {"handle-and-fault", in_call, handle_and_fault},
    {"ignore-termination", in_call, ignore_termination},
    {"block-signals", in_call, block_signals},
    {"alarm", in_call, leave_alarm},
    {"posix-timer", in_call, leave_posix_timer},
    {"idle-timer", in_call, leave_idle_timer},
    {"descriptor", in_call, leave_descriptor},
    {"handle-alarm", in_call, handle_alarm},
    {"folder", in_call, change_folder},
    {"limit", in_call, change_limit},
    {"round-up", in_call, round_up},
    {"trap", in_call, trap},
#if defined(__x86_64__)
    {"flush-at-load", at_load, flush_to_zero},
    {"flush-to-zero", in_call, flush_to_zero},
    {"denormals-are-zero", in_call, denormals_are_zero},
#endif
};

static void misbehave(enum when when) {
  const char* const wanted = getenv("LEMMATA_ZOO");
  for (size_t i = 0; wanted != NULL && i < sizeof zoo / sizeof *zoo; ++i)
    if (zoo[i].when == when && strcmp(zoo[i].name, wanted) == 0) zoo[i].misbehave();
}

__attribute__((constructor)) static void loaded(void) { misbehave(at_load); }
__attribute__((destructor)) static void unloaded(void) { misbehave(at_unload); }

int lemmata_abi(void) { return 1; }
const char* lemmata_name(void) {
  misbehave(when_named);
  return "zoo";
}

/* In odd dimensions; it declares nothing in the others. */
double lemmata_delta(size_t d) {
  if (d % 2 == 0) return NAN;
  misbehave(when_asked);
  return 1;
}

int lemmata_compress(const double* x, double* out, size_t d, double (*uniform)(void* rng), void* rng) {
  (void)uniform, (void)rng;
  int ones = 1;
  for (size_t i = 0; i < d; ++i) ones = ones && x[i] == 1;
  for (size_t i = 0; i < d; ++i) out[i] = x[i];
  memcpy((void*)&input, &x, sizeof x);
  output = out;
  dimension = d;
  if (later != NULL) later();
  if (ones) misbehave(in_call);
  return 0;
}
