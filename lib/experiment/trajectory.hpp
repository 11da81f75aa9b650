#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/chance/chance.hpp"
#include "lib/num/vector.hpp"

namespace lemmata::experiment {

/// Iterates of one run, in order.
struct Path {
  std::string name = "";
  std::vector<double> x = {}, y = {};
};

/// What runs of methods look like in a plane: their iterates over the contour lines of the objective. Nothing is measured, so that there is
/// no scale: the same seed gives the same picture at every effort.
struct Trajectory {
  std::string id = "", where = "", title = "";
  std::string caption = "";  ///< what is shown, with which steps; prose, formulas between dollar signs
  std::string x_label = "$x_1$", y_label = "$x_2$";
  std::vector<double> x = {}, y = {};       ///< the grid of the contour lines
  std::vector<std::vector<double>> z = {};  ///< z[j][i] is the objective at (x[i], y[j]), to five digits
  std::vector<Path> paths = {};
};

/// The objective on a grid of 41 x 41 points.
void set_contour(Trajectory& out, double x_from, double x_to, double y_from, double y_to,
                 const std::function<double(double x, double y)>& objective);

/// The iterates of `steps` steps of a method whose state has a position x, in the plane. The paths of one picture meet the same random
/// numbers at the same times.
template <class Method>
Path path_of(std::string name, const Method& method, long steps, const StreamKey& key) {
  Path path{.name = std::move(name)};
  Sampled<double> chance(key, 0);
  auto state = method.start();
  for (long t = 0;; ++t) {
    path.x.push_back(state.x[0]);
    path.y.push_back(state.x.size() > 1 ? state.x[1] : 0);
    if (t == steps) return path;
    chance.at_step(static_cast<std::uint32_t>(t));
    state = method.step(state, t, chance);
  }
}

struct TrajectoryInfo {
  std::string_view id = "";     ///< "ef.ce2"
  std::string_view where = "";  ///< "Counterexample 2"
  std::string_view title = "";
  std::string_view caption = "";
};

struct RegisteredTrajectory {
  TrajectoryInfo info;
  std::function<Trajectory(const StreamKey&)> draw;
};

Trajectory compute(const RegisteredTrajectory& trajectory, std::uint64_t seed);
/// All, sorted by id.
const std::vector<const RegisteredTrajectory*>& all_trajectories();
/// Called by LEMMATA_TRAJECTORY; throws std::logic_error for an id that is taken.
void register_trajectory(const RegisteredTrajectory* trajectory);

/// Registers a struct with `static constexpr TrajectoryInfo info` and `Trajectory operator()(const StreamKey& key) const`, which fills in
/// contour and paths.
#define LEMMATA_TRAJECTORY(Type)                                                      \
  static const ::lemmata::experiment::RegisteredTrajectory lemmata_trajectory_##Type{ \
      Type::info, [](const ::lemmata::StreamKey& key) { return Type{}(key); }};       \
  static const bool lemmata_registered_trajectory_##Type = (::lemmata::experiment::register_trajectory(&lemmata_trajectory_##Type), true)

}  // namespace lemmata::experiment
