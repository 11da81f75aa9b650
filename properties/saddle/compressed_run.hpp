#pragma once
#include <bit>
#include <functional>
#include <string_view>
#include <vector>

#include "bounds/saddle/descent.hpp"
#include "lib/chance/expect.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/method/compressed_sgd.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/any_problem.hpp"

namespace lemmata::saddle {

/// Compressed SGD without resets on a drawn objective: without noise for long runs, with noise where all paths can be walked.
template <Scalar S>
struct CompressedRun {
  long d, T;
  problem::Problem<S> f;
  compress::Compressor<S> compressor;
  S chi2{}, r2{}, allowed{};  ///< r2: the part of chi2 that the artificial noise has
  method::CompressedSgd<S> sgd;

  /// `below_limit`: eta is near or below the limit of Lemma A.7; else any eta > 0. `longest`: runs without chance, up to d = 2.
  CompressedRun(Draw& draw, bool below_limit, long largest_d, long longest = 40) : d(draw.integer("d", 1, largest_d)) {
    const bool noisy = draw.coin("noisy");
    f = problem::any_smooth<S>(draw, "f", d);
    compressor = compress::any_contractive<S>(draw, "C", d);
    const bool branches = noisy || compressor.random;
    T = branches ? draw.integer("short_T", 1, d == 1 ? 3 : d == 2 ? 2 : 1) : draw.log_integer("T", 1, d <= 2 ? longest : 8);
    if (draw.mutant("no-contraction")) compressor.apply = [](const Vec<S>& v, long, Chance<S>&) { return -v; };
    // mu/(1 - mu/2) <= mu/sqrt(1 - mu), by a ninth at most where the latter is below 1
    S eta = below_limit ? draw.in<S>("share", Range::open(0, 1.125)) : draw.positive<S>("eta");
    const S mu = compressor.delta;
    if (below_limit && f.L > S(0)) eta *= min(S(1), S(mu / (S(1) - mu / S(2)))) / (S(4) * f.L);
    allowed = below_limit ? bounds::saddle::step_condition(eta, mu, f.L) : S(0);
    if (draw.mutant("large-step")) eta *= S(16);
    sgd = {.x0 = draw.vector<S>("x0", d), .eta = eta, .compressor = compressor, .oracle = oracle::exact_oracle<S>(f.gradient)};
    if (noisy) add_noise(draw);
  }

  void add_noise(Draw& draw) {
    const auto noise = d <= 2 ? oracle::any_noise<S>(draw, "zeta", d) : oracle::no_noise<S>(d);
    sgd.oracle = oracle::with_noise<S>(f.gradient, noise);
    const S s = draw.nonnegative<S>("xi");
    sgd.noise = [s, n = static_cast<std::size_t>(d)](long, Chance<S>& chance) { return signs(s, n, chance); };
    const S sigma2 = draw.mutant("no-gradient-noise") ? S(0) : noise.largest_variance(static_cast<std::size_t>(d));
    r2 = S(d) * square(s);
    chi2 = sigma2 + r2;
  }

  /// s or -s in each of at most 7 coordinates, mean 0 and pairwise uncorrelated: a random row of a Hadamard matrix without its constant column.
  static Vec<S> signs(const S& s, std::size_t n, Chance<S>& chance) {
    Vec<S> xi(n);
    if (s == S(0)) return xi;
    const std::size_t row = chance.uniform(std::bit_ceil(n + 1));
    for (std::size_t i = 0; i < n; ++i) xi[i] = std::popcount(row & (i + 1)) % 2 == 0 ? s : -s;
    return xi;
  }

  using State = typename method::CompressedSgd<S>::State;
  Run<State, S> run(Expect<S>& expect, const std::vector<std::function<S(const State&)>>& observers) const {
    return expect.run(sgd, T, observers);
  }
  S gradient_squared(const State& s) const { return norm2_squared(f.gradient(s.x)); }
};

extern template struct CompressedRun<double>;
extern template struct CompressedRun<Exact>;

/// Of every claim about such runs.
inline constexpr std::string_view run_note =
    "random runs are walked path by path, up to 3 steps, others go up to T = 40. The bound knows second moments of the noise only: "
    "uncorrelated signs +-s in each coordinate stand for the Gaussian of that variance. A violation in one step is one for the Gaussian "
    "too, with a compressor that loses exactly (1 - mu) of the square. N_d(0, r^2) is read with r^2 in total, as chi^2 = sigma^2 + r^2 "
    "asks: by Assumption B a variance is E||.||^2";

}  // namespace lemmata::saddle
