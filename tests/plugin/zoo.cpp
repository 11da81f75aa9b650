// Each animal of modules/zoo.c is contained, says what it did and on which input, and leaves nothing behind.
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <cfenv>
#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

#include "lib/num/error.hpp"
#include "lib/plugin/surroundings.h"
#include "tests/plugin/zoo.hpp"

namespace lemmata::zoo_test {

using namespace plugin_tests;
using compress::Call;
using compress::Fate;

/// What is said of an animal: one of these texts begins it (the later ones are the sanitizers').
struct Saying {
  const char* animal;
  Fate fate;
  Texts texts;
};

const std::vector<Saying> sayings_of_calls = {
    {"children", Fate::misbehaved, {"left a process of its own behind"}},
    {"orphans", Fate::misbehaved, {"left a process of its own behind"}},
    {"fork-and-return", Fate::misbehaved, {"left a process of its own behind"}},
    {"kill-group", Fate::crashed, {"SIGKILL"}},
    {"print-for-ever", Fate::misbehaved, {"printed more than 4 MiB"}},
    {"print-a-gigabyte", Fate::misbehaved, {"printed more than 4 MiB"}},
    {"garbage", Fate::misbehaved, {"wrote to the descriptors of its harness"}},
    {"close-all", Fate::misbehaved, {"closed or replaced a descriptor of its harness"}},
    {"write-before", Fate::underran, {"wrote to out[-1]"}},
    {"write-after", Fate::overran, {"wrote to out[3]"}},
    {"write-input", Fate::wrote_input, {"wrote to x[0]"}},
#if defined(__SANITIZE_ADDRESS__)
    {"free-input", Fate::wrote_input, {"wrote to x[-2]"}},  // its free() marks the block first
#else
    {"free-input", Fate::crashed, {"SIGABRT: ", "AddressSanitizer: ", "SIGSEGV", "SIGBUS"}},
#endif
    {"free-output", Fate::crashed, {"SIGABRT: ", "AddressSanitizer: ", "SIGSEGV", "SIGBUS"}},
    {"free-twice", Fate::crashed, {"SIGABRT: free(): double free", "AddressSanitizer: attempting double-free"}},
    {"leak", Fate::out_of_memory, {"took more than 0.0977 GiB of memory"}},
    {"late-writer", Fate::misbehaved, {"wrote to out[0] after it had returned, in a thread of its own"}},
    {"exit", Fate::crashed, {"called exit(3)"}},
    {"exit-at-once", Fate::crashed, {"the process ended with status 3"}},
    {"abort", Fate::crashed, {"SIGABRT"}},
    {"end-thread", Fate::crashed, {"SIGABRT: FATAL: exception not rethrown", "runtime error: reference binding to null pointer"}},
    {"spin", Fate::hung, {"no end within"}},
    {"sleep", Fate::hung, {"no end within"}},
    {"handle-faults", Fate::misbehaved, {"changed what SIGSEGV does"}},
    {"handle-and-fault", Fate::hung, {"no end within"}},
    {"ignore-termination", Fate::misbehaved, {"changed what SIGTERM does"}},
    {"block-signals", Fate::misbehaved, {"changed which signals are blocked"}},
    {"alarm", Fate::misbehaved, {"left a timer running"}},
    {"posix-timer", Fate::misbehaved, {"left a timer running"}},
    {"clone", Fate::misbehaved, {"left a process of its own behind"}},
    {"sibling", Fate::misbehaved, {"left a process of its own behind"}},
    {"kill-parent", Fate::crashed, {"killed the process that watches over it"}},
    {"handle-alarm", Fate::misbehaved, {"changed what SIGALRM does"}},
    {"folder", Fate::misbehaved, {"changed its working folder"}},
    {"limit", Fate::misbehaved, {"changed the limit RLIMIT_NOFILE"}},
    {"round-up", Fate::misbehaved, {"left another rounding mode"}},
#if defined(__x86_64__)
    {"trap", Fate::misbehaved, {"left the traps of floating-point exceptions changed"}},
    {"flush-to-zero", Fate::misbehaved, {"left flush-to-zero changed"}},
    {"denormals-are-zero", Fate::misbehaved, {"left denormals-are-zero changed"}},
#endif
};

const std::vector<std::pair<const char*, Texts>> sayings_of_refusals = {
    {"crash-at-load", {"it cannot be loaded: SIGSEGV", "it cannot be loaded: runtime error: store to null pointer"}},
    {"exit-at-load", {"it cannot be loaded: the process ended with status 71: called exit(3)"}},
    {"children-at-load", {"loading it left a process of its own behind"}},
    {"folder-at-load", {"loading it changed its working folder"}},
    {"print-at-load", {"it cannot be loaded: printed more than 4 MiB"}},
    {"garbage-at-load", {"it cannot be loaded: it wrote to the descriptors of its harness"}},
    {"crash-at-unload", {"it cannot be unloaded: SIGSEGV", "it cannot be unloaded: runtime error: store to null pointer"}},
    {"abort-at-unload", {"it cannot be unloaded: SIGABRT"}},
    {"spin-at-unload", {"it cannot be unloaded: no end within"}},
    {"round-when-named", {"lemmata_name left another rounding mode"}},
#if defined(__x86_64__)
    {"flush-at-load", {"loading it left flush-to-zero changed (was it linked with -ffast-math?)"}},
#endif
};

/// Can a process have a /dev/shm of its own here?
bool has_namespaces() {
  const auto box = plugin::open_c(module_path("faults"), zoo_limits());
  std::vector<double> x = {7, 0};
  return outcomes(*box, {{&x}}).at(0).out.back() == 1;
}

/// Is there a segment of System V shared memory like the one that an animal leaves?
bool segment_exists() {
  std::ifstream file("/proc/sysvipc/shm");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return text.find(" 71993 ") != std::string::npos;
}

TEST_CASE("each animal that misbehaves in a call is the finding of that call, and nothing is left of it") {
  const Saying& saying = GENERATE(from_range(sayings_of_calls));
  const InZoo zoo(saying.animal);
  const std::vector<double> ones(3, 1.0), others = {1, 2, 1};
  std::vector<Call> calls(7, Call{&others});
  calls[3] = {&ones};
  INFO(saying.animal);
  {
    const auto box = plugin::open_c(module_path("zoo"), zoo_limits());
    const auto seen = outcomes(*box, calls);
    for (std::size_t i = 0; i < calls.size(); ++i) {
      INFO("call " << i << ": " << to_string(seen[i].fate) << ": " << seen[i].what);
      CHECK(seen[i].fate == (i == 3 ? saying.fate : Fate::returned));
      CHECK((i != 3 || says_one_of(seen[i].what, saying.texts)));
      CHECK((i == 3 || seen[i].out == others));
    }
    const auto again = outcomes(*box, {{&ones}}).at(0);
    INFO("alone: " << again.what);
    CHECK(again.fate == saying.fate);
    CHECK(says_one_of(again.what, saying.texts));
  }
  CHECK(InZoo::nothing_left());
}

TEST_CASE("an animal that misbehaves when it is loaded or unloaded is refused, and nothing is left of it") {
  const auto& [animal, texts] = GENERATE(from_range(sayings_of_refusals));
  const InZoo zoo(animal);
  std::string line = "opened";
  try {
    plugin::open_c(module_path("zoo"), zoo_limits());
  } catch (const BadInput& error) { line = error.what(); }
  INFO(animal << ": " << line);
  CHECK(says_one_of(line, texts, module_path("zoo") + ": "));
  CHECK(InZoo::nothing_left());
}

TEST_CASE("threads that a plugin keeps, and do no harm, are no finding") {
  const InZoo zoo("idle-threads");
  const auto box = plugin::open_c(module_path("zoo"), zoo_limits());
  const std::vector<double> ones(3, 1.0);
  for (int batch = 0; batch < 3; ++batch)
    for (const Seen& seen : outcomes(*box, std::vector<Call>(5, {&ones}))) CHECK(seen.fate == Fate::returned);
  CHECK(box->declared_delta(3) == 1);  // it can still be asked
}

TEST_CASE("a jump into a frame that is gone is contained") {
  const InZoo zoo("long-jump");
  const std::vector<double> ones(3, 1.0), others = {1, 2, 1};
  {
    const auto box = plugin::open_c(module_path("zoo"), zoo_limits());
    const auto seen = outcomes(*box, {{&others}, {&ones}, {&others}});
    CHECK((seen[0].out == others && seen[2].out == others));
  }
  CHECK(InZoo::nothing_left());
}

TEST_CASE("what a plugin leaves in shared memory is a finding, and goes with it") {
  const bool own = has_namespaces();
  const char* const animal = GENERATE("shared-file", "shared-segment");
  if (!own && std::string(animal) == "shared-segment") return;  // nobody would remove it
  const InZoo zoo(animal);
  const std::vector<double> ones(3, 1.0), others = {1, 2, 1};
  std::vector<Seen> seen;
  {
    const auto box = plugin::open_c(module_path("zoo"), zoo_limits());
    seen = outcomes(*box, {{&others}, {&ones}, {&others}});
  }
  INFO(animal << ": " << seen[1].what);
  CHECK(seen[1].fate == (own ? Fate::misbehaved : Fate::returned));  // where all share one memory, nobody can be accused
  CHECK(seen[2].fate == Fate::returned);
  if (!own) {
    CHECK(shm_unlink("/lemmata-zoo-test") == 0);
    return;
  }
  CHECK((seen[1].what == "left a file in shared memory: /dev/shm/lemmata-zoo-test" || seen[1].what == "left a segment of shared memory"));
  CHECK_FALSE(std::ifstream("/dev/shm/lemmata-zoo-test").good());
  CHECK_FALSE(segment_exists());
}

TEST_CASE("what a plugin starts dies also where its host is killed") {
  const InZoo zoo("orphans-and-sleep");
  const pid_t host = fork();
  if (host == 0) {
    const std::vector<double> ones(3, 1.0);
    auto options = zoo_limits();
    options.limits.cpu_seconds = 60;
    const auto box = plugin::open_c(module_path("zoo"), options);
    outcomes(*box, {{&ones}});
    _exit(1);
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  kill(host, SIGKILL);
  waitpid(host, nullptr, 0);
  for (int i = 0; i < 200 && !InZoo::nothing_left(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    while (waitpid(-1, nullptr, WNOHANG) > 0) {}
  }
  CHECK(InZoo::nothing_left());
}

TEST_CASE("a host whose floating-point environment changes under a run says so") {
  const auto box = plugin::open_c(module_path("faults"), zoo_limits());
  const std::vector<double> x = {0, 1}, y = {0, 1, 2};
  const std::uint64_t control = float_control();
  const std::vector<Call> calls = {{&x}, {&y}};  // two batches
  const auto changes = [](std::size_t, const compress::Outcome&) { std::fesetround(FE_UPWARD); };
  CHECK_THROWS_WITH(box->run(calls, changes), Catch::Contains("left another rounding mode in the host"));
  set_float_control(control);
  CHECK_NOTHROW(box->run(calls, [](std::size_t, const compress::Outcome&) {}));
}

}  // namespace lemmata::zoo_test
