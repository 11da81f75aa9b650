#include <fmt/format.h>

#include "lib/app/figures.hpp"
#include "lib/app/output.hpp"
#include "lib/app/report/report.hpp"
#include "lib/app/workers.hpp"
#include "lib/experiment/image_set.hpp"
#include "lib/num/error.hpp"

namespace lemmata::app {
namespace {

/// Can its data be read? If not, one line says why, and the report goes without the figure.
bool has_data(const experiment::Experiment& experiment) {
  try {
    experiment::require_data(experiment.info.needs);
    return true;
  } catch (const BadInput& error) {
    complain("no figure " + std::string(experiment.info.id) + ": " + error.what());
    return false;
  }
}

}  // namespace

std::optional<std::vector<experiment::Figure>> figures_of(const ReportRequest& request, Store& store) {
  std::vector<experiment::Figure> figures;
  const auto scale = scale_named(to_string(request.ledger.effort));
  std::vector<const experiment::Experiment*> all;
  for (const experiment::Experiment* one : experiment::all_experiments())
    if (request.wants(std::string(one->info.id))) all.push_back(one);
  Progress progress("figures", all.size());
  for (const experiment::Experiment* one : all) {
    if (!has_data(*one)) continue;
    auto made = interrupting_signal() == 0 ? figure_of(*one, request.ledger.seed, scale, request.ledger.jobs, store) : std::nullopt;
    if (!made) return {};
    figures.push_back(std::move(made->figure));
    progress.finished(std::string(one->info.id));
  }
  return figures;
}

}  // namespace lemmata::app
