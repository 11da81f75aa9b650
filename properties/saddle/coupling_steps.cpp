#include <string>
#include <utility>

#include "lib/claim/claim.hpp"
#include "lib/method/compressed_sgd.hpp"

// The algebra around Proposition B.12, in every dimension.

namespace lemmata {
namespace {

struct Recursion {
  static constexpr ClaimInfo info{
      .id = "saddle.propB.12.step-recursion",
      .kind = Kind::proof_step,
      .where = "proof of Proposition B.12",
      .title = "one step of the difference",
      .hypotheses = R"(\nabla f(x') - \nabla f(x) = (H + \delta)\hat x)",
      .statement = R"(\hat x_{t+1} = (I - \eta H)\hat x_t - \eta(\delta_t\hat x_t + (\hat e_t - \hat e_{t+1}) + \hat\zeta_t + \hat\xi_t))",
      .note = "H x^ and delta x^ are any two vectors whose sum is the difference of the gradients; the messages are any vectors",
      .mutants = {"forgets-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Dimension d = draw.dimension("d", 1, 4);
    const S eta = draw.positive<S>("eta");
    struct One {
      Vec<S> x, e, noise, g;
      One(Draw& from, const Dimension& n, const std::string& prime)
          : x(from.vector<S>("x" + prime, n)),
            e(from.vector<S>("e" + prime, n)),
            noise(from.vector<S>("noise" + prime, n)),
            g(from.vector<S>("g" + prime, n)) {}
    };
    const One one(draw, d, ""), two(draw, d, "'");
    const Vec<S> gradient = draw.vector<S>("gradient", d), hx = draw.vector<S>("Hx", d), dx = draw.vector<S>("deltax", d);
    const auto next = [&](const One& s, const Vec<S>& at) {
      method::CompressedSgd<S> sgd{.x0 = s.x, .eta = eta};
      sgd.compressor.apply = [&](const Vec<S>&, long, Chance<S>&) { return s.g; };
      sgd.oracle = oracle::exact_oracle<S>([v = draw.mutant("forgets-noise") ? at : at + s.noise](const Vec<S>&) { return v; });
      Vec<S> e;
      const Vec<S> x = expect.mean_vector([&](Chance<S>& chance) {
        const auto state = sgd.step({s.x, s.e, s.x, 0}, 0, chance);
        e = state.e;
        return state.x;
      });
      return std::pair(x, e);
    };
    const auto [x1, e1] = next(one, gradient);
    const auto [x2, e2] = next(two, gradient + hx + dx);
    const Vec<S> errors = dx + (two.e - one.e) - (e2 - e1) + (two.noise - one.noise);
    return {.shown = equal(x2 - x1, two.x - one.x - eta * hx - eta * errors)};
  }
};
LEMMATA_CLAIM(Recursion);

struct CorrectedForm {
  static constexpr ClaimInfo info{
      .id = "saddle.propB.12.y-form",
      .kind = Kind::inequality,
      .where = "after Proposition B.12",
      .title = "decomposition of the corrected iterates",
      .hypotheses = R"(\hat y = \hat x - \eta\hat e)",
      .statement = R"(\hat x = -(\Delta + \mathcal E + Z + \Xi) \iff \hat y = -(\Delta + (\mathcal E + \eta\hat e) + Z + \Xi))",
      .note = "both equations have the same difference of sides",
      .mutants = {"other-sign"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Dimension d = draw.dimension("d", 1, 4);
    const S eta = draw.positive<S>("eta");
    const Vec<S> x = draw.vector<S>("x", d), e = draw.vector<S>("e", d), delta = draw.vector<S>("Delta", d), error = draw.vector<S>("E", d);
    const Vec<S> z = draw.vector<S>("Z", d), xi = draw.vector<S>("Xi", d);
    const Vec<S> y = draw.mutant("other-sign") ? x + eta * e : x - eta * e;
    return {.shown = equal(x + (delta + error + z + xi), y + (delta + (error + eta * e) + z + xi))};
  }
};
LEMMATA_CLAIM(CorrectedForm);

}  // namespace
}  // namespace lemmata
