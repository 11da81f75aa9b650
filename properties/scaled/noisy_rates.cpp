#include <concepts>
#include <string>
#include <utility>
#include <vector>

#include "bounds/scaled/linear_rate.hpp"
#include "lib/claim/claim.hpp"
#include "lib/method/state.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/any_problem.hpp"

// Theorem 2 with a constant learning rate: scaled signSGD.

namespace lemmata {
namespace {

/// Noise in rare events, with mean 0: in a burst, which has probability q, a coordinate that flips has -a_i (and a_i q/(1 - q) else), one
/// that spreads a_i or -a_i with equal probabilities (and 0 else), a quiet one 0.
template <Scalar S>
oracle::Noise<S> bursts(Draw& draw, long d, const S& unit) {
  const auto scope = draw.scope("burst");
  const S q = draw.in<S>("q", Range::closed(0x1p-10, 0x1p-1)), half = q / S(2);
  Vec<S> calm(static_cast<std::size_t>(d)), plus = calm, minus = calm;
  for (std::size_t i = 0; i < calm.size(); ++i) {
    const std::string index = std::to_string(i);
    const long mode = draw.integer("mode" + index, 0, 2);  // flips, spreads, quiet
    if (mode == 2) continue;
    const S a = unit * draw.in<S>("a" + index, Range::closed(0x1p-4, 0x1p4));
    calm[i] = mode == 0 ? a * q / (S(1) - q) : S(0);
    plus[i] = mode == 0 ? -a : a;
    minus[i] = -a;
  }
  return {.atoms = {calm, plus, minus}, .weights = {S(1) - q, half, half}};
}

/// Noise n_i = +-omega_i with the sign of g_i and a drawn joint law of omega, mean 0: whatever g is, a sign is right with probability at
/// least p, and E||n||_1^2 <= sigma2, so that both are constants of the whole run. Where g_i = 0 and sign(0) = 0, only a vanishing omega_i is
/// right: there n_i = 0, unless that is likely enough.
template <Scalar S>
struct AlignedNoise {
  oracle::Noise<S> omega;
  int at_zero;
  std::vector<bool> at_stationary;  ///< is there noise in this coordinate where g_i = 0?
  S p = S(1), sigma2{};

  AlignedNoise(Expect<S>& expect, oracle::Noise<S> law, int sign_of_zero, std::size_t d) : omega(std::move(law)), at_zero(sign_of_zero) {
    omega.dependence = oracle::Dependence::none;
    const Vec<S> origin(d);
    const Vec<S> means = expect.mean_vector([&](Chance<S>& chance) {
      const Vec<S> w = omega.sample({.x = origin}, chance);
      Vec<S> out(2 * d + 1);
      for (std::size_t i = 0; i < d; ++i) {
        out[i] = S(w[i] >= S(0) ? 1 : 0);
        out[d + i] = S(w[i] == S(0) ? 1 : 0);
      }
      out[2 * d] = square(norm1(w));
      return out;
    });
    for (std::size_t i = 0; i < d; ++i) {
      at_stationary.push_back(at_zero != 0 || means[d + i] > ratio<S>(1, 2));
      p = min(p, at_zero == 0 && at_stationary[i] ? means[d + i] : means[i]);
    }
    sigma2 = means[2 * d];
  }
  Vec<S> sample(const Vec<S>& g, Chance<S>& chance) const {
    Vec<S> n = omega.sample({.x = g}, chance);
    for (std::size_t i = 0; i < g.size(); ++i) {
      if (g[i] == S(0) && !at_stationary[i]) n[i] = S(0);
      if (sign(g[i], at_zero) < S(0)) n[i] = -n[i];
    }
    return n;
  }
};

/// Joins atoms that agree but for the signs of the coordinates from `visible` on.
template <Scalar S>
oracle::Noise<S> without_ignored_signs(const oracle::Noise<S>& law, std::size_t visible) {
  oracle::Noise<S> joined{.coordinates = law.coordinates};
  for (std::size_t j = 0; j < law.atoms.size(); ++j) {
    Vec<S> atom = law.atoms[j];
    for (std::size_t i = visible; i < atom.size(); ++i) atom[i] = abs(atom[i]);
    std::size_t at = 0;
    while (at < joined.atoms.size() && !identical(joined.atoms[at], atom)) ++at;
    if (at == joined.atoms.size()) joined.atoms.push_back(atom), joined.weights.push_back(law.weights[j]);
    else joined.weights[at] += law.weights[j];
  }
  return joined;
}

/// Scaled signSGD on f(x, y) = h(x): y takes noise, and counts in ||g~||_1, but moves nothing that is looked at, so that the state is x,
/// and the signs of the noise in y do not matter.
template <Scalar S>
struct PartialDescent {
  using State = method::Position<S>;
  Vec<S> x0;
  S alpha;
  oracle::Field<S> gradient;
  AlignedNoise<S> noise;
  std::size_t d;

  State start() const { return {x0}; }
  State step(const State& s, long, Chance<S>& chance) const {
    const Vec<S> visible = gradient(s.x);
    Vec<S> g(d);
    for (std::size_t i = 0; i < visible.size(); ++i) g[i] = visible[i];
    g += noise.sample(g, chance);
    const S step = alpha * norm1(g);
    Vec<S> next = s.x;
    for (std::size_t i = 0; i < next.size(); ++i) next[i] -= step * sign(g[i], noise.at_zero);
    return {next};
  }
};

struct ConstantStep {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2-1",
      .kind = Kind::theorem,
      .where = "Theorem 2(1), eq. (19)",
      .title = "linear rate to a neighbourhood",
      .hypotheses =
          R"(f\ L\text{-smooth},\ \mu\text{-PL or strongly convex in } \ell_\infty,\ \mathbb E\|\tilde g_k - g_k\|_1^2 \le \sigma^2,\ 0 < \alpha < \frac{2p_{\min} - 1}{L})",
      .statement =
          R"(\mathbb E f(x_k) - f^* \le \zeta_1^k(\mathbb E f(x_0) - f^*) + \frac{L\sigma^2\alpha}{2\mu(2p_{\min} - 1 - L\alpha)},\quad \zeta_1 = 1 - 2\mu\alpha(2p_{\min} - 1 - L\alpha))",
      .note =
          "noise that leans along the signs of the gradient, with any joint law, so that p_min and sigma^2 hold at every point (p_min is a "
          "lower bound, which only weakens the statement); f may ignore some coordinates. Path by path: up to 8 steps with bursts, else 3. "
          "Compared is what exceeds zeta_1^k (f(x_0) - f^*)",
      .sweep = "share",
      .mutants = {"large-step", "no-noise-term"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool rare = draw.coin("bursts");
    const long visible = draw.integer("d", 1, rare ? 1 : 2), d = visible + draw.integer("ignored", 0, 1);
    const auto f = draw.coin("convex") ? problem::any_strongly_convex<S>(draw, "f", visible) : problem::any_pl<S>(draw, "f", visible);
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const Vec<S> x0 = draw.vector<S>("x0", visible);
    const S unit = max(norm_inf(f.gradient(x0)), S(draw.coin("absolute") ? 1 : 0));
    AlignedNoise<S> noise(expect, rare ? bursts(draw, d, unit) : oracle::any_noise<S>(draw, "omega", d), at_zero,
                          static_cast<std::size_t>(d));
    const long k = rare ? draw.integer("k", 0, 8) : draw.integer("few", 0, d == 1 ? 3 : 2);
    const S share = draw.in<S>("share", draw.coin("any_share") ? Range::open(0, 1) : Range::right_open(0x1p-16, 1)),
            margin = S(2) * noise.p - S(1);
    if (!f.mu_inf || !(margin > S(0)))
      return {.given = {strictly_less(S(0), f.mu_inf ? margin : S(0)).named("mu > 0, p_min > 1/2")}, .shown = {}};
    noise.omega = without_ignored_signs(noise.omega, static_cast<std::size_t>(visible));  // its constants are known by now
    const S mu = f.mu_inf(), L = f.smooth_inf ? f.smooth_inf() : S(visible) * f.L, alpha = share * margin / L;
    const PartialDescent<S> sgd{x0, draw.mutant("large-step") ? S(32) * alpha : alpha, f.gradient, noise, static_cast<std::size_t>(d)};
    const auto run = expect.run(sgd, k, {[&](const auto& s) { return problem::above_minimum(f, s.x); }});
    const S sigma2 = draw.mutant("no-noise-term") ? S(0) : noise.sigma2;
    const S kept = pow(bounds::scaled::noisy_rate(alpha, mu, L, noise.p), k) * run.mean(0, 0),
            rhs = bounds::scaled::neighbourhood(alpha, mu, L, noise.p, sigma2);
    if constexpr (std::same_as<S, double>)
      if (rhs < 0x1p-30 * run.mean(0, 0)) throw Unsupported("the neighbourhood is below the resolution of the function values");
    return {.shown = at_most(run.mean(0, k) - kept, rhs).sum_of(4096)};
  }
};
LEMMATA_CLAIM(ConstantStep);

struct RateRange {
  static constexpr ClaimInfo info{.id = "scaled.thm2-zeta1-range",
                                  .kind = Kind::inequality,
                                  .where = "Theorem 2(1)",
                                  .title = "range of zeta_1",
                                  .hypotheses = R"(\alpha \in (0, \frac{2p_{\min} - 1}{L}),\ p_{\min} \in (\frac12, 1],\ 0 < \mu \le L)",
                                  .statement = R"(\frac12 \le \zeta_1 < 1)",
                                  .note =
                                      "in units where L = 1, since only L alpha and mu/L enter: mu = r, 2 p_min - 1 = q, alpha = share q. "
                                      "Assumptions 1 or 2 and 3 give "
                                      "mu <= L unless f is constant",
                                  .sweep = "share",
                                  .mutants = {"mu-beyond"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S r = draw.in<S>("r", Range::left_open(0, 1)), q = draw.in<S>("q", Range::left_open(0, 1)),
            share = draw.in<S>("share", Range::open(0, 1));
    const S mu = draw.mutant("mu-beyond") ? S(2) * r : r;
    const S loss = S(2) * mu * square(q) * share * (S(1) - share);  // 1 - zeta_1
    return {.shown =
                Chain<S>(at_most(ratio<S>(1, 2), S(1) - loss).named("from below")).also(strictly_less(S(1) - loss, S(1)).named("below 1"))};
  }
};
LEMMATA_CLAIM(RateRange);

}  // namespace
}  // namespace lemmata
