#include "lib/claim/claim.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/compress/top_k.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/method/momentum.hpp"
#include "lib/problem/kinked.hpp"
#include "lib/problem/least_squares.hpp"
#include "lib/problem/one_pattern.hpp"
#include "lib/problem/quadratic.hpp"
#include "properties/ef/sign_of_zero.hpp"

// Section 1: the counterexamples extend to momentum, to several workers, and to other biased compression.

namespace lemmata {
namespace {

using problem::kinked;

/// One step of signSGD with momentum on the kinked function, from the line x_1 + x_2 = 2 and a momentum in the set that it cannot leave.
template <Scalar S>
Case<S> momentum_to_suit(Draw& draw, Expect<S>& expect, const ef::SignOfZero& zero) {
  const S beta = draw.in<S>("beta", Range::open(0, 0.5));
  const S epsilon = (S(1) - S(2) * beta) * draw.in<S>("epsilon/(1 - 2 beta)", Range::open(0, 1));
  const S longest = S(1) / (S(1) - beta);
  const S b = epsilon * longest * draw.in<S>("b", Range::closed(0, 1)), q = longest * draw.in<S>("q", Range::closed(-1, 1));
  const S w = draw.real<S>("w"), gamma = draw.real<S>("gamma");
  const Vec<S> x{S(1) + w, S(1) - w}, m{b + q, b - q};
  const int at_kinks = zero.at_kinks(draw);
  const auto f = kinked(epsilon, at_kinks);
  const oracle::Oracle<S> gradient = oracle::exact_oracle<S>(f.gradient);
  const method::SignMomentum<S> method{.x0 = x, .gamma = gamma, .beta = beta, .oracle = gradient, .at_zero = at_kinks};
  // From the drawn momentum: one step with g + beta m as what the method adds to its momentum 0.
  auto shifted = method;
  shifted.oracle = [&](const oracle::Point<S>& at, Chance<S>& chance) { return gradient(at, chance) + beta * m; };
  auto next = expect.run(shifted, 1, {}).last.front().first;
  if (draw.mutant("no-sign")) next.x = x - gamma * next.e;
  const S sum = (next.e[0] + next.e[1]) / S(2), difference = abs(S(next.e[0] - next.e[1])) / S(2);
  return {.shown = Chain<S>(equal(S(next.x[0] + next.x[1]), S(2)).named("line").sum_of(0x1p18))
                       .also(at_most(S(0), sum).named("b >= 0").sum_of(4096))
                       .also(at_most(sum, S(epsilon * longest)).named("b").sum_of(4096))
                       .also(at_most(difference, longest).named("q").sum_of(4096))};
}

/// One step of several workers that vote, each with a row of its own.
template <Scalar S>
Case<S> workers_to_suit(Draw& draw, Expect<S>& expect, int at_zero) {
  const auto f = problem::any_one_pattern<S>(draw, "f", 2, 1);
  const Vec<S> x = draw.vector<S>("x", 2);
  const S gamma = draw.real<S>("gamma"), before = norm2_squared(f.across(x - f.optimum));
  Case<S> made{.given = {holds<S>(f.independent, "unique optimum"), strictly_less(S(0), before)}};
  if (!f.independent || before == S(0)) return made;
  const long workers = draw.integer("M", 1, 3);
  // Each worker sends the sign of its own gradient, the server the sign of their sum; a mutant sends the gradient of f.
  const oracle::Oracle<S> votes = [one = oracle::one_of<S>(f.terms()), workers, at_zero](const oracle::Point<S>& at, Chance<S>& chance) {
    Vec<S> sum(at.x.size());
    for (long n = 0; n < workers; ++n) sum += sign(one(at, chance), at_zero);
    return sum;
  };
  const bool whole = draw.mutant("no-votes");
  const method::CompressedDescent<S> method{
      .x0 = x,
      .gamma = gamma,
      .compressor = whole ? compress::top_k<S>(2, 2) : compress::unscaled_sign<S>(at_zero),
      .oracle = whole ? oracle::exact_oracle<S>([f](const Vec<S>& at) { return f.gradient(at); }) : votes};
  const auto last = expect.run(method, 1, {}).last;
  for (const auto& [state, weight] : last)
    made.shown.also(equal(norm2_squared(f.across(state.x - f.optimum)), before).named("distance to the line").sum_of(0x1p18));
  return made;
}

/// One step of top-1 without feedback on (<a_1, x>^2 + ... )/2 where the first entry of every row is the largest, from a point that has
/// another coordinate than the optimum 0.
template <Scalar S>
Case<S> top_one_to_suit(Draw& draw, Expect<S>& expect) {
  const long d = draw.integer("d", 2, 3);
  const Vec<S> x = draw.vector<S>("x", d);
  const S gamma = draw.real<S>("gamma");
  std::vector<oracle::Field<S>> terms;
  std::vector<Vec<S>> rows;
  for (long i = 0; i < d; ++i) {
    Vec<S> a = draw.vector<S>("a" + std::to_string(i), d, Range::open(-1, 1));
    a[0] = S(1);
    rows.push_back(a);
    terms.push_back([a](const Vec<S>& at) { return dot(a, at) * a; });
  }
  const method::CompressedDescent<S> method{
      .x0 = x, .gamma = gamma, .compressor = compress::top_k<S>(d, draw.mutant("all-entries") ? d : 1), .oracle = oracle::one_of<S>(terms)};
  Case<S> made{.given = {holds<S>(problem::orthogonal_basis(rows).size() == rows.size(), "unique optimum"),
                         strictly_less(S(abs(x[0])), norm1(x)).named("x_j != 0 for some j > 1")}};
  for (const auto& [state, weight] : expect.run(method, 1, {}).last)
    for (std::size_t j = 1; j < x.size(); ++j) made.shown.also(equal(state.x[j], x[j]).named("other entries stay"));
  return made;
}

/// Counterexamples 2 and 3 from (1, 1) as they stand, extended: f(x_t) >= f(x_0).
template <Scalar S>
Case<S> as_it_stands(Draw& draw, Expect<S>& expect, const ef::SignOfZero& zero, long extension) {
  const S epsilon = draw.in<S>("epsilon", Range::open(0, 1));
  const int at_kinks = zero.at_kinks(draw);
  problem::Problem<S> f = kinked(epsilon, at_kinks);
  const auto gamma = method::any_schedule<S>(draw, "gamma", method::Steps::any);
  const long t = draw.integer("t", 1, 6);
  const Vec<S> start{S(1), S(1)};
  const auto gradient = oracle::exact_oracle<S>(f.gradient);
  const auto last_of = [&](const auto& method) { return expect.run(method, t, {}).last.front().first.x; };
  Vec<S> x;
  switch (extension) {
    case 0:
      x = last_of(method::SignMomentum<S>{
          .x0 = start, .gamma = gamma, .beta = draw.in<S>("beta", Range::open(0, 1)), .oracle = gradient, .at_zero = at_kinks});
      break;
    case 1:
      x = last_of(method::CompressedDescent<S>{.x0 = start, .gamma = gamma, .compressor = compress::top_k<S>(2, 1), .oracle = gradient});
      break;
    default: {  // Counterexample 3, a row for each of two workers, and the sign of their mean
      f = problem::two_row(epsilon, S(1));
      x = last_of(method::CompressedDescent<S>{.x0 = start,
                                               .gamma = gamma,
                                               .compressor = compress::unscaled_sign<S>(zero.of_gradients()),
                                               .oracle = oracle::exact_oracle<S>(f.gradient)});
    }
  }
  return {.shown = at_most(f.value(start), f.value(x)).named("no progress").sum_of(0x1p18)};
}

struct CounterexamplesExtend {
  static constexpr ClaimInfo info{
      .id = "ef.contrib-extend",
      .kind = Kind::remark,
      .where = "Section 1, our contributions",
      .title = "the counterexamples extend",
      .hypotheses = R"(\text{signSGD with momentum } \beta, \text{ several workers that vote, top-1 in place of the sign})",
      .statement = R"(\text{the iterates never leave a set that does not contain the optimum, for any } \gamma_t \in \mathbb R)",
      .argument = Argument::invariant,
      .note =
          "with data to suit: momentum on Counterexample 2 with beta < 1/2, epsilon < 1 - 2 beta, where m = (b + q, b - q), 0 <= b <= "
          "epsilon/(1-beta), |q| <= 1/(1-beta) is kept and its sign is +-(1, -1); votes of +-s on Theorem I; for top-1 rows whose first "
          "entry is largest, and a start with x_j != 0 for some j > 1. Momentum needs sign(0) = 1 or -1 at the kinks, votes need 0. As "
          "they stand: Counterexample 2 with any beta in (0, 1) or with top-1, Counterexample 3 with the sign of the mean of two workers",
      .mutants = {"no-sign", "no-votes", "all-entries"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool to_suit = draw.reading("data", {1, 0}, {"to-suit", "as-they-stand"}) == 1;
    const ef::SignOfZero zero(draw);
    const long extension = draw.integer("extension", 0, 2);
    if (!to_suit) return as_it_stands<S>(draw, expect, zero, extension);
    if (extension == 0) return momentum_to_suit<S>(draw, expect, zero);
    return extension == 1 ? workers_to_suit<S>(draw, expect, zero.of_gradients()) : top_one_to_suit<S>(draw, expect);
  }
};
LEMMATA_CLAIM(CounterexamplesExtend);

}  // namespace
}  // namespace lemmata
