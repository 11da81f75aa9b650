#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lemmata::app {

// What each subcommand is asked to do, free of the parser that read it. An empty file name means: not wanted.

struct ListOptions {
  std::string glob;
  bool json = false;
};
struct ShowOptions {
  std::string id;
};
struct VerifyOptions {
  std::vector<std::string> globs;
  std::string effort = "standard";
  std::uint64_t seed = 1;
  int jobs = 1;
  std::string json, junit;
  std::string shard;  ///< "2/3": the second of three parts
  bool resume = false, timings = false;
};
struct MergeOptions {
  std::vector<std::string> stores;
  std::string into;  ///< empty: the run store
};
struct ReplayOptions {
  std::string what;  ///< a file, or an id with a recorded instance
  std::optional<long> bits;
};
struct CheckOptions {
  std::string spec;        ///< a built-in, or a plugin: mine.so, mine.py:compress
  std::vector<long> dims;  ///< empty: those that suit the compressor
  std::string effort = "quick";
  std::uint64_t seed = 1;
  int jobs = 1;
  std::string json, html;
  std::string setting;                     ///< "L=1,sigma=1,...": what the rates are for
  std::vector<std::string> require, only;  ///< ids of properties
  std::vector<std::string> at;             ///< one vector or two: shows what the compressor does there, and checks nothing else
  std::uint64_t stream = 0;                ///< with at: the first stream of random numbers
  std::size_t samples = 1;                 ///< with at: how many streams
  std::vector<std::string> uniforms;       ///< with at: "3=0.25", uniform numbers that are set
};
struct ReportOptions {
  std::vector<std::string> globs;  ///< of claims, figures, trajectories, compressor.<name>; empty: everything
  std::string out;
  bool plain = false;  ///< no page
  std::string effort = "quick";
  std::uint64_t seed = 1;
  int jobs = 1;
};
struct ExperimentOptions {
  std::string glob = "*";
  bool list = false;
  std::string out;
  std::string effort = "standard";
  std::uint64_t seed = 1;
  int jobs = 1;
};
struct SelftestOptions {
  std::string glob = "*";
  std::uint64_t seeds = 20;
  int jobs = 1;
  std::string json, only;
};
struct BenchOptions {
  std::vector<std::string> globs;  ///< of rows; empty: all but the slow ones
  std::string json, workload;      ///< workload: run this one and measure nothing
  bool scaling = false, all = false;
};
struct AttackCommandOptions {
  std::string id, method, mutant;
  std::string effort = "standard";
  std::uint64_t seed = 1;
  std::vector<std::string> set;
};
struct RecordOptions {
  std::vector<std::string> ids;
  std::string effort = "standard";  ///< the most that is spent
  std::uint64_t seed = 1;
  int jobs = 1;
  bool dry_run = false;
};
struct DiffOptions {
  std::string before, after;
};

// Each returns an exit code: 0 as recorded or as declared, 1 something differs or is violated, 3 an internal error. Input that cannot be
// used is thrown as BadInput (exit code 2).
int run_list(const ListOptions& options);
int run_show(const ShowOptions& options);
int run_verify(const VerifyOptions& options);
int run_merge(const MergeOptions& options);
int run_replay(const ReplayOptions& options);
int run_check(const CheckOptions& options);
int run_report(const ReportOptions& options);
int run_experiment(const ExperimentOptions& options);
int run_selftest(const SelftestOptions& options);
int run_bench(const BenchOptions& options);
int run_attack(const AttackCommandOptions& options);
int run_record(const RecordOptions& options);
int run_diff(const DiffOptions& options);

enum ExitCode : int { as_recorded = 0, differs = 1, wrong_usage = 2, internal_error = 3 };

}  // namespace lemmata::app
