#include <algorithm>
#include <cmath>
#include <ctime>
#include <limits>

#include "lib/app/bench/bench.hpp"
#include "lib/num/error.hpp"

// What Google Benchmark measures, and what is measured without it.

namespace lemmata::app {
namespace {

/// Keeps the best repetition; prints nothing.
class BestRun final : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration) continue;
      if (run.error_occurred) {
        best.error = run.error_message;
        continue;
      }
      const auto value = run.counters.find("value"), rate = run.counters.find("items_per_second");
      best.is_rate = value == run.counters.end();
      if (best.is_rate && rate == run.counters.end()) {
        best.error = "the row counts nothing";
        continue;
      }
      const double found = best.is_rate ? rate->second.value : value->second.value;
      if (found < best.value) continue;
      best.value = found;
      best.remark = run.report_label;
    }
  }
  Measurement best;
};

double cpu_now() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

}  // namespace

Measurement measure(const BenchRow& row) {
  benchmark::ClearRegisteredBenchmarks();
  auto* registered = benchmark::RegisterBenchmark(row.work.c_str(), row.run)->MinTime(0.2)->Repetitions(row.repetitions);
  if (row.wall) registered->UseRealTime();
  else registered->MeasureProcessCPUTime();
  BestRun reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter, "all");
  benchmark::ClearRegisteredBenchmarks();
  return reporter.best;
}

double cpu_seconds(const std::function<void()>& work) {
  constexpr double at_least = 0.05;
  constexpr int repetitions = 5;
  double best = std::numeric_limits<double>::infinity();
  long calls = 1;
  for (int repetition = 0; repetition < repetitions;) {
    const double begin = cpu_now();
    for (long i = 0; i < calls; ++i) work();
    const double taken = cpu_now() - begin;
    if (repetition == 0 && taken < at_least) {  // more calls, so that the clock's grain does not show
      calls *= taken < at_least / 10 ? 8 : 2;
      continue;
    }
    best = std::min(best, taken / static_cast<double>(calls));
    if (++repetition > 1 && taken > 1) break;  // long work disturbs itself little
  }
  return best;
}

double fitted_exponent(const std::vector<double>& x, const std::vector<double>& y) {
  if (x.size() != y.size()) throw DomainError("there are " + std::to_string(x.size()) + " x and " + std::to_string(y.size()) + " y");
  for (const std::vector<double>* values : {&x, &y})
    for (const double v : *values)
      if (!(v > 0) || !std::isfinite(v)) throw DomainError("the value " + std::to_string(v) + " to fit is outside (0, inf)");
  const auto n = static_cast<double>(x.size());
  double mean_x = 0, mean_y = 0;
  for (std::size_t i = 0; i < x.size(); ++i) mean_x += std::log(x[i]) / n, mean_y += std::log(y[i]) / n;
  double xy = 0, xx = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double dx = std::log(x[i]) - mean_x;
    xy += dx * (std::log(y[i]) - mean_y);
    xx += dx * dx;
  }
  if (!(xx > 0)) throw DomainError("an exponent needs at least two different x");
  return xy / xx;
}

}  // namespace lemmata::app
