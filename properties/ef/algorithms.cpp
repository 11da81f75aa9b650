#include "lib/claim/claim.hpp"
#include "lib/compress/block_sign.hpp"
#include "lib/compress/moments.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/any_problem.hpp"
#include "properties/ef/chains.hpp"

// Algorithm 1 against Algorithm 2, and what the scaled sign keeps, of a whole vector and layer by layer.

namespace lemmata {
namespace {

/// Algorithms 1 and 2 side by side with the same noise: Algorithm 1 coordinate by coordinate as it is printed.
template <Scalar S>
struct SideBySide {
  method::ErrorFeedback<S> second;
  oracle::Field<S> gradient;
  oracle::Noise<S> noise;
  int at_zero = 0;
  bool scaled_by_gradient = false;

  struct State {
    method::PositionAndMemory<S> one, two;
    friend std::size_t hash(const State& s) { return hash(s.one) * 31 + hash(s.two); }
    friend bool identical(const State& a, const State& b) { return identical(a.one, b.one) && identical(a.two, b.two); }
  };
  State start() const { return {second.start(), second.start()}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    const Vec<S> n = noise.sample({.x = s.one.x, .t = t}, chance);
    auto other = second;
    other.oracle = [&](const oracle::Point<S>& at, Chance<S>&) { return gradient(at.x) + n; };
    State next{s.one, other.step(s.two, t, chance)};
    const Vec<S> g = gradient(s.one.x) + n;
    const auto d = s.one.x.size();
    Vec<S> p(d);
    S sum(0);
    for (std::size_t i = 0; i < d; ++i) {
      p[i] = second.gamma.at(t) * g[i] + s.one.e[i];
      sum += abs(scaled_by_gradient ? g[i] : p[i]);
    }
    for (std::size_t i = 0; i < d; ++i) {
      const S sent = sum / S(static_cast<long>(d)) * (p[i] > S(0) ? S(1) : p[i] < S(0) ? S(-1) : S(at_zero));
      next.one.x[i] = s.one.x[i] - sent;
      next.one.e[i] = p[i] - sent;
    }
    return next;
  }
};

struct SameAlgorithm {
  static constexpr ClaimInfo info{
      .id = "ef.alg1-is-alg2",
      .kind = Kind::definition,
      .where = "Algorithms 1 and 2, Lemma 8",
      .title = "EF-signSGD is EF-SGD with the scaled sign",
      .hypotheses =
          R"(C(v) = \frac{\|v\|_1}{d}\operatorname{sign} v, \text{ the same } \gamma, x_0, \text{ noise and } \operatorname{sign}(0))",
      .statement = R"((x_t, e_t) \text{ of Algorithm 1} = (x_t, e_t) \text{ of Algorithm 2})",
      .note = "on every path of the noise",
      .mutants = {"norm-of-gradient", "other-sign(0)"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3);
    const auto f = problem::any_smooth<S>(draw, "f", d);
    const auto noise = oracle::any_noise<S>(draw, "noise", d);
    const int at_zero = static_cast<int>(draw.integer("sign(0)", -1, 1));
    const long t = draw.integer("t", 0, 2);
    const auto gamma = method::any_schedule<S>(draw, "gamma", method::Steps::any);
    const Vec<S> x0 = draw.coin("at the minimiser") && f.bounded_below ? f.minimiser : draw.vector<S>("x0", d);
    const SideBySide<S> both{
        .second = {.x0 = x0,
                   .gamma = gamma,
                   .compressor = compress::scaled_sign<S>(d, draw.mutant("other-sign(0)") ? 1 - std::abs(at_zero) : at_zero),
                   .oracle = {}},
        .gradient = f.gradient,
        .noise = noise,
        .at_zero = at_zero,
        .scaled_by_gradient = draw.mutant("norm-of-gradient")};
    Case<S> made;
    for (const auto& [s, weight] : expect.run(both, t, {}).last)
      made.shown = std::move(made.shown).also(ef::cancelling(equal(s.one.x, s.two.x, "x").also(equal(s.one.e, s.two.e, "e"))));
    return made;
  }
};
LEMMATA_CLAIM(SameAlgorithm);

struct MagnitudeKept {
  static constexpr ClaimInfo info{
      .id = "ef.delta-scale",
      .kind = Kind::remark,
      .where = "after Algorithm 1",
      .title = "the scaled sign keeps the magnitude",
      .hypotheses = R"(\Delta(p) = \frac{\|p\|_1}{d}\operatorname{sign} p)",
      .statement = R"(\|p\|_1 = d\|\Delta(p)\|_\infty, \quad \big|\|p\|_1 - \|q\|_1\big| \le d\|\Delta(p) - \Delta(q)\|_\infty)",
      .note =
          "the magnitude is the l1 norm, by which the text scales the sign; it does not speak of the Euclidean norm or of entries. Any p "
          "and q: the same message means the same l1 norm",
      .mutants = {"unscaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 4);
    const int at_zero = static_cast<int>(draw.integer("sign(0)", -1, 1));
    const Vec<S> p = draw.vector<S>("p", d);
    Vec<S> q = draw.vector<S>("q", d);
    if (draw.coin("same signs"))
      for (std::size_t i = 0; i < q.size(); ++i) q[i] = abs(q[i]) * sign(p[i], 0);
    const auto scaled = draw.mutant("unscaled") ? compress::unscaled_sign<S>(at_zero) : compress::scaled_sign<S>(d, at_zero);
    const auto delta = [&](const Vec<S>& v) { return expect.mean_vector([&](Chance<S>& chance) { return scaled.apply(v, 0, chance); }); };
    const S apart = S(d) * norm_inf(delta(p) - delta(q));
    return {.shown = ef::cancelling(Chain<S>(equal(S(d) * norm_inf(delta(p)), norm1(p)).named("recovered"))
                                        .also(at_most(S(abs(S(norm1(p) - norm1(q)))), apart).named("messages tell l1 norms apart")))};
  }
};
LEMMATA_CLAIM(MagnitudeKept);

struct LayerByLayer {
  static constexpr ClaimInfo info{
      .id = "ef.layerwise",
      .kind = Kind::definition,
      .where = "Section 6.1",
      .title = "compression layer by layer",
      .hypotheses = R"(p = (p^{(1)}, \ldots, p^{(l)}), \; p^{(i)} \in \mathbb R^{d_i}, \; C(p)^{(i)} = \frac{\|p^{(i)}\|_1}{d_i})"
                    R"( \operatorname{sign} p^{(i)})",
      .statement =
          R"(C(p)^{(i)} \text{ depends on } p^{(i)} \text{ only}, \quad \|C(p) - p\|^2 \le \sum_i (1 - \varphi(p^{(i)}))\|p^{(i)}\|^2 \le)"
          R"( \left(1 - \frac{1}{\max_i d_i}\right)\|p\|^2)",
      .note = "each layer has its own scale and contracts by its own density",
      .mutants = {"one-scale"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long layers = draw.integer("layers", 1, 3);
    std::vector<long> sizes;
    long d = 0, longest = 1;
    for (long b = 0; b < layers; ++b) {
      sizes.push_back(draw.integer("d" + std::to_string(b), 1, 4));
      d += sizes.back();
      longest = std::max(longest, sizes.back());
    }
    const int at_zero = static_cast<int>(draw.integer("sign(0)", -1, 1));
    const Vec<S> p = draw.vector<S>("p", d);
    const auto sent_by = [&](const compress::Compressor<S>& c, const Vec<S>& v) {
      return expect.mean_vector([&](Chance<S>& chance) { return c.apply(v, 0, chance); });
    };
    const Vec<S> sent =
        sent_by(draw.mutant("one-scale") ? compress::scaled_sign<S>(d, at_zero) : compress::block_sign<S>(sizes, at_zero), p);
    Case<S> made;
    S kept(0);
    std::size_t from = 0;
    for (const long size : sizes) {
      Vec<S> layer(static_cast<std::size_t>(size)), of_layer = layer;
      for (std::size_t i = 0; i < layer.size(); ++i) layer[i] = p[from + i], of_layer[i] = sent[from + i];
      from += layer.size();
      made.shown = std::move(made.shown).also(equal(of_layer, sent_by(compress::scaled_sign<S>(size, at_zero), layer), "own scale"));
      kept += square(norm1(layer)) / S(size);  // phi ||p||^2
    }
    const S lost = norm2_squared(sent - p), whole = norm2_squared(p);
    made.shown.also(at_most(lost, S(whole - kept)).named("densities").sum_of(4096))
        .also(at_most(S(whole - kept), S((S(1) - ratio<S>(1, longest)) * whole)).named("largest layer").sum_of(4096));
    return made;
  }
};
LEMMATA_CLAIM(LayerByLayer);

}  // namespace
}  // namespace lemmata
