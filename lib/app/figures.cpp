#include "lib/app/figures.hpp"

#include <cstring>

#include <fmt/format.h>

#include "lib/app/ledger.hpp"
#include "lib/app/output.hpp"
#include "lib/app/workers.hpp"
#include "lib/check/json.hpp"
#include "lib/claim/glob.hpp"
#include "lib/experiment/image_set.hpp"
#include "lib/num/error.hpp"
#include "reports/figure.hpp"

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
      const WorkOptions options{jobs_, item_seconds(seconds_of_an_item), [&] { progress.waiting(); }};
      if (work_through(count, options, in_worker, finished) == WorkEnd::interrupted) throw Interrupted{};
    }
    if (!failure.empty()) throw std::runtime_error(failure);
    return all;
  }

 private:
  int jobs_;
};

}  // namespace

std::vector<const Experiment*> selected_experiments(const std::string& glob) {
  std::vector<const Experiment*> selected;
  std::string known;
  for (const Experiment* one : experiment::all_experiments()) {
    const std::string id(one->info.id);
    if (glob_matches(glob, id)) selected.push_back(one);
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

std::optional<KeptFigure> figure_of(const Experiment& experiment, std::uint64_t seed, experiment::Scale scale, int jobs, Store& store) {
  const std::string id(experiment.info.id), effort(experiment::to_string(scale));
  std::string data;  // what is in the files, not only where they are
  for (const auto& file : experiment::data_files(experiment.info.needs)) data += file.string() + " " + hash_of(read_file(file)) + "\n";
  const RunKey key{id + "#figure", seed, effort, inputs_of(fingerprint(loaded_modules()), data)};
  if (const auto kept = store.find(key)) return KeptFigure{reports::figure_from_json(*kept), true};
  WorkerProcesses workers(jobs);
  try {
    Figure figure = experiment::compute(experiment, seed, scale, workers);
    figure.generated_by = fmt::format("lemmata {}: lemmata experiment {} --effort {} --seed {}", LEMMATA_VERSION, id, effort, seed);
    store.put(key, reports::figure_json(figure));
    return KeptFigure{std::move(figure), false};
  } catch (const Interrupted&) { return std::nullopt; }
}

}  // namespace lemmata::app
