#include "bounds/ssd/two_row.hpp"
#include "lib/claim/claim.hpp"
#include "properties/two_row_point.hpp"

// The counterexample of Section 3.2 inside and outside the cone S = {<a_1, x><a_2, x> > 0}.

namespace lemmata {
namespace {

using shared::TwoRow;

template <Scalar S>
S drawn_side(Draw& draw) {
  return draw.coin("negative") ? S(-1) : S(1);
}

/// The oracle's rows; a mutant uses one row for both.
template <Scalar S>
Vec<S> term_of(const Draw& draw, const TwoRow<S>& f, int i, const Vec<S>& x) {
  return f.term(draw.mutant("one-row") ? 1 : i, x);
}

struct ConeLowSuccess {
  static constexpr ClaimInfo info{
      .id = "ssd.ce-cone-low-success",
      .kind = Kind::counterexample,
      .where = "Section 3.2, second paragraph",
      .title = "low success probabilities inside the cone",
      .hypotheses = R"(x \in S = \{\langle a_1, x\rangle\langle a_2, x\rangle > 0\}, \; \varepsilon \in (0, 1))",
      .statement =
          R"((1, 1) \in S, \; \operatorname{sign} \hat g(x) = \pm(1, -1) \text{ with probabilities } \frac12, \; \rho_j(x) \le \frac12)"
          R"( \text{ for } j = 1, 2, \; \nabla f(x) \ne 0)",
      .note =
          "rho_j <= 1/2 whatever the sign of g_j is: no value of sign g-hat_j has a probability above 1/2; as the gradient is not 0, "
          "Assumption 1 is violated at every point of S",
      .mutants = {"one-row"},
      .whole = {"negative"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto f = TwoRow<S>::draw(draw);
    const S side = drawn_side<S>(draw), one = side * draw.positive<S>("size_1"), two = side * draw.positive<S>("size_2");
    const Vec<S> x = f.point(one, two), axis{S(1), S(1)}, g = f.gradient(x);
    const auto asked = [&](Chance<S>& chance) { return sign(term_of(draw, f, chance.bernoulli(ratio<S>(1, 2)) ? 1 : 2, x), 0); };
    const auto law = expect.law(asked);
    const Law<Vec<S>, S> printed{{{S(1), S(-1)}, ratio<S>(1, 2)}, {{S(-1), S(1)}, ratio<S>(1, 2)}};
    Chain<S> shown(strictly_less(S(0), f.along(1, axis) * f.along(2, axis)).named("S is not empty"));
    shown.also(same_law(law, printed));
    for (const std::size_t j : {0U, 1U})
      for (const int value : {-1, 0, 1}) {
        S probability(0);
        for (const auto& [s, weight] : law)
          if (s[j] == S(value)) probability += weight;
        shown.also(at_most(probability, ratio<S>(1, 2)).named("success"));
      }
    return {.shown = std::move(shown).also(strictly_less(S(0), square(S(g[0] + g[1]))).named("gradient"))};
  }
};
LEMMATA_CLAIM(ConeLowSuccess);

struct OutsideCone {
  static constexpr ClaimInfo info{
      .id = "ssd.ce-complement",
      .kind = Kind::counterexample,
      .where = "Section 3.2, second paragraph",
      .title = "outside the cone the oracle has the gradient's sign",
      .hypotheses = R"(\langle a_1, x\rangle\langle a_2, x\rangle < 0, \; \varepsilon \in (0, 1))",
      .statement = R"(\operatorname{sign} \hat g(x) = \operatorname{sign} \nabla f(x) \perp (1, 1), \text{ the axis of } S:)"
                   R"( \langle a_1, x\rangle\langle a_2, x\rangle = \varepsilon^2(x_1 + x_2)^2 - (x_1 - x_2)^2)",
      .mutants = {"one-row", "inside"},
      .whole = {"negative"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const auto f = TwoRow<S>::draw(draw);
    const S side = drawn_side<S>(draw), one = side * draw.positive<S>("size_1"), two = -side * draw.positive<S>("size_2");
    const Vec<S> x = f.point(one, draw.mutant("inside") ? S(-two) : two), s = sign(f.gradient(x), 0);
    Chain<S> shown(equal(s[0] + s[1], S(0)).named("perpendicular"));
    shown.also(
        equal(f.along(1, x) * f.along(2, x), square(S(f.epsilon * (x[0] + x[1]))) - square(S(x[0] - x[1]))).named("axis").sum_of(1024));
    for (const int i : {1, 2}) {
      const Vec<S> t = sign(draw.mutant("one-row") ? S(i == 1 ? 1 : -1) * f.term(1, x) : f.term(i, x), 0);
      shown.also(equal(t[0], s[0]).named("sign")).also(equal(t[1], s[1]).named("sign"));
    }
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(OutsideCone);

/// What a step x - gamma sign g-hat(x) from outside the cone does, by either row: the squared distance to it before and after.
template <Scalar S>
struct Step {
  S before, after[2];

  Step(const TwoRow<S>& f, const Vec<S>& x, const S& gamma, bool ascent)
      : before(bounds::ssd::squared_distance_to_cone(f.along(1, x), f.along(2, x), f.epsilon)) {
    for (const int i : {1, 2}) {
      const Vec<S> s = sign(f.term(i, x), 0), y = ascent ? x + gamma * s : x - gamma * s;
      after[i - 1] = bounds::ssd::squared_distance_to_cone(f.along(1, y), f.along(2, y), f.epsilon);
    }
  }
};

/// A point outside the cone: which of <a_i, x> is the smaller in size, that size and how much larger the other is.
template <Scalar S>
struct Outside {
  S small, large;
  Vec<S> x;

  Outside(Draw& draw, const TwoRow<S>& f) : small(draw.positive<S>("smaller")), large(small + draw.nonnegative<S>("excess")) {
    const S side = drawn_side<S>(draw);
    x = draw.coin("second") ? f.point(side * large, -side * small) : f.point(side * small, -side * large);
  }
};

/// Any step gamma < |x_1 - x_2|, by where 2 gamma, the way that <a_1, x> and <a_2, x> move, lies between 0 and small + large.
template <Scalar S>
S short_step(Draw& draw, const S& small, const S& large) {
  const long length = draw.integer("length", 0, 4);
  if (length > 2) return (length == 3 ? small : large) / S(2);
  const S share = S(1) / (S(1) + draw.positive<S>("u"));
  return (length == 0 ? small * share : length == 1 ? small + (large - small) * share : large + small * share) / S(2);
}

struct CloserToCone {
  static constexpr ClaimInfo info{
      .id = "ssd.ce-closer",
      .kind = Kind::counterexample,
      .where = "Section 3.2, second and third paragraphs",
      .title = "the next iterate is closer to the cone",
      .hypotheses = R"(\langle a_1, x\rangle\langle a_2, x\rangle < 0, \; \varepsilon \in (0, 1), \; \gamma > 0)",
      .statement = R"(\operatorname{dist}(x - \gamma\operatorname{sign} \hat g(x), S) < \operatorname{dist}(x, S))",
      .note =
          "the text names no step: short is gamma < |x_1 - x_2|, any a long one too, which passes over the cone and ends as far or "
          "farther away on its other side. The direction is right (ssd.ce-closer.direction)",
      .mutants = {"ascent"},
      .whole = {"negative", "second", "length"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool is_short = draw.reading("step", {1, 0}, {"short", "any"}) == 1;
    const auto f = TwoRow<S>::draw(draw);
    const Outside<S> from(draw, f);
    const S gamma = is_short ? short_step(draw, from.small, from.large) : draw.positive<S>("gamma");
    const Step<S> step(f, from.x, gamma, draw.mutant("ascent"));
    return {.shown = Chain<S>(strictly_less(step.after[0], step.before).named("closer, i = 1"))
                         .also(strictly_less(step.after[1], step.before).named("closer, i = 2"))};
  }
};
LEMMATA_CLAIM(CloserToCone);

struct CloserToConeRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.ce-closer/repaired",
      .kind = Kind::counterexample,
      .where = "Section 3.2, second and third paragraphs",
      .title = "the next iterate is closer to the cone after a short step",
      .hypotheses = R"(\langle a_1, x\rangle\langle a_2, x\rangle < 0, \; \varepsilon \in (0, 1), \; \gamma > 0)",
      .statement = R"(\operatorname{dist}(x - \gamma\operatorname{sign} \hat g(x), S) < \operatorname{dist}(x, S) \text{ if and only if })"
                   R"( \gamma < |x_1 - x_2|)",
      .mutants = {"ascent"},
      .whole = {"negative", "second", "length", "long"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const auto f = TwoRow<S>::draw(draw);
    const Outside<S> from(draw, f);
    const bool too_long = draw.coin("long");
    const S gamma = too_long ? (from.small + from.large + draw.nonnegative<S>("more")) / S(2) : short_step(draw, from.small, from.large);
    const Step<S> step(f, from.x, gamma, draw.mutant("ascent"));
    Chain<S> shown;
    for (const S& after : step.after)
      shown.also(too_long ? at_most(step.before, after).named("not closer") : strictly_less(after, step.before).named("closer"));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(CloserToConeRepaired);

struct DirectionToCone {
  static constexpr ClaimInfo info{
      .id = "ssd.ce-closer.direction",
      .kind = Kind::counterexample,
      .where = "Section 3.2, third paragraph",
      .title = "the update direction leads toward the cone",
      .hypotheses = R"(\langle a_1, x\rangle\langle a_2, x\rangle < 0, \; \varepsilon \in (0, 1), \; m = \min_i|\langle a_i, x\rangle|,)"
                    R"( \; 0 < 2\gamma \le m)",
      .statement = R"(\operatorname{dist}(x - \gamma\operatorname{sign} \hat g(x), S)^2 =)"
                   R"( \frac{(m - 2\gamma)^2}{2 + 2\varepsilon^2} < \frac{m^2}{2 + 2\varepsilon^2} = \operatorname{dist}(x, S)^2)",
      .note = "the distance falls at once, by 2 gamma/||a_i||",
      .mutants = {"ascent"},
      .whole = {"negative", "second"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const auto f = TwoRow<S>::draw(draw);
    const Outside<S> from(draw, f);
    const S share = S(1) / (S(1) + draw.nonnegative<S>("u"));
    const Step<S> step(f, from.x, from.small * share / S(2), draw.mutant("ascent"));
    const S rows = S(2) + S(2) * square(f.epsilon), left = square(S(from.small - from.small * share)) / rows;
    Chain<S> shown(equal(step.before, square(from.small) / rows).named("before").sum_of(1024));
    for (const S& after : step.after) shown.also(equal(after, left).named("after").sum_of(4096));
    return {.shown = std::move(shown).also(strictly_less(left, step.before).named("closer"))};
  }
};
LEMMATA_CLAIM(DirectionToCone);

/// The worked example: <a_1, x> < 0 < <a_2, x>, and the printed or the true sign of the oracle there.
template <Scalar S>
Case<S> worked_example(Draw& draw, bool as_printed) {
  const auto f = TwoRow<S>::draw(draw);
  const S small = draw.positive<S>("smaller"), large = small + draw.nonnegative<S>("excess");
  const Vec<S> x = draw.coin("second") ? f.point(-large, small) : f.point(-small, large);
  const S gamma = as_printed ? draw.positive<S>("gamma") : short_step(draw, small, large);
  const Step<S> step(f, x, draw.mutant("no-step") ? S(0) : gamma, false);
  const S first(as_printed ? 1 : -1);
  Chain<S> shown;
  for (const int i : {1, 2}) {
    const Vec<S> s = sign(draw.mutant("mirrored") ? -f.term(i, x) : f.term(i, x), 0);
    shown.also(equal(s[0], first).named("first sign")).also(equal(s[1], -first).named("second sign"));
  }
  return {.shown = std::move(shown).also(strictly_less(step.after[0], step.before).named("closer"))};
}

struct WorkedDirection {
  static constexpr ClaimInfo info{
      .id = "ssd.ce-example-direction",
      .kind = Kind::example,
      .where = "Section 3.2, second paragraph",
      .title = "sign of the oracle in one quadrant",
      .hypotheses = R"(\langle a_1, x\rangle < 0 < \langle a_2, x\rangle, \; \varepsilon \in (0, 1), \; \gamma > 0)",
      .statement = R"(\operatorname{sign} \hat g(x) = (1, -1), \; \operatorname{dist}(x - \gamma\operatorname{sign} \hat g(x), S) <)"
                   R"( \operatorname{dist}(x, S))",
      .note =
          "the sign is the opposite one, as the formula of the sentence before says (ssd.ce-sign-formula); and a long step passes over "
          "the cone (ssd.ce-closer)",
      .mutants = {"no-step"},
      .whole = {"second"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return worked_example<S>(draw, true);
  }
};
LEMMATA_CLAIM(WorkedDirection);

struct WorkedDirectionRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.ce-example-direction/repaired",
      .kind = Kind::example,
      .where = "Section 3.2, second paragraph",
      .title = "sign of the oracle in one quadrant",
      .hypotheses = R"(\langle a_1, x\rangle < 0 < \langle a_2, x\rangle, \; \varepsilon \in (0, 1), \; 0 < \gamma < |x_1 - x_2|)",
      .statement = R"(\operatorname{sign} \hat g(x) = (-1, 1), \; \operatorname{dist}(x - \gamma\operatorname{sign} \hat g(x), S) <)"
                   R"( \operatorname{dist}(x, S))",
      .mutants = {"mirrored", "no-step"},
      .whole = {"second", "length"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return worked_example<S>(draw, false);
  }
};
LEMMATA_CLAIM(WorkedDirectionRepaired);

}  // namespace
}  // namespace lemmata
