#include "bounds/ef/compressor.hpp"
#include "bounds/ef/error_bound.hpp"
#include "bounds/ef/span_distance.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/compress/moments.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/problem/least_squares.hpp"

// What is said after Assumption A: delta = 1, k-PCA, randomised compressors.

namespace lemmata {
namespace {

struct NothingLost {
  static constexpr ClaimInfo info{.id = "ef.assA.delta1",
                                  .kind = Kind::remark,
                                  .where = "after Assumption A",
                                  .title = "delta = 1",
                                  .hypotheses = R"(C \ \delta\text{-approximate with } \delta = 1)",
                                  .statement = R"(C(x) = x)",
                                  .note = "with probability 1 for a random C: E||C(x) - x||^2 = 0",
                                  .mutants = {"half-sent"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 5);
    auto compressor = compress::any_contractive<S>(draw, "C", d);
    Case<S> made{.given = {at_most(S(1), compressor.delta)}};
    if (compressor.delta < S(1)) return made;
    const Vec<S> x = draw.vector<S>("x", d);
    const long t = draw.log_integer("t", 0, 100);
    if (draw.mutant("half-sent")) compressor.apply = [](const Vec<S>& v, long, Chance<S>&) { return ratio<S>(1, 2) * v; };
    made.shown = equal(compress::mean_squared_residual(expect, compressor, x, t), S(0));
    return made;
  }
};
LEMMATA_CLAIM(NothingLost);

/// X = sum_i e_i u_i v_i^T with orthonormal u_i and v_i (u_i = v_i where X is symmetric): its k-PCA keeps k terms.
template <Scalar S>
struct DrawnMatrix {
  std::vector<S> e;
  Mat<S> u, v;

  DrawnMatrix(Draw& draw, bool symmetric) : u(axes(draw, draw.integer("n", 1, 3), "u")), v(u) {
    const long n = static_cast<long>(u.size());
    const Vec<S> values = draw.vector<S>("e", n);
    e.assign(values.begin(), values.end());
    if (!symmetric) v = axes(draw, n, "v");
  }
  static Mat<S> axes(Draw& draw, long n, const std::string& name) {
    Mat<S> q = Mat<S>::identity(static_cast<std::size_t>(n));
    if (n == 1 || !draw.coin(name + ".turned")) return q;
    const Vec<S> w = draw.unit_vector<S>(name, n);
    for (std::size_t i = 0; i < q.size(); ++i)
      for (std::size_t j = 0; j < q.size(); ++j) q(i, j) -= S(2) * w[i] * w[j];
    return q;
  }
  /// The sum of the terms marked.
  Mat<S> sum(const std::vector<bool>& kept) const {
    Mat<S> x(u.size());
    for (std::size_t i = 0; i < u.size(); ++i)
      for (std::size_t j = 0; j < u.size(); ++j)
        for (std::size_t l = 0; l < u.size(); ++l)
          if (kept[l]) x(i, j) += e[l] * u(i, l) * v(j, l);
    return x;
  }
  /// The k terms of largest |e|.
  std::vector<bool> top(long k) const {
    std::vector<bool> kept(e.size(), false);
    for (long taken = 0; taken < k; ++taken) {
      std::size_t best = e.size();
      for (std::size_t i = 0; i < e.size(); ++i) {
        if (kept[i]) continue;
        if (best == e.size() || abs(e[best]) < abs(e[i])) best = i;
      }
      kept[best] = true;
    }
    return kept;
  }
};

template <Scalar S>
S frobenius_squared(const Mat<S>& m) {
  S sum(0);
  for (std::size_t i = 0; i < m.size(); ++i)
    for (std::size_t j = 0; j < m.size(); ++j) sum += square(m(i, j));
  return sum;
}

struct LeadingEigenvectors {
  static constexpr ClaimInfo info{
      .id = "ef.assA.ex-kpca",
      .kind = Kind::example,
      .where = "after Assumption A, iii)",
      .title = "k-PCA is a compressor",
      .hypotheses = R"(1 \le k \le n, \; X \in \mathbb R^{n \times n}, \; X \ne 0, \; C(X) \text{ the part of } X \text{ on its top } k)"
                    R"( \text{ eigenvectors})",
      .statement = R"(\text{there is } \delta \in (0, 1]: \; \|C(X) - X\|_F^2 \le (1-\delta)\|X\|_F^2)",
      .note =
          "with delta = k/n. PCA takes the top eigenvectors of X^T X: the singular vectors of any X (a rectangular X is one with zero "
          "rows), for a symmetric X the eigenvectors of largest |eigenvalue|",
      .mutants = {"smallest"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const DrawnMatrix<S> drawn(draw, draw.reading("eigenvectors", {0, 1}, {"of-largest-magnitude", "singular"}) == 0);
    const long n = static_cast<long>(drawn.e.size()), k = draw.integer("k", 1, n);
    std::vector<bool> kept = drawn.top(draw.mutant("smallest") ? n - k : k);
    if (draw.mutant("smallest")) kept.flip();
    const S whole = frobenius_squared(drawn.sum(std::vector<bool>(drawn.e.size(), true)));
    const S lost = frobenius_squared(drawn.sum(std::vector<bool>(drawn.e.size(), true)) - drawn.sum(kept));
    return {.given = {strictly_less(S(0), whole)}, .shown = at_most(lost, bounds::ef::residual(ratio<S>(k, n), whole)).sum_of(1024)};
  }
};
LEMMATA_CLAIM(LeadingEigenvectors);

/// Error feedback with a random compressor that multiplies every entry by 0 or 1 and chooses these once, before the first step.
template <Scalar S>
struct ChosenOnce {
  method::ErrorFeedback<S> method;

  struct State {
    method::PositionAndMemory<S> at;
    Vec<S> mask;
    friend std::size_t hash(const State& s) { return hash(s.at) * 31 + lemmata::hash(s.mask); }
    friend bool identical(const State& a, const State& b) { return identical(a.at, b.at) && lemmata::identical(a.mask, b.mask); }
  };
  State start() const { return {method.start(), Vec<S>(method.x0.size())}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    const Vec<S> mask = t == 0 ? method.compressor.apply(Vec<S>(s.mask.size(), S(1)), 0, chance) : s.mask;
    auto fixed = method;
    fixed.compressor.apply = [&mask](const Vec<S>& v, long, Chance<S>&) {
      Vec<S> sent = v;
      for (std::size_t i = 0; i < v.size(); ++i) sent[i] *= mask[i];
      return sent;
    };
    return {fixed.step(s.at, t, chance), mask};
  }
};

struct RandomisedAllowed {
  static constexpr ClaimInfo info{
      .id = "ef.assA.randomised",
      .kind = Kind::remark,
      .where = "after Assumption A",
      .title = "randomised compressors are allowed",
      .hypotheses = R"(\mathbb E\|C(x) - x\|^2 \le (1-\delta)\|x\|^2 \text{ for all } x, \; \|g_t\|^2 \le \sigma^2, \; e_0 = 0)",
      .statement = R"(\text{Lemma 3: } \mathbb E\|e_t\|^2 \le \frac{4(1-\delta)\gamma^2\sigma^2}{\delta^2}; \quad \text{Remark 10:)"
                   R"( } \|x_t - \Pi_t x_t\|^2 \le \frac{4\gamma^2(1-\delta)}{\delta^2}\max_i\|g_i\|^2)",
      .note =
          "how the choices of different steps hang together is not said: fresh in every step, in which Algorithm 2 calls C, or the same "
          "in all steps, which meets the assumption too. Then Lemma 3 fails: a C that is the identity or 0, once and for all, never sends "
          "anything with probability 1 - delta. The other claims have fresh choices. Remark 10, printed without an expectation, on every "
          "path (ef.rem10, and ef.rem10/repaired for the mean). Gradients +-g. Theorems II and III are attacked with random compressors "
          "under their own ids",
      .mutants = {"starts-with-error"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool distance = draw.reading("result", {0, 1}, {"lemma-3", "remark-10"}) == 1;
    const bool once = draw.reading("choices", {0, 1}, {"fresh", "once"}) == 1;
    const long d = draw.integer("d", 1, 3), k = draw.integer("k", 1, d);
    const S p = draw.in<S>("p", Range::left_open(0, 1)), gamma = draw.positive<S>("gamma");
    const Vec<S> g = draw.vector<S>("g", d);
    const bool alternates = draw.coin("alternates");
    const auto compressor = d == 1 ? compress::lazy(p) : compress::rand_k<S>(d, k);
    const oracle::Oracle<S> gradients = [=](const oracle::Point<S>& at, Chance<S>&) { return alternates && at.t % 2 == 1 ? -g : g; };
    method::ErrorFeedback<S> method{.x0 = Vec<S>(g.size()), .gamma = gamma, .compressor = compressor, .oracle = gradients};
    if (draw.mutant("starts-with-error")) method.e0 = draw.vector<S>("e0", d);
    const long t = draw.log_integer("t", 0, once ? 64 : d == 3 ? 6 : 8);
    const S length = norm2_squared(g);
    const S farthest = bounds::ef::span_distance_squared(compressor.delta, gamma, length);
    Chain<S> near;
    S mean(0);
    const auto take = [&](const method::PositionAndMemory<S>& state, const S& weight) {
      mean += weight * norm2_squared(state.e);
      if (distance) near.also(at_most(problem::squared_distance_to_span<S>({g}, state.x), farthest).named("distance").sum_of(0x1p18));
    };
    if (once)
      for (const auto& [state, weight] : expect.run(ChosenOnce<S>{method}, t, {}).last) take(state.at, weight);
    else
      for (const auto& [state, weight] : expect.run(method, t, {}).last) take(state, weight);
    if (distance) return {.shown = std::move(near)};
    return {.shown = at_most(mean, bounds::ef::error_norm_squared(compressor.delta, gamma, length))};
  }
};
LEMMATA_CLAIM(RandomisedAllowed);

}  // namespace
}  // namespace lemmata
