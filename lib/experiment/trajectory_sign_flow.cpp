#include "lib/experiment/trajectory.hpp"
#include "lib/method/flow.hpp"
#include "lib/method/scaled_sign_descent.hpp"
#include "lib/method/sign_descent.hpp"

// The sign flow of scaled, which slides along the lines where an entry of the gradient is 0, and the methods that follow it.

namespace lemmata::experiment {
namespace {

struct SlidingSignFlow {
  static constexpr TrajectoryInfo info{
      .id = "scaled.sign-flow",
      .where = "Proposition 2, and remark 3",
      .title = "the sign flow slides into the minimum; signGD with a fixed step ends in a cycle",
      .caption = R"($f(x) = x^\top H x/2$ with $H = (2, 1; 1, 1)$, from $(2, -1/2)$. The flow $x' = -\operatorname{sign}\nabla f(x)$ in )"
                 R"(Filippov's sense, exactly from event to event, to the time 4; signGD with the step 1/8; scaled signGD, )"
                 R"($x_{t+1} = x_t - \alpha\|\nabla f(x_t)\|_1\operatorname{sign}\nabla f(x_t)$ with $\alpha = 1/10$. 40 steps each.)"};

  Trajectory operator()(const StreamKey& key) const {
    Mat<double> h(2);
    h(0, 0) = 2, h(0, 1) = h(1, 0) = h(1, 1) = 1;
    const Vec<double> start{2.0, -0.5}, centre{0.0, 0.0};
    const auto gradient = oracle::exact_oracle<double>([h](const Vec<double>& x) { return h * x; });
    Trajectory out;
    set_contour(out, -1, 2.5, -2, 1.5, [&](double x, double y) { return dot(Vec<double>{x, y}, h * Vec<double>{x, y}) / 2; });
    Path flow{.name = "sign flow"};
    for (const auto& state : method::SignFlow<double>{.h = h, .beta = 1}.run(start, centre, 4.0))
      flow.x.push_back(state.x[0]), flow.y.push_back(state.x[1]);
    out.paths.push_back(std::move(flow));
    constexpr long steps = 40;
    out.paths.push_back(path_of("signGD", method::SignDescent<double>{.x0 = start, .gamma = 0.125, .oracle = gradient}, steps, key));
    out.paths.push_back(
        path_of("scaled signGD", method::ScaledSignDescent<double>{.x0 = start, .alpha = 0.1, .oracle = gradient}, steps, key));
    return out;
  }
};
LEMMATA_TRAJECTORY(SlidingSignFlow);

}  // namespace
}  // namespace lemmata::experiment
