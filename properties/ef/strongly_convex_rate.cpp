#include "lib/claim/claim.hpp"

// The exact linear rates of error feedback and of EF21 on strongly convex functions: closed forms found as values of semidefinite programmes.
//
// Parameters: rho = w^2 and s = sqrt(1 - delta) = u w^2 with 0 < u, w < 1. Up to a common factor L = (1 + w)(1 - u w) and mu = (1 - w)(1 + u w).
// These are all 0 < mu < L and 0 < s < 1: L + mu = 2 (1 - s), L - mu = 2 w (1 - u), and w is the root between sqrt(s) and 1 of
// w^2 - (1 - s) (L - mu)/(L + mu) w - s = 0.
//
// Both sides are quadratic forms in vectors: coefficients that agree on a line agree in every dimension. So vectors are drawn as numbers.

namespace lemmata {
namespace {

template <Scalar S>
struct RateSetting {
  S w, u, rho, s, L, mu;
  S share;  ///< (1 - u)(1 + s) > 0
  explicit RateSetting(Draw& draw)
      : w(draw.in<S>("w", Range::open(0, 1))),
        u(draw.in<S>("u", Range::open(0, 1))),
        rho(square(w)),
        s(u * rho),
        L((S(1) + w) * (S(1) - u * w)),
        mu((S(1) - w) * (S(1) + u * w)),
        share((S(1) - u) * (S(1) + s)) {
    if (draw.mutant("smaller-rate")) rho *= ratio<S>(99, 100);
  }
  /// (L - mu) times the sum of the two interpolation inequalities of a pair of points, each <= 0:
  /// f_j - f_i + <g_j, x_i - x_j> + (||dg||^2 + L mu ||dx||^2 - 2 mu <dg, dx>)/(2 (L - mu)).
  S interpolation(const S& dx, const S& dg) const { return (dg - L * dx) * (dg - mu * dx); }
};

struct FeedbackRate {
  static constexpr ClaimInfo info{
      .id = "ef.strongly-convex-rate",
      .kind = Kind::theorem,
      .where = "not in the paper",
      .title = "exact rate of error feedback on strongly convex functions",
      .hypotheses =
          R"(f\ \mu\text{-strongly convex and } L\text{-smooth}, \; \mu < L, \; C\ \delta\text{-approximate}, \; s = \sqrt{1-\delta} \in (0, 1), \; \gamma =)"
          R"( \frac{2(1-s)}{(L+\mu)(1+s)}, \; V_t = \|x_t - x^* - e_t\|^2 + \frac1s\|e_t\|^2)",
      .statement = R"(V_{t+1} \le \rho V_t, \quad \sqrt\rho - (1-s)\frac{L-\mu}{L+\mu} - \frac{s}{\sqrt\rho} = 0)",
      .note =
          "(V' - rho V) s u q = u q (||e'||^2 - s^2 ||p||^2) + s u <g - L x, g - mu x> - s ||q e + u (1 - rho) x - u g||^2, q = (1 - u)(1 "
          "+ s): an identity, and the first two terms on the right are <= 0. No smaller rate holds for all instances: lemmata worst-case "
          "--method ef finds one that reaches it up to 1e-6 at each parameter asked for",
      .mutants = {"smaller-rate", "other-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const RateSetting<S> r(draw);
    const S x = draw.real<S>("x"), e = draw.real<S>("e"), h = draw.real<S>("gamma g"), sent = draw.real<S>("C(p)");
    const S g = (S(1) + r.s) * h;  // gamma = 1/(1 + s)
    const S p = e + (draw.mutant("other-step") ? ratio<S>(9, 10) * h : h), next_x = x - sent, next_e = p - sent;
    const auto V = [&](const S& at, const S& error) { return r.s * square(S(at - error)) + square(error); };  // s V
    const S decrease = r.u * r.share * (V(next_x, next_e) - r.rho * V(x, e));
    const S compression = r.u * r.share * (square(next_e) - square(r.s) * square(p));
    const S function = r.s * r.u * r.interpolation(x, g);
    const S rest = r.s * square(S(r.share * e + r.u * (S(1) - square(r.w)) * x - r.u * g));
    return {.shown = equal(decrease, compression + function - rest).sum_of(4096)};
  }
};
LEMMATA_CLAIM(FeedbackRate);

struct Ef21Rate {
  static constexpr ClaimInfo info{
      .id = "ef.strongly-convex-rate.ef21",
      .kind = Kind::theorem,
      .where = "not in the paper",
      .title = "exact rate of EF21 on strongly convex functions",
      .hypotheses =
          R"(f\ \mu\text{-strongly convex and } L\text{-smooth}, \; \mu < L, \; C\ \delta\text{-approximate}, \; s = \sqrt{1-\delta} \in (0, 1), \; x_{t+1} = x_t)"
          R"( - \gamma d_t, \; d_{t+1} = d_t + C(g_{t+1} - d_t), \; \gamma = \frac{2(1-s)}{(L+\mu)(1+s)}, \; V_t = \|g_t - d_t\|^2 + s\|g_t\|^2)",
      .statement = R"(V_{t+1} \le \rho V_t, \quad \sqrt\rho - (1-s)\frac{L-\mu}{L+\mu} - \frac{s}{\sqrt\rho} = 0)",
      .note =
          "(V' - rho V) q P = q P (||g' - d'||^2 - s^2 ||g' - d||^2) + s (1 + s)^2 P <dg - L dx, dg - mu dx> - ||P d + ... g' - ... g||^2 "
          "with q = (1 - u)(1 + s), P = w^2 (1 - u^2 w^2)^2: an identity. The same rate as error feedback, on another function of the "
          "state",
      .mutants = {"smaller-rate", "other-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const RateSetting<S> r(draw);
    const S g = draw.real<S>("g"), next_g = draw.real<S>("next g"), move = draw.real<S>("gamma d"), sent = draw.real<S>("C(g - d)");
    const S d = (S(1) + r.s) * move, next_d = d + sent;
    const S dx = draw.mutant("other-step") ? ratio<S>(-9, 10) * move : -move, dg = next_g - g, rho = square(r.w), epsilon = square(r.s);
    const auto V = [&](const S& gradient, const S& kept) { return square(S(gradient - kept)) + r.s * square(gradient); };
    const S q = r.share, P = square(S(r.w * (S(1) - square(r.u * r.w)))), b = r.s * (S(1) - r.s) * (S(1) + r.s);
    const S decrease = q * P * (V(next_g, next_d) - r.rho * V(g, d));
    const S compression = q * P * (square(S(next_g - next_d)) - epsilon * square(S(next_g - d)));
    const S function = r.s * square(S(S(1) + r.s)) * P * r.interpolation(dx, dg);
    const S rest = square(S(P * d + (q * epsilon + b) * next_g - (q * rho + b) * g));
    return {.shown = equal(decrease, compression + function - rest).sum_of(4096)};
  }
};
LEMMATA_CLAIM(Ef21Rate);

}  // namespace
}  // namespace lemmata
