#include <unistd.h>

#include <chrono>
#include <filesystem>

#include <fmt/format.h>

#include "lib/app/bench/bench.hpp"
#include "lib/app/bench/child.hpp"
#include "lib/check/json.hpp"

// The whole quick ledger, as `lemmata verify` runs it, with one worker process and with two.

namespace lemmata::app {
namespace {

/// A folder of this run that is gone with it.
class Workspace {
 public:
  Workspace() : path_(std::filesystem::temp_directory_path() / fmt::format("lemmata-bench-{}", getpid())) {
    std::filesystem::create_directories(path_);
  }
  ~Workspace() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;
  std::filesystem::path file(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

struct TimedRun {
  double seconds = 0;
  std::string json = {}, error = {};
};

/// Wall time and JSON of `verify --effort quick` on an empty store; verdicts that differ from the record are no error here.
TimedRun verify_quickly(const Workspace& workspace, int jobs) {
  const std::string name = fmt::format("jobs-{}", jobs);
  const auto json = workspace.file(name + ".json");
  const auto begin = std::chrono::steady_clock::now();
  const Child child = run_child({std::filesystem::read_symlink("/proc/self/exe").string(), "verify", "--effort", "quick", "--jobs",
                                 std::to_string(jobs), "--json", json.string()},
                                {{"LEMMATA_STORE", workspace.file(name + ".sqlite").string()}}, 3600);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (!child.started || child.signal != 0 || child.exit_code > 1) return {.error = "verify failed: " + child.errors};
  return {.seconds = seconds, .json = read_file(json)};
}

void ledger_on_two(benchmark::State& state) {
  for (auto _ : state) {
    const Workspace workspace;
    const TimedRun two = verify_quickly(workspace, 2), one = verify_quickly(workspace, 1);
    for (const TimedRun* run : {&one, &two})
      if (!run->error.empty()) return state.SkipWithError(run->error.c_str());
    if (one.json != two.json) return state.SkipWithError("two jobs write other bytes than one");
    state.counters["value"] = one.seconds / two.seconds;
    state.SetLabel(fmt::format("{:.1f} s on one job, {:.1f} s on two, the same bytes", one.seconds, two.seconds));
  }
}

const BenchRows ledger_rows([] {
  return std::vector<BenchRow>{{.work = "the whole quick ledger, 2 jobs against 1, wall time",
                                .unit = "times as fast",
                                .goal = 1.8,
                                .run = ledger_on_two,
                                .repetitions = 1,
                                .wall = true,
                                .slow = true}};
});

}  // namespace
}  // namespace lemmata::app
