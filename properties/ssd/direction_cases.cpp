#include "bounds/ssd/ssdm.hpp"
#include "lib/claim/claim.hpp"

// Lemma 15 and the two cases of its proof, in the plane of a and b with ||b|| = 1: all members are homogeneous of degree 1 in (a, b) and
// depend on ||a||, ||b|| and <a, b> only.

namespace lemmata {
namespace {

constexpr std::string_view by_symmetry =
    "in the plane of a and b, with b = (1, 0): all members are homogeneous of degree 1 in (a, b) and depend on ||a||, ||b|| and <a, b> "
    "only. Members with the divisor ||a|| are multiplied by it";

struct CloseVectors {
  static constexpr ClaimInfo info{
      .id = "ssd.lem15.case1",
      .kind = Kind::proof_step,
      .where = "proof of Lemma 15, first case",
      .title = "inner product with a direction, vectors close to each other",
      .hypotheses = R"(a, b \ne 0, \; c = a - b, \; \|c\| \le \frac12\|b\|)",
      .statement =
          R"(-\frac{\langle a, b\rangle}{\|a\|} = -\frac{\|b\|^2 + \langle c, b\rangle}{\|a\|} \le -\frac{\|b\|^2 - \|c\|\|b\|}{\|b +)"
          R"( c\|} \le -\frac{\|b\|^2}{2\|b + c\|} \le -\frac13\|b\| \le -\frac13\|b\| + \frac83\|a - b\|)",
      .note = by_symmetry,
      .mutants = {"longer-difference"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S length = draw.in<S>("||c||", Range::closed(0, draw.mutant("longer-difference") ? 1 : 0.5));
    const S cosine = draw.in<S>("1 + cos(b, c)", Range::closed(0, 2)) - S(1), sine = sqrt(S(S(1) - square(cosine)));
    const Vec<S> b{S(1), S(0)}, c{S(length * cosine), S(length * sine)}, a = b + c;
    const S half = ratio<S>(1, 2), squared = S(1) + S(2) * length * cosine + square(length);  // ||a||^2
    return {.shown = Chain<S>(equal(-dot(a, b), -(norm2_squared(b) + dot(c, b))).named("a = b + c"))
                         .also(equal(norm2_squared(a), squared).named("norm of a"))
                         .also(at_most(-(S(1) + length * cosine), -(S(1) - length)).named("inner product of c and b"))
                         .also(at_most(-(S(1) - length), -half).named("||c|| <= ||b||/2"))
                         .also(at_most(squared, ratio<S>(9, 4)).named("||b + c|| <= (3/2) ||b||, squared"))
                         .also(at_most(-ratio<S>(1, 3), bounds::ssd::direction_error(S(1), length)).named("||a - b|| >= 0"))};
  }
};
LEMMATA_CLAIM(CloseVectors);

struct DistantVectors {
  static constexpr ClaimInfo info{
      .id = "ssd.lem15.case2",
      .kind = Kind::proof_step,
      .where = "proof of Lemma 15, second case",
      .title = "inner product with a direction, vectors far from each other",
      .hypotheses = R"(a, b \ne 0, \; c = a - b, \; \|c\| > \frac12\|b\|)",
      .statement = R"(-\frac{\langle a, b\rangle}{\|a\|} \le \|b\| \le -\frac13\|b\| + \frac43\|b\| \le -\frac13\|b\| + \frac83\|c\|)",
      .note =
          "in the plane of a and b, with b = (1, 0): all members are homogeneous of degree 1 in (a, b) and depend on ||a||, ||b|| and <a, "
          "b> only. c is the square of a complex number p + iq, p, q >= 0, so that ||c|| = p^2 + q^2; the first link is <a, b>^2 <= "
          "||a||^2 ||b||^2",
      .mutants = {"shorter-difference"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S p = draw.nonnegative<S>("p"), q = draw.nonnegative<S>("q"), length = square(p) + square(q);
    const Vec<S> b{S(1), S(0)}, c{S(square(p) - square(q)), S(S(2) * p * q)}, a = b + c;
    const S half = ratio<S>(1, draw.mutant("shorter-difference") ? 4 : 2);
    return {
        .given = {strictly_less(half, length), strictly_less(S(0), norm2_squared(a))},
        .shown = Chain<S>(equal(norm2_squared(c), square(length)).named("norm of c").sum_of(256))
                     .also(at_most(square(dot(a, b)), norm2_squared(a) * norm2_squared(b)).named("Cauchy-Schwarz, squared").sum_of(256))
                     .also(at_most(S(1), -ratio<S>(1, 3) + ratio<S>(4, 3)).named("4/3 - 1/3"))
                     .also(at_most(-ratio<S>(1, 3) + ratio<S>(4, 3), bounds::ssd::direction_error(S(1), length)).named("||c|| > ||b||/2"))};
  }
};
LEMMATA_CLAIM(DistantVectors);

struct DirectionErrorInThePlane {
  static constexpr ClaimInfo info{
      .id = "ssd.lem15.plane",
      .kind = Kind::lemma,
      .where = "Lemma 15",
      .title = "inner product with a direction, in the plane",
      .hypotheses = R"(b = (1, 0), \; a = r(\cos t, \sin t), \; r > 0)",
      .statement = R"(-\cos t \le -\frac13 + \frac83\sqrt{(r - \cos t)^2 + \sin^2 t})",
      .note =
          "Lemma 15 for all a, b: both sides are homogeneous of degree 1 in (a, b) and depend on ||a||, ||b|| and <a, b> only. The attack "
          "on vectors is ssd.lem15",
      .mutants = {"quarter-difference"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S r = draw.positive<S>("||a||"), cosine = draw.in<S>("cos(a, b)", Range::closed(-1, 1));
    const S difference = sqrt(S(square(S(r - cosine)) + (S(1) - square(cosine))));
    const S seen = draw.mutant("quarter-difference") ? S(difference / S(4)) : difference;
    return {.shown = at_most(-cosine, bounds::ssd::direction_error(S(1), seen))};
  }
};
LEMMATA_CLAIM(DirectionErrorInThePlane);

}  // namespace
}  // namespace lemmata
