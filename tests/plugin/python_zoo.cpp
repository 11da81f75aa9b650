// Each animal of modules/zoo.py is contained and says what it did.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "lib/num/error.hpp"
#include "lib/plugin/python.hpp"
#include "tests/plugin/modules.hpp"

namespace python_zoo_test {

using namespace lemmata;
using namespace lemmata::plugin_tests;
using compress::Fate;

struct Saying {
  const char* animal;
  Fate fate;
  const char* text;  ///< begins what is said
};

const std::vector<Saying> python_sayings = {
    {"exit", Fate::threw, "SystemExit: 3 (zoo.py:"},
    {"exit-at-once", Fate::crashed, "the process ended with status 3"},
    {"abort", Fate::crashed, "SIGABRT"},
    {"null", Fate::crashed, "SIGSEGV"},
    {"fork-and-return", Fate::misbehaved, "left a process of its own behind"},
    {"children", Fate::misbehaved, "left a process of its own behind"},
    {"orphans", Fate::misbehaved, "left a process of its own behind"},
    {"print-for-ever", Fate::misbehaved, "printed more than 4 MiB"},
    {"garbage", Fate::misbehaved, "wrote to the descriptors of its harness"},
    {"close-all", Fate::misbehaved, "closed or replaced a descriptor of its harness"},
    {"leak", Fate::out_of_memory, "took more than 0.0977 GiB of memory"},
    {"sleep", Fate::hung, "no end within"},
    {"thread", Fate::returned, ""},  // x is the call's own: it may do with it what it likes, and when
    {"ignore-termination", Fate::misbehaved, "changed what SIGTERM does"},
    {"handle-alarm", Fate::misbehaved, "changed what SIGALRM does"},
    {"alarm", Fate::misbehaved, "left a timer running"},
    {"folder", Fate::misbehaved, "changed its working folder"},
    {"limit", Fate::misbehaved, "changed the limit RLIMIT_NOFILE"},
#if defined(__x86_64__)
    {"round-up", Fate::misbehaved, "left another rounding mode"},
#endif
    {"in-place", Fate::wrote_input, "x[0] became 2.0"},
    {"shape", Fate::wrong_shape, "returned shape (2, 3) for d = 3"},
    {"short", Fate::wrong_shape, "returned shape (2,) for d = 3"},
    {"dtype", Fate::wrong_type, "returned dtype float32"},
    {"integers", Fate::wrong_type, "returned dtype int64"},
    {"objects", Fate::wrong_type, "returned dtype object"},
    {"nothing", Fate::wrong_type, "returned None"},
    {"text", Fate::wrong_type, "returned a str"},
};

plugin::OpenOptions python_zoo_limits() {
  auto options = short_limits();
  options.limits.start_cpu_seconds = 60;
  options.limits.cpu_seconds *= 10;  // a hundred megabytes, or four of text, take their time on a busy machine
  options.limits.printed_bytes = std::uint64_t{4} << 20U;
  return options;
}

/// While this lives, LEMMATA_ZOO names an animal.
struct InPythonZoo {
  explicit InPythonZoo(const char* animal) { setenv("LEMMATA_ZOO", animal, 1); }
  ~InPythonZoo() { unsetenv("LEMMATA_ZOO"); }
  InPythonZoo(const InPythonZoo&) = delete;
  InPythonZoo& operator=(const InPythonZoo&) = delete;
};

TEST_CASE("each Python animal that misbehaves in a call is the finding of that call") {
  const Saying& saying = GENERATE(from_range(python_sayings));
  const InPythonZoo zoo(saying.animal);
  const auto box = plugin::open_python("tests/plugin/modules/zoo.py", "compress", python_zoo_limits());
  const std::vector<double> ones(3, 1.0), others = {1, 2, 1};
  const auto seen = outcomes(*box, {{&others}, {&ones}, {&others}});
  INFO(saying.animal << ": " << to_string(seen[1].fate) << ": " << seen[1].what);
  // The thread writes to x two milliseconds later: after the call, whose own x is, or on a busy machine within it, which is a finding.
  const bool within = saying.animal == std::string("thread") && seen[1].fate == Fate::wrote_input;
  CHECK((within || seen[1].fate == saying.fate));
  CHECK(seen[1].what.starts_with(within ? "x[0] became 7.0" : saying.text));
  CHECK((seen[0].out == others && seen[2].out == others));
}

TEST_CASE("a Python animal that misbehaves when it is loaded is refused") {
  const std::vector<std::pair<const char*, const char*>> refusals = {
    {"exit-at-load", "it cannot be loaded: SystemExit: 3 (zoo.py:"},
    {"crash-at-load", "it cannot be loaded: SIGSEGV"},
    {"children-at-load", "loading it left a process of its own behind"},
#if defined(__x86_64__)
    {"round-at-load", "loading it left another rounding mode"},
#endif
  };
  for (const auto& [animal, text] : refusals) {
    const InPythonZoo zoo(animal);
    std::string line = "opened";
    try {
      plugin::open_python("tests/plugin/modules/zoo.py", "compress", python_zoo_limits());
    } catch (const BadInput& error) { line = error.what(); }
    INFO(animal << ": " << line);
    CHECK(line.starts_with(std::string("tests/plugin/modules/zoo.py:compress: ") + text));
  }
}

}  // namespace python_zoo_test
