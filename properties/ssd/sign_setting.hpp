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

/// Votes without 0, right with one probability.
template <Scalar S>
oracle::SignOracle<S> faint_votes(long d, const S& rho) {
  const std::vector<oracle::VoteLaw<S>> votes(static_cast<std::size_t>(d), {rho, S(0), S(1) - rho});
  return {.positive = votes, .negative = votes, .nowhere = votes};
}

/// How many values a vote of coordinate 0 has where the gradient is not 0: a longer run costs that power of them.
template <Scalar S>
long values_of(const oracle::SignOracle<S>& votes) {
  return S(0) < votes.positive[0].zero || S(0) < votes.negative[0].zero ? 3 : 2;
}

/// Where the votes have other laws, as rho(x) is any function of the point: left of a border of the first coordinate, or nowhere.
template <Scalar S>
struct Border {
  bool any = false;
  S at{};

  Border() = default;
  Border(Draw& draw, const S& start) : any(draw.coin("border")) {
    if (any) at = draw.coin("border at the start") ? start : draw.real<S>("border at");
  }
  bool is_left(const Vec<S>& x) const { return any && x[0] < at; }
};

/// The first step: any, or one of the size of the start.
template <Scalar S>
S first_step(Draw& draw, const std::string& name, const Vec<S>& x0) {
  if (draw.coin(name + " of the size of x0") && x0[0] != S(0)) return abs(x0[0]) * draw.in<S>(name + "/|x0|", Range::closed(0.0625, 2));
  return draw.positive<S>(name);
}

/// One node. A mutant measures the gradient by the l1 norm, another by rho(x_0) everywhere, a third turns the gradient round.
template <Scalar S>
struct SignSetting {
  long d;
  problem::Problem<S> f;
  Vec<S> x0;
  bool noisy;
  oracle::SignOracle<S> signs, left;
  Border<S> border;
  bool l1_norm, rho_of_start;

  explicit SignSetting(Draw& draw)
      : d(draw.integer("d", 1, 3)),
        f(problem::any_smooth<S>(draw, "f", d)),
        x0(draw.vector<S>("x0", d)),
        noisy(draw.coin("noisy")),
        l1_norm(draw.mutant("l1-norm")),
        rho_of_start(draw.mutant("rho-of-start")) {
    if (noisy) {
      signs = oracle::any_sign_oracle<S>(draw, "g", d);
      border = Border<S>(draw, x0[0]);
      if (border.any) left = oracle::any_sign_oracle<S>(draw, "left", d);
    } else {
      signs = right_votes<S>(d);
    }
    if (draw.mutant("ascends")) f.gradient = [gradient = f.gradient](const Vec<S>& x) { return -gradient(x); };
  }

  oracle::Oracle<S> oracle() const {
    return [gradient = f.gradient, signs = signs, left = left, border = border](const oracle::Point<S>& at, Chance<S>& chance) {
      return (border.is_left(at.x) ? left : signs).sample(gradient(at.x), chance);
    };
  }
  /// The longest run whose paths do not meet: up to 3^d a step, 2 on the line where no vote is 0.
  long longest_noisy_run() const {
    if (d > 1) return d == 2 ? 5 : 3;
    return values_of(signs) == 3 || (border.any && values_of(left) == 3) ? 7 : 9;
  }
  S gap() const { return problem::above_minimum(f, x0); }
  /// L_1 + ... + L_d
  S smoothness() const { return problem::total_smoothness(f); }
  /// ||grad f(x)||_rho
  S norm(const Vec<S>& x) const {
    const Vec<S> g = f.gradient(x);
    if (l1_norm) return norm1(g);
    const auto& here = border.is_left(rho_of_start ? x0 : x) ? left : signs;
    std::vector<S> rho;
    for (std::size_t i = 0; i < g.size(); ++i) rho.push_back(here.success(i, g[i]));
    return bounds::ssd::rho_norm(rho, g);
  }
};

/// M >= 1 nodes that share the objective and vote independently, each by a law of its own or all by one. Where they differ, the rho_i of
/// the rho_M-norm is a reading: the least of the nodes', or their mean.
template <Scalar S>
struct MajoritySetting {
  long d, M;
  Vec<S> x0;
  S gamma;  ///< the first step
  problem::Problem<S> f;
  std::vector<oracle::SignOracle<S>> nodes, left;  ///< of the border, where there is one
  Border<S> border;
  bool mean_success, l1_norm, rho_of_start, noisy = false, faint = false;

  explicit MajoritySetting(Draw& draw)
      : d(draw.integer("d", 1, 3)),
        M(draw.integer("M", 1, d == 1 ? 7 : 4)),
        x0(draw.vector<S>("x0", d)),
        gamma(first_step(draw, "gamma", x0)),
        f(d == 1 && draw.coin("dented") ? dented_at(draw, x0[0], gamma) : problem::any_smooth<S>(draw, "f", d)),
        mean_success(draw.reading("rho", {0, 1}, {"least", "mean"}) == 1),
        l1_norm(draw.mutant("l1-norm")),
        rho_of_start(draw.mutant("rho-of-start")) {
    const long noise = draw.integer("noise", 0, 3);  // none, one law for all nodes, a law for each, votes near a coin's
    noisy = noise > 0;
    faint = noise == 3;
    nodes = drawn_nodes(draw, noise, "g");
    advantages = advantages_of(nodes);
    if (noisy) border = Border<S>(draw, x0[0]);
    if (border.any) {
      left = drawn_nodes(draw, noise, "left");
      left_advantages = advantages_of(left);
    }
    if (draw.mutant("ascends")) f.gradient = [gradient = f.gradient](const Vec<S>& x) { return -gradient(x); };
  }

  bool coupled() const {
    bool any = false;
    for (const auto& node : nodes) any = any || node.common;
    for (const auto& node : left) any = any || node.common;
    return any;
  }
  /// No vote of coordinate 0 is 0 where the gradient is not.
  bool votes_are_signs() const {
    bool all = true;
    for (const auto& node : nodes) all = all && values_of(node) == 2;
    for (const auto& node : left) all = all && values_of(node) == 2;
    return all;
  }
  S gap() const { return problem::above_minimum(f, x0); }
  S smoothness() const { return problem::total_smoothness(f); }
  /// ||grad f(x)||_{rho_M}
  S norm(const Vec<S>& x) const {
    const Vec<S> g = f.gradient(x);
    if (l1_norm) return norm1(g);
    const Advantages& here = border.is_left(rho_of_start ? x0 : x) ? left_advantages : advantages;
    S sum(0);
    for (std::size_t i = 0; i < g.size(); ++i)
      if (const S s = sign(g[i], 0); s != S(0)) sum += (s > S(0) ? here.positive : here.negative)[i] * abs(g[i]);
    return sum;
  }

 private:
  /// 2 I(rho_i; l, l) - 1 where g_i > 0 and where g_i < 0: all that the norm needs of the votes.
  struct Advantages {
    std::vector<S> positive, negative;
  };

  std::vector<oracle::SignOracle<S>> drawn_nodes(Draw& draw, long noise, const std::string& name) const {
    std::vector<oracle::SignOracle<S>> drawn;
    for (long n = 0; n < M; ++n) {
      if (noise == 0) drawn.push_back(right_votes<S>(d));
      else if (noise == 3) drawn.push_back(n > 0 ? drawn[0] : faint_votes<S>(d, draw.in<S>(name + ".rho", Range::left_open(0.5, 0.53125))));
      else drawn.push_back(noise == 1 && n > 0 ? drawn[0] : oracle::any_sign_oracle<S>(draw, name + std::to_string(n), d));
    }
    return drawn;
  }
  S success(const std::vector<oracle::SignOracle<S>>& of, std::size_t i, const S& gradient_entry) const {
    S rho = of[0].success(i, gradient_entry);
    for (std::size_t n = 1; n < of.size(); ++n) {
      const S other = of[n].success(i, gradient_entry);
      rho = mean_success ? S(rho + other) : S(min(rho, other));
    }
    return mean_success ? S(rho / S(M)) : rho;
  }
  Advantages advantages_of(const std::vector<oracle::SignOracle<S>>& of) const {
    Advantages made;
    for (std::size_t i = 0; i < static_cast<std::size_t>(d); ++i) {
      made.positive.push_back(bounds::ssd::majority_advantage(success(of, i, S(1)), M));
      made.negative.push_back(bounds::ssd::majority_advantage(success(of, i, S(-1)), M));
    }
    return made;
  }
  static problem::Problem<S> dented_at(Draw& draw, const S& start, const S& step) {
    const S L = draw.positive<S>("L");
    const S slope = L * step * draw.positive<S>("slope");
    return problem::dented(L, start, step, slope, draw.in<S>("h", Range::closed(0x1p-20, 0.25)));
  }
  Advantages advantages, left_advantages;
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
