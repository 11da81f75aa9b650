#include <benchmark/benchmark.h>

#include <fmt/format.h>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "lib/app/check_work.hpp"
#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/check/json.hpp"

// `lemmata bench`: how fast the work is that users wait for, each against its goal. Google Benchmark measures.

namespace lemmata::app {
namespace {

struct Work {
  std::string name, unit;
  double goal = 0;  ///< units a second, at least
  std::function<void(benchmark::State&)> run;
};

/// Calls of a trivial plugin in dimension 64, in batches as a check makes them.
void call_plugin(benchmark::State& state, const std::string& subject) {
  const std::string file = subject.substr(0, subject.rfind(':'));
  if (!std::filesystem::exists(file)) return state.SkipWithError(("there is no " + file).c_str());
  constexpr std::size_t batch = 4096;
  const auto box = open_box(subject, 1);
  const std::vector<double> x(64, 1.0);
  std::vector<compress::Call> calls;
  for (std::size_t i = 0; i < batch; ++i) calls.push_back({.x = &x, .stream = i});
  double sum = 0;
  box->run(calls, [&](std::size_t, const compress::Outcome&) {});  // the process starts
  for (auto _ : state) box->run(calls, [&](std::size_t, const compress::Outcome& outcome) { sum += outcome.out[0]; });
  benchmark::DoNotOptimize(sum);
  state.SetItemsProcessed(static_cast<std::int64_t>(batch) * static_cast<std::int64_t>(state.iterations()));
}

std::vector<Work> all_work() {
  const std::string root = LEMMATA_SOURCE_DIR;
  const std::string modules = std::filesystem::read_symlink("/proc/self/exe").parent_path().string() + "/plugins";
  return {{"plugin in C, C(x) = x/2, d = 64", "calls", 100000, [=](auto& s) { call_plugin(s, modules + "/halve.so"); }},
          {"plugin in Python, C(x) = x/2, d = 64", "calls", 20000,
           [=](auto& s) { call_plugin(s, root + "/lib/plugin/examples/halve.py:compress"); }}};
}

/// Keeps the rates; prints nothing.
class Rates final : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      const auto rate = run.counters.find("items_per_second");
      found.emplace_back(run.error_occurred || rate == run.counters.end() ? 0 : rate->second.value, run.error_message);
    }
  }
  std::vector<std::pair<double, std::string>> found;
};

}  // namespace

int run_bench(const BenchOptions& options) {
  const auto work = all_work();
  for (const Work& one : work) benchmark::RegisterBenchmark(one.name.c_str(), one.run)->UseRealTime();
  Rates rates;
  benchmark::RunSpecifiedBenchmarks(&rates);
  Table table({"reached", "work", "a second", "goal"});
  Json rows = Json::array();
  bool all = true;
  for (std::size_t i = 0; i < work.size(); ++i) {
    const auto& [rate, error] = rates.found.at(i);
    const bool reached = rate >= work[i].goal;
    all = all && reached;
    table.add({!error.empty() ? "skipped"
               : reached      ? "yes"
                              : "no",
               work[i].name, fmt::format("{:.3g} {}", rate, work[i].unit), fmt::format("{:.3g}", work[i].goal)},
              reached ? Colour::green : Colour::red, error);
    rows.push_back({{"work", work[i].name}, {"unit", work[i].unit}, {"rate", rate}, {"goal", work[i].goal}, {"error", error}});
  }
  std::fputs(table.text().c_str(), stdout);
  if (!options.json.empty()) write_file(options.json, Json{{"schema", "lemmata/bench/1"}, {"rows", rows}}.dump(1) + "\n");
  return all ? as_recorded : differs;
}

}  // namespace lemmata::app
