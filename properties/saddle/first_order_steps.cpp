#include "lib/claim/claim.hpp"
#include "properties/saddle/along.hpp"

// The conditions of the proof of Theorem A.9: each equivalence as an identity with a positive factor.

namespace lemmata {
namespace {

using namespace bounds::saddle;

struct FirstStepSize {
  static constexpr ClaimInfo info{
      .id = "saddle.thmA.9.step-eta1",
      .kind = Kind::proof_step,
      .where = "proof of Theorem A.9",
      .title = "step size for the noise",
      .hypotheses = R"(L, \eta, \chi, T, \varepsilon > 0)",
      .statement =
          R"(2L\eta\chi^2T \le \frac{T\varepsilon^2}6 \iff \eta \le \frac{\varepsilon^2}{12L\chi^2} = \tilde\Theta(\varepsilon^2))",
      .note =
          "right side less left side of the first is 2 L chi^2 T > 0 times that of the second. The order: "
          "s times epsilon has s^2 times the limit",
      .mutants = {"six", "one-epsilon-less"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S L = draw.positive<S>("L"), eta = draw.positive<S>("eta"), chi2 = draw.positive<S>("chi^2"), T = draw.positive<S>("T"),
            epsilon = draw.positive<S>("epsilon");
    const auto limit = [&](const S& at) { return S(square(at) / (S(draw.mutant("six") ? 6 : 12) * L * chi2)); };
    const S s = draw.positive<S>("s"), order = draw.mutant("one-epsilon-less") ? s : square(s);
    return {.shown = Chain<S>(equal(T * square(epsilon) / S(6) - S(2) * L * eta * chi2 * T, S(2) * L * chi2 * T * (limit(epsilon) - eta))
                                  .named("iff"))
                         .also(equal(limit(s * epsilon), order * limit(epsilon)).named("order"))};
  }
};
LEMMATA_CLAIM(FirstStepSize);

struct SecondStepSize {
  static constexpr ClaimInfo info{
      .id = "saddle.thmA.9.step-eta2",
      .kind = Kind::proof_step,
      .where = "proof of Theorem A.9",
      .title = "step size for the compression error",
      .hypotheses = R"(L, \eta, \chi, T, \varepsilon > 0,\ 0 < \mu < 1)",
      .statement =
          R"(\frac{8L^2\chi^2\eta^2T(1-\mu)}{\mu^2} \le \frac{T\varepsilon^2}6 \iff \eta \le \frac{\mu\varepsilon}{\sqrt{1-\mu}L\chi\sqrt{48}} = \tilde\Theta(\frac{\mu\varepsilon}{\sqrt{1-\mu}}))",
      .note =
          "the second squared, both sides being positive; right side less left side of the first is 8 L^2 chi^2 T (1 - mu)/mu^2 > 0 times "
          "that of the second. The order: the limit's square over that of mu epsilon/sqrt(1 - mu) is the same at other epsilon and mu",
      .mutants = {"twelve", "one-epsilon-less"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S L = draw.positive<S>("L"), eta = draw.positive<S>("eta"), chi = draw.positive<S>("chi"), T = draw.positive<S>("T"),
            epsilon = draw.positive<S>("epsilon"), mu = draw.in<S>("mu", Range::open(0, 1));
    const auto limit = [&](const S& e, const S& m) {
      return S(square(m) * square(e) / ((S(1) - m) * square(L) * square(chi) * S(draw.mutant("twelve") ? 12 : 48)));
    };
    const S s = draw.positive<S>("s"), other = draw.in<S>("other mu", Range::open(0, 1));
    const S order = draw.mutant("one-epsilon-less") ? s : square(s);
    const S factor = S(8) * square(L) * square(chi) * T * (S(1) - mu) / square(mu);
    return {.shown =
                Chain<S>(equal(T * square(epsilon) / S(6) - factor * square(eta), factor * (limit(epsilon, mu) - square(eta))).named("iff"))
                    .also(equal(limit(s * epsilon, other) * (S(1) - other) * square(mu),
                                order * limit(epsilon, mu) * (S(1) - mu) * square(other))
                              .named("order"))};
  }
};
LEMMATA_CLAIM(SecondStepSize);

struct Horizon {
  static constexpr ClaimInfo info{
      .id = "saddle.thmA.9.step-T",
      .kind = Kind::proof_step,
      .where = "proof of Theorem A.9",
      .title = "number of iterations",
      .hypotheses =
          R"(f_{\max}, \eta, T, \varepsilon > 0;\ \eta = \tilde\Theta(\min(\varepsilon^2, \frac{\mu\varepsilon}{\sqrt{1-\mu}})),\ \varepsilon \le 1)",
      .statement = R"(\frac{4f_{\max}}\eta \le \frac{T\varepsilon^2}6 \iff T \ge \frac{24f_{\max}}{\varepsilon^2\eta} =)"
                   R"( \tilde\Theta(\frac1{\eta\varepsilon^2}) = \tilde\Theta(\frac1{\varepsilon^4} +)"
                   R"( \frac{\sqrt{1-\mu}}{\mu\varepsilon^3}))",
      .note =
          "right side less left side of the first is epsilon^2/6 > 0 times that of the second. The Theta~-form along the deciding rays, "
          "third is sqrt(1 - mu)/mu, of any size",
      .mutants = {"twelve", "one-epsilon-less"},
      .whole = {"small w", "ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S f_max = draw.positive<S>("f_max"), eta = draw.positive<S>("eta"), T = draw.positive<S>("T"),
            epsilon = draw.positive<S>("epsilon");
    const S least = S(draw.mutant("twelve") ? 12 : 24) * f_max / (square(epsilon) * eta);
    const Growth counted = iterations(inverse_step_first_order(by_third(4)));
    const Growth printed = {by_epsilon(16), by_third(4) * by_epsilon(draw.mutant("one-epsilon-less") ? 8 : 12)};
    const saddle::Along along(draw, {counted, printed}, {by_epsilon(4), by_d(4), by_third(draw.coin("small w") ? -4 : 4)}, true);
    return {.shown = Chain<S>(equal(T * square(epsilon) / S(6) - S(4) * f_max / eta, square(epsilon) / S(6) * (T - least)).named("iff"))
                         .also(along.same<S>(counted, printed, "order"))};
  }
};
LEMMATA_CLAIM(Horizon);

}  // namespace
}  // namespace lemmata
