#include "bounds/ef/compressor.hpp"
#include "bounds/ef/smooth_rate.hpp"
#include "lib/compress/any_unbiased.hpp"
#include "properties/ef/quadratic_moments.hpp"
#include "properties/ef/smooth_setting.hpp"

// Remark 5: an unbiased compressor U with E||U(x)||^2 <= k ||x||^2, without feedback and with.

namespace lemmata {
namespace {

/// A setting and an unbiased compressor; k is at least 1 + omega.
template <Scalar S>
struct Unbiased {
  ef::SmoothSetting<S> s = {};
  compress::Compressor<S> U = {};
  S k{};

  explicit Unbiased(Draw& draw) {
    const long family = draw.integer("family", 0, 4);
    if (family == 4) {  // U(v) = v, which any k allows: with feedback v/k is sent, and nothing is random
      U = compress::identity<S>();
      k = S(1) + draw.nonnegative<S>("room");
      const long root = draw.integer("sqrt(T + 1)", 2, 16);
      s = ef::from_the_edge<S>(draw, ratio<S>(1, root));
      s.T = root * root - 1;
      if (draw.mutant("ascends")) s.oracle = oracle::exact_oracle<S>([gradient = s.f.gradient](const Vec<S>& x) { return -gradient(x); });
      return;
    }
    if (family == 1)
      s = ef::any_smooth_setting<S>(
          draw, [](long T) { return S(1) / sqrt(S(T + 1)); }, false);
    const long d = family == 1 ? s.d : 1;
    U = compress::any_unbiased<S>(draw, "U", d);
    const bool roomy = draw.coin("roomy");
    k = S(1) + U.omega.value();
    if (roomy) k *= S(1) + draw.nonnegative<S>("room");
    if (family == 2) s = ef::launched<S>(draw, S(S(1) / sqrt(S(2))));  // T = 1
    if (family == 3) s = ef::from_the_edge<S>(draw, S(S(1) / sqrt(S(2))));
    if (family == 0) {
      const long j = U.random || roomy ? 1 : draw.integer("log4 (T + 1)", 1, 5);
      s = ef::two_corners<S>(draw, S(S(1) / pow(S(2), j)));
      s.T = (1L << (2 * j)) - 1;
    }
    if (U.random && s.T > 3) {  // random states do not meet
      s.T = 3;
      s.gamma = ratio<S>(1, 2);
    }
  }
};

struct WithoutFeedbackSlower {
  static constexpr ClaimInfo info{
      .id = "ef.rem5.nofeedback",
      .kind = Kind::inequality,
      .where = "Remark 5, first display",
      .title = "unbiased compression without feedback",
      .hypotheses =
          R"(\text{Assumptions B, C}, \; \mathbb E\, U(x) = x, \; \mathbb E\|U(x)\|^2 \le k\|x\|^2, \; \gamma = \frac{1}{\sqrt{T+1}}, \;)"
          R"( T \ge 1)",
      .statement = R"(\min_{t \in [T]} \|\nabla f(x_t)\|^2 \le \frac{2(f(x_0) - f^*) + Lk\sigma^2}{2\sqrt{T+1}})",
      .note = "as for SGD (ef.rem4.sgd) the range of t decides. \"k times slower\" holds of the term of the noise, not of that of f_0",
      .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto side = ef::left_side(draw);
    const Unbiased<S> x(draw);
    const auto& s = x.s;
    const ef::WithLeast<S, method::CompressedDescent<S>> method{{.x0 = s.x0, .gamma = s.gamma, .compressor = x.U, .oracle = s.oracle},
                                                                s.f.gradient};
    return {.shown = at_most(s.left(expect, side, method), bounds::ef::fixed_step_sgd_rate(s.gap(), s.f.L, s.sigma2, x.k, sqrt(S(s.T + 1))))
                         .sum_of(1 << 14)};
  }
};
LEMMATA_CLAIM(WithoutFeedbackSlower);

struct WithFeedback {
  static constexpr ClaimInfo info{
      .id = "ef.rem5.feedback",
      .kind = Kind::inequality,
      .where = "Remark 5, second display",
      .title = "unbiased compression with feedback",
      .hypotheses = R"(\text{Assumptions B, C}, \; \mathbb E\, U(x) = x, \; \mathbb E\|U(x)\|^2 \le k\|x\|^2, \; C = U/k, \; \gamma =)"
                    R"( \frac{1}{\sqrt{T+1}}, \; T \ge 1)",
      .statement = R"(\min_{t \in [T]} \|\nabla f(x_t)\|^2 \le \frac{2(f(x_0) - f^*) + L\sigma^2}{2\sqrt{T+1}} +)"
                   R"( \frac{2L^2\sigma^2k^2}{T+1})",
      .note =
          "does not follow from Remark 4 with delta = 1/k, which has 4 f_0 in the place of 2 f_0 and 4 k (k - 1) in the place of 2 k^2. "
          "The residual of U/k is (1 - 1/k) p_t in the mean, so that the instances of ef.thm2, whose errors point outward, are none of "
          "U/k. With a random U up to T = 3; with U(v) = v and any k up to T = 255; up to T = 80 on quadratics where U is k times the "
          "vector or 0, in each coordinate (sigma^2 need "
          "only bound the second moments along the run there, which is more than is printed)",
      .mutants = {"ascends", "k-for-its-square"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto side = ef::left_side(draw);
    const auto bound = [&](const S& gap, const S& L, const S& sigma2, const S& k, const S& root) {
      const S rate = bounds::ef::unbiased_feedback_rate(gap, L, sigma2, k, root);
      return draw.mutant("k-for-its-square") ? S(rate - S(2) * square(L) * sigma2 * (square(k) - k) / square(root)) : rate;
    };
    if (side != ef::LeftSide::mean_of_least && draw.coin("by moments")) {  // moments do not tell the mean of a minimum
      const long root = draw.integer("sqrt(T + 1)", 2, 9);
      ef::QuadraticMoments<S> s(draw, root * root - 1);
      s.gamma = ratio<S>(1, root);
      s.a *= s.delta / s.gamma, s.b *= s.delta / s.gamma;  // drawn in units in which the delay matters at 1
      s.run();
      const S left = ef::least_of(s.gradients, side == ef::LeftSide::least_mean_after_0 ? 1 : 0,
                                  side == ef::LeftSide::least_mean_before_T ? s.T - 1 : s.T);
      return {.shown = at_most(left, bound(s.gap, s.L, s.sigma2, S(1) / s.delta, S(root))).sum_of(1 << 14)};
    }
    Unbiased<S> x(draw);
    x.s.compressor = x.U;
    x.s.compressor.apply = [apply = x.U.apply, k = x.k](const Vec<S>& v, long t, Chance<S>& chance) {
      return S(1) / k * apply(v, t, chance);
    };
    const auto& s = x.s;
    return {.shown = at_most(s.left(expect, side), bound(s.gap(), s.f.L, s.sigma2, x.k, sqrt(S(s.T + 1)))).sum_of(1 << 14)};
  }
};
LEMMATA_CLAIM(WithFeedback);

struct WithFeedbackDerived {
  static constexpr ClaimInfo info{
      .id = "ef.rem5.feedback.derived",
      .kind = Kind::proof_step,
      .where = "Remark 5, second display (the inference; not printed)",
      .title = "what Remark 4 gives for delta = 1/k",
      .hypotheses = R"(\text{the right side of Remark 4 with } \delta = 1/k, \; k \ge 1)",
      .statement =
          R"(\frac{4f_0 + L\sigma^2}{2\sqrt{T+1}} + \frac{4L^2\sigma^2(1-\delta)}{\delta^2(T+1)} = \frac{4f_0 + L\sigma^2}{2\sqrt{T+1}})"
          R"( + \frac{4L^2\sigma^2k(k-1)}{T+1})",
      .note =
          "the constants that the substitution gives, which are not those of the display: 4 f_0 against 2 f_0, and 4 k (k - 1) against "
          "2 k^2, more from k > 2 on (ef.rem5.feedback, which does not follow from it). Times 2 (T + 1)",
      .mutants = {"k-squared"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S more = draw.nonnegative<S>("k - 1"), k = S(1) + more, delta = S(1) / k;
    const S first = draw.real<S>("4 f_0 + L sigma^2"), weight = draw.real<S>("L^2 sigma^2"), root = draw.positive<S>("sqrt(T + 1)");
    const S share = draw.mutant("k-squared") ? square(k) : k * more;
    return {.shown = equal(first * root + S(8) * weight * (S(1) - delta) / square(delta), first * root + S(8) * weight * share)};
  }
};
LEMMATA_CLAIM(WithFeedbackDerived);

}  // namespace
}  // namespace lemmata
