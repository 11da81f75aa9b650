#include <algorithm>

#include "bounds/ssd/mixed_norm.hpp"
#include "lib/claim/claim.hpp"

// "||g^k||_{l12} -> 0 implies g^k -> 0", by a modulus or by the exponents of a family of sequences.

namespace lemmata {
namespace {

using bounds::ssd::mixed_term;

constexpr std::string_view implication = R"(\|g^k\|_{l^{1,2}} \to 0 \implies g^k \to 0)";

/// t <= N + sqrt(sN) for one coordinate t > 0 with t^2/(t + s) = N, as (t - N)^2 <= sN, where t >= N; sigma_i <= `most` where s is
/// smaller than what multiplies N at the right.
template <Scalar S>
Chain<S> modulus(const S& t, const S& s, const S& most) {
  const S n = mixed_term(t, s);
  return Chain<S>(at_most(n, t).named("at most |g|")).also(at_most(square(S(t - n)), most * n).named("modulus"));
}

struct LimitOfMixedNorm {
  static constexpr ClaimInfo info{
      .id = "ssd.l12-limit",
      .kind = Kind::inequality,
      .where = "after (6), below the three properties",
      .title = "a vanishing l12 function means a vanishing gradient",
      .hypotheses = R"(g^k \in \mathbb R^d, \; \sigma_i \ge 0)",
      .statement = implication,
      .argument = Argument::invariant,
      .note =
          "|g_i| <= N + sqrt(sqrt(3) sigma_i N) for N = ||g||_{l12}, shown for one coordinate, whose term is at most N. sigma is fixed, "
          "as in ssd.l12-prop2; where it changes along the iterates: ssd.l12-limit/bounded-noise. That the implication follows from the "
          "three properties alone is ssd.l12-limit.inference",
      .mutants = {"quarter-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S t = draw.positive<S>("|g|"), s = draw.nonnegative<S>("sqrt(3) sigma");
    return {.shown = modulus(t, s, draw.mutant("quarter-noise") ? S(s / S(4)) : s)};
  }
};
LEMMATA_CLAIM(LimitOfMixedNorm);

struct LimitUnderBoundedNoise {
  static constexpr ClaimInfo info{
      .id = "ssd.l12-limit/bounded-noise",
      .kind = Kind::inequality,
      .where = "after (6), below the three properties",
      .title = "a vanishing l12 function means a vanishing gradient, along iterates with bounded noise",
      .hypotheses = R"(0 \le \sigma_i(x_k) \le \bar\sigma \text{ for all } k)",
      .statement = R"(|g_i| \le N + \sqrt{\sqrt3\bar\sigma N}, \; N = \|g\|_{l^{1,2}}, \text{ hence } \|g^k\|_{l^{1,2}} \to 0 \implies g^k)"
                   R"( \to 0)",
      .note =
          "with sigma_i = sigma_i(x_k), as (6) has it, bounded along the sequence; shown for one coordinate, whose term is at most N. "
          "Where it is unbounded the implication fails: in d = 1, g^k = 1 and sqrt(3) sigma(x_k) = k give ||g^k||_{l12} = 1/(1 + k)",
      .mutants = {"quarter-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S t = draw.positive<S>("|g|"), s = draw.nonnegative<S>("sqrt(3) sigma"), room = draw.nonnegative<S>("room");
    return {.shown = modulus(t, s, draw.mutant("quarter-noise") ? S(s / S(4)) : S(s + room))};
  }
};
LEMMATA_CLAIM(LimitUnderBoundedNoise);

/// F(g) = g^p for g >= 0 and |g|^q/(1 + |g|^r) below 0, in d = 1. For p, q > 0, r >= 0 it has the three properties: it is 0 at 0 only,
/// continuous, and grows on [0, inf); nothing is asked of it below 0. The exponent of F(+-k^a) as k -> inf:
long exponent_of(long p, long q, long r, bool negative, long a) {
  if (!negative) return p * a;
  return q * a - std::max(0L, r * a);
}

/// |g_i| >= epsilon implies ||g||_{l12} >= ||epsilon e_i||_{l12} > 0, with one sigma: `others` is the sum over the other coordinates.
template <Scalar S>
Case<S> of_the_function(Draw& draw) {
  const S epsilon = draw.positive<S>("epsilon"), excess = draw.nonnegative<S>("excess"), s = draw.nonnegative<S>("sqrt(3) sigma");
  const S least = mixed_term(epsilon, s), noise = draw.mutant("other-noise") ? S(s + S(4) * excess) : s;
  const S value = draw.nonnegative<S>("others") + mixed_term(S(epsilon + excess), noise);
  return {.shown = Chain<S>(at_most(least, value).named("order")).also(strictly_less(S(0), least).named("positive"))};
}

template <Scalar S>
Case<S> of_any_function(Draw& draw) {
  const long p = draw.integer("p", 1, 3), q = draw.integer("q", 1, 3), r = draw.integer("r", 0, 3), a = draw.integer("a", -3, 3);
  const bool negative = draw.coin("negative");
  return {.given = {strictly_less(S(exponent_of(p, q, r, negative, a)), S(0)).named("the function vanishes")},
          .shown = strictly_less(S(a), S(0)).named("the gradient vanishes")};
}

struct LimitByProperties {
  static constexpr ClaimInfo info{
      .id = "ssd.l12-limit.inference",
      .kind = Kind::inequality,
      .where = "after (6), below the three properties",
      .title = "the implication from the three properties alone",
      .hypotheses = R"(F \text{ the } l^{1,2} \text{ function with one } \sigma, \text{ or any } F: \mathbb R \to \mathbb R \text{ with)"
                    R"( } F \ge 0, \; F(g) = 0 \iff g = 0, \; F \text{ continuous}, \; 0 \le g \le \tilde g \implies F(g) \le F(\tilde)"
                    R"( g))",
      .statement = R"(F(g^k) \to 0 \implies g^k \to 0)",
      .argument = Argument::invariant,
      .note =
          "the l12 function sees |g_i| only, which is needed and not among the three: |g_i| >= epsilon gives F(g) >= F(epsilon e_i) > 0. "
          "Any F: g^p for g >= 0 and |g|^q/(1 + |g|^r) for g < 0, on g^k = k^a or -k^a, decided by exponents. The third property says "
          "nothing of negative entries: with r > q, F(-k) vanishes",
      .mutants = {"other-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool any = draw.reading("of", {0, 1}, {"the-function", "any-F"}) == 1;
    return any ? of_any_function<S>(draw) : of_the_function<S>(draw);
  }
};
LEMMATA_CLAIM(LimitByProperties);

struct LimitByPropertiesRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.l12-limit.inference/repaired",
      .kind = Kind::inequality,
      .where = "after (6), below the three properties",
      .title = "the implication from the three properties and symmetry",
      .hypotheses = R"(F: \mathbb R^d \to \mathbb R \text{ with the three properties}, \; F(g) = F(|g_1|, \ldots, |g_d|))",
      .statement = R"(|g_i| \ge \epsilon \implies F(g) \ge F(\epsilon e_i) > 0, \text{ hence } F(g^k) \to 0 \implies g^k \to 0)",
      .argument = Argument::invariant,
      .note =
          "added: F sees the sizes of the entries only. Then F(g) = F(|g|) >= F(epsilon e_i) by the third property and > 0 by the first. "
          "Attacked on F(g) = sum_i |g_i|^p/(1 + |g_i|^r) + b prod_i |g_i| with r <= p and b >= 0, which has the three properties",
      .mutants = {"no-order"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3), i = draw.integer("i", 0, d - 1), p = draw.integer("p", 1, 3);
    const long r = draw.mutant("no-order") ? p + 1 : draw.integer("r", 0, p);
    const Vec<S> g = draw.vector<S>("g", d);
    const S b = draw.nonnegative<S>("b"), share = draw.in<S>("epsilon/|g_i|", Range::left_open(0, 1));
    const auto F = [&](const Vec<S>& at) {
      S sum(0), product = b;
      for (const S& entry : at) {
        const S t = abs(entry);
        sum += pow(t, p) / (S(1) + pow(t, r));
        product *= t;
      }
      return S(sum + product);
    };
    const auto index = static_cast<std::size_t>(i);
    Vec<S> edge(g.size());
    edge[index] = share * abs(g[index]);
    return {.given = {strictly_less(S(0), abs(g[index]))},
            .shown = Chain<S>(at_most(F(edge), F(g)).named("order")).also(strictly_less(S(0), F(edge)).named("positive"))};
  }
};
LEMMATA_CLAIM(LimitByPropertiesRepaired);

}  // namespace
}  // namespace lemmata
