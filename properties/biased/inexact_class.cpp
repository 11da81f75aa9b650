#include "lib/claim/claim.hpp"
#include "properties/biased/inexact_setting.hpp"

// Section 5.3 and B.4: which functions and which biased oracles a (delta, L)-oracle covers.

namespace lemmata {
namespace {

/// The Huber function of Example 8 less 1/2.
template <Scalar S>
problem::PiecewiseQuadratic<S> huber() {
  problem::PiecewiseQuadratic<S> h{.knots = {S(-1), S(1)}, .derivative = {S(-1), S(1)}};
  h.finish();
  return h;
}

/// The pair at y with the slope g, on the whole line.
template <Scalar S>
problem::InexactPair<S> pair_at(const problem::PiecewiseQuadratic<S>& f, const S& y, const S& g, const S& L, const S& slack) {
  return problem::inexact_pair<S>({f}, Vec<S>{y}, Vec<S>{g}, L, slack, std::vector<problem::Segment<S>>(1));
}

struct Stronger {
  static constexpr ClaimInfo info{
      .id = "biased.sec53-stronger",
      .kind = Kind::remark,
      .where = "Section 5.3",
      .title = "(delta, L)-oracles are more special than Assumption 4",
      .hypotheses = R"(h \text{ the Huber function},\ \delta, L > 0)",
      .statement =
          R"((\delta, L)\text{-oracle} \Rightarrow \|b\|^2 \le 2\delta L;\quad \text{some oracle with } \|b\|^2 \le 4 \text{ is no } (\delta, L)\text{-oracle of } h \text{ for any } \delta, L)",
      .note =
          "the first is biased.sec53-bias. The second: g = h' - 2 of Example 8 at the points y > 1 + delta, where every pair with this "
          "slope needs a larger delta",
      .mutants = {"eighth", "small-bias"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const InexactSetting<S> s(draw);
    const S delta = draw.positive<S>("delta"), L = draw.positive<S>("L"), y = S(1) + delta + draw.positive<S>("farther");
    const S bias = draw.mutant("small-bias") ? S(0) : S(2);
    const auto pair = pair_at(huber<S>(), y, S(S(1) - bias), L, draw.nonnegative<S>("slack of h"));
    Chain<S> shown(at_most(square(bias), S(4)).named("Assumption 4"));
    if (pair.admitted) shown.also(strictly_less(delta, pair.delta).named("no (delta, L)-oracle").sum_of(256));
    if (!s.pair.admitted) return {.given = {s.admitted()}, .shown = std::move(shown)};
    return {.given = {s.admitted()},
            .shown = std::move(shown).also(
                at_most(s.bias(), draw.mutant("eighth") ? S(s.zeta2() / S(8)) : s.zeta2()).named("implies Assumption 4").sum_of(1024))};
  }
};
LEMMATA_CLAIM(Stronger);

struct HuberEstimators {
  static constexpr ClaimInfo info{
      .id = "biased.sec53-huber",
      .kind = Kind::inequality,
      .where = "Section 5.3",
      .title = "(delta, L)-estimators of the Huber function far out",
      .hypotheses = R"((\tilde h(y), \tilde g(y)) \text{ a } (\delta, L)\text{-oracle of } h,\ |y| > 1)",
      .statement =
          R"(|\tilde g(y) - h'(y)| \le \tfrac{\delta}{|y| - 1} \to 0;\quad |\tilde g| > 1 \text{ is impossible};\quad g = h' - 2 \text{ has } |b| = 2 \text{ for all } y)",
      .note = "x -> infinity in print is y here. The rate is a consequence of the oracle at x = y and of the slope's tangent at |x| <= 1",
      .mutants = {"half-delta"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const auto h = huber<S>();
    const bool right = draw.coin("right");
    const S distance = S(1) + draw.positive<S>("|y| - 1"), y = right ? distance : -distance;
    const S g = draw.in<S>("g", Range::closed(-2, 2)), L = draw.positive<S>("L");
    const auto pair = pair_at(h, y, g, L, draw.nonnegative<S>("slack"));
    const S constant = (h.slope(y) - S(2)) - h.slope(y);
    Chain<S> shown(at_most(square(constant), S(4)).named("Assumption 4"));
    shown.also(holds<S>(pair.admitted == (abs(g) <= S(1)), "slopes in [-1, 1]"));
    if (!pair.admitted) return {.shown = std::move(shown)};
    const S delta = draw.mutant("half-delta") ? S(pair.delta / S(2)) : pair.delta;
    return {.shown = std::move(shown).also(at_most(abs(S(g - h.slope(y))) * (distance - S(1)), delta).named("bias far out").sum_of(256))};
  }
};
LEMMATA_CLAIM(HuberEstimators);

/// A point inside a piece of the largest curvature.
template <Scalar S>
S steepest_point(const problem::PiecewiseQuadratic<S>& f) {
  const S largest = f.upper_curvature();
  if (f.left >= largest) return f.knots.front() - S(1);
  for (std::size_t j = 0; j < f.last(); ++j)
    if (f.curvature(j) >= largest) return (f.knots[j] + f.knots[j + 1]) / S(2);
  return f.knots.back() + S(1);
}

struct SmoothIffExact {
  static constexpr ClaimInfo info{
      .id = "biased.b4-iff",
      .kind = Kind::remark,
      .where = "B.4",
      .title = "smoothness is a (0, L)-oracle",
      .hypotheses = R"(f \text{ convex on } Q = \mathbb R^d)",
      .statement = R"(f \text{ is } L\text{-smooth} \iff \text{it admits a } (0, L)\text{-oracle})",
      .note =
          "attacked for d = 1, f any convex piecewise quadratic with least constant L. There: (f, f') needs delta = 0. Back: inside a "
          "piece of curvature L, every pair with a smaller constant and any slope needs delta > 0. Definition 5 has one Q, on which f is "
          "convex: smoothness and the oracle are of the same Q, here the whole space",
      .mutants = {"same-constant", "half-constant"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const auto f = problem::any_piecewise<S>(draw, "f", problem::Shape::convex);
    const S L = f.smoothness(), y = draw.real<S>("y"), own = draw.mutant("half-constant") ? S(L / S(2)) : L;
    const auto exact = pair_at(f, y, f.slope(y), own, S(0));
    if (!(L > S(0))) return {.given = {strictly_less(S(0), L)}, .shown = at_most(S(0), S(0))};
    Chain<S> shown(holds<S>(exact.admitted, "there is a pair"));
    if (exact.admitted)
      shown.also(equal(exact.value, f.value(y)).named("value").sum_of(4096))
          .also(at_most(exact.upper, exact.value).named("delta = 0").sum_of(4096));
    const S steep = steepest_point(f), share = draw.mutant("same-constant") ? S(1) : draw.in<S>("share", Range::open(0, 1));
    const auto other = pair_at(f, steep, S(f.slope(steep) + L * draw.real<S>("shift")), S(share * L), S(0));
    if (other.admitted) shown.also(strictly_less(S(0), other.delta).named("no smaller constant"));
    return {.given = {strictly_less(S(0), L)}, .shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(SmoothIffExact);

struct LargerClass {
  static constexpr ClaimInfo info{
      .id = "biased.b4-larger",
      .kind = Kind::remark,
      .where = "B.4",
      .title = "functions with a (delta, L)-oracle need not be smooth",
      .hypotheses = R"(\delta, L > 0,\ f(x) = c|x|,\ 0 < c \le \sqrt{\delta L/2})",
      .statement =
          R"(f \text{ has a } (\delta, L)\text{-oracle } (f(y), c\,\mathrm{sign}(y)), \text{ and for all } L', g \text{ some } x \text{ has } f(x) - f(0) - gx > \tfrac{L'}2x^2)",
      .note =
          "smooth convex functions have one for every delta >= 0 (biased.b4-iff), so that the class is strictly larger for every delta > "
          "0 and L; sign(0) may be any number in [-1, 1]",
      .mutants = {"half-delta"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S c = draw.positive<S>("c"), L = draw.positive<S>("L"), more = draw.nonnegative<S>("more delta");
    const S delta = (draw.mutant("half-delta") ? S(1) : S(2)) * square(c) / L + more;
    const S x = draw.real<S>("x"), y = draw.real<S>("y"), at_zero = draw.in<S>("sign(0)", Range::closed(-1, 1));
    const S s = y > S(0) ? S(1) : y < S(0) ? S(-1) : at_zero, gap = c * abs(x) - c * abs(y) - c * s * (x - y);
    const S other = draw.positive<S>("L'"), slope = draw.real<S>("g"), h = (slope > S(0) ? S(-1) : S(1)) * c / other;
    return {.shown = Chain<S>(at_most(c * abs(y) + c * s * (x - y), c * abs(x)).named("below f").sum_of(256))
                         .also(at_most(gap, L / S(2) * square(S(x - y)) + delta).named("above f").sum_of(256))
                         .also(strictly_less(other / S(2) * square(h), c * abs(h) - slope * h).named("not smooth").sum_of(256))};
  }
};
LEMMATA_CLAIM(LargerClass);

}  // namespace
}  // namespace lemmata
