#include "lib/claim/claim.hpp"
#include "lib/oracle/steered_bias.hpp"
#include "lib/problem/any_problem.hpp"

// Remark 7, last part: when one step brings iterates closer to the minimiser under a relative bias.
//
// With e = x - x* and a bias b of length at most sqrt(m)||g||, some step size makes ||e - gamma (g + b)|| < ||e|| for every such b if and
// only if <e, g> > sqrt(m) ||e|| ||g||. The least <e, g>^2/(||e||^2 ||g||^2) over mu-strongly convex, L-smooth functions is
// 4 kappa/(kappa + 1)^2.

namespace lemmata::biased {
namespace {

/// 4 kappa/(kappa + 1)^2
template <Scalar S>
S least_squared_cosine(const S& kappa) {
  return S(4) * kappa / square(S(kappa + S(1)));
}

struct NecessaryCondition {
  static constexpr ClaimInfo info{
      .id = "biased.rem7-necessary",
      .kind = Kind::remark,
      .where = "Remark 7",
      .title = "the condition m <= 1/kappa for a one-step bound on the distance",
      .hypotheses = R"(\kappa = \frac L\mu \ge 1,\ \frac1\kappa < m < 1,\ \zeta^2 = 0)",
      .statement =
          R"(\text{no one-step progress bound: there are } f, x, b \text{ with } \|b\|^2 \le m\|\nabla f(x)\|^2 \text{ and } \|x - \gamma(\nabla f(x) + b) - x^*\|^2 > (1 - \gamma\mu)\|x - x^*\|^2, \text{ for } \gamma = \frac1L, \text{ or for every } \gamma > 0; \quad \text{or } \langle x - x^*, \nabla f(x) + b\rangle \le 0, \text{ i.e. } \frac{4\kappa}{(\kappa+1)^2} \le m)",
      .note =
          "read of the bound that is standard in the unbiased case, with the longest step gamma = 1/L, which fails for every such m (on a "
          "quadratic, with a bias along e = x - x*); of that bound with any step; or of any progress by any step. With short steps the "
          "standard bound holds beyond 1/kappa: mu = 1, ||e|| = 1, G = ||grad f||, so that ||e - gamma (g + b)||^2 <= 1 - gamma where "
          "(2/(kappa+1) - gamma (1 + sqrt m)^2) G^2 - 2 sqrt(m) G + (kappa-1)/(kappa+1) >= 0, by <e, g> >= (kappa + G^2)/(kappa + 1) "
          "(biased.rem7-necessary.least-angle): for every f, x, b of the class if the discriminant is not positive. The least squared "
          "cosine between e and the gradient is 4 kappa/(kappa+1)^2, and for m between 1/kappa and that number short steps make progress "
          "(biased.rem7-necessary/repaired)",
      .mutants = {"no-bias"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long progress = draw.reading("progress", {0, 1, 2}, {"standard-longest-step", "standard-any-step", "any"});
    if (progress == 0) return {.shown = no_standard_progress<S>(draw)};
    const S kappa = S(1) + draw.nonnegative<S>("kappa - 1"), r = draw.in<S>("sqrt m", Range::open(0, 1)), m = square(r);
    const S used = draw.mutant("no-bias") ? S(0) : r;
    Chain<S> shown(at_most(least_squared_cosine(kappa), square(used)));
    if (progress == 1) shown = progress_is_not_certain(kappa, used, draw.positive<S>("gamma mu"));
    return {.given = {strictly_less(S(1), S(m * kappa)).named("m > 1/kappa")}, .shown = std::move(shown)};
  }

 private:
  /// ||e - (g + b)/L||^2 > (1 - mu/L)||e||^2, times L^2, for mu = 1, L = kappa = r^2 and m = y^2/kappa, all m in (1/kappa, 1)
  template <Scalar S>
  static Chain<S> no_standard_progress(Draw& draw) {
    const S y = S(1) + draw.positive<S>("y - 1"), r = y + draw.positive<S>("sqrt kappa - y"), kappa = square(r);
    const Vec<S> e{r, S(1)}, g{r, kappa}, b = (draw.mutant("no-bias") ? S(0) : S(-y)) * e;
    return Chain<S>(at_most(kappa * norm2_squared(b), square(y) * norm2_squared(g)).named("bias").sum_of(256))
        .also(strictly_less(kappa * (kappa - S(1)) * norm2_squared(e), norm2_squared(kappa * e - (g + b)))
                  .named("no progress by 1 - mu/L")
                  .sum_of(256));
  }
  /// The quadratic in G of the note is negative for some G > 0: a < 0, or 4 a c < b^2. A discriminant of 0 is progress, too.
  template <Scalar S>
  static Chain<S> progress_is_not_certain(const S& kappa, const S& r, const S& gamma) {
    const S a = S(2) / (kappa + S(1)) - gamma * square(S(S(1) + r)), c = (kappa - S(1)) / (kappa + S(1));
    return strictly_less(S(4) * max(a, S(0)) * c, S(4) * square(r)).named("progress is not certain").sum_of(256);
  }
};
LEMMATA_CLAIM(NecessaryCondition);

struct LeastAngle {
  static constexpr ClaimInfo info{
      .id = "biased.rem7-necessary.least-angle",
      .kind = Kind::remark,
      .where = "Remark 7",
      .title = "the least cosine between gradient and distance",
      .hypotheses = R"(f\ \mu\text{-strongly convex and } L\text{-smooth},\ e = x - x^*,\ g = \nabla f(x))",
      .statement =
          R"(\langle e, g\rangle \ge \frac{\mu L\|e\|^2 + \|g\|^2}{\mu + L}, \quad \langle e, g\rangle^2 \ge \frac{4\kappa}{(\kappa+1)^2}\|e\|^2\|g\|^2; \quad \text{equality for } f = \frac{\mu x_1^2 + L x_2^2}{2},\ e = (L, \sqrt{\mu L}))",
      .note =
          "the first by interpolation at x and x* (Nesterov 2004, Theorem 2.1.12), the second from it by means; equality on drawn mu = "
          "p^2, L = r^2 at e = (r, p)",
      .mutants = {"larger-mu"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3);
    const auto f = problem::any_strongly_convex<S>(draw, "f", d);
    const Vec<S> x = draw.vector<S>("x", d), e = x - f.minimiser, g = f.gradient(x);
    const S mu = *f.strong_convexity * S(draw.mutant("larger-mu") ? 2 : 1), sum = mu + f.L, along = dot(e, g);
    const S p = draw.positive<S>("sqrt mu"), r = draw.positive<S>("sqrt L"), inner = S(2) * square(S(p * r));
    const S lengths = (square(r) + square(p)) * (square(square(p)) * square(r) + square(square(r)) * square(p));
    const S cosine = S(4) * square(S(p * r)) / square(S(square(p) + square(r)));
    return {
        .shown =
            Chain<S>(at_most(mu * f.L * norm2_squared(e) + norm2_squared(g), sum * along).named("interpolation").sum_of(4096))
                .also(at_most(S(4) * mu * f.L * norm2_squared(e) * norm2_squared(g), square(S(sum * along))).named("cosine").sum_of(4096))
                .also(equal(square(inner), cosine * lengths).named("attained").sum_of(1024))};
  }
};
LEMMATA_CLAIM(LeastAngle);

struct NecessaryConditionRepaired {
  static constexpr ClaimInfo info{
      .id = "biased.rem7-necessary/repaired",
      .kind = Kind::remark,
      .where = "Remark 7",
      .title = "the condition for a one-step bound on the distance",
      .hypotheses = R"(f\ \mu\text{-strongly convex and } L\text{-smooth},\ \|b\|^2 \le m\|\nabla f(x)\|^2)",
      .statement =
          R"(m = t^2\frac{4\kappa}{(\kappa+1)^2},\ t < 1: \ \|x - \gamma(\nabla f(x) + b) - x^*\|^2 \le \left(1 - \frac{(1-t)^2}{4\kappa^2}\right)\|x - x^*\|^2 \text{ with } \gamma = \frac{(1-t)\mu}{4L^2}; \quad m \ge \frac{4\kappa}{(\kappa+1)^2}: \text{ an instance on which no } \gamma > 0 \text{ does}; \quad \frac1\kappa \le \frac{4\kappa}{(\kappa+1)^2} \le \frac4\kappa)",
      .note =
          "repaired: the threshold. First part: <e, g + b> >= (1 - t)<e, g> >= (1 - t) mu ||e||^2 and ||g + b|| <= 2L||e||. Second part: "
          "the quadratic of least-angle with b = -(<e, g>/||e||^2) e, whose squared length is the least squared cosine times ||g||^2: <e, "
          "g + b> = 0, so that no gamma brings e closer to 0. Its mu and L are squares",
      .mutants = {"any-m"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3);
    const auto f = problem::any_strongly_convex<S>(draw, "f", d);
    const Vec<S> x = draw.vector<S>("x", d), e = x - f.minimiser, g = f.gradient(x);
    const S mu = *f.strong_convexity, kappa = f.L / mu, size = norm2_squared(e), threshold = least_squared_cosine(kappa);
    const S t = draw.in<S>("t", Range::right_open(0, 1)), m = square(t) * threshold, rest = S(1) - t;
    const Vec<S> b =
        draw.coin("against e") ? Vec<S>(-(draw.nonnegative<S>("length") * e)) : oracle::any_relative_bias<S>(draw, "bias", d).at(x, g);
    const S gamma = rest * mu / (S(4) * square(f.L)), gain = square(S(rest * mu / (S(2) * f.L)));
    const S most = draw.mutant("any-m") ? norm2_squared(g) : S(m * norm2_squared(g));
    return {.given = {at_most(norm2_squared(b), most).named("bias").sum_of(1024)},
            .shown = Chain<S>(at_most(rest * mu * size, dot(e, g + b)).named("aligned").sum_of(4096))
                         .also(at_most(norm2_squared(e - gamma * (g + b)), (S(1) - gain) * size).named("progress").sum_of(4096))
                         .also(at_most(S(1), kappa * threshold).named("1/kappa").sum_of(256))
                         .also(at_most(kappa * threshold, S(4)).named("4/kappa").sum_of(256))
                         .also(no_progress<S>(draw))};
  }

 private:
  /// ||e - gamma (g + b)||^2 >= ||e||^2 at the worst instance
  template <Scalar S>
  static Chain<S> no_progress(Draw& draw) {
    const S p = draw.positive<S>("sqrt mu"), r = draw.positive<S>("sqrt L"), gamma = draw.positive<S>("gamma");
    const Vec<S> e{r, p}, g{square(p) * r, square(r) * p}, b = S(-1) * dot(e, g) / norm2_squared(e) * e;
    const S kappa = square(r) / square(p);
    return Chain<S>(equal(norm2_squared(b), least_squared_cosine(kappa) * norm2_squared(g)).named("worst bias").sum_of(4096))
        .also(at_most(norm2_squared(e), norm2_squared(e - gamma * (g + b))).named("no progress").sum_of(4096));
  }
};
LEMMATA_CLAIM(NecessaryConditionRepaired);

}  // namespace
}  // namespace lemmata::biased
