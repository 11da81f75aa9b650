#include <filesystem>

#include "lib/app/bench/bench.hpp"
#include "lib/app/check/work.hpp"
#include "lib/app/output.hpp"

// Calls of trivial plugins: what a check costs beside the compressor's own work.

namespace lemmata::app {
namespace {

/// Calls in dimension 64, in batches as a check makes them.
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

const BenchRows plugin_rows([] {
  const std::string modules = std::filesystem::read_symlink("/proc/self/exe").parent_path().string() + "/plugins";
  const std::string examples = std::string(LEMMATA_SOURCE_DIR) + "/lib/plugin/examples";
  return std::vector<BenchRow>{{.work = "plugin in C, C(x) = x/2, d = 64",
                                .unit = "calls",
                                .goal = 100000,
                                .run = [=](auto& state) { call_plugin(state, modules + "/halve.so"); },
                                .wall = true},
                               {.work = "plugin in Python, C(x) = x/2, d = 64",
                                .unit = "calls",
                                .goal = 20000,
                                .run = [=](auto& state) { call_plugin(state, examples + "/halve.py:compress"); },
                                .wall = true}};
});

}  // namespace
}  // namespace lemmata::app
