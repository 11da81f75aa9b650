#include "bounds/ssd/gauss.hpp"
#include "lib/claim/claim.hpp"
#include "lib/oracle/modal.hpp"

// Gauss's inequality (Theorem 9) and its consequences in appendix B.1. Every unimodal law is a mixture of uniform laws with one end at the
// mode and an atom there (Khinchine); tails and second moments are linear in the mixture. So an inequality "tail <= bound(sigma^2)"
// holds for all of them if one line a + b h^2 lies above the tails of the uniform laws of every length h and has the bound as its mean.

namespace lemmata {
namespace {

using bounds::ssd::TailLine;

/// Which of sigma and r may be 0, the other not.
enum class Zero { neither, sigma, r };

/// sqrt(3) sigma and r, by their ratio: r >= (2/sqrt 3) sigma, r below it, or one of both 0; and the length h of one uniform law, 0 for
/// the atom, by its place among 0, r, the length where the line touches, infinity.
template <Scalar S>
struct Component {
  S sigma2, r, h;

  Component(Draw& draw, Zero zero) {
    const S unit = draw.positive<S>("sqrt(3) sigma");
    const long size = draw.integer("size of r", 0, zero == Zero::neither ? 1 : 2);
    sigma2 = size == 2 && zero == Zero::sigma ? S(0) : square(unit) / S(3);
    if (size == 0) r = unit * ratio<S>(2, 3) + draw.nonnegative<S>("u");
    else if (size == 1) r = unit * ratio<S>(2, 3) / (S(1) + draw.positive<S>("u"));
    else r = zero == Zero::sigma ? unit : S(0);
    const S touching = size == 1 || r == S(0) ? unit : r * ratio<S>(3, 2);
    switch (draw.integer("size of h", 0, 3)) {
      case 0:
        h = S(0);
        break;
      case 1:
        h = r / (S(1) + draw.nonnegative<S>("v"));
        break;
      case 2: {
        const S v = draw.positive<S>("v");
        h = (r + v * touching) / (S(1) + v);
        break;
      }
      default:
        h = touching + draw.nonnegative<S>("v");
    }
  }
  /// P(|X - m| > r) of the uniform law of this length; for a mutant that of the law on two points at distance h.
  S tail(bool two_points) const {
    if (!(r < h)) return S(0);
    return two_points ? S(1) : S(1) - r / h;
  }
};

struct GaussInequality {
  static constexpr ClaimInfo info{
      .id = "ssd.lem1.gauss",
      .kind = Kind::theorem,
      .where = "Theorem 9",
      .title = "Gauss's inequality",
      .hypotheses = R"(X \text{ unimodal with mode } m, \; \sigma_m^2 = \mathbb E(X - m)^2, \; r > 0)",
      .statement = R"(\operatorname{Prob}(|X - m| > r) \le \begin{cases} \frac49(\sigma_m/r)^2 & r \ge \frac{2}{\sqrt3}\sigma_m \\)"
                   R"( 1 - \frac{r}{\sqrt3\sigma_m} & \text{otherwise} \end{cases})",
      .note =
          "shown for every uniform law with one end at the mode, of length h, and for the atom there: its tail lies below the line "
          "a + b h^2, whose mean over any mixture with second moment sigma^2 is the bound. By Khinchine's theorem every unimodal law is "
          "such a mixture. ssd.lem1.gauss.mixtures attacks drawn mixtures",
      .mutants = {"two-points"},
      .whole = {"size of r", "size of h"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Component<S> c(draw, Zero::sigma);
    const TailLine<S> line(c.sigma2, c.r);
    return {.shown = Chain<S>(at_most(c.tail(draw.mutant("two-points")), line.at(c.h)).named("line above the tail"))
                         .also(equal(line.mean(c.sigma2), bounds::ssd::gauss_tail(c.sigma2, c.r)).named("mean of the line"))};
  }
};
LEMMATA_CLAIM(GaussInequality);

struct GaussInequalityOfMixtures {
  static constexpr ClaimInfo info{
      .id = "ssd.lem1.gauss.mixtures",
      .kind = Kind::theorem,
      .where = "Theorem 9",
      .title = "Gauss's inequality, for drawn laws",
      .hypotheses = R"(X \text{ an atom at } m \text{ and up to three uniform laws with one end at } m, \; r > 0)",
      .statement = R"(\operatorname{Prob}(|X - m| > r) \le \begin{cases} \frac49(\sigma_m/r)^2 & r \ge \frac{2}{\sqrt3}\sigma_m \\)"
                   R"( 1 - \frac{r}{\sqrt3\sigma_m} & \text{otherwise} \end{cases})",
      .sweep = "r",
      .mutants = {"two-points"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const auto law = oracle::any_modal<S>(draw, "X", S(0));
    const S r = draw.positive<S>("r");
    S tail = law.beyond(r);
    if (draw.mutant("two-points")) {
      tail = S(0);
      for (std::size_t j = 0; j < law.ends.size(); ++j)
        if (r < abs(law.ends[j])) tail += law.weights[j];
    }
    return {.shown = at_most(tail, bounds::ssd::gauss_tail(law.second_moment_about_mode(), r))};
  }
};
LEMMATA_CLAIM(GaussInequalityOfMixtures);

struct TwoSidedBound {
  static constexpr ClaimInfo info{
      .id = "ssd.lem1.twosided",
      .kind = Kind::proof_step,
      .where = "appendix B.1, first display after Theorem 9",
      .title = "consequence of Gauss's inequality",
      .hypotheses = R"(X \text{ unimodal, symmetric about } \mu, \text{ with variance } \sigma^2 > 0, \; r \ge 0)",
      .statement = R"(\operatorname{Prob}(|X - \mu| \le r) \ge \begin{cases} 1 - \frac49(\sigma/r)^2 & \sigma/r \le \frac{\sqrt3}{2} \\)"
                   R"( \frac{1}{\sqrt3}\frac r\sigma & \text{otherwise} \end{cases} \ge \frac{r/\sigma}{r/\sigma + \sqrt3})",
      .note = "the first inequality as in ssd.lem1.gauss, for every component of the mixture; the second for all r/sigma in [0, inf)",
      .mutants = {"two-points", "inside-out"},
      .whole = {"size of r", "size of h"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Component<S> c(draw, Zero::r);
    const TailLine<S> line(c.sigma2, c.r);
    const S bound = bounds::ssd::two_sided(c.sigma2, c.r);
    const S inside = S(1) - c.tail(draw.mutant("two-points"));
    return {.shown = Chain<S>(at_most(S(1) - line.at(c.h), draw.mutant("inside-out") ? S(S(1) - inside) : inside).named("Gauss"))
                         .also(equal(S(1) - line.mean(c.sigma2), bound).named("mean of the line"))
                         .also(at_most(bounds::ssd::two_sided_simple(c.sigma2, c.r), bound).named("simple form"))};
  }
};
LEMMATA_CLAIM(TwoSidedBound);

struct ImprovedBound {
  static constexpr ClaimInfo info{
      .id = "ssd.lem1.improved",
      .kind = Kind::inequality,
      .where = R"(appendix B.1, "Improvement on Lemma 1")",
      .title = "improved bound of the success probability",
      .hypotheses = R"(\mathbb E\, \hat g_i = g_i \ne 0, \; \hat g_i \text{ unimodal and symmetric with variance } \sigma_i^2 > 0, \; z =)"
                    R"( \frac{|g_i|}{\sqrt3\sigma_i})",
      .statement = R"(\operatorname{Prob}(|\hat g_i - g_i| \le |g_i|) \ge \begin{cases} 1 - \frac{4}{27 z^2} & z \ge \frac23 \\ z &)"
                   R"( \text{otherwise} \end{cases} \ge 1 - \frac{1}{1 + z + z^2} \ge \frac{z}{1 + z}, \quad \rho_i \ge 1 -)"
                   R"( \frac12\,\frac{1}{1 + z + z^2}, \quad (2\rho_i - 1)|g_i| \ge \left(1 - \frac{1}{1 + z + z^2}\right)|g_i|)",
      .note =
          "for every component of the mixture, as in ssd.lem1.gauss: rho of a component is at least 1 - (a + b h^2)/2. The last relation "
          "is the coordinate's part of the improved l12 function",
      .mutants = {"two-points"},
      .whole = {"size of r", "size of h", "negative"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Component<S> c(draw, Zero::neither);
    const S g = draw.coin("negative") ? -c.r : c.r;
    const TailLine<S> line(c.sigma2, c.r);
    const S bound = bounds::ssd::two_sided(c.sigma2, c.r), improved = bounds::ssd::two_sided_improved(c.sigma2, c.r);
    const S tail = c.tail(draw.mutant("two-points")), half = ratio<S>(1, 2);
    const S rho = success(g, c.h, tail);
    return {.shown = Chain<S>(at_most(S(1) - line.at(c.h), S(1) - tail).named("Gauss"))
                         .also(equal(S(1) - line.mean(c.sigma2), bound).named("mean of the line"))
                         .also(at_most(improved, bound).named("improved form"))
                         .also(at_most(bounds::ssd::two_sided_simple(c.sigma2, c.r), improved).named("tighter than before"))
                         .also(at_most(S(1) - half * line.at(c.h), rho).named("success"))
                         .also(equal(S(2) * (S(1) - half * (S(1) - improved)) - S(1), improved).named("l12"))};
  }

 private:
  /// P(sign of the estimate = sign g) of the uniform law on [g - h, g + h]: one half of what is farther than |g| from g is beyond 0.
  template <Scalar S>
  static S success(const S& g, const S& h, const S& tail) {
    const S size = abs(g);
    if (!(size < h)) return S(1);
    return tail == S(1) ? ratio<S>(1, 2) : (size + h) / (S(2) * h);
  }
};
LEMMATA_CLAIM(ImprovedBound);

}  // namespace
}  // namespace lemmata
