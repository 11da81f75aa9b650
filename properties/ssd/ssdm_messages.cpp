#include "lib/claim/claim.hpp"
#include "lib/compress/stochastic_sign.hpp"

// What SSDM sends, and how its messages add up (bullets after Theorem 8).

namespace lemmata {
namespace {

template <Scalar S>
std::vector<Vec<S>> drawn_momenta(Draw& draw, long M, long d) {
  std::vector<Vec<S>> momenta;
  for (long n = 0; n < M; ++n) momenta.push_back(draw.vector<S>("m" + std::to_string(n), d));
  return momenta;
}

template <Scalar S, class Predicate>
bool every_entry(const Vec<S>& v, Predicate holds) {
  for (const S& entry : v)
    if (!holds(entry)) return false;
  return true;
}

/// Adds that no momentum is 0 to the hypotheses; false where one is.
template <Scalar S>
bool none_is_zero(const std::vector<Vec<S>>& momenta, Case<S>& made) {
  for (const auto& m : momenta) {
    made.given.push_back(strictly_less(S(0), norm2_squared(m)));
    if (norm2_squared(m) == S(0)) return false;
  }
  return true;
}

/// P(every entry of every node's message is right) = 1.
template <Scalar S, class Predicate>
Relation<S> from_nodes(Expect<S>& expect, const std::vector<Vec<S>>& momenta, Predicate right) {
  const S probability = expect.probability([&](Chance<S>& chance) {
    bool all = true;
    for (const auto& m : momenta) all = every_entry(compress::stochastic_sign(m, chance), right) && all;
    return all;
  });
  return equal(probability, S(1)).named("nodes");
}

/// P(every entry of the sum, which the server sends, is right) = 1.
template <Scalar S, class Predicate>
Relation<S> from_server(Expect<S>& expect, const std::vector<Vec<S>>& momenta, Predicate right) {
  const S probability = expect.probability([&](Chance<S>& chance) {
    Vec<S> sum;
    for (const auto& m : momenta) sum += compress::stochastic_sign(m, chance);
    return every_entry(sum, right);
  });
  return equal(probability, S(1)).named("server");
}

struct SignBitsOnly {
  static constexpr ClaimInfo info{
      .id = "ssd.thm8-rate.bits",
      .kind = Kind::remark,
      .where = "contributions (convergence theory); first bullet after Theorem 8",
      .title = "sign bits only",
      .hypotheses = R"(s_k^n = \operatorname{\tilde{sign}} m_k^n, \; s_k = \sum_n s_k^n, \; m_k^n \ne 0)",
      .statement = R"(\text{to the server: } s_k^n \in \{-1, 1\}^d; \quad \text{both directions: } s_k \in \{-1, 1\}^d \text{ too})",
      .note =
          "\"between nodes and server\" is read as one direction or both: line 9 of Algorithm 3 sends a sum of M signs to the nodes, M + 1 "
          "values an entry, and the last bullet calls them integers. A momentum 0 sends a third symbol, 0, even to the server; it is left "
          "out",
      .mutants = {"two-bits"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool both = draw.reading("direction", {0, 1}, {"to-the-server", "both"}) == 1;
    const long M = draw.integer("M", 1, 3), d = draw.integer("d", 1, 3);
    const auto momenta = drawn_momenta<S>(draw, M, d);
    Case<S> made;
    if (!none_is_zero(momenta, made)) return made;
    const S least(draw.mutant("two-bits") ? 2 : 1);
    const auto sign = [least](const S& s) { return abs(s) == least; };
    made.shown = from_nodes(expect, momenta, sign);
    if (both) made.shown.also(from_server(expect, momenta, sign));
    return made;
  }
};
LEMMATA_CLAIM(SignBitsOnly);

struct MessagesOfSsdm {
  static constexpr ClaimInfo info{.id = "ssd.thm8-rate.bits/repaired",
                                  .kind = Kind::remark,
                                  .where = "contributions (convergence theory); first bullet after Theorem 8",
                                  .title = "messages of SSDM",
                                  .hypotheses = R"(s_k^n = \operatorname{\tilde{sign}} m_k^n, \; s_k = \sum_n s_k^n, \; m_k^n \ne 0)",
                                  .statement = R"(s_k^n \in \{-1, 1\}^d, \; s_k \in \{-M, -M + 2, \ldots, M\}^d)",
                                  .note = "one bit an entry from a node, log_2(M + 1) bits from the server, an integer in both directions",
                                  .mutants = {"one-node-more"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long M = draw.integer("M", 1, 3), d = draw.integer("d", 1, 3);
    auto momenta = drawn_momenta<S>(draw, M, d);
    Case<S> made;
    if (!none_is_zero(momenta, made)) return made;
    if (draw.mutant("one-node-more")) momenta.push_back(momenta[0]);
    const auto sign = [](const S& s) { return abs(s) == S(1); };
    const auto sum = [M](const S& s) {
      for (long value = -M; value <= M; value += 2)
        if (s == S(value)) return true;
      return false;
    };
    made.shown = Chain<S>(from_nodes(expect, momenta, sign)).also(from_server(expect, momenta, sum));
    return made;
  }
};
LEMMATA_CLAIM(MessagesOfSsdm);

struct SignsAddUp {
  static constexpr ClaimInfo info{.id = "ssd.allreduce",
                                  .kind = Kind::remark,
                                  .where = "bullet \"All-reduce compatible\" after Theorem 8",
                                  .title = "partial sums of signs",
                                  .hypotheses = R"(A, B, C \in \mathbb R^d \text{ sums of } s_k^n \text{ over disjoint sets of nodes})",
                                  .statement = R"((A + B) + C = A + (B + C), \; A + B = B + A)",
                                  .note =
                                      "hence s_k may be summed along any tree, without another compression. That a majority vote may not: "
                                      "ssd.allreduce.votes",
                                  .mutants = {"majorities"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const auto d = draw.dimension("d", 1, 3);
    const bool votes = draw.mutant("majorities");
    const Vec<S> a = draw.vector<S>("A", d), b = draw.vector<S>("B", d), c = draw.vector<S>("C", d);
    const auto together = [votes](const Vec<S>& x, const Vec<S>& y) { return votes ? sign(x + y, 0) : x + y; };
    return {.shown = equal(together(together(a, b), c), together(a, together(b, c)), "any tree")
                         .also(equal(together(a, b), together(b, a), "any order"))};
  }
};
LEMMATA_CLAIM(SignsAddUp);

struct MajoritiesDoNot {
  static constexpr ClaimInfo info{
      .id = "ssd.allreduce.votes",
      .kind = Kind::remark,
      .where = "bullet \"All-reduce compatible\" after Theorem 8",
      .title = "majorities of majorities",
      .hypotheses = R"(s^n \in \{-1, 1\}, \; M \text{ nodes in groups})",
      .statement = R"(\text{the majority of the groups' majorities may be the opposite of the majority of all})",
      .quantifier = Quantifier::exists};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long M = draw.integer("M", 1, 9), groups = draw.integer("groups", 1, 4);
    std::vector<S> partial(static_cast<std::size_t>(groups), S(0));
    S all(0), by_groups(0);
    for (long n = 0; n < M; ++n) {
      const std::string node = std::to_string(n);
      const S s(draw.coin("s" + node) ? -1 : 1);
      partial[static_cast<std::size_t>(draw.integer("group" + node, 0, groups - 1))] += s;
      all += s;
    }
    for (const S& p : partial) by_groups += sign(p, 0);
    return {.shown = strictly_less(S(sign(by_groups, 0) * sign(all, 0)), S(0))};
  }
};
LEMMATA_CLAIM(MajoritiesDoNot);

}  // namespace
}  // namespace lemmata
