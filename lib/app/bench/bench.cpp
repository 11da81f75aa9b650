#include "lib/app/bench/bench.hpp"

#include <algorithm>
#include <fstream>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lib/app/output.hpp"
#include "lib/app/workers.hpp"
#include "lib/check/json.hpp"
#include "lib/claim/glob.hpp"
#include "lib/num/error.hpp"

// `lemmata bench`: the table of all rows with their peers.

namespace lemmata::app {
namespace {

/// One comparison of what was measured: with a goal, or with a peer.
struct Judged {
  std::string status = {};  ///< reached, short, skipped, failed, or measured where nothing is to be reached
  std::string peer = {}, peer_rate = {}, ratio = {}, goal = {}, below = {};
  bool fails() const { return status == "short" || status == "failed"; }
};

std::string measured_text(const Measurement& m, const std::string& unit) {
  if (!m.error.empty()) return "-";
  return short_rate(m.value) + " " + unit + (m.is_rate ? "/s" : "");
}

Judged against_goal(const BenchRow& row, const Measurement& ours) {
  if (!ours.error.empty()) return {.status = "failed", .below = ours.error};
  Judged judged{.status = row.goal == 0 ? "measured" : ours.value >= row.goal ? "reached" : "short", .below = ours.remark};
  if (row.goal != 0) judged.goal = ">= " + short_rate(row.goal);
  return judged;
}

Judged against_peer(const BenchRow& row, const Measurement& ours, const Peer& peer, const Measurement& theirs) {
  Judged judged{.peer = theirs.name.empty() ? peer.name : theirs.name, .goal = fmt::format(">= {:.3g} x", peer.at_least)};
  if (!theirs.error.empty() || !ours.error.empty()) {
    judged.status = theirs.skipped ? "skipped" : "failed";
    judged.below = theirs.error;
    return judged;
  }
  judged.peer_rate = measured_text(theirs, row.unit);
  const double ratio = ours.value / theirs.value;
  judged.ratio = fmt::format("{:.3g} x", ratio);
  judged.status = ratio >= peer.at_least ? "reached" : "short";
  return judged;
}

Colour colour_of_status(const std::string& status) {
  return status == "reached" ? Colour::green : status == "short" || status == "failed" ? Colour::red : Colour::yellow;
}

/// The rows of the run, with every row that is another's peer measured once.
class Bench {
 public:
  explicit Bench(const BenchOptions& options) : options_(options), rows_(BenchRows::all()) {
    std::sort(rows_.begin(), rows_.end(), [](const BenchRow& a, const BenchRow& b) { return a.work < b.work; });
    for (const BenchRow& row : rows_)
      for (const Peer& peer : row.peers)
        if (!peer.row.empty()) yardsticks_.push_back(peer.row);
    for (const BenchRow& row : rows_)
      if (is_chosen(row)) chosen_.push_back(&row);
    for (const std::string& glob : options.globs)
      if (std::none_of(rows_.begin(), rows_.end(), [&](const BenchRow& row) { return bench_selects({glob}, row.work); }))
        throw BadInput("no row of the bench matches '" + glob + "'; there are: " + names());
  }

  int run() {
    std::size_t steps = 0;
    for (const BenchRow* row : chosen_) steps += 1 + row->peers.size();
    Progress progress("bench", steps);
    for (const BenchRow* row : chosen_) add(*row, progress);
    if (!options_.json.empty())  // before printing: a reader may close the pipe
      write_file(options_.json, document({{"schema", "lemmata/bench/1"}, {"machine", bench_machine()}, {"rows", json_}}));
    print_line(bench_machine());
    fmt::print("{}", table_.text());
    const bool reached = std::none_of(judged_.begin(), judged_.end(), [](const Judged& j) { return j.fails(); });
    const auto count = [&](const char* status) {
      return std::count_if(judged_.begin(), judged_.end(), [&](const Judged& j) { return j.status == status; });
    };
    print_line(
        fmt::format("{} reached, {} short, {} skipped, {} failed", count("reached"), count("short"), count("skipped"), count("failed")));
    return reached ? as_recorded : differs;
  }

 private:
  bool is_chosen(const BenchRow& row) const {
    if (!options_.globs.empty()) return bench_selects(options_.globs, row.work);
    // A row that only serves as a peer is shown beside those that it is compared with.
    const bool own =
        row.goal != 0 || !row.peers.empty() || std::find(yardsticks_.begin(), yardsticks_.end(), row.work) == yardsticks_.end();
    return own && (options_.all || !row.slow);
  }
  std::string names() const {
    std::string all;
    for (const BenchRow& row : rows_) all += (all.empty() ? "" : "; ") + row.work;
    return all;
  }

  const Measurement& measured(const BenchRow& row) {
    const auto found = rates_.find(row.work);
    return found != rates_.end() ? found->second : rates_.emplace(row.work, measure(row)).first->second;
  }
  Measurement measured(const Peer& peer) {
    if (peer.row.empty()) return measure(peer);
    const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const BenchRow& r) { return r.work == peer.row; });
    if (row == rows_.end()) return {.error = "the bench has no row '" + peer.row + "'"};
    return measured(*row);
  }

  void add(const BenchRow& row, Progress& progress) {
    const Measurement ours = measured(row);
    progress.finished(row.work);
    Json peers = Json::array();
    const Judged own = against_goal(row, ours);
    if (row.goal != 0 || row.peers.empty() || !ours.error.empty()) show(row, ours, own);
    for (const Peer& peer : row.peers) {
      const Measurement theirs = measured(peer);
      const Judged judged = against_peer(row, ours, peer, theirs);
      progress.finished(row.work + ", " + judged.peer);
      show(row, ours, judged);
      const bool comparable = theirs.error.empty() && ours.error.empty();
      peers.push_back({{"peer", judged.peer},
                       {"rate", theirs.error.empty() ? Json(theirs.value) : Json(nullptr)},
                       {"ratio", comparable ? Json(ours.value / theirs.value) : Json(nullptr)},
                       {"at_least", peer.at_least},
                       {"status", judged.status},
                       {"error", theirs.error}});
    }
    json_.push_back({{"work", row.work},
                     {"unit", row.unit},
                     {"rate", ours.value},
                     {"is_rate", ours.is_rate},
                     {"goal", row.goal},
                     {"status", own.status},
                     {"remark", ours.remark},
                     {"error", ours.error},
                     {"peers", peers}});
  }

  void show(const BenchRow& row, const Measurement& ours, const Judged& judged) {
    table_.add({judged.status, row.work, measured_text(ours, row.unit), judged.peer, judged.peer_rate, judged.ratio, judged.goal},
               colour_of_status(judged.status), judged.below);
    judged_.push_back(judged);
  }

  const BenchOptions& options_;
  std::vector<BenchRow> rows_;
  std::vector<std::string> yardsticks_;
  std::vector<const BenchRow*> chosen_;
  std::map<std::string, Measurement> rates_;
  std::vector<Judged> judged_;
  Table table_{{"", "work", "ours", "peer", "its rate", "ratio", "goal"}};
  Json json_ = Json::array();
};

std::string processor_name() {
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);)
    if (line.rfind("model name", 0) == 0) return line.substr(std::min(line.size(), line.find(':') + 2));
  return "a processor without a name";
}

}  // namespace

bool bench_selects(const std::vector<std::string>& globs, const std::string& work) {
  return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
    return glob_matches(glob, work) || (glob.find('*') == std::string::npos && work.find(glob) != std::string::npos);
  });
}

std::string short_rate(double rate) {
  for (const auto& [unit, name] : {std::pair(1e9, " G"), std::pair(1e6, " M"), std::pair(1e3, " k")})
    if (rate >= unit) return fmt::format("{:.3g}{}", rate / unit, name);
  return fmt::format("{:.3g}", rate);
}

std::string bench_build() {
#ifdef __clang__
  std::string build = fmt::format("clang {}.{}.{}", __clang_major__, __clang_minor__, __clang_patchlevel__);
#else
  std::string build = fmt::format("g++ {}.{}.{}", __GNUC__, __GNUC_MINOR__, __GNUC_PATCHLEVEL__);
#endif
#ifndef __OPTIMIZE__
  build += ", not optimised";
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  build += ", sanitized";
#endif
#ifdef LEMMATA_COVERAGE
  build += ", lines counted";
#endif
  return build;
}

std::string bench_machine() {
  return fmt::format("{}, {} cores; lemmata {}, {}; best of several repetitions, per CPU second", processor_name(), processors(),
                     LEMMATA_VERSION, bench_build());
}

int run_workload(const std::string& name) {
  Json names = Json::array({"none"});
  for (const BenchWorkload& workload : BenchWorkloads::all()) {
    if (workload.name == name) return workload.run(), as_recorded;
    names.push_back(workload.name);
  }
  if (name == "list") print_line(one_line({{"build", bench_build()}, {"work", names}}));
  else if (name != "none") throw BadInput("there is no work '" + name + "' to count instructions of; there is: " + one_line(names));
  return as_recorded;
}

int run_bench(const BenchOptions& options) {
  if (!options.workload.empty()) return run_workload(options.workload);
  if (!options.json.empty()) require_writable(options.json);  // before the work, not after it
  if (options.scaling) return run_scaling(options);
  return Bench(options).run();
}

}  // namespace lemmata::app
