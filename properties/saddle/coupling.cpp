#include <string>
#include <vector>

#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/method/compressed_sgd.hpp"
#include "lib/problem/cubic.hpp"

// Proposition B.12: the difference of two coupled runs as a sum of four errors.

namespace lemmata {
namespace {

/// What both runs meet in one step: zeta(x) = c + A x with a drawn diagonal A (noise that depends on the point), xi, and the coordinates
/// that a random k-subset would keep.
template <Scalar S>
struct Shared {
  Vec<S> c, slope, xi;
  std::vector<bool> kept;

  Shared(Draw& draw, std::size_t d) : c(draw.vector<S>("c", static_cast<long>(d))), slope(draw.vector<S>("A", static_cast<long>(d))) {
    xi = draw.vector<S>("xi", static_cast<long>(d));
    const long mask = draw.integer("kept", 0, (1L << d) - 1);
    for (std::size_t i = 0; i < d; ++i) kept.push_back((mask >> i) % 2 == 1);
  }
  Vec<S> zeta(const Vec<S>& x) const {
    Vec<S> n = c;
    for (std::size_t i = 0; i < n.raw().size(); ++i) n[i] += slope[i] * x[i];
    return n;
  }
};

/// A pair of runs from the same x and e, where the second one's artificial noise is mirrored along v.
template <Scalar S>
struct Coupled {
  std::size_t d;
  problem::Problem<S> f;
  S eta;
  long family;
  Vec<S> v, x0, e0;
  std::vector<Shared<S>> steps;

  explicit Coupled(Draw& draw)
      : d(static_cast<std::size_t>(draw.integer("d", 1, 3))),
        f(problem::any_cubic<S>(draw, "f", static_cast<long>(d))),
        eta(draw.positive<S>("eta")),
        family(draw.integer("compressor", 0, 3)),
        v(draw.unit_vector<S>("v", static_cast<long>(d))) {
    x0 = draw.vector<S>("x", static_cast<long>(d));
    e0 = draw.vector<S>("e", static_cast<long>(d));
    const long t = draw.integer("t", 0, 3);
    for (long i = 0; i < t; ++i) {
      const auto scope = draw.scope("step" + std::to_string(i));
      steps.emplace_back(draw, d);
    }
  }

  /// One of the compressors, with the randomness of its step given.
  Vec<S> compressed(const Vec<S>& p, const Shared<S>& shared) const {
    if (family == 0) return compress::keep_largest(p, (d + 1) / 2);
    if (family == 1) return norm1(p) / S(static_cast<long>(d)) * sign(p, 0);
    if (family == 2) return p;
    Vec<S> kept(d);
    for (std::size_t i = 0; i < d; ++i)
      if (shared.kept[i]) kept[i] = p[i];
    return kept;
  }

  struct Trace {
    std::vector<Vec<S>> x, e, zeta, xi;
  };
  Trace run(Expect<S>& expect, bool second) const {
    Trace trace{{x0}, {e0}, {}, {}};
    for (const Shared<S>& shared : steps) {
      const Vec<S> x = trace.x.back(), e = trace.e.back();
      trace.zeta.push_back(shared.zeta(x));
      trace.xi.push_back(second ? compress::mirrored(shared.xi, v) : shared.xi);
      method::CompressedSgd<S> sgd{.x0 = x, .eta = eta};
      sgd.compressor.apply = [&](const Vec<S>& p, long, Chance<S>&) { return compressed(p, shared); };
      sgd.oracle = oracle::exact_oracle<S>([&](const Vec<S>& at) { return f.gradient(at) + shared.zeta(at); });
      sgd.noise = [&](long, Chance<S>&) { return trace.xi.back(); };
      Vec<S> next_e;
      trace.x.push_back(expect.mean_vector([&](Chance<S>& chance) {
        const auto next = sgd.step({x, e, x, 0}, 0, chance);
        next_e = next.e;
        return next.x;
      }));
      trace.e.push_back(next_e);
    }
    return trace;
  }
};

/// (I - eta H)^n u
template <Scalar S>
Vec<S> propagated(const Mat<S>& h, const S& eta, std::size_t n, Vec<S> u) {
  for (std::size_t i = 0; i < n; ++i) u = u - eta * (h * u);
  return u;
}

struct Decomposition {
  static constexpr ClaimInfo info{
      .id = "saddle.propB.12",
      .kind = Kind::lemma,
      .where = "Proposition B.12",
      .title = "decomposition of coupled runs",
      .hypotheses =
          R"(x'_{t_0} = x_{t_0},\ e'_{t_0} = e_{t_0},\ \theta' = \theta,\ \tilde\theta' = \tilde\theta,\ \xi' = \xi - 2\langle v_1, \xi\rangle v_1)",
      .statement = R"(\hat x_{t_0+t} = -(\Delta_t + \mathcal E_t + Z_t + \Xi_t))",
      .note =
          "the primed run is Algorithm 1 with primes, as Definition B.8 is meant; cubic f, for which the mean Hessian between two points "
          "is that of the midpoint; v_1 any unit vector; path by path, the randomness drawn",
      .mutants = {"end-point-hessian", "no-compression-term"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Coupled<S> pair(draw);
    const auto one = pair.run(expect, false), two = pair.run(expect, true);
    const Mat<S> h = pair.f.hessian(pair.x0);
    const std::size_t t = pair.steps.size();
    Vec<S> sum(pair.d);
    for (std::size_t i = 0; i < t; ++i) {
      const Vec<S> x_hat = two.x[i] - one.x[i],
                   middle = draw.mutant("end-point-hessian") ? two.x[i] : ratio<S>(1, 2) * (one.x[i] + two.x[i]);
      Vec<S> term = (pair.f.hessian(middle) - h) * x_hat + two.zeta[i] - one.zeta[i] + two.xi[i] - one.xi[i];
      if (!draw.mutant("no-compression-term")) term += two.e[i] - one.e[i] - (two.e[i + 1] - one.e[i + 1]);
      sum += pair.eta * propagated(h, pair.eta, t - i - 1, term);
    }
    return {.shown = equal(two.x[t] - one.x[t], -sum)};
  }
};
LEMMATA_CLAIM(Decomposition);

}  // namespace
}  // namespace lemmata
