#include "bounds/ssd/standard_sums.hpp"
#include "lib/claim/claim.hpp"

// The two sums of eq. (22) and the one of appendix B.6.

namespace lemmata {
namespace {

/// The sums up to k = shift + t, as a method, so that their cost is counted.
template <Scalar S>
struct PartialSums {
  struct State {
    S roots{}, harmonic{};
    friend std::size_t hash(const State& s) { return lemmata::hash(s.harmonic); }
    friend bool identical(const State& a, const State& b) {
      return lemmata::identical(a.roots, b.roots) && lemmata::identical(a.harmonic, b.harmonic);
    }
  };
  long shift = 0;
  State start() const { return {}; }
  State step(const State& s, long t, Chance<S>&) const {
    const S k = S(t + 1 + shift);
    return {s.roots + S(1) / sqrt(k), s.harmonic + S(1) / k};
  }
};

struct StandardSums {
  static constexpr ClaimInfo info{
      .id = "ssd.eq22",
      .kind = Kind::inequality,
      .where = "eq. (22), appendix B.6",
      .title = "sums of 1/sqrt(k) and of 1/k",
      .hypotheses = R"(K \ge 1)",
      .statement = R"(\sum_{k=1}^K \frac{1}{\sqrt{k}} \ge \sqrt{K}, \quad \sum_{k=1}^K \frac{1}{k} \le 2 + \log K, \quad)"
                   R"( \sum_{k=1}^K \frac{1}{\sqrt{k}} \le 2\sqrt{K})",
      .note = "the links with roots compare a difference with 0, whose increment has a sign that an interval sees",
      .sweep = "K",
      .mutants = {"from-two"}};
  static constexpr Induction induction{.on = "K", .from = 1, .base = 1};

  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long K = draw.log_integer("K", 1, 10000);
    const auto run = expect.run(PartialSums<S>{draw.mutant("from-two") ? 1 : 0}, K, {});
    const auto& [roots, harmonic] = run.last.front().first;
    const double terms = static_cast<double>(K);
    return {.shown =
                Chain<S>(at_most(S(bounds::ssd::inverse_roots_from_below<S>(K) - roots), S(0)).named("roots from below").sum_of(terms))
                    .also(at_most(harmonic, bounds::ssd::harmonic_sum<S>(K)).named("harmonic sum").sum_of(terms))
                    .also(at_most(S(roots - bounds::ssd::inverse_roots_from_above<S>(K)), S(0)).named("roots from above").sum_of(terms))};
  }

  /// With a = sqrt(1 + u) and n = 1/u: sqrt(n + 1) - sqrt(n) = sqrt(u)/(1 + a) and 1/sqrt(n + 1) = sqrt(u)/a.
  template <Scalar S>
  Case<S> increment(Draw& draw, Expect<S>&) const {
    const S u = draw.in<S>("u", Range::left_open(0, 1));
    const S a = sqrt(S(1) + u);
    const S below = -(sqrt(u) / (a * (S(1) + a)));
    const S above = -(u * sqrt(u) / (a * square(S(S(1) + a))));  // 1/a - 2/(1 + a) = (1 - a)/(a (1 + a)) and a - 1 = u/(1 + a)
    return {.shown = Chain<S>(at_most(below, S(0))).also(at_most(u / (S(1) + u), log(S(S(1) + u)))).also(at_most(above, S(0)))};
  }
};
LEMMATA_CLAIM(StandardSums);

}  // namespace
}  // namespace lemmata
