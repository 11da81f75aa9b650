#include "lib/app/bench/bench.hpp"
#include "lib/chance/replicates.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/oracle/gaussian_noise.hpp"
#include "lib/problem/quadratic.hpp"

// Monte Carlo of EF-signSGD on a quadratic with Gaussian noise, 1,000 replicates: f(x_T) of each, in lanes. The peer does the same.

namespace lemmata::app {
namespace {

constexpr std::size_t peers_replicates = 1000;
constexpr long peers_steps = 100;

struct SignRun {
  bool dense = false;
  std::size_t d = 100, count = peers_replicates;
  long steps = peers_steps;
};

/// Eigenvalues from 1 to 10, evenly; on axes mirrored at (1, ..., 1) if dense.
oracle::Field<Lanes> quadratic_field(const SignRun& run) {
  Vec<double> eigenvalues(run.d, 1.0);
  for (std::size_t i = 0; i < run.d && run.d > 1; ++i) eigenvalues[i] += 9 * static_cast<double>(i) / static_cast<double>(run.d - 1);
  const Vec<double> centre(run.d);
  if (!run.dense) return problem::diagonal_gradient<Lanes>(eigenvalues, centre);
  Mat<double> h(run.d);
  const double share = 2 / static_cast<double>(run.d);  // Q D Q of Q = I - 2 u u^T, u_i = 1/sqrt d
  for (std::size_t i = 0; i < run.d; ++i)
    for (std::size_t j = 0; j < run.d; ++j)
      h(i, j) =
          (i == j ? eigenvalues[i] : 0) - share * (eigenvalues[i] + eigenvalues[j]) + share * share * 5.5 * static_cast<double>(run.d);
  return problem::quadratic_gradient<Lanes>(h, centre);
}

/// f(x_T) of every replicate.
std::vector<double> final_values(const SignRun& run) {
  const auto gradient = quadratic_field(run);
  const method::ErrorFeedback<Lanes> method{.x0 = Vec<Lanes>(run.d, Lanes(1)),
                                            .gamma = Lanes(0.01),
                                            .compressor = compress::scaled_sign<Lanes>(static_cast<long>(run.d), 1),
                                            .oracle = oracle::with_gaussian_noise(oracle::exact_oracle<Lanes>(gradient), Lanes(1))};
  const auto value = [&](const auto& state) { return dot(state.x, gradient(state.x)) / Lanes(2); };
  return replicates<Lanes>(method, {run.steps}, run.count, {.seed = 1}, value)[0];
}

std::string description(bool dense) {
  return std::string("Monte Carlo of EF-signSGD, d = 100, 1,000 replicates, ") + (dense ? "dense" : "diagonal");
}

BenchRow row(bool dense, double at_least) {
  return {.work = description(dense),
          .unit = "replicate-steps",
          .peers = {{.name = "NumPy",
                     .script = "ef_sign_sgd.py",
                     .arguments = {dense ? "dense" : "diagonal", "100", std::to_string(peers_replicates), std::to_string(peers_steps)},
                     .row = {},
                     .at_least = at_least}},
          .run = [=](benchmark::State& state) {
            const SignRun run{.dense = dense};
            for (auto _ : state) benchmark::DoNotOptimize(final_values(run));
            state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(run.count) * run.steps);
          }};
}
const BenchRows monte_carlo_rows([] { return std::vector<BenchRow>{row(false, 4), row(true, 2.5)}; });

/// Time against one of the numbers of a run, and its results' memory.
ScalingRow scaling(bool dense, const char* variable, std::vector<double> sizes, double expected, SignRun (*of)(double size)) {
  const auto run_of = [=](double size) {
    SignRun run = of(size);
    run.dense = dense;
    return run;
  };
  return {.work = std::string("Monte Carlo of EF-signSGD, ") + (dense ? "dense" : "diagonal"),
          .variable = variable,
          .sizes = std::move(sizes),
          .seconds = [=](double size) { return cpu_seconds([&] { benchmark::DoNotOptimize(final_values(run_of(size))); }); },
          .bytes = {},
          .expected = expected};
}
const ScalingRows monte_carlo_scaling([] {
  const std::vector<double> steps{100, 200, 400, 800}, counts{64, 128, 256, 512, 1024}, dimensions{64, 128, 256, 512};
  const auto with_steps = [](double size) { return SignRun{.count = 64, .steps = static_cast<long>(size)}; };
  const auto with_count = [](double size) { return SignRun{.count = static_cast<std::size_t>(size)}; };
  const auto with_dimension = [](double size) { return SignRun{.d = static_cast<std::size_t>(size), .count = 64}; };
  return std::vector<ScalingRow>{scaling(false, "steps", steps, 1, with_steps), scaling(false, "replicates", counts, 1, with_count),
                                 scaling(false, "d", dimensions, 1, with_dimension), scaling(true, "d", dimensions, 2, with_dimension)};
});

}  // namespace
}  // namespace lemmata::app
