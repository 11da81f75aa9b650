#include "lib/chance/key.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/oracle/any_law.hpp"

// Statements about runs: planted falsehoods g6, g7, g11, g17 and sharp truths t4, t8.

namespace lemmata {
namespace {

template <Scalar S>
struct Position {
  Vec<S> x;
};
template <Scalar S>
std::size_t hash(const Position<S>& p) {
  return hash(p.x);
}
template <Scalar S>
bool identical(const Position<S>& a, const Position<S>& b) {
  return identical(a.x, b.x);
}

/// The residual of error feedback fed with gradients of norm at most sigma, all in one drawn direction or turning with the time.
template <Scalar S>
struct ResidualProcess {
  using State = Position<S>;
  S gamma;
  Vec<S> gradient;
  bool alternate;
  compress::Compressor<S> compressor;
  State start() const { return {Vec<S>(gradient.size())}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    const Vec<S> p = s.x + (alternate && t % 2 == 1 ? -gamma : gamma) * gradient;
    return {p - compressor.apply(p, t, chance)};
  }
};

/// E||e_t||^2 of a drawn run, and its bound for a given factor(delta) gamma^2 sigma^2.
template <Scalar S, class Factor>
Case<S> residual_bound(Draw& draw, Expect<S>& expect, Factor factor) {
  const long d = draw.integer("d", 1, 3);
  const auto compressor = compress::any_contractive<S>(draw, "C", d);
  const Vec<S> direction = draw.unit_vector<S>("g", d), gradient = draw.in<S>("sigma", Range::closed(0, 16)) * direction;
  const ResidualProcess<S> process{draw.in<S>("gamma", Range::closed(0, 16)), gradient, draw.coin("alternate"), compressor};
  const long t = draw.log_integer("t", 0, compressor.random ? 12 : 2000);  // random compressors branch: longer laws are beyond enumeration
  const auto run = expect.run(process, t, {[](const Position<S>& s) { return norm2_squared(s.x); }});
  const S scale = square(process.gamma) * norm2_squared(gradient);
  return {.shown = at_most(run.mean(0, t), factor(compressor.delta) * scale)};
}

struct ResidualTooSmall {
  static constexpr ClaimInfo info{.id = "gauntlet.g6",
                                  .kind = Kind::gauntlet,
                                  .where = "g6",
                                  .title = "residual of error feedback with 3/delta^2",
                                  .hypotheses = R"(C\ \delta\text{-contractive},\ \|g_t\| \le \sigma)",
                                  .statement = R"(\mathbb E\|e_t\|^2 \le 3 (1-\delta) \gamma^2 \sigma^2 / \delta^2)"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return residual_bound(draw, expect, [](const S& delta) { return S(3) * (S(1) - delta) / square(delta); });
  }
};
LEMMATA_CLAIM(ResidualTooSmall);

struct ResidualSharp {
  static constexpr ClaimInfo info{.id = "gauntlet.t4",
                                  .kind = Kind::gauntlet,
                                  .where = "t4",
                                  .title = "sharp residual of error feedback",
                                  .hypotheses = R"(C\ \delta\text{-contractive},\ \|g_t\| \le \sigma)",
                                  .statement = R"(\mathbb E\|e_t\|^2 \le (1-\delta) \gamma^2 \sigma^2 / (1-\sqrt{1-\delta})^2)",
                                  .note = "reach 0.99"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return residual_bound(draw, expect, [](const S& delta) { return (S(1) - delta) / square(S(S(1) - sqrt(S(1) - delta))); });
  }
};
LEMMATA_CLAIM(ResidualSharp);

/// x_{k+1} = x_k - gamma_0/sqrt(k+1) sign g(x_k) on |x1 + x2|/2 + |x1 - x2|, sign(0) = 0.
template <Scalar S>
struct DecreasingSignDescent {
  using State = Position<S>;
  S gamma_0;
  Vec<S> x0;
  State start() const { return {x0}; }
  State step(const State& s, long t, Chance<S>&) const {
    const S along = sign(S(s.x[0] + s.x[1]), 0) / S(2), across = sign(S(s.x[0] - s.x[1]), 0);
    return {s.x - gamma_0 / sqrt(S(t + 1)) * sign(Vec<S>{along + across, along - across}, 0)};
  }
};

struct SignDescentHalves {
  static constexpr ClaimInfo info{.id = "gauntlet.g7",
                                  .kind = Kind::gauntlet,
                                  .where = "g7",
                                  .title = "signSGD halves a kinked function",
                                  .hypotheses = R"(f(x) = \frac12 |x_1+x_2| + |x_1-x_2|,\ \gamma_k = \gamma_0/\sqrt{k+1})",
                                  .statement = R"(\min_{k \le 10^4} f(x_k) \le f(x_0)/2)"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const DecreasingSignDescent<S> method{draw.in<S>("gamma_0", Range::left_open(0, 64)), draw.vector<S>("x0", 2)};
    const long steps = 10000;
    const auto f = [](const Position<S>& s) { return abs(S(s.x[0] + s.x[1])) / S(2) + abs(S(s.x[0] - s.x[1])); };
    const auto run = expect.run(method, steps, {f});
    return {.shown = at_most(run.least(0, 0, steps + 1), run.mean(0, 0) / S(2))};
  }
};
LEMMATA_CLAIM(SignDescentHalves);

/// x_{k+1} = x_k - gamma sign x_k, sign(0) = 0.
template <Scalar S>
struct FixedSignDescent {
  using State = Position<S>;
  S gamma, x0;
  State start() const { return {Vec<S>{x0}}; }
  State step(const State& s, long, Chance<S>&) const { return {s.x - gamma * sign(s.x, 0)}; }
};

struct SignDescentFloor {
  static constexpr ClaimInfo info{.id = "gauntlet.g11",
                                  .kind = Kind::gauntlet,
                                  .where = "g11",
                                  .title = "floor of sign descent with a fixed step",
                                  .hypotheses = R"(f(x) = L x^2/2)",
                                  .statement = R"(\limsup_k f(x_k) \le L \gamma^2 / 8)",
                                  .argument = Argument::cycle};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S L = draw.positive<S>("L");
    const FixedSignDescent<S> method{draw.positive<S>("gamma"), draw.real<S>("x0")};
    S limsup(0);
    for (const auto& s : expect.cycle(method, 3000)) limsup = max(limsup, S(L * square(s.x[0]) / S(2)));
    return {.shown = at_most(limsup, L * square(method.gamma) / S(8))};
  }
};
LEMMATA_CLAIM(SignDescentFloor);

/// limsup_t E||grad f(x_t)||^2 <= factor gamma L sigma^2 / 2 for SGD on a diagonal quadratic with eigenvalues in (0, L], where sigma^2 is
/// the supremum of E||g_t||^2. In coordinate i, E x^2 obeys m <- (1 - gamma h)^2 m + gamma^2 v exactly, so that it is monotone in t and
/// its limit is the fixed point.
template <Scalar S>
Case<S> stationary_gradient(Draw& draw, const S& factor) {
  const long d = draw.integer("d", 1, 3);
  const S L = draw.in<S>("L", Range::closed(0x1p-10, 0x1p10));
  const S step = S(2) * draw.in<S>("step", Range::open(0, 1));  // gamma L, inside the region of stability
  const S gamma = step / L;
  S limit(0), start(0), noise(0);
  for (long i = 0; i < d; ++i) {
    const std::string index = std::to_string(i);
    const S h = L * draw.in<S>("h" + index, Range::left_open(0, 1));
    const S v = oracle::any_law<S>(draw, "n" + index, S(0)).second_moment();
    const S rate = square(S(S(1) - gamma * h));
    noise += v;
    limit += square(h) * square(gamma) * v / (S(1) - rate);
    start += square(h) * square(draw.real<S>("x" + index));
  }
  // Each coordinate is monotone, the sum at most the sum of both ends' larger values: the exact supremum when d = 1, an upper bound else.
  const S sigma2 = noise + (d == 1 ? max(start, limit) : start + limit);
  return {.shown = at_most(limit, factor * step * sigma2 / S(2))};
}

struct StationaryTooSmall {
  static constexpr ClaimInfo info{.id = "gauntlet.g17",
                                  .kind = Kind::gauntlet,
                                  .where = "g17",
                                  .title = "SGD's stationary gradient, five per cent too small",
                                  .hypotheses = R"(\mathbb E\|g_t\|^2 \le \sigma^2)",
                                  .statement = R"(\limsup_t \mathbb E\|\nabla f(x_t)\|^2 \le 0.95 \gamma L \sigma^2/2)",
                                  .argument = Argument::fixed_point};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return stationary_gradient<S>(draw, ratio<S>(19, 20));
  }
};
LEMMATA_CLAIM(StationaryTooSmall);

struct Stationary {
  static constexpr ClaimInfo info{.id = "gauntlet.t8",
                                  .kind = Kind::gauntlet,
                                  .where = "t8",
                                  .title = "SGD's stationary gradient",
                                  .hypotheses = R"(\mathbb E\|g_t\|^2 \le \sigma^2)",
                                  .statement = R"(\limsup_t \mathbb E\|\nabla f(x_t)\|^2 \le \gamma L \sigma^2/2)",
                                  .argument = Argument::fixed_point,
                                  .note = "reach 0.99"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return stationary_gradient<S>(draw, S(1));
  }
};
LEMMATA_CLAIM(Stationary);

}  // namespace
}  // namespace lemmata
