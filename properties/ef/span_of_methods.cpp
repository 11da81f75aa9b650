#include "lib/claim/claim.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/compress/top_k.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/method/momentum.hpp"
#include "lib/method/traced.hpp"
#include "properties/ef/drawn_data.hpp"

// Section 5.1: which methods stay in the span of their gradients.

namespace lemmata {
namespace {

using ef::DrawnData;

/// Drawn mini-batches of drawn data: at time t the gradient of sum_i w_{t,i} (<a_i, x> - y_i)^2.
template <Scalar S>
oracle::Oracle<S> drawn_batches(Draw& draw, const problem::LeastSquares<S>& data, long steps) {
  std::vector<Vec<S>> weights;
  for (long t = 0; t < steps; ++t) weights.push_back(draw.vector<S>("w" + std::to_string(t), static_cast<long>(data.rows.size())));
  return [=](const oracle::Point<S>& at, Chance<S>&) { return data.gradient(at.x, weights[static_cast<std::size_t>(at.t)]); };
}

struct MomentumStaysInSpan {
  static constexpr ClaimInfo info{
      .id = "ef.ls.sgd-span",
      .kind = Kind::remark,
      .where = "Section 5.1",
      .title = "SGD stays in the span of its gradients",
      .hypotheses =
          R"(m_{t+1} = g_t + \beta m_t, \; x_{t+1} = x_t - \gamma_t m_{t+1}, \; g_t \text{ a stochastic gradient of } \|Ax - y\|^2)",
      .statement = R"(x_t \in \operatorname{span}(g_0, \ldots, g_{t-1}))",
      .note = "the start is not printed here; 0 in Theorem IV. From another start x_t - x_0 is in the span. beta = 0: no momentum",
      .mutants = {"signs"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool zero = draw.reading("x_0", {0, 1}, {"0", "any"}) == 0;
    const DrawnData<S> drawn(draw);
    const long steps = draw.integer("t", 1, 3);
    const auto oracle = drawn_batches(draw, drawn.data, steps);
    const auto gamma = method::any_schedule<S>(draw, "gamma", method::Steps::any);
    const S beta = draw.nonnegative<S>("beta");
    const Vec<S> x0 = zero ? Vec<S>(static_cast<std::size_t>(drawn.d)) : draw.vector<S>("x0", drawn.d);
    const auto distance = [](const auto& last) { return problem::squared_distance_to_span(last.gradients, last.at.x); };
    S off(0);
    if (draw.mutant("signs")) {
      const method::CompressedDescent<S> signs{.x0 = x0, .gamma = gamma, .compressor = compress::unscaled_sign<S>(0), .oracle = oracle};
      off = distance(expect.run(method::Traced<method::CompressedDescent<S>, S>{signs}, steps, {}).last.front().first);
    } else {
      const method::Momentum<S> sgd{.x0 = x0, .gamma = gamma, .beta = beta, .oracle = oracle};
      off = distance(expect.run(method::Traced<method::Momentum<S>, S>{sgd}, steps, {}).last.front().first);
    }
    return {.shown = equal(off, S(0)).named("distance to the span")};
  }
};
LEMMATA_CLAIM(MomentumStaysInSpan);

struct SignsLeaveSpan {
  static constexpr ClaimInfo info{
      .id = "ef.ls.signsgd-span",
      .kind = Kind::remark,
      .where = "Section 5.1",
      .title = "signSGD and top-k leave the span of their gradients",
      .hypotheses =
          R"(g_t = \nabla\|Ax_t - y\|^2, \; x_0 = 0, \; x_{t+1} = x_t - \gamma C(g_t), \; C = \operatorname{sign} \text{ or top-}1)",
      .statement = R"(\text{there are } A, y, \gamma, t: \; x_t \notin \operatorname{span}(g_0, \ldots, g_{t-1}) \text{ for both methods})",
      .quantifier = Quantifier::exists,
      .mutants = {"uncompressed"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const DrawnData<S> drawn(draw, 2);
    const long steps = draw.integer("t", 1, 2);
    const S gamma = draw.positive<S>("gamma");
    const Vec<S> x0(static_cast<std::size_t>(drawn.d));
    const auto oracle = oracle::exact_oracle<S>([data = drawn.data](const Vec<S>& x) { return data.gradient(x); });
    const bool plain = draw.mutant("uncompressed");
    Chain<S> shown;
    for (const bool signs : {false, true}) {
      const auto compressor = plain   ? compress::top_k<S>(drawn.d, drawn.d)
                              : signs ? compress::unscaled_sign<S>(0)
                                      : compress::top_k<S>(drawn.d, 1);
      const method::CompressedDescent<S> method{.x0 = x0, .gamma = gamma, .compressor = compressor, .oracle = oracle};
      const auto last = expect.run(method::Traced<method::CompressedDescent<S>, S>{method}, steps, {}).last.front().first;
      shown.also(strictly_less(S(0), problem::squared_distance_to_span(last.gradients, last.at.x)).named(signs ? "signSGD" : "top-1"));
    }
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(SignsLeaveSpan);

}  // namespace
}  // namespace lemmata
