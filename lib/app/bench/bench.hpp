#pragma once
#include <benchmark/benchmark.h>

#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "lib/app/options.hpp"

namespace lemmata::app {

// `lemmata bench`: how fast the work is that users wait for, beside what they would use instead, measured in the same run.
// A file lib/app/bench/<topic>.cpp holds rows and registers them itself; nothing else changes.

/// What a researcher would use instead: a script, or another row of the bench (for peers in C++).
struct Peer {
  std::string name = {};
  /// A file of tests/bench/peers, run by /usr/bin/python3 -B. It prints one line of JSON, {"peer": "NumPy 1.24.2", "rate": units per CPU
  /// second}, or exits with 77 and a line on stderr that says what is missing. One thread.
  std::string script = {};
  std::vector<std::string> arguments = {};
  std::string row = {};  ///< the work of that row
  double at_least = 1;   ///< ours/peer to reach
};

/// One kind of work with its goal and its peers.
struct BenchRow {
  std::string work = {};  ///< "scaled sign, 10^7 doubles"
  std::string unit = {};  ///< "elements", "cases", ...: a rate is in units per CPU second
  double goal = 0;        ///< the rate to reach; 0: none
  std::vector<Peer> peers = {};
  /// Calls SetItemsProcessed; where the result is no rate, sets counters["value"] instead. SetLabel adds a remark, SkipWithError says why
  /// there is nothing.
  std::function<void(benchmark::State&)> run = {};
  int repetitions = 5;  ///< of at least 0.2 s each: the best one counts
  bool wall = false;    ///< rates are per second of wall time: the work is done by other processes
  bool slow = false;    ///< takes minutes: measured only where a GLOB names it, or with --all
};

/// How cost grows: time and memory at several sizes, whose exponents are fitted.
struct ScalingRow {
  std::string work = {}, variable = {};        ///< "scaled sign", "d"
  std::vector<double> sizes = {};              ///< at least two different ones
  std::function<double(double)> seconds = {};  ///< CPU seconds at a size
  std::function<double(double)> bytes = {};    ///< memory at a size; may be absent
  double expected = 1;                         ///< the exponent, at most
};

/// A small fixed piece of work whose instructions are counted from outside (tests/bench/instructions.py).
struct BenchWorkload {
  std::string name = {};  ///< letters, digits and "-"
  std::function<void()> run = {};
};

/// Objects of namespace scope, of a name of their own in each file (sources compile in groups):
///
///   const BenchRows lanes_rows([] { return std::vector<BenchRow>{...}; });
template <class Row>
class BenchRegistry {
 public:
  using Make = std::function<std::vector<Row>()>;
  explicit BenchRegistry(Make make) { makers().push_back(std::move(make)); }
  /// The rows of all files, in no particular order.
  static std::vector<Row> all() {
    std::vector<Row> rows;
    for (const Make& make : makers())
      for (Row& row : make()) rows.push_back(std::move(row));
    return rows;
  }

 private:
  static std::vector<Make>& makers() {
    static std::vector<Make> list;
    return list;
  }
};
using BenchRows = BenchRegistry<BenchRow>;
using ScalingRows = BenchRegistry<ScalingRow>;
using BenchWorkloads = BenchRegistry<BenchWorkload>;

/// CPU seconds that one call takes: the least of several, of as many calls each as take 0.05 s.
double cpu_seconds(const std::function<void()>& work);

/// The exponent b of the least-squares line log y = a + b log x; x and y > 0, at least two different x.
/// @throws DomainError naming what is outside
double fitted_exponent(const std::vector<double>& x, const std::vector<double>& y);

/// What a row gave: a rate or another value, or why there is none.
struct Measurement {
  double value = 0;
  bool is_rate = true;
  std::string remark = {}, error = {};
  bool skipped = false;   ///< the error is that something is missing here
  std::string name = {};  ///< of a peer, with its version
};
Measurement measure(const BenchRow& row);
Measurement measure(const Peer& peer);  ///< one with a script

/// "128 k", "3.2 M", "0.75"
std::string short_rate(double rate);
/// "g++ 12.2.0", and what makes its code slow
std::string bench_build();
/// "Intel Xeon ..., 2 cores; lemmata 0.1.0, g++ 12.2.0; ..."
std::string bench_machine();

int run_scaling(const BenchOptions& options);
int run_workload(const std::string& name);

/// Globs select by the whole name, or, where they have no *, by a part of it.
bool bench_selects(const std::vector<std::string>& globs, const std::string& work);

}  // namespace lemmata::app
