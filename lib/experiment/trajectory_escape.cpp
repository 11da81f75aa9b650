#include "lib/compress/identity.hpp"
#include "lib/compress/top_k.hpp"
#include "lib/experiment/trajectory.hpp"
#include "lib/method/compressed_sgd.hpp"
#include "lib/problem/cosine_landscape.hpp"

// What saddle is about: a strict saddle holds gradient descent, and noise leaves it, compressed or not.

namespace lemmata::experiment {
namespace {

struct EscapeFromSaddle {
  static constexpr TrajectoryInfo info{
      .id = "saddle.escape",
      .where = "Algorithm 1",
      .title = "gradient descent stops at a strict saddle; noise leaves it, compressed or not",
      .caption =
          R"($f(x) = -\cos x_1 + \cos x_2$ from $(3/2, 0)$, where the slope points to the saddle at 0; the step is 1/10, 150 steps. )"
          R"(Gaussian noise of deviation 1/20 in each coordinate, and top-1 with error feedback.)"};

  Trajectory operator()(const StreamKey& key) const {
    const problem::CosineLandscape<double> f{.a = {-1, 1}, .b = {1, 1}};
    Trajectory out;
    set_contour(out, -2, 2, -4, 4, [&](double x, double y) { return f.value(Vec<double>{x, y}); });
    const auto noise = method::gaussian_noise<double>(2, 0.05);
    method::CompressedSgd<double> method{.x0 = {1.5, 0.0},
                                         .eta = 0.1,
                                         .compressor = compress::identity<double>(),
                                         .oracle = oracle::exact_oracle<double>([f](const Vec<double>& x) { return f.gradient(x); })};
    constexpr long steps = 150;
    out.paths.push_back(path_of("no noise", method, steps, key));
    method.noise = noise;
    out.paths.push_back(path_of("noise", method, steps, key));
    method.compressor = compress::top_k<double>(2, 1);
    out.paths.push_back(path_of("noise, top-1 with error feedback", method, steps, key));
    method.noise = {};
    out.paths.push_back(path_of("top-1 with error feedback, no noise", method, steps, key));
    return out;
  }
};
LEMMATA_TRAJECTORY(EscapeFromSaddle);

}  // namespace
}  // namespace lemmata::experiment
