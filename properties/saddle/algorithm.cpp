#include <utility>
#include <vector>

#include "lib/claim/claim.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/compress/top_k.hpp"
#include "lib/method/compressed_sgd_workers.hpp"
#include "lib/problem/any_problem.hpp"

// Algorithm 1: its reset, and its form over workers.

namespace lemmata {
namespace {

template <Scalar S>
struct ResetState {
  method::CompressedSgd<S> sgd;
  typename method::CompressedSgd<S>::State before;
  long t;

  explicit ResetState(Draw& draw) {
    const long d = draw.integer("d", 1, 2);
    const auto f = problem::any_smooth<S>(draw, "f", d);
    sgd = {.x0 = draw.vector<S>("x0", d), .eta = draw.positive<S>("eta")};
    sgd.reset = method::ErrorReset<S>{.value = f.value,
                                      .iterations = draw.integer("I", 0, 5),
                                      .squared_radius = square(draw.nonnegative<S>("R")),
                                      .drop = draw.nonnegative<S>("F")};
    t = draw.integer("t", 0, 12);
    before = {draw.vector<S>("x", d), draw.vector<S>("e", d), draw.vector<S>("anchor", d), t - draw.integer("t - t'", 0, t)};
  }
};

struct WhenReset {
  static constexpr ClaimInfo info{
      .id = "saddle.alg1.reset",
      .kind = Kind::remark,
      .where = "Section 3, Lines 5 to 7",
      .title = "when the error is reset, and to what",
      .hypotheses = R"(\text{reset\_error},\ \text{any state } x_t, e_t, x_{t'}, t' \le t)",
      .statement = R"(\text{after Lines 5 to 7: } t - t' \le \mathcal I,\ \|x_{t'} - (x_t - \eta e_t)\| \le \mathcal R; \text{ if)"
                   R"( they acted, } e_t = 0 \text{ and } x_t \text{ is the corrected iterate or the old } x_{t'}, \text{ else)"
                   R"( nothing changed})",
      .argument = Argument::invariant,
      .note = "one passage through Lines 5 to 7 from any state, reachable or not, hence on all runs; x_{t'} after a reset is the new x_t",
      .mutants = {"radius-forgotten", "iterations-forgotten"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const ResetState<S> r(draw);
    auto sgd = r.sgd;
    const auto& s = r.before;
    const Vec<S> corrected = s.x - sgd.eta * s.e;
    if (draw.mutant("radius-forgotten")) sgd.reset->squared_radius += S(1) + norm2_squared(s.anchor - corrected);
    if (draw.mutant("iterations-forgotten")) sgd.reset->iterations += 13;
    const auto after = sgd.after_reset(s, r.t);
    const bool due = r.t - s.since > r.sgd.reset->iterations || norm2_squared(s.anchor - corrected) > r.sgd.reset->squared_radius;
    const Vec<S> y = after.x - sgd.eta * after.e;
    Chain<S> shown(at_most(S(r.t - after.since), S(r.sgd.reset->iterations)).named("since the reset"));
    shown.also(at_most(norm2_squared(after.anchor - y), r.sgd.reset->squared_radius).named("distance"));
    if (!due) return {.shown = std::move(shown).also(equal(after.x - s.x, after.e - s.e, "nothing changed"))};
    const S away = min(norm2_squared(after.x - corrected), norm2_squared(after.x - s.anchor));
    return {
        .shown =
            std::move(shown).also(equal(norm2_squared(after.e), S(0)).named("no error")).also(equal(away, S(0)).named("where it goes on"))};
  }
};
LEMMATA_CLAIM(WhenReset);

/// W workers with drawn gradients at each of two steps, a common xi, and one map for all.
template <Scalar S>
struct WorkersRun {
  static constexpr long steps = 2;
  method::CompressedSgdWorkers<S> method;
  compress::Compressor<S> compressor;
  std::vector<Vec<S>> mean_input;  ///< (1/W) sum_i grad F_i + xi, at each step

  explicit WorkersRun(Draw& draw) {
    const long d = draw.integer("d", 1, 3), workers = draw.integer("W", 1, 3), k = draw.integer("k", 1, d);
    const S share = draw.in<S>("share", Range::closed(0, 1));
    switch (draw.integer("map", 0, 2)) {
      case 0:
        compressor = compress::top_k<S>(d, k);
        break;
      case 1:
        compressor = compress::scaled_sign<S>(d, 0);
        break;
      default:
        compressor.apply = [share](const Vec<S>& v, long, Chance<S>&) { return share * v; };
    }
    method = {.x0 = draw.vector<S>("x0", d), .eta = draw.positive<S>("eta")};
    std::vector<Vec<S>> xi;
    for (long t = 0; t < steps; ++t) xi.push_back(draw.vector<S>("xi" + std::to_string(t), d));
    mean_input = xi;
    for (long i = 0; i < workers; ++i) {
      std::vector<Vec<S>> g;
      for (long t = 0; t < steps; ++t) {
        g.push_back(draw.vector<S>("g" + std::to_string(i) + "," + std::to_string(t), d));
        mean_input[static_cast<std::size_t>(t)] += ratio<S>(1, workers) * g.back();
      }
      method.workers.push_back({[g](const oracle::Point<S>& at, Chance<S>&) { return g[static_cast<std::size_t>(at.t)]; }, compressor});
    }
    method.noise = [xi](long t, Chance<S>&) { return xi[static_cast<std::size_t>(t)]; };
  }
  /// One step of a method that chooses nothing at random.
  template <class M>
  static typename M::State after(Expect<S>& expect, const M& m, const typename M::State& s, long t) {
    typename M::State next = s;
    (void)expect.mean([&](Chance<S>& chance) {
      next = m.step(s, t, chance);
      return S(0);
    });
    return next;
  }
};

struct MeanOfErrors {
  static constexpr ClaimInfo info{
      .id = "saddle.alg1.distributed-error",
      .kind = Kind::remark,
      .where = "Section 3, Distributed Setting",
      .title = "the mean of the local errors is the error",
      .hypotheses = R"(e^{(i)}_{t+1} = e^{(i)}_t + \nabla F_i(x_t, \theta_t) + \xi_t - g^{(i)}_t,\ e^{(i)}_0 = 0)",
      .statement = R"(\frac1W\sum_i e^{(i)}_t = e_t)",
      .note =
          "two steps, any gradients of up to three workers. With e_t from the mean gradient and the mean message (local, or one message "
          "for all) it is an identity. With e_t from Algorithm 1 itself, whose message is C(e_t + mean gradient + xi_t), it holds for one "
          "common message, and for local messages of a map that is not linear it fails",
      .mutants = {"one-xi-each"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    using Run = WorkersRun<S>;
    Run r(draw);
    const bool of_algorithm = draw.reading("e", {0, 1}, {"mean-message", "algorithm-1"}) == 1;
    const bool common = draw.reading("message", {0, 1}, {"local", "common"}) == 1;
    if (common) r.method.message = method::Message::compressed_mean;
    const S share = draw.mutant("one-xi-each") ? S(2) : S(1);
    Vec<S> e(r.method.x0.size()), x = r.method.x0;
    auto s = r.method.start();
    for (long t = 0; t < Run::steps; ++t) {
      const Vec<S> input = share * r.mean_input[static_cast<std::size_t>(t)];
      const auto next = Run::after(expect, r.method, s, t);
      if (of_algorithm) {
        method::CompressedSgd<S> central{.x0 = x, .eta = r.method.eta, .compressor = r.compressor};
        central.oracle = oracle::exact_oracle<S>([input](const Vec<S>&) { return input; });
        const auto state = Run::after(expect, central, {x, e, x, 0}, t);
        x = state.x, e = state.e;
      } else {
        e = e + input - S(S(1) / r.method.eta) * (s.x - next.x);  // g_t = (x_t - x_{t+1})/eta
      }
      s = next;
    }
    return {.shown = equal(r.method.mean(s.e), e, "mean error")};
  }
};
LEMMATA_CLAIM(MeanOfErrors);

}  // namespace
}  // namespace lemmata
