#include <cmath>

#include <fmt/format.h>

#include "lib/compress/identity.hpp"
#include "lib/compress/rand_k.hpp"
#include "lib/compress/top_k.hpp"
#include "lib/experiment/saddle/escape.hpp"
#include "lib/experiment/saddle/landscape.hpp"
#include "lib/experiment/statistics.hpp"

// Figure 2's comparison on a landscape whose constants are known: Algorithm 1 over ten workers.

namespace lemmata::experiment::saddle {
namespace {

constexpr std::size_t landscape_workers = 10, landscape_samples = 8;
constexpr double landscape_gamma = 0.5, landscape_reach = 1e-6, landscape_noise = 0.01;

/// Definition B.2 with these constants, L = rho = 1 and sqrt(rho eps) = gamma.
struct LandscapeParameters {
  static constexpr double c_time = 30, c_radius = 0.5, c_drop = c_radius * c_radius / (16 * c_time);
  double eta, time, radius, drop;

  /// Nine tenths of the largest step that Lemma A.7 allows for mu = k/d: eta < min(mu / sqrt(1 - mu), 1) / (4 L).
  explicit LandscapeParameters(double mu)
      : eta(0.9 * std::min(mu / std::sqrt(1 - mu), 1.0) / 4),
        time(c_time / (eta * landscape_gamma)),
        radius(c_radius * landscape_gamma),
        drop(c_drop * landscape_gamma * landscape_gamma * landscape_gamma) {}
};

struct SaddleLandscape {
  static constexpr ExperimentInfo info{
      .id = "saddle.fig2-landscape",
      .where = "Figure 2, section 4",
      .title = "escape from a saddle point of known curvature, with and without noise",
      .caption =
          "Figure 2's comparison where L, $\\rho$ and the saddle are known: Algorithm 1 over ten workers on $f(x) = \\gamma^3 "
          "\\cos(x_1/\\gamma) - \\sum_{i \\ge 2} h_i \\cos x_i$, started $10^{-6}$ from the saddle point 0. Each worker has eight samples "
          "of "
          "its own, whose gradients differ from that of f by factors, so that their noise vanishes at the saddle. Top-k with local errors "
          "and the reset rule, random-k with indices common to all workers and no reset, as the paper has it for linear compressors. "
          "Curves are means over the repetitions of means over 100 iterations, with 10 % and 90 % quantiles of the repetitions."};

  Figure operator()(const Run& run) const {
    const std::size_t d = run.at<std::size_t>(50, 200, 500), repetitions = run.at<std::size_t>(10, 20, 50);
    const long k = 1;
    const LandscapeParameters chosen(static_cast<double>(k) / static_cast<double>(d));
    const long blocks = std::lround(24 / (chosen.eta * landscape_gamma) / static_cast<double>(escape_block)), last = blocks * escape_block;
    const SampledLandscape landscape(one_descent(d, landscape_gamma), landscape_workers, landscape_samples, run.stream(0, 0));
    const std::string share = fmt::format("({} of {} coordinates)", k, d);
    EscapeStudy study({"no compression", "top-k " + share, "random-k " + share}, block_ends(blocks, 81), 1, "iteration");
    study.compute(run, repetitions, [&](std::size_t setting, std::size_t repetition) {
      return escape(run, landscape, chosen, k, study.times(), setting, repetition);
    });
    Figure figure{.panels = study.panels("objective")};
    figure.scale = fmt::format("d = {}, {} workers, {} repetitions of {} iterations{}", d, landscape_workers, repetitions, last,
                               run.scale() == Scale::quick ? ": scaled down (at standard d = 200, 20 repetitions)" : "");
    figure.parameters = parameters(landscape, chosen, k, repetitions, last);
    figure.observations = study.observations();
    return figure;
  }

  static double noise_at(long t, long last) { return t < 2 * last / 3 ? landscape_noise : landscape_noise / 10; }

  static Numbers escape(const Run& run, const SampledLandscape& landscape, const LandscapeParameters& chosen, long k,
                        const std::vector<long>& times, std::size_t setting, std::size_t repetition) {
    const auto& f = landscape.mean();
    const auto d = static_cast<long>(f.a.size());
    auto start = run.stream(1, repetition);
    Vec<double> x0(f.a.size());
    for (std::size_t i = 0; i < x0.size(); ++i) x0[i] = landscape_reach * start.normal();
    const std::size_t which = EscapeStudy::compressor_of(setting);
    const auto compressor = which == 0   ? compress::identity<double>()
                            : which == 1 ? compress::top_k<double>(d, k)
                                         : compress::rand_k<double>(d, k);
    method::CompressedSgdWorkers<double> method{.x0 = x0, .eta = chosen.eta};
    for (std::size_t w = 0; w < landscape.workers(); ++w) method.workers.push_back({landscape.oracle(w), compressor});
    // Random-k is linear: the mean of messages with common indices is the message of the mean.
    if (which != 1) method.message = method::Message::compressed_mean;
    if (which == 1)
      method.reset = method::ErrorReset<double>{.value = [&f](const Vec<double>& x) { return f.value(x); },
                                                .iterations = std::lround(chosen.time),
                                                .squared_radius = chosen.radius * chosen.radius,
                                                .drop = chosen.drop};
    if (EscapeStudy::noisy(setting))
      method.noise = [d, last = times.back()](long t, Chance<double>& chance) {
        return method::gaussian_noise<double>(d, noise_at(t, last))(t, chance);
      };
    const double half_way = f.value(Vec<double>(f.a.size())) - f.a[0];
    Vec<double> gradient;
    return escape_trace(method, times, half_way, run.stream(2 + setting, repetition), [&f, &gradient](const Vec<double>& x) {
      gradient = f.gradient(x);
      return Glance{.value = f.value(x), .gradient = &gradient};
    });
  }

  static std::vector<Parameter> parameters(const SampledLandscape& landscape, const LandscapeParameters& chosen, long k,
                                           std::size_t repetitions, long last) {
    const auto& f = landscape.mean();
    return {
        {"L, rho, f_max", fmt::format("{}, {}, {}", f.smoothness(), f.hessian_smoothness(), text(f.range())), "of the landscape, exactly"},
        {"curvature at the saddle", fmt::format("-{}, others from 0.25 to 1", landscape_gamma), "chosen: sqrt(rho eps) for eps = 1/4"},
        {"workers", std::to_string(landscape_workers), "of Figure 1; Figure 2 prints none"},
        {"samples of a worker",
         fmt::format("{}, heights times factors in [1/2, 3/2] that average to 1 over all workers only", landscape_samples), "chosen"},
        {"eta", text(chosen.eta), "0.9 of Lemma A.7's largest step for mu = k/d, for all three; printed for the network: 0.1"},
        {"k/d", text(static_cast<double>(k) / static_cast<double>(f.a.size())), "printed: 0.1 %"},
        {"noise", fmt::format("N(0, {}^2) in each coordinate, a tenth of that in the last third", landscape_noise),
         "printed: 0.01, decreased at later iterations; when and how is not printed"},
        {"start", fmt::format("{} N(0, I)", landscape_reach), "chosen; not printed"},
        {"reset", fmt::format("I = {}, R = {}, F = {}", std::lround(chosen.time), text(chosen.radius), text(chosen.drop)),
         "Definition B.2 with c_I = 30, c_R = 1/2, c_F = c_R^2/(16 c_I); constants are not printed. Top-k only"},
        {"escaped",
         fmt::format("once f, averaged over {} iterations, is {} below the saddle, half of the way down", escape_block, text(f.a[0])),
         "chosen; not printed"},
        {"repetitions", std::to_string(repetitions), "printed: 10"},
        {"iterations", std::to_string(last), "chosen"}};
  }
};
LEMMATA_EXPERIMENT(SaddleLandscape);

}  // namespace
}  // namespace lemmata::experiment::saddle
