#include "lib/experiment/trajectory.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include <fmt/format.h>

#include "lib/chance/key.hpp"

namespace lemmata::experiment {
namespace {

constexpr int grid = 41;

std::vector<double> equidistant(double from, double to) {
  std::vector<double> out;
  for (int i = 0; i < grid; ++i) out.push_back(from + (to - from) * i / (grid - 1));
  return out;
}

/// Contour lines need no more, and the report's model stays small.
double five_digits(double value) { return std::strtod(fmt::format("{:.5g}", value).c_str(), nullptr); }

std::vector<const RegisteredTrajectory*>& registered_trajectories() {
  static std::vector<const RegisteredTrajectory*> all;
  return all;
}

}  // namespace

void set_contour(Trajectory& out, double x_from, double x_to, double y_from, double y_to,
                 const std::function<double(double x, double y)>& objective) {
  out.x = equidistant(x_from, x_to);
  out.y = equidistant(y_from, y_to);
  out.z.clear();
  for (const double y : out.y) {
    auto& row = out.z.emplace_back();
    for (const double x : out.x) row.push_back(five_digits(objective(x, y)));
  }
}

Trajectory compute(const RegisteredTrajectory& trajectory, std::uint64_t seed) {
  const TrajectoryInfo& info = trajectory.info;
  Trajectory out = trajectory.draw(StreamKey{.seed = seed, .claim = claim_key(info.id), .instance = 0});
  out.id = info.id;
  out.where = info.where;
  out.title = info.title;
  out.caption = info.caption;
  return out;
}

const std::vector<const RegisteredTrajectory*>& all_trajectories() { return registered_trajectories(); }

void register_trajectory(const RegisteredTrajectory* trajectory) {
  auto& all = registered_trajectories();
  const auto at = std::lower_bound(all.begin(), all.end(), trajectory,
                                   [](const RegisteredTrajectory* a, const RegisteredTrajectory* b) { return a->info.id < b->info.id; });
  if (at != all.end() && (*at)->info.id == trajectory->info.id)
    throw std::logic_error("two trajectories have the id '" + std::string(trajectory->info.id) + "'");
  all.insert(at, trajectory);
}

}  // namespace lemmata::experiment
