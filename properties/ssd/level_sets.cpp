#include "bounds/ssd/mixed_norm.hpp"
#include "lib/claim/claim.hpp"

// Figures 1 and 8: level sets of the l^{1,2} function in the plane, one sigma for both coordinates.

namespace lemmata {
namespace {

using bounds::ssd::mixed_term;

/// A point of the closed positive quadrant, up to the order of its coordinates: larger > 0, smaller from 0 to it.
template <Scalar S>
struct Point {
  S larger, smaller;
  bool on_axis;

  explicit Point(Draw& draw) : larger(draw.positive<S>("larger")), smaller(0), on_axis(draw.coin("on axis")) {
    if (!on_axis) smaller = larger / (S(1) + draw.nonnegative<S>("v"));
  }
  S level(const S& s) const { return mixed_term(larger, s) + (on_axis ? S(0) : mixed_term(smaller, s)); }
  S squares() const { return square(larger) + square(smaller); }
  S sum() const { return larger + smaller; }
};

/// On the level R: s <= ||x||^2/R <= m + s, m = max |x_i|, and R <= ||x||_1 <= R + 2s.
template <Scalar S>
Chain<S> between_shapes(const Point<S>& x, const S& s, const S& level) {
  return Chain<S>(at_most(level * s, x.squares()).named("outside a circle"))
      .also(at_most(x.squares(), level * (x.larger + s)).named("inside a circle"))
      .also(at_most(level, x.sum()).named("outside a diamond"))
      .also(at_most(x.sum(), level + S(2) * s).named("inside a diamond"));
}

struct ContourPlots {
  static constexpr ClaimInfo info{
      .id = "ssd.fig1-shape",
      .kind = Kind::example,
      .where = "Figure 1, section 4",
      .title = "level sets of the l12 function at different scales",
      .hypotheses = R"(d = 2, \; \sigma_1 = \sigma_2 = \sigma > 0, \; \|g\|_{l^{1,2}} = R, \; m = \max_i |g_i|, \; s = \sqrt3\sigma)",
      .statement = R"(s \le \frac{\|g\|_2^2}{R} \le s + m, \quad R \le \|g\|_1 \le R + 2s)",
      .note =
          "near the origin (m/s -> 0) a level set lies between circles whose radii have a ratio tending to 1, far away (R/s -> inf) "
          "between diamonds whose sizes do: what l2 circles and l1 diamonds are made to mean. By symmetry the larger coordinate is the "
          "first and both are >= 0",
      .mutants = {"squared-noise"},
      .whole = {"on axis"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Point<S> x(draw);
    const S s = draw.positive<S>("sqrt(3) sigma");
    return {.shown = between_shapes(x, s, x.level(draw.mutant("squared-noise") ? square(s) : s))};
  }
};
LEMMATA_CLAIM(ContourPlots);

struct UnitBalls {
  static constexpr ClaimInfo info{
      .id = "ssd.fig8-shape",
      .kind = Kind::example,
      .where = "Figure 8, appendix A",
      .title = "unit balls of the l12 function at different noise levels",
      .hypotheses = R"(d = 2, \; \sigma_1 = \sigma_2 = \sigma > 0, \; \|g\|_{l^{1,2}} = 1, \; s = \sqrt3\sigma)",
      .statement =
          R"(1 \le \frac{\|g\|_2^2}{s} \le 1 + \frac ms, \; m^2 \le m + s, \quad 1 \le \|g\|_1 \le 1 + 2s, \quad m = \max_i |g_i|)",
      .note =
          "a point and its noise, divided by the level, are a point of a unit sphere and its noise (the function of both is homogeneous). "
          "m^2 <= m + s gives m/s <= 1/s + 1/sqrt(s): for large noise the ball is between circles whose radii have a ratio tending to 1, "
          "for small noise between diamonds whose sizes do",
      .mutants = {"other-level"},
      .whole = {"on axis"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    Point<S> x(draw);
    S s = draw.positive<S>("sqrt(3) sigma");
    const S level = x.level(s);
    const S unit = draw.mutant("other-level") ? S(level / S(2)) : level;
    x.larger /= unit;
    x.smaller /= unit;
    s /= unit;
    return {.shown = Chain<S>(equal(x.level(s), level / unit).named("homogeneous").sum_of(1024))
                         .also(at_most(square(x.larger), x.larger + s).named("size"))
                         .also(between_shapes(x, s, S(1)))};
  }
};
LEMMATA_CLAIM(UnitBalls);

}  // namespace
}  // namespace lemmata
