#include "lib/method/virtual_iterate.hpp"
#include "bounds/ef/compressor.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/compress/moments.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/oracle/process.hpp"

// The error-corrected sequence, and where the gradients go (proof sketch of Theorem II).

namespace lemmata {
namespace {

struct VirtualIterate {
  static constexpr ClaimInfo info{
      .id = "ef.thm2.virtual",
      .kind = Kind::proof_step,
      .where = "proof sketch of Theorem II; appendix B.3",
      .title = "the error-corrected sequence and its recurrence",
      .hypotheses = R"(\text{Algorithm 2}, \; e_0 = 0, \; \tilde x_t := x_t + e_t, \; p_t = \gamma g_t + e_t)",
      .statement = R"(\tilde x_{t+1} = x_t + e_{t+1} - C(p_t) = x_t - p_t = \tilde x_t - \gamma g_t)",
      .note =
          "the second equality needs e_{t+1} - C(p_t) = -p_t, where e_{t+1} = p_t - C(p_t): the sign of e_t is wrong, x_t - e_t has the "
          "recurrence (/repaired). Where the text uses the recurrence, claims take it as the definition of the sequence",
      .mutants = {"half-sent"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3);
    auto compressor = compress::any_contractive<S>(draw, "C", d);
    const auto process = oracle::any_process<S>(draw, "g", d);
    const S gamma = draw.positive<S>("gamma");
    const long t = draw.integer("t", 0, 3);
    if (draw.mutant("half-sent")) compressor.apply = [](const Vec<S>& v, long, Chance<S>&) { return ratio<S>(1, 4) * v; };
    const method::ErrorFeedback<S> method{
        .x0 = draw.vector<S>("x0", d), .gamma = gamma, .compressor = compressor, .oracle = process.gradient};
    // E of the squared distance of both sides, on the paths of t + 1 steps
    const auto distances = [&](Chance<S>& chance) {
      auto s = method.start();
      for (long i = 0; i < t; ++i) s = method.step(s, i, chance);
      const Vec<S> g = process.gradient({.x = s.x, .memory = &s.e, .t = t}, chance), p = gamma * g + s.e;
      const Vec<S> sent = compressor.apply(p, t, chance);
      const method::PositionAndMemory<S> next{s.x - sent, p - sent};
      const Vec<S> after = method::printed_virtual_iterate(next);
      return Vec<S>{norm2_squared(after - (s.x + next.e - sent)), norm2_squared(after - (s.x - p)),
                    norm2_squared(after - (method::printed_virtual_iterate(s) - gamma * g))};
    };
    const Vec<S> mean = expect.mean_vector(distances);
    return {.shown = Chain<S>(equal(mean[0], S(0)).named("x_t + e_{t+1} - C(p_t)"))
                         .also(equal(mean[1], S(0)).named("x_t - p_t"))
                         .also(equal(mean[2], S(0)).named("recurrence"))};
  }
};
LEMMATA_CLAIM(VirtualIterate);

struct VirtualIterateRepaired {
  static constexpr ClaimInfo info{
      .id = "ef.thm2.virtual/repaired",
      .kind = Kind::proof_step,
      .where = "proof sketch of Theorem II; appendix B.3",
      .title = "the error-corrected sequence and its recurrence",
      .hypotheses = R"(\text{one step of Algorithm 2 from any } x_t, e_t \text{ with any map } C, \; \tilde x_t := x_t - e_t)",
      .statement = R"(\tilde x_{t+1} = x_t - e_{t+1} - C(p_t) = x_t - p_t = \tilde x_t - \gamma g_t)",
      .note = "with the other sign of e_t; for every dimension, and whatever C(p_t) is",
      .mutants = {"printed-sign"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const auto d = draw.dimension("d", 1, 3);
    const method::PositionAndMemory<S> s{draw.vector<S>("x", d), draw.vector<S>("e", d)};
    const Vec<S> g = draw.vector<S>("g", d), sent = draw.vector<S>("C(p)", d);
    const S gamma = draw.real<S>("gamma");
    const Vec<S> p = gamma * g + s.e;
    const method::PositionAndMemory<S> next{s.x - sent, p - sent};
    const bool printed = draw.mutant("printed-sign");
    const Vec<S> now = printed ? method::printed_virtual_iterate(s) : method::virtual_iterate(s);
    const Vec<S> after = printed ? method::printed_virtual_iterate(next) : method::virtual_iterate(next);
    return {.shown = equal(after, s.x - next.e - sent, "x_t - e_{t+1} - C(p_t)")
                         .also(equal(after, s.x - p, "x_t - p_t"))
                         .also(equal(after, now - gamma * g, "recurrence"))};
  }
};
LEMMATA_CLAIM(VirtualIterateRepaired);

struct FractionIsSent {
  static constexpr ClaimInfo info{
      .id = "ef.thm2.sketch-fraction",
      .kind = Kind::remark,
      .where = "proof sketch of Theorem II",
      .title = "a share delta is sent, the rest later",
      .hypotheses = R"(C \ \delta\text{-approximate}, \; p_t = \gamma g_t + e_t, \; g_{t+1} = g_{t+2} = \ldots = 0)",
      .statement = R"(\mathbb E\|p_t - C(p_t)\|^2 \le (1-\delta)\|p_t\|^2, \quad \mathbb E\|e_{t+1+n}\|^2 \le (1-\delta)^n)"
                   R"( \mathbb E\|e_{t+1}\|^2 \to 0, \quad x_{t+1+n} = x_t - p_t + e_{t+1+n})",
      .argument = Argument::invariant,
      .note = "from any e_t and g_t; what has not been transmitted is e, which vanishes at the rate (1 - delta)^n",
      .mutants = {"gradients-go-on"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3);
    const auto compressor = compress::any_contractive<S>(draw, "C", d);
    const Vec<S> x = draw.vector<S>("x", d), e = draw.vector<S>("e", d), g = draw.vector<S>("g", d);
    const S gamma = draw.positive<S>("gamma");
    const bool goes_on = draw.mutant("gradients-go-on");
    const method::ErrorFeedback<S> method{
        .x0 = x,
        .gamma = gamma,
        .compressor = compressor,
        .oracle = [=](const oracle::Point<S>& at, Chance<S>&) { return at.t == 0 || goes_on ? g : Vec<S>(g.size()); },
        .e0 = e};
    const long n = draw.log_integer("n", 0, compressor.random ? 4 : 60);
    const Vec<S> p = gamma * g + e;
    using State = method::PositionAndMemory<S>;
    const auto run =
        expect.run(method, n + 1,
                   {[](const State& s) { return norm2_squared(s.e); }, [&](const State& s) { return norm2_squared(s.x - (x - p + s.e)); }});
    const S kept = S(1) - compressor.delta;
    Chain<S> shown(at_most(run.mean(0, 1), bounds::ef::residual(compressor.delta, norm2_squared(p))).named("a share delta is sent"));
    shown.also(at_most(run.mean(0, n + 1), pow(kept, n) * run.mean(0, 1)).named("the rest later").sum_of(1024));
    if (!goes_on) shown.also(equal(run.mean(1, n + 1), S(0)).named("x moves by what was sent"));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(FractionIsSent);

}  // namespace
}  // namespace lemmata
