#include "bounds/ssd/mixed_norm.hpp"
#include "lib/claim/claim.hpp"

// The two equivalences of section 4: the l^{1,2} function near a minimiser and away from one.

namespace lemmata {
namespace {

using bounds::ssd::mixed_norm;
using bounds::ssd::mixed_term;

constexpr std::string_view noise = R"(\sigma_i \le c|g_i| + \tilde c, \; c, \tilde c \ge 0)";

/// A gradient without zero entries, the constants of the noise (times sqrt 3), and a noise anywhere below c |g_i| + c~.
template <Scalar S>
struct NoisyGradient {
  Vec<S> g;
  S c, c_tilde;
  std::vector<S> s;
  S largest{0}, least{0};

  NoisyGradient(Draw& draw, bool floored) {
    const long d = draw.integer("d", 1, 3);
    g = Vec<S>(static_cast<std::size_t>(d));
    c = draw.nonnegative<S>("sqrt(3) c");
    c_tilde = floored ? draw.positive<S>("sqrt(3) c~") : draw.nonnegative<S>("sqrt(3) c~");
    const S factor(draw.mutant("more-noise") ? 2 : 1);
    for (std::size_t i = 0; i < g.size(); ++i) {
      const std::string index = std::to_string(i);
      const S t = draw.positive<S>("|g|" + index);
      g[i] = draw.coin("negative" + index) ? -t : t;
      s.push_back(factor * draw.in<S>("share" + index, Range::closed(0, 1)) * (c * t + c_tilde));
      largest = max(largest, t);
      least = i == 0 ? t : min(least, t);
    }
  }
};

struct NearMinimiser {
  static constexpr ClaimInfo info{
      .id = "ssd.equiv-near",
      .kind = Kind::inequality,
      .where = "section 4, first equivalence",
      .title = "the l12 function near a minimiser",
      .hypotheses = R"(\sigma_i \le c|g_i| + \tilde c, \; c, \tilde c \ge 0, \; \max_i |g_i| \le \epsilon)",
      .statement = R"(\frac{1}{(1 + \sqrt3 c)\epsilon + \sqrt3\tilde c} \|g\|_2^2 \le \|g\|_{l^{1,2}}^2 \le \frac{1}{\sqrt3\tilde c})"
                   R"( \|g\|_2^2)",
      .note =
          "the l12 function is squared in print, while the text announces it as equivalent to the scaled squared l2 norm: both are read. "
          "The inequality from above asks for sigma_i not too small, which no hypothesis says; c~ = 0, where its factor is 1/0, is left "
          "out",
      .mutants = {"more-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool squared = draw.reading("l12", {1, 0}, {"squared", "not-squared"}) == 1;
    const NoisyGradient<S> x(draw, true);
    const S epsilon = x.largest + draw.nonnegative<S>("room"), length = norm2_squared(x.g), norm = mixed_norm(x.g, x.s);
    const S middle = squared ? square(norm) : norm;
    return {.shown = Chain<S>(at_most(bounds::ssd::near_from_below(x.c, x.c_tilde, epsilon) * length, middle).named("from below"))
                         .also(at_most(middle, bounds::ssd::near_from_above(x.c_tilde) * length).named("from above"))};
  }
};
LEMMATA_CLAIM(NearMinimiser);

struct FarFromMinimiser {
  static constexpr ClaimInfo info{
      .id = "ssd.equiv-far",
      .kind = Kind::inequality,
      .where = "section 4, second equivalence",
      .title = "the l12 function away from a minimiser",
      .hypotheses = R"(\sigma_i \le c|g_i| + \tilde c, \; c, \tilde c \ge 0, \; \min_i |g_i| \ge L > 0)",
      .statement = R"(\frac{1}{1 + \sqrt3(c + \tilde c/L)} \|g\|_1 \le \|g\|_{l^{1,2}} \le \frac{1}{1 + \sqrt3 c} \|g\|_1)",
      .note =
          "the inequality from above asks for sigma_i not too small, which no hypothesis says: without noise the l12 function is the "
          "l1 norm",
      .mutants = {"more-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const NoisyGradient<S> x(draw, false);
    const S L = x.least / (S(1) + draw.nonnegative<S>("room")), length = norm1(x.g), norm = mixed_norm(x.g, x.s);
    return {.shown = Chain<S>(at_most(bounds::ssd::far_from_below(x.c, x.c_tilde, L) * length, norm).named("from below"))
                         .also(at_most(norm, bounds::ssd::far_from_above(x.c) * length).named("from above"))};
  }
};
LEMMATA_CLAIM(FarFromMinimiser);

/// One coordinate t = |g_i| > 0 and its noise: below c t + c~ (share 0 to 1), or between the floor and that.
template <Scalar S>
struct Coordinate {
  S t, c, c_tilde, s;
  bool floored;

  /// The floor is c~ near a minimiser, c t away from one.
  Coordinate(Draw& draw, bool near) {
    t = draw.positive<S>("|g|");
    c = draw.nonnegative<S>("sqrt(3) c");
    floored = draw.coin("floored");
    c_tilde = near && floored ? draw.positive<S>("sqrt(3) c~") : draw.nonnegative<S>("sqrt(3) c~");
    const S share = draw.coin("least") ? S(0) : S(S(1) / (S(1) + draw.nonnegative<S>("v"))), slope = c * t;
    const S floor = near ? c_tilde : slope, above = near ? slope : c_tilde;
    s = floored ? floor + above * share : (floor + above) * share;
    if (draw.mutant("no-floor")) s = (slope + c_tilde) * share / S(2);
    if (draw.mutant("more-noise")) s = S(2) * (slope + c_tilde);
  }
};

struct NearMinimiserRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.equiv-near/repaired",
      .kind = Kind::inequality,
      .where = "section 4, first equivalence",
      .title = "the l12 function near a minimiser",
      .hypotheses = noise,
      .statement = R"(\frac{1}{(1 + \sqrt3 c)\epsilon + \sqrt3\tilde c} \|g\|_2^2 \le \|g\|_{l^{1,2}} \text{ where } \max_i |g_i| \le)"
                   R"( \epsilon, \quad \|g\|_{l^{1,2}} \le \frac{1}{\sqrt3\tilde c} \|g\|_2^2 \text{ where } \tilde c \le \sigma_i)",
      .note =
          "the l12 function is not squared, and the inequality from above gets a lower bound of the noise. Shown for one coordinate g_i "
          "not 0, of which both sides are sums; g_i = 0 adds 0 to each",
      .mutants = {"more-noise", "no-floor"},
      .whole = {"floored", "least"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Coordinate<S> x(draw, true);
    const S epsilon = x.t + draw.nonnegative<S>("room"), term = mixed_term(x.t, x.s), length = square(x.t);
    Chain<S> shown(at_most(bounds::ssd::near_from_below(x.c, x.c_tilde, epsilon) * length, term).named("from below"));
    if (x.floored) shown.also(at_most(term, bounds::ssd::near_from_above(x.c_tilde) * length).named("from above"));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(NearMinimiserRepaired);

struct FarFromMinimiserRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.equiv-far/repaired",
      .kind = Kind::inequality,
      .where = "section 4, second equivalence",
      .title = "the l12 function away from a minimiser",
      .hypotheses = noise,
      .statement = R"(\frac{1}{1 + \sqrt3(c + \tilde c/L)} \|g\|_1 \le \|g\|_{l^{1,2}} \text{ where } \min_i |g_i| \ge L > 0, \quad)"
                   R"( \|g\|_{l^{1,2}} \le \frac{1}{1 + \sqrt3 c} \|g\|_1 \text{ where } c|g_i| \le \sigma_i)",
      .note = "the inequality from above gets a lower bound of the noise. Shown for one coordinate, of which both sides are sums",
      .mutants = {"more-noise", "no-floor"},
      .whole = {"floored", "least"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Coordinate<S> x(draw, false);
    const S L = x.t / (S(1) + draw.nonnegative<S>("room")), term = mixed_term(x.t, x.s);
    Chain<S> shown(at_most(bounds::ssd::far_from_below(x.c, x.c_tilde, L) * x.t, term).named("from below"));
    if (x.floored) shown.also(at_most(term, bounds::ssd::far_from_above(x.c) * x.t).named("from above"));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(FarFromMinimiserRepaired);

}  // namespace
}  // namespace lemmata
