#include <fnmatch.h>

#include <cstring>

#include <fmt/format.h>

#include "lib/app/ledger.hpp"
#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/app/workers.hpp"
#include "lib/check/json.hpp"
#include "lib/experiment/experiment.hpp"
#include "lib/experiment/image_set.hpp"
#include "reports/figure.hpp"
#include "reports/figure_svg.hpp"

#ifndef LEMMATA_VERSION
#define LEMMATA_VERSION "0"
#endif

namespace lemmata::app {
namespace {

using experiment::Experiment;
using experiment::Figure;
using experiment::Numbers;

constexpr double seconds_of_an_item = 3600;

struct Interrupted {};

/// Items in worker processes; their numbers come back bit by bit.
class WorkerProcesses final : public experiment::Workers {
 public:
  explicit WorkerProcesses(int jobs) : jobs_(jobs) {}
  std::vector<Numbers> compute(const std::string& what, std::size_t count, const experiment::Work& work) override {
    std::vector<Numbers> all(count);
    std::string failure;
    {
      const auto colon = what.find(": ");
      Progress progress(what.substr(0, colon), count);
      const auto in_worker = [&](std::size_t item) {
        const Numbers numbers = work(item);
        return std::string(reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(double));
      };
      const auto finished = [&](std::size_t item, const WorkResult& result) {
        progress.finished(what.substr(colon + 2));
        if (!result.done && failure.empty()) failure = fmt::format("{}, item {}: {}", what, item, result.text);
        all[item].resize(result.done ? result.text.size() / sizeof(double) : 0);
        if (!all[item].empty()) std::memcpy(all[item].data(), result.text.data(), all[item].size() * sizeof(double));
      };
      if (work_through(count, {jobs_, item_seconds(seconds_of_an_item)}, in_worker, finished) == WorkEnd::interrupted) throw Interrupted{};
    }
    if (!failure.empty()) throw std::runtime_error(failure);
    return all;
  }

 private:
  int jobs_;
};

std::vector<const Experiment*> selected_experiments(const std::string& glob) {
  std::vector<const Experiment*> selected;
  std::string known;
  for (const Experiment* one : experiment::all_experiments()) {
    const std::string id(one->info.id);
    if (fnmatch(glob.c_str(), id.c_str(), 0) == 0) selected.push_back(one);
    known += (known.empty() ? "" : ", ") + id;
  }
  if (selected.empty()) throw BadInput("no experiment matches '" + glob + "'; there are " + known);
  return selected;
}

experiment::Scale scale_named(const std::string& name) {
  for (const auto scale : {experiment::Scale::quick, experiment::Scale::standard, experiment::Scale::deep})
    if (experiment::to_string(scale) == name) return scale;
  throw BadInput("there is no effort '" + name + "'");
}

int print_experiments(const std::vector<const Experiment*>& experiments) {
  Table table({"experiment", "where", "needs", "title"});
  for (const Experiment* one : experiments)
    table.add({std::string(one->info.id), std::string(one->info.where), one->info.needs.empty() ? "-" : std::string(one->info.needs),
               std::string(one->info.title)});
  fmt::print("{}", table.text());
  return as_recorded;
}

std::filesystem::path folder_of(const ExperimentOptions& options) {
  if (!options.out.empty()) return options.out;
  const bool at_root = std::filesystem::exists("CMakeLists.txt") && std::filesystem::is_directory("properties");
  return at_root ? "build/figures" : "figures";
}

void write_figure(const Figure& figure, const std::filesystem::path& folder) {
  write_file(folder / (figure.id + ".json"), reports::figure_json(figure));
  write_file(folder / (figure.id + ".csv"), reports::figure_csv(figure));
  write_file(folder / (figure.id + ".svg"), reports::figure_file(figure));
  for (const experiment::Panel& panel : figure.panels)
    write_file(folder / (figure.id + "." + panel.name + ".svg"), reports::panel_file(figure, panel));
}

void print_figure(const Figure& figure, const std::filesystem::path& folder, bool kept) {
  print_line(coloured(figure.id, Colour::bold) + "  " + figure.where + ": " + figure.title);
  fmt::print("{}", wrapped(figure.scale + (kept ? " (from the run store)" : ""), 4));
  for (const experiment::Observation& o : figure.observations) {
    print_line("  " + coloured(o.seen ? "seen      " : "not seen  ", o.seen ? Colour::green : Colour::yellow) + o.name + ": " +
               o.statement);
    fmt::print("{}", wrapped(o.numbers, 12));
  }
  print_line(fmt::format("    {} (also .csv, .svg, and a file for each of {} panels)", (folder / (figure.id + ".json")).string(),
                         figure.panels.size()));
}

int interrupted() {
  complain("interrupted; finished figures are kept: the same command goes on");
  return 128 + interrupting_signal();
}

}  // namespace

int run_experiment(const ExperimentOptions& options) {
  const auto experiments = selected_experiments(options.glob);
  if (options.list) return print_experiments(experiments);
  const auto scale = scale_named(options.effort);
  for (const Experiment* one : experiments) experiment::require_data(one->info.needs);
  const auto folder = folder_of(options);
  Store store = Store::open(store_path(), Store::Mode::fresh);  // what it has of this program, seed and effort is not computed again
  const std::string program = fingerprint(loaded_modules());
  WorkerProcesses workers(options.jobs);
  const SignalsNoted noted;
  for (const Experiment* one : experiments) {
    const std::string id(one->info.id);
    const std::string data = one->info.needs.empty() ? "" : experiment::fashion_mnist_folder().string();
    const RunKey key{id + "#figure", options.seed, options.effort, hash_of(program + data)};
    const auto kept = store.find(key);
    Figure figure;
    if (kept) {
      figure = reports::figure_from_json(*kept);
    } else {
      try {
        figure = experiment::compute(*one, options.seed, scale, workers);
      } catch (const Interrupted&) { return interrupted(); }
      figure.generated_by =
          fmt::format("lemmata {}: lemmata experiment {} --effort {} --seed {}", LEMMATA_VERSION, id, options.effort, options.seed);
      store.put(key, reports::figure_json(figure));
    }
    write_figure(figure, folder);
    print_figure(figure, folder, kept.has_value());
    if (interrupting_signal() != 0) return interrupted();
  }
  return as_recorded;
}

}  // namespace lemmata::app
