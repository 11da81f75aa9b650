#include <string>
#include <vector>

#include "lib/compress/any_contractive.hpp"
#include "lib/method/compressed_sgd.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/any_problem.hpp"
#include "properties/saddle/cosine_saddle.hpp"

// Theorem B.19 as a whole: how often Line 5 acts, and where.

namespace lemmata {
namespace {

struct HalfAreStationary {
  static constexpr ClaimInfo info{
      .id = "saddle.thmB.19",
      .kind = Kind::theorem,
      .where = "Theorem B.19",
      .title = "half of the points of Line 5 are second-order stationary",
      .hypotheses =
          R"(\text{A, B, Definition B.2 with the conditions of Appendix B},\ c_{\mathcal I} \ge c\log\frac{2dL\rho\mathcal R^2}{\sigma\varepsilon},\ T = \tilde O(\frac{f_{\max}}{\eta\varepsilon^2}))",
      .statement =
          R"(\text{at least half of the points } x_{t_0} \text{ at which Line 5 acts before } T \text{ are } \varepsilon\text{-SOSP})",
      .note =
          "on the saddle of saddle.propB.20, whose conditions leave c_I free where sigma >= 2 d L c_R^2. Line 5 returns to x_0, which is "
          "no eps-SOSP (nor is x_t before that, with f(x_t) >= f(x_0) - F), until a run of at most I + 1 steps has brought f below f(x_0) "
          "- F; then x_1^2 > 2 F/L, of probability at most sqrt(2) exp(-F/(2 L v)), v = v_{I+1}, at any time. So the fraction is 0 but "
          "with probability P <= T (I + 1) sqrt(2) exp(-F/(2 L v)); shown is log(1/2) <= log P, which the theorem needs in expectation as "
          "well as surely. F/(2 L v) grows like d, T by factors c (d + sigma)^n, drawn, of any degree that the notation hides: for each "
          "there is such a d. All this as-printed; with a logarithm of all parameters in c_I, as in saddle.propB.20, P exceeds 1, nothing "
          "is refuted, and the reading stays undecided. How often Line 5 acts, and what holds of it: repaired",
      .mutants = {"no-growth"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const saddle::CosineSaddle<S> p(draw);
    const S power = pow(S(p.d + p.sigma), draw.integer("n", 1, 6)), hidden = S(draw.log_integer("c", 1, 1000000)) * power;
    const S T = hidden * p.f_max() / (p.eta * p.eps2()), log_paths = log(T) + log(S(p.time() + S(1))) + log(S(2)) / S(2);
    // F/(2 L v), v <= eta q exp(exponent)/(2 L)
    const S tail = p.drop() / (p.eta * p.q() * (draw.mutant("no-growth") ? S(1) : S(exp(p.exponent(S(1))))));
    std::vector<Relation<S>> given = p.conditions();
    given.push_back(strictly_less(p.time() + S(1), T).named("Line 5 acts before T"));
    given.push_back(at_most(S(4) * p.root_rho_eps, S(3) * p.L).named("lambda_min = -L <= -4/3 sqrt(rho eps)"));
    return {.given = given, .shown = p.within(-log(S(2)), log_paths - tail).named("log(1/2) <= log P")};
  }
};
LEMMATA_CLAIM(HalfAreStationary);

struct ResetCounts {
  static constexpr ClaimInfo info{
      .id = "saddle.thmB.19/repaired",
      .kind = Kind::theorem,
      .where = "Theorem B.19",
      .title = "how often Line 5 acts",
      .hypotheses =
          R"(f \text{ bounded below, Line 6 compares } f(y_t) \text{ with } f(x_{t'}) - \mathcal F,\ \text{any } C \text{ and noise})",
      .statement =
          R"(\mathcal F\cdot\#\{\text{resets that move on}\} \le f(x_0) - \inf f,\ \#\{\text{resets by time before } T\} \le \frac T{\mathcal I+1})",
      .note =
          "on every path, without any condition on the parameters: what is left of the count. As printed, with f(x_t) in Line 6 and y_t "
          "as the new point, f may grow at a reset; resets by distance have no bound, as they return to x_{t'}. Any gradients, three "
          "vectors of noise in turn, T up to 24, up to two dimensions, compressors that choose nothing at random",
      .mutants = {"compares-x", "impatient"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 2), T = draw.integer("T", 1, 24), time = draw.integer("I", 0, 6);
    const auto f = problem::any_smooth<S>(draw, "f", d);
    const auto compressor = compress::any_contractive<S>(draw, "C", d);
    method::CompressedSgd<S> sgd{.x0 = draw.vector<S>("x0", d), .eta = draw.positive<S>("eta"), .compressor = compressor};
    std::vector<Vec<S>> xi;
    for (long i = 0; i < 3; ++i) xi.push_back(draw.vector<S>("xi" + std::to_string(i), d));
    sgd.oracle = oracle::exact_oracle<S>(f.gradient);
    sgd.noise = [xi](long t, Chance<S>&) { return xi[static_cast<std::size_t>(t % 3)]; };
    const S drop = draw.positive<S>("F");
    sgd.reset = method::ErrorReset<S>{
        .value = f.value, .iterations = draw.mutant("impatient") ? 0 : time, .squared_radius = square(draw.positive<S>("R")), .drop = drop};
    long moved = 0, late = 0;
    if (!compressor.random)
      (void)expect.mean([&](Chance<S>& chance) {
        auto s = sgd.start();
        moved = late = 0;
        for (long t = 0; t < T; ++t) {
          const Vec<S> y = s.x - sgd.eta * s.e;
          if (t - s.since > sgd.reset->iterations) ++late;
          // Lines 5 to 7 as if x_t were y_t: the same distance, the other value
          const auto after = sgd.after_reset(
              draw.mutant("compares-x") ? s : typename method::CompressedSgd<S>::State{y, Vec<S>(y.size()), s.anchor, s.since}, t);
          if (after.since == t && t > 0) {
            if (!identical(after.x, s.anchor)) ++moved;
            s = after;
          }
          s = sgd.step(s, t, chance);
        }
        return S(0);
      });
    return {.given = {holds<S>(!compressor.random, "nothing at random")},
            .shown = Chain<S>(at_most(S(moved) * drop, problem::above_minimum(f, sgd.x0)).named("resets that move on").sum_of(4096))
                         .also(at_most(S(late * (time + 1)), S(T)).named("resets by time"))};
  }
};
LEMMATA_CLAIM(ResetCounts);

}  // namespace
}  // namespace lemmata
