#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lib/app/bench/bench.hpp"
#include "lib/app/bench/cost_model.hpp"
#include "lib/app/output.hpp"
#include "lib/check/json.hpp"
#include "lib/num/error.hpp"

// How cost grows: fitted exponents.

namespace lemmata::app {
namespace {

/// Caches and clocks bend a line of measured times by about so much; a logarithm in the cost adds less over three decades.
constexpr double slack_of_exponent = 0.15;

struct Growth {
  std::vector<double> seconds, bytes;
  double exponent = 0;
  std::optional<double> bytes_exponent;
};

Growth growth_of(const ScalingRow& row) {
  Growth growth;
  for (const double size : row.sizes) {
    growth.seconds.push_back(row.seconds(size));
    if (row.bytes) growth.bytes.push_back(row.bytes(size));
  }
  growth.exponent = fitted_exponent(row.sizes, growth.seconds);
  if (row.bytes) growth.bytes_exponent = fitted_exponent(row.sizes, growth.bytes);
  return growth;
}

std::vector<ScalingRow> chosen_rows(const BenchOptions& options) {
  auto rows = ScalingRows::all();
  std::sort(rows.begin(), rows.end(),
            [](const auto& a, const auto& b) { return std::tie(a.work, a.variable) < std::tie(b.work, b.variable); });
  std::string names;
  for (const ScalingRow& row : rows) names += (names.empty() ? "" : "; ") + row.work;
  std::erase_if(rows, [&](const ScalingRow& row) { return !options.globs.empty() && !bench_selects(options.globs, row.work); });
  if (rows.empty()) throw BadInput("no row of --scaling matches; there are: " + names);
  return rows;
}

std::string exponent_text(double exponent) { return fmt::format("{:.2f}", exponent); }

}  // namespace

int run_scaling(const BenchOptions& options) {
  const auto rows = chosen_rows(options);
  Progress progress("bench", rows.size());
  Table table({"", "work", "grows with", "sizes", "seconds at the largest", "exponent of time", "of memory", "expected"});
  Json out = Json::array();
  bool all = true;
  for (const ScalingRow& row : rows) {
    const Growth growth = growth_of(row);
    const double largest = std::max(growth.exponent, growth.bytes_exponent.value_or(growth.exponent));
    const bool reached = largest <= row.expected + slack_of_exponent;
    all = all && reached;
    std::string sizes;
    for (const double size : row.sizes) sizes += (sizes.empty() ? "" : " ") + short_rate(size);
    table.add(
        {reached ? "reached" : "steeper", row.work, row.variable, sizes, fmt::format("{:.3g}", growth.seconds.back()),
         exponent_text(growth.exponent), growth.bytes_exponent ? exponent_text(*growth.bytes_exponent) : "-", exponent_text(row.expected)},
        reached ? Colour::green : Colour::red);
    out.push_back({{"work", row.work},
                   {"variable", row.variable},
                   {"sizes", row.sizes},
                   {"seconds", growth.seconds},
                   {"bytes", growth.bytes},
                   {"exponent", growth.exponent},
                   {"bytes_exponent", json_of(growth.bytes_exponent)},
                   {"expected", row.expected},
                   {"reached", reached}});
    progress.finished(row.work);
  }
  if (!options.json.empty())  // before printing: a reader may close the pipe
    write_file(options.json,
               document({{"schema", "lemmata/bench/1"}, {"machine", bench_machine()}, {"rows", Json::array()}, {"scaling", out}}));
  print_line(bench_machine());
  fmt::print("{}\n{}", table.text(), cost_model_text());
  return all ? as_recorded : differs;
}

}  // namespace lemmata::app
