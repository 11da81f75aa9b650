#include <fmt/format.h>

#include "lib/app/report/report.hpp"
#include "lib/experiment/trajectory.hpp"

namespace lemmata::app {

std::vector<reports::ReportTrajectory> trajectories_of(const ReportRequest& request) {
  std::vector<reports::ReportTrajectory> out;
  for (const auto* one : experiment::all_trajectories()) {
    if (!request.wants(std::string(one->info.id))) continue;
    experiment::Trajectory made = experiment::compute(*one, request.ledger.seed);
    reports::ReportTrajectory& t = out.emplace_back();
    t.id = made.id;
    t.title = made.where + ": " + made.title;
    t.caption = made.caption;
    t.command = fmt::format("lemmata report --effort {} --seed {}", to_string(request.ledger.effort), request.ledger.seed);
    t.x_label = made.x_label, t.y_label = made.y_label;
    t.x = std::move(made.x), t.y = std::move(made.y), t.z = std::move(made.z);
    for (experiment::Path& path : made.paths) t.paths.push_back({path.name, std::move(path.x), std::move(path.y)});
  }
  return out;
}

}  // namespace lemmata::app
