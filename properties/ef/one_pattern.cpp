#include "lib/problem/one_pattern.hpp"
#include "lib/claim/claim.hpp"
#include "lib/method/sgd.hpp"
#include "lib/method/sign_descent.hpp"
#include "lib/problem/least_squares.hpp"

// Theorem I: signSGD with batch size one on a sum of losses of rows with one sign pattern.

namespace lemmata {
namespace {

using problem::OnePattern;

/// How a step size is chosen from where the iterate is, before the row is drawn.
enum class Aim : long {
  drawn,      ///< a drawn number
  on_line,    ///< so long that a step along (1, ..., 1) sign(0) ends on the line x* + R s, where that exists
  along_line  ///< so long that a step along s or -s, whichever is right, ends where x* is, seen along s
};

/// signSGD from all corners of a box at once, with one choice of rows and with steps that are affine in the iterate: where all corners see
/// the same signs and steps >= 0, the whole box is moved by one affine map, since every loss here has a slope of one sign on each side of
/// one interval. A box that is torn apart is dead.
template <Scalar S>
struct BoxDescent {
  OnePattern<S> f;
  std::vector<Vec<S>> corners;
  std::vector<Aim> aims;
  std::vector<S> drawn;
  int at_zero = 0;

  struct State {
    std::vector<Vec<S>> x;
    bool alive = true;
    friend std::size_t hash(const State& s) {
      std::size_t h = s.alive ? 1 : 0;
      for (const Vec<S>& x : s.x) h = h * 31 + lemmata::hash(x);
      return h;
    }
    friend bool identical(const State& a, const State& b) {
      bool same = a.alive == b.alive && a.x.size() == b.x.size();
      for (std::size_t i = 0; same && i < a.x.size(); ++i) same = lemmata::identical(a.x[i], b.x[i]);
      return same;
    }
  };
  State start() const { return {corners, true}; }

  /// How far x is from x*, in the unit of the step that the aim has in mind; any sign.
  S distance(const Vec<S>& x, long t) const {
    const Vec<S> away = x - f.optimum;
    switch (aims[static_cast<std::size_t>(t)]) {
      case Aim::on_line: {
        const Vec<S> ones(x.size(), S(1)), q = f.across(ones);
        const S length = dot(q, ones);
        return at_zero == 0 || length == S(0) ? S(0) : dot(q, away) / (S(at_zero) * length);
      }
      case Aim::along_line:
        return dot(f.s, away) / norm2_squared(f.s);
      case Aim::drawn:
        break;
    }
    return drawn[static_cast<std::size_t>(t)];
  }
  State step(const State& s, long t, Chance<S>& chance) const {
    const std::size_t i = chance.uniform(f.rows.size());
    if (!s.alive) return s;
    State next = s;
    const bool either_way = aims[static_cast<std::size_t>(t)] == Aim::along_line;
    const S side = either_way && distance(s.x[0], t) < S(0) ? S(-1) : S(1);
    const S seen = sign(f.slope(i, s.x[0]), 0);
    for (Vec<S>& x : next.x) {
      const S gamma = side * distance(x, t);
      next.alive = next.alive && !(gamma < S(0)) && sign(f.slope(i, x), 0) == seen;
      x -= gamma * sign(f.term(i, x), at_zero);
    }
    return next;
  }
};

/// The corners of the box of half-width r around x, or x alone.
template <Scalar S>
std::vector<Vec<S>> corners_of(const Vec<S>& x, const S& r, bool box) {
  std::vector<Vec<S>> corners{x};
  for (std::size_t j = 0; box && j < x.size(); ++j) {
    std::vector<Vec<S>> moved;
    for (const Vec<S>& c : corners)
      for (const int side : {-1, 1}) moved.push_back(c + S(side) * r * unit_vector<S>(x.size(), j));
    corners = std::move(moved);
  }
  return corners;
}

struct GeneralCounterexample {
  static constexpr ClaimInfo info{
      .id = "ef.thm1",
      .kind = Kind::theorem,
      .where = "Theorem I",
      .title = "signSGD with batch size one does not converge",
      .hypotheses =
          R"(f(x) = \sum_i l_i(\langle a_i, x\rangle) \text{ with the unique optimum } x^*, \; \operatorname{sign} a_i = \pm s, \; d \ge 2,)"
          R"( \; x_{t+1} = x_t - \gamma_t \operatorname{sign} \nabla l_i(\langle a_i, x_t\rangle), \; i \text{ uniform}, \; x_0 \ne x^*)",
      .statement = R"(\operatorname{Prob}(x_t \to x^*) = 0 \text{ for any sequence of step sizes, even with random } x_0)",
      .note =
          "steps may depend on the iterate (\"adaptively chosen optimal step-sizes\") and are 0 from some time on, so that the iterate "
          "converges to x* if and only if it is there. x_0 with a density: a box of starts that some choice of rows carries to x* as a "
          "whole would refute it; any x_0: one point. sign(0) is open: the proof takes every sign to be +-s",
      .mutants = {"one-dimension"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool density = draw.reading("start", {1, 0}, {"density", "any"}) == 1;
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const long d = draw.mutant("one-dimension") ? 1 : draw.integer("d", 2, 3);
    BoxDescent<S> method{.f = problem::any_one_pattern<S>(draw, "f", d, 1), .corners = {}, .aims = {}, .drawn = {}, .at_zero = at_zero};
    const Vec<S> x0 = draw.coin("on_line") ? method.f.optimum + draw.real<S>("along") * method.f.s : draw.vector<S>("x0", d);
    Case<S> made{.given = {holds<S>(method.f.independent, "unique optimum"), strictly_less(S(0), norm2_squared(x0 - method.f.optimum))}};
    const S r = density ? draw.in<S>("r", Range::left_open(0, 0.25)) : S(0);
    constexpr long steps = 3;
    for (long t = 0; t < steps; ++t) {
      const std::string index = std::to_string(t);
      method.aims.push_back(static_cast<Aim>(draw.integer("aim" + index, 0, 2)));
      method.drawn.push_back(method.aims.back() == Aim::drawn ? draw.nonnegative<S>("gamma" + index) : S(0));
    }
    if (!method.f.independent) return made;
    method.corners = corners_of(x0, r, density);
    S reached(0);
    for (const auto& [state, weight] : expect.run(method, steps, {}).last) {
      bool there = state.alive;
      for (const Vec<S>& x : state.x) there = there && norm2_squared(x - method.f.optimum) == S(0);
      if (there) reached += weight;
    }
    made.shown = equal(reached, S(0)).named("probability of convergence");
    return made;
  }
};
LEMMATA_CLAIM(GeneralCounterexample);

struct GeneralCounterexampleRepaired {
  static constexpr ClaimInfo info{
      .id = "ef.thm1/repaired",
      .kind = Kind::theorem,
      .where = "Theorem I",
      .title = "signSGD with batch size one stays at a distance",
      .hypotheses =
          R"(f(x) = \sum_i l_i(\langle a_i, x\rangle) \text{ with the unique optimum } x^*, \; \operatorname{sign} a_i = \pm s, \; d \ge 2,)"
          R"( \; x_{t+1} = x_t - \gamma_t \operatorname{sign} \nabla l_i(\langle a_i, x_t\rangle), \; x_0 \notin x^* + V, \; V =)"
          R"( \operatorname{span}(s, \operatorname{sign}(0)(1, \ldots, 1)))",
      .statement =
          R"(\operatorname{dist}(x_{t+1}, x^* + V) = \operatorname{dist}(x_t, x^* + V) > 0 \text{ for any } \gamma_t \in \mathbb R \text{ and)"
          R"( any } i, \text{ so that } \|x_t - x^*\| \ge \operatorname{dist}(x_0, x^* + V))",
      .argument = Argument::invariant,
      .note =
          "added: x_0 off x* + V, which a start with a density meets with probability 1 if V is not the whole space: with sign(0) = 0, "
          "where V = R s, or with d >= 3. One step from any point, for every convention of sign(0)",
      .mutants = {"no-sign", "two-patterns"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 2, 4);
    const int at_zero = static_cast<int>(draw.integer("sign(0)", -1, 1));
    auto f = problem::any_one_pattern<S>(draw, "f", d, 2);
    std::vector<Vec<S>> directions{f.s};
    if (at_zero != 0) directions.push_back(Vec<S>(f.dimension(), S(1)));
    const auto distance = [&](const Vec<S>& x) { return problem::squared_distance_to_span(directions, Vec<S>(x - f.optimum)); };
    Vec<S> x = draw.vector<S>("x", d);
    // At a point where the slope of a row vanishes the sign is that of 0.
    if (draw.coin("a slope vanishes")) x += (f.losses[0].centre - dot(f.rows[0], x)) / norm2_squared(f.rows[0]) * f.rows[0];
    const S gamma = draw.real<S>("gamma"), before = distance(x);
    Case<S> made{.given = {holds<S>(f.independent, "unique optimum"), strictly_less(S(0), before)}};
    if (!f.independent || before == S(0)) return made;
    if (draw.mutant("two-patterns")) f.rows[0][0] = -f.rows[0][0];
    const method::SignDescent<S> signs{.x0 = x, .gamma = gamma, .oracle = oracle::one_of<S>(f.terms()), .at_zero = at_zero};
    const auto last = draw.mutant("no-sign") ? expect.run(method::Sgd<S>{x, gamma, oracle::one_of<S>(f.terms())}, 1, {}).last
                                             : expect.run(signs, 1, {}).last;
    for (const auto& [state, weight] : last) {
      const S after = distance(state.x);
      made.shown = std::move(made.shown)
                       .also(equal(after, before).named("distance to x* + V").sum_of(0x1p18))
                       .also(at_most(after, norm2_squared(state.x - f.optimum)).named("distance to x*").sum_of(1024));
    }
    return made;
  }
};
LEMMATA_CLAIM(GeneralCounterexampleRepaired);

}  // namespace
}  // namespace lemmata
