#include <string>
#include <vector>

#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/compress/top_k.hpp"
#include "properties/saddle/stated_only.hpp"

// Proposition B.9: both runs of a coupled pair have the same law. Definitions B.8, B.10 and B.11 are executed there and in coupling.cpp.

namespace lemmata {
namespace {

struct Sequences {
  static constexpr ClaimInfo info = saddle::stated_only(
      "saddle.defB.8", Kind::definition, "Definition B.8", "coupling sequences",
      R"(\xi' = \xi - 2\langle v_1, \xi\rangle v_1,\ \theta' = \theta,\ \tilde\theta' = \tilde\theta)",
      "a definition, printed with g' = x - eta e and without a recursion of x' and e'; as it is meant it runs in saddle.propB.9 "
      "and saddle.propB.12");
};
LEMMATA_CLAIM(Sequences);

struct Differences {
  static constexpr ClaimInfo info = saddle::stated_only("saddle.defB.10", Kind::definition, "Definition B.10", "differences",
                                                        R"(\hat x = x' - x,\ \hat e = e' - e,\ \hat y = y' - y)",
                                                        "a definition of names; they are formed in saddle.propB.12");
};
LEMMATA_CLAIM(Differences);

struct ErrorTerms {
  static constexpr ClaimInfo info =
      saddle::stated_only("saddle.defB.11", Kind::definition, "Definition B.11", "error terms", R"(\Delta_t, \mathcal E_t, Z_t, \Xi_t)",
                          "a definition of names; they are formed in saddle.propB.12");
};
LEMMATA_CLAIM(ErrorTerms);

struct Dominance {
  static constexpr ClaimInfo info =
      saddle::stated_only("saddle.propB.12.dominance", Kind::definition, "after Proposition B.12", "announced domination",
                          R"(\|\Delta_t + \mathcal E_t + Z_t\| < \frac12\|\Xi_t\|)",
                          "announced as intuition, without saying on which paths or in which mean; what is claimed of it are the steps of "
                          "saddle.lemB.18");
};
LEMMATA_CLAIM(Dominance);

/// Two steps at most of Algorithm 1 without reset, from any x and e: xi is one of two equally likely vectors that a mirror swaps, theta one of two.
template <Scalar S>
struct Pair {
  std::size_t d;
  long t, family;
  S eta, p;
  Vec<S> v, x, e, xi, slope, noise[2], tilt[2];
  bool symmetric;

  explicit Pair(Draw& draw)
      : d(static_cast<std::size_t>(draw.integer("d", 1, 2))),
        t(draw.integer("t", 0, 2)),
        family(draw.integer("compressor", 0, 3)),
        eta(draw.positive<S>("eta")),
        p(draw.in<S>("p", Range::open(0, 1))) {
    const long n = static_cast<long>(d);
    v = draw.unit_vector<S>("v", n);
    x = draw.vector<S>("x", n);
    e = draw.vector<S>("e", n);
    xi = draw.vector<S>("xi", n);
    slope = draw.vector<S>("H", n);
    for (int i = 0; i < 2; ++i) {
      noise[i] = draw.vector<S>("c" + std::to_string(i), n);
      tilt[i] = draw.vector<S>("A" + std::to_string(i), n);
    }
    symmetric = !draw.mutant("one-sided");
  }
  Vec<S> compressed(const Vec<S>& at, std::size_t coordinate) const {
    if (family == 3) {  // RANDOM1; on the line, nothing or everything
      Vec<S> sent(d);
      if (coordinate < d) sent[coordinate] = at[coordinate];
      return sent;
    }
    if (family == 0) return compress::keep_largest(at, 1);
    if (family == 1) return norm1(at) / S(static_cast<long>(d)) * sign(at, 0);
    return ratio<S>(1, 2) * at;
  }
  /// The law of (x, e) after t steps, as stacked vectors; `second`: with mirrored noise.
  Law<std::vector<S>, S> law(bool second) const {
    struct State {
      Vec<S> x, e;
      S weight;
    };
    std::vector<State> now{{x, e, S(1)}};
    for (long i = 0; i < t; ++i) {
      std::vector<State> next;
      for (const State& s : now)
        for (int side = 0; side < 2; ++side)
          for (int theta = 0; theta < 4; ++theta) {  // of the gradient, and of the compressor
            if (family != 3 && theta > 1) continue;
            const bool flip = symmetric && side == 1;
            const Vec<S> artificial = flip != second ? compress::mirrored(xi, v) : xi;
            Vec<S> at = s.e + artificial + noise[theta % 2];
            for (std::size_t j = 0; j < d; ++j) at[j] += (slope[j] + tilt[theta % 2][j]) * s.x[j];
            const Vec<S> g = compressed(at, static_cast<std::size_t>(theta / 2));
            next.push_back({s.x - eta * g, at - g, s.weight / S(family == 3 ? 4 : 2) * (theta % 2 == 0 ? p : S(1) - p)});
          }
      now = std::move(next);
    }
    Law<std::vector<S>, S> out;
    for (const State& s : now) {
      std::vector<S> key;
      for (const Vec<S>* part : {&s.x, &s.e}) key.insert(key.end(), part->begin(), part->end());
      out.emplace_back(std::move(key), s.weight);
    }
    return out;
  }
};

/// The l1 distance of two laws whose values may repeat.
template <Scalar S>
S distance(const Law<std::vector<S>, S>& a, const Law<std::vector<S>, S>& b) {
  const auto mass = [](const Law<std::vector<S>, S>& law, const std::vector<S>& at) {
    S sum(0);
    for (const auto& [value, weight] : law) {
      bool same = true;
      for (std::size_t i = 0; i < at.size(); ++i) same = same && value[i] == at[i];
      if (same) sum += weight;
    }
    return sum;
  };
  S total(0);
  for (const auto* law : {&a, &b})
    for (const auto& entry : *law) total += abs(mass(a, entry.first) - mass(b, entry.first));
  return total;
}

struct CoupledLaws {
  static constexpr ClaimInfo info{
      .id = "saddle.propB.9",
      .kind = Kind::lemma,
      .where = "Proposition B.9",
      .title = "coupled runs have equal laws",
      .hypotheses = R"(\xi \text{ of a law that the mirror along } v_1 \text{ preserves})",
      .statement = R"((x_{t_0+t}, e_{t_0+t}) \sim (x'_{t_0+t}, e'_{t_0+t}))",
      .note =
          "jointly in x and e, which the induction needs; noise on two points that the mirror swaps, noise of the gradients "
          "that depends on x, top-1, scaled sign, a multiple or RANDOM1, any start, t up to 2",
      .mutants = {"one-sided"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Pair<S> pair(draw);
    return {.shown = equal(distance<S>(pair.law(false), pair.law(true)), S(0)).named("same law")};
  }
};
LEMMATA_CLAIM(CoupledLaws);

struct EqualValues {
  static constexpr ClaimInfo info{.id = "saddle.B4.equal-f",
                                  .kind = Kind::remark,
                                  .where = "after Proposition B.9",
                                  .title = "equal expected values",
                                  .hypotheses = R"(\text{Proposition B.9})",
                                  .statement = R"(\mathbb Ef(x_{t_0+t}) = \mathbb Ef(x'_{t_0+t}))",
                                  .note = "quadratic and linear f of the runs of saddle.propB.9",
                                  .mutants = {"one-sided"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Pair<S> pair(draw);
    const auto mean = [&](bool second) {
      S sum(0);
      for (const auto& [at, weight] : pair.law(second))
        for (std::size_t i = 0; i < pair.d; ++i) sum += weight * (pair.slope[i] * square(at[i]) / S(2) + pair.noise[0][i] * at[i]);
      return sum;
    };
    return {.shown = equal(mean(false), mean(true)).sum_of(1024)};
  }
};
LEMMATA_CLAIM(EqualValues);

/// The l1 distance of the laws of a + b and a' + b' for outcomes of equal weight, where a and b of each pair are moved alike or apart.
template <Scalar S>
S sum_laws_apart(Draw& draw, bool jointly) {
  const long n = draw.integer("outcomes", 1, 3), shift = draw.integer("shift", 0, 2);
  const Vec<S> a = draw.vector<S>("a", n), b = draw.vector<S>("b", n);
  Law<std::vector<S>, S> one, two;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::size_t mate = (i + static_cast<std::size_t>(shift)) % a.size();
    one.push_back({{a[i] + b[i]}, ratio<S>(1, n)});
    two.push_back({{a[jointly ? mate : i] + b[mate] + (draw.mutant("shifted") ? S(1) : S(0))}, ratio<S>(1, n)});
  }
  return distance<S>(one, two);
}

struct Marginals {
  static constexpr ClaimInfo info{
      .id = "saddle.propB.9.step-marginals",
      .kind = Kind::proof_step,
      .where = "proof of Proposition B.9",
      .title = "from laws to the law of a sum",
      .hypotheses = R"((a, b) \sim (a', b') \text{ (joint), or } a \sim a',\ b \sim b' \text{ each (marginal)})",
      .statement = R"(a + b \sim a' + b')",
      .note =
          "the proof says that x and e have the same distributions as x' and e': read of the pair, the induction is right; read of each, "
          "it is not, as e and x are dependent and equal marginals do not give equal laws of sums: (a, b) = +-(1, 1) against +-(1, -1)",
      .mutants = {"shifted"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool jointly = draw.reading("law", {0, 1}, {"joint", "marginal"}) == 0;
    return {.shown = equal(sum_laws_apart<S>(draw, jointly), S(0)).named("same law")};
  }
};
LEMMATA_CLAIM(Marginals);

struct MarginalsRepaired {
  static constexpr ClaimInfo info{.id = "saddle.propB.9.step-marginals/repaired",
                                  .kind = Kind::proof_step,
                                  .where = "proof of Proposition B.9",
                                  .title = "from the joint law to the law of a sum",
                                  .hypotheses = R"((a, b) \sim (a', b'))",
                                  .statement = R"(a + b \sim a' + b')",
                                  .note = "up to 3 outcomes of equal weight, (a', b') a permutation of (a, b)",
                                  .mutants = {"shifted"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return {.shown = equal(sum_laws_apart<S>(draw, true), S(0)).named("same law")};
  }
};
LEMMATA_CLAIM(MarginalsRepaired);

struct Reflect {
  static constexpr ClaimInfo info{.id = "saddle.B4.reflect",
                                  .kind = Kind::inequality,
                                  .where = "Definitions B.8 and B.10",
                                  .title = "the mirrored noise",
                                  .hypotheses = R"(\|v_1\| = 1)",
                                  .statement = R"(\xi' - \xi = -2\langle v_1, \xi\rangle v_1,\ \|\xi'\| = \|\xi\|,\ \xi'' = \xi)",
                                  .note = "a linear involution that keeps the norm, and so the density of N(0, s^2 I)",
                                  .mutants = {"once"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 4);
    const Vec<S> v = draw.unit_vector<S>("v", d), xi = draw.vector<S>("xi", d);
    const auto mirror = [&](const Vec<S>& at) { return draw.mutant("once") ? at - dot(v, at) * v : compress::mirrored(at, v); };
    return {.shown = equal(mirror(xi) - xi, S(-2) * dot(v, xi) * v, "difference")
                         .also(equal(norm2_squared(mirror(xi)), norm2_squared(xi)).named("norm").sum_of(256))
                         .also(equal(mirror(mirror(xi)), xi, "involution"))};
  }
};
LEMMATA_CLAIM(Reflect);

}  // namespace
}  // namespace lemmata
