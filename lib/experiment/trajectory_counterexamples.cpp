#include "lib/compress/scaled_sign.hpp"
#include "lib/experiment/trajectory.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/method/sgd.hpp"
#include "lib/method/sign_descent.hpp"
#include "lib/problem/kinked.hpp"
#include "lib/problem/quadratic.hpp"

// Counterexamples 1 to 3 of ef: signSGD, with and without error feedback.

namespace lemmata::experiment {
namespace {

constexpr int sign_of_zero = 1;

struct LinearTrajectory {
  static constexpr TrajectoryInfo info{
      .id = "ef.ce1",
      .where = "Counterexample 1",
      .title = "the gradient is 4 with probability 1/4 and -1 else: signSGD ascends",
      .caption =
          "$f(x) = x/4$ from $x_0 = 0$ with the step 1/100, over time; without the projection to $[-1, 1]$. signSGD goes up in the "
          "mean by half a step. On a line the scaled sign is the identity, so that signSGD with error feedback is SGD."};

  Trajectory operator()(const StreamKey& key) const {
    constexpr long steps = 200;
    const Vec<double> start{0.0};
    constexpr double gamma = 0.01;
    const oracle::Oracle<double> gradient = [](const oracle::Point<double>&, Chance<double>& chance) {
      return Vec<double>{chance.among({0.25, 0.75}, {4.0, -1.0})};
    };
    Trajectory out{.x_label = "$t$", .y_label = "$x_t$"};
    set_contour(out, 0, steps, -1.2, 1.2, [](double, double x) { return x / 4; });
    using method::ErrorFeedback, method::Sgd, method::SignDescent;
    add(out, "signSGD", SignDescent<double>{.x0 = start, .gamma = gamma, .oracle = gradient, .at_zero = sign_of_zero}, steps, key);
    add(out, "signSGD with error feedback",
        ErrorFeedback<double>{
            .x0 = start, .gamma = gamma, .compressor = compress::scaled_sign<double>(1, sign_of_zero), .oracle = gradient},
        steps, key);
    add(out, "SGD", Sgd<double>{.x0 = start, .gamma = gamma, .oracle = gradient}, steps, key);
    return out;
  }

 private:
  template <class Method>
  static void add(Trajectory& out, const char* name, const Method& method, long steps, const StreamKey& key) {
    Path on_line = path_of(name, method, steps, key);
    on_line.y = on_line.x;
    for (std::size_t t = 0; t < on_line.x.size(); ++t) on_line.x[t] = static_cast<double>(t);
    out.paths.push_back(std::move(on_line));
  }
};
LEMMATA_TRAJECTORY(LinearTrajectory);

/// signSGD, the scaled sign without feedback, the same with it, and SGD, from (1, 1).
void add_sign_methods(Trajectory& out, const oracle::Oracle<double>& gradient, double gamma, long steps, const StreamKey& key) {
  using method::CompressedDescent, method::ErrorFeedback, method::Sgd, method::SignDescent;
  const Vec<double> start{1.0, 1.0};
  const auto sign = compress::scaled_sign<double>(2, sign_of_zero);
  out.paths.push_back(
      path_of("signSGD", SignDescent<double>{.x0 = start, .gamma = gamma, .oracle = gradient, .at_zero = sign_of_zero}, steps, key));
  out.paths.push_back(path_of("scaled sign, no feedback",
                              CompressedDescent<double>{.x0 = start, .gamma = gamma, .compressor = sign, .oracle = gradient}, steps, key));
  out.paths.push_back(path_of("scaled sign with error feedback",
                              ErrorFeedback<double>{.x0 = start, .gamma = gamma, .compressor = sign, .oracle = gradient}, steps, key));
  out.paths.push_back(path_of("SGD", Sgd<double>{.x0 = start, .gamma = gamma, .oracle = gradient}, steps, key));
}

struct KinkedTrajectory {
  static constexpr TrajectoryInfo info{
      .id = "ef.ce2",
      .where = "Counterexample 2",
      .title = "a convex kink: signSGD stays on a line",
      .caption =
          R"($f(x) = \varepsilon|x_1 + x_2| + |x_1 - x_2|$ with $\varepsilon = 1/2$, from $(1, 1)$ with the step 1/20, sign(0) = 1. The )"
          R"(signs of the subgradient are $(1, -1)$ or $(-1, 1)$, so that signSGD, scaled or not, never leaves $x_1 + x_2 = 2$. Error )"
          R"(feedback adds up what the sign leaves out, and comes down.)"};

  Trajectory operator()(const StreamKey& key) const {
    const auto f = problem::kinked(0.5, sign_of_zero);
    Trajectory out;
    set_contour(out, -0.5, 2, -0.5, 2, [&](double x, double y) { return f.value(Vec<double>{x, y}); });
    add_sign_methods(out, oracle::exact_oracle<double>(f.gradient), 0.05, 80, key);
    return out;
  }
};
LEMMATA_TRAJECTORY(KinkedTrajectory);

struct TwoRowTrajectory {
  static constexpr TrajectoryInfo info{
      .id = "ef.ce3",
      .where = "Counterexample 3",
      .title = "least squares with one row at a time: signSGD stays on a line",
      .caption =
          R"($f(x) = \langle a_1, x\rangle^2 + \langle a_2, x\rangle^2$ with $a_{1,2} = \pm(1, -1) + \varepsilon(1, 1)$, $\varepsilon = 1/2$, one )"
          R"(of the two gradients at each step, from $(1, 1)$ with the step 1/20. The sign of either is $\pm(1, -1)$. All methods meet the same )"
          R"(rows.)"};

  Trajectory operator()(const StreamKey& key) const {
    constexpr double epsilon = 0.5;
    const auto first = problem::two_row_term(epsilon, 1), second = problem::two_row_term(epsilon, 2);
    Trajectory out;
    set_contour(out, -0.5, 2, -0.5, 2, [](double x, double y) {
      const double p = (1 + epsilon) * x + (epsilon - 1) * y, q = (epsilon - 1) * x + (1 + epsilon) * y;
      return p * p + q * q;
    });
    add_sign_methods(out, oracle::one_of<double>({first, second}), 0.05, 80, key);
    return out;
  }
};
LEMMATA_TRAJECTORY(TwoRowTrajectory);

}  // namespace
}  // namespace lemmata::experiment
