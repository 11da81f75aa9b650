#pragma once
#include "bounds/ssd/rho_norm.hpp"
#include "lib/claim/claim.hpp"
#include "lib/oracle/sign_oracle.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/any_problem.hpp"
#include "lib/problem/dented.hpp"

// What Theorems 5 to 7 range over: an objective, a start, and votes about the signs of its gradient.
namespace lemmata::ssd {

/// The signs of the gradient itself: no noise.
template <Scalar S>
oracle::SignOracle<S> right_votes(long d) {
  const std::vector<oracle::VoteLaw<S>> right(static_cast<std::size_t>(d), {S(1), S(0), S(0)}), none(right.size(), {S(0), S(1), S(0)});
  return {.positive = right, .negative = right, .nowhere = none};
}

/// One node. A mutant measures the gradient by the l1 norm, another turns the gradient round.
template <Scalar S>
struct SignSetting {
  long d;
  problem::Problem<S> f;
  Vec<S> x0;
  bool noisy;
  oracle::SignOracle<S> signs;
  bool l1_norm;

  explicit SignSetting(Draw& draw)
      : d(draw.integer("d", 1, 3)),
        f(problem::any_smooth<S>(draw, "f", d)),
        x0(draw.vector<S>("x0", d)),
        noisy(draw.coin("noisy")),
        l1_norm(draw.mutant("l1-norm")) {
    if (noisy) {
      signs = oracle::any_sign_oracle<S>(draw, "g", d);
    } else {
      signs = right_votes<S>(d);
    }
    if (draw.mutant("ascends")) f.gradient = [gradient = f.gradient](const Vec<S>& x) { return -gradient(x); };
  }

  oracle::Oracle<S> oracle() const { return oracle::votes_about<S>(f.gradient, signs); }
  S gap() const { return problem::above_minimum(f, x0); }
  /// L_1 + ... + L_d
  S smoothness() const { return problem::total_smoothness(f); }
  /// ||grad f(x)||_rho
  S norm(const Vec<S>& x) const {
    const Vec<S> g = f.gradient(x);
    if (l1_norm) return norm1(g);
    std::vector<S> rho;
    for (std::size_t i = 0; i < g.size(); ++i) rho.push_back(signs.success(i, g[i]));
    return bounds::ssd::rho_norm(rho, g);
  }
};

/// M >= 1 nodes that share the objective and vote independently, each by a law of its own or all by one. Where they differ, the rho_i of
/// the rho_M-norm is a reading: the least of the nodes', or their mean.
template <Scalar S>
struct MajoritySetting {
  long d, M;
  S gamma;  ///< the first step
  Vec<S> x0;
  problem::Problem<S> f;
  std::vector<oracle::SignOracle<S>> nodes;
  bool mean_success, l1_norm, noisy = false;

  explicit MajoritySetting(Draw& draw)
      : d(draw.integer("d", 1, 3)),
        M(draw.integer("M", 1, d == 1 ? 7 : 4)),
        gamma(draw.positive<S>("gamma")),
        x0(draw.vector<S>("x0", d)),
        f(d == 1 && draw.coin("dented") ? dented_at(draw, x0[0], gamma) : problem::any_smooth<S>(draw, "f", d)),
        mean_success(draw.reading("rho", {0, 1}, {"least", "mean"}) == 1),
        l1_norm(draw.mutant("l1-norm")) {
    const long noise = draw.integer("noise", 0, 2);  // none, one law for all nodes, a law for each
    noisy = noise > 0;
    for (long n = 0; n < M; ++n) {
      if (!noisy) nodes.push_back(right_votes<S>(d));
      else nodes.push_back(noise == 1 && n > 0 ? nodes[0] : oracle::any_sign_oracle<S>(draw, "g" + std::to_string(n), d));
    }
    for (std::size_t i = 0; i < static_cast<std::size_t>(d); ++i) {
      positive.push_back(bounds::ssd::majority_advantage(success(i, S(1)), M));
      negative.push_back(bounds::ssd::majority_advantage(success(i, S(-1)), M));
    }
    if (draw.mutant("ascends")) f.gradient = [gradient = f.gradient](const Vec<S>& x) { return -gradient(x); };
  }

  bool coupled() const {
    bool any = false;
    for (const auto& node : nodes) any = any || node.common;
    return any;
  }
  S gap() const { return problem::above_minimum(f, x0); }
  S smoothness() const { return problem::total_smoothness(f); }
  S success(std::size_t i, const S& gradient_entry) const {
    S rho = nodes[0].success(i, gradient_entry);
    for (std::size_t n = 1; n < nodes.size(); ++n) {
      const S other = nodes[n].success(i, gradient_entry);
      rho = mean_success ? S(rho + other) : S(min(rho, other));
    }
    return mean_success ? S(rho / S(M)) : rho;
  }
  /// ||grad f(x)||_{rho_M}
  S norm(const Vec<S>& x) const {
    const Vec<S> g = f.gradient(x);
    if (l1_norm) return norm1(g);
    S sum(0);
    for (std::size_t i = 0; i < g.size(); ++i)
      if (const S s = sign(g[i], 0); s != S(0)) sum += (s > S(0) ? positive : negative)[i] * abs(g[i]);
    return sum;
  }

 private:
  static problem::Problem<S> dented_at(Draw& draw, const S& start, const S& step) {
    const S L = draw.positive<S>("L");
    const S slope = L * step * draw.positive<S>("slope");
    return problem::dented(L, start, step, slope, draw.in<S>("h", Range::closed(0x1p-20, 0.25)));
  }
  /// 2 I(rho_i; l, l) - 1 where g_i > 0 and where g_i < 0: all that the norm needs of the votes.
  std::vector<S> positive, negative;
};

/// The least of the means; min(a, b) as (a + b - |a - b|)/2, which balls can enclose where they cannot decide a tie.
template <Scalar S>
S least_of(const std::vector<S>& means, long K) {
  S least = means[0];
  for (long k = 1; k < K; ++k) {
    const S& mean = means[static_cast<std::size_t>(k)];
    least = (least + mean - abs(S(least - mean))) / S(2);
  }
  return least;
}

}  // namespace lemmata::ssd
