#include <fmt/format.h>

#include "lib/app/figure_files.hpp"
#include "lib/app/figures.hpp"
#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/app/workers.hpp"
#include "lib/check/json.hpp"
#include "lib/experiment/experiment.hpp"
#include "lib/experiment/image_set.hpp"

namespace lemmata::app {
namespace {

using experiment::Experiment;
using experiment::Figure;

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

}  // namespace

int run_experiment(const ExperimentOptions& options) {
  const auto experiments = selected_experiments(options.glob);
  if (options.list) return print_experiments(experiments);
  const auto scale = scale_named(options.effort);
  for (const Experiment* one : experiments) experiment::require_data(one->info.needs);
  const auto folder = folder_of(options);
  for (const Experiment* one : experiments)  // before the work, not after it
    for (const char* kind : {".json", ".csv", ".svg"}) require_writable(folder / (std::string(one->info.id) + kind));
  const SignalsNoted noted;
  Store store = Store::open(store_path());  // what it has of this program, seed and effort is not computed again
  for (const Experiment* one : experiments) {
    const auto made = interrupting_signal() == 0 ? figure_of(*one, options.seed, scale, options.jobs, store) : std::nullopt;
    if (!made) return interrupted_line("finished figures are kept: the same command goes on");
    write_figure(made->figure, folder);
    print_figure(made->figure, folder, made->kept);
  }
  return as_recorded;
}

}  // namespace lemmata::app
