#include <catch2/catch.hpp>

#include "lib/chance/expect.hpp"
#include "lib/method/better_of_two.hpp"
#include "lib/oracle/sign_oracle.hpp"
#include "lib/problem/any_problem.hpp"
#include "tests/components.hpp"

namespace better_of_two_test {
using namespace lemmata;
using namespace lemmata::method;
using components::for_instances;
using components::Rationals;
using V = Vec<Exact>;

namespace {

Exact half() { return ratio<Exact>(1, 2); }
/// The gradient of ||x||^2, and with probability 1/4 its negative.
oracle::Oracle<Exact> wavering() {
  return [](const oracle::Point<Exact>& at, Chance<Exact>& chance) {
    return chance.among({ratio<Exact>(3, 4), ratio<Exact>(1, 4)}, {Exact(2), Exact(-2)}) * at.x;
  };
}
oracle::Oracle<Exact> doubled() {
  return [](const oracle::Point<Exact>& at, Chance<Exact>&) { return Exact(2) * at.x; };
}
std::function<Exact(const V&)> squared() {
  return [](const V& x) { return norm2_squared(x); };
}

}  // namespace

TEST_CASE("the better of two points stays where a step would rise, and at ties moves only if told") {
  const Rationals rationals;
  Enumerated<Exact> chance;
  LatticeBetterOfTwo<Exact> method{.walk = {.x0 = {2}, .gamma = Exact(3), .oracle = doubled()}, .value = squared()};
  const auto moved = method.step(method.start(), 0, chance);  // 2 -> -1 falls
  CHECK(identical(moved.x, V{-1}));
  CHECK(moved.n == std::vector<long>{1});
  CHECK(identical(method.step(moved, 1, chance).x, V{-1}));  // -1 -> 2 would rise
  method.walk.x0 = {ratio<Exact>(3, 2)};
  CHECK(identical(method.step(method.start(), 0, chance).x, V{ratio<Exact>(3, 2)}));
  method.moves_at_ties = true;
  CHECK(identical(method.step(method.start(), 0, chance).x, V{ratio<Exact>(-3, 2)}));
}

TEST_CASE("where no entry of the gradient has a sign nothing moves, and the value is not asked for") {
  const Rationals rationals;
  Enumerated<Exact> chance;
  const LatticeBetterOfTwo<Exact> method{.walk = {.x0 = {0, 0}, .gamma = Exact(1), .oracle = doubled()},
                                         .value = [](const V&) -> Exact { throw Unsupported("asked"); }};
  CHECK(identical(method.step(method.start(), 0, chance).x, V{0, 0}));
}

// The other route: the same method on plain iterates, whose paths do not merge by an integer key.
TEST_CASE("the better of two points on the lattice has the law of the plain form") {
  const Rationals rationals;
  for (const bool moves : {false, true}) {
    const V x0{half(), 2};
    const LatticeBetterOfTwo<Exact> lattice{
        .walk = {.x0 = x0, .gamma = Exact(1), .oracle = wavering()}, .value = squared(), .moves_at_ties = moves};
    const SignDescent<Exact> plain{.x0 = x0, .gamma = Exact(1), .oracle = wavering(), .value = squared(), .moves_at_ties = moves};
    static_assert(Method<LatticeBetterOfTwo<Exact>, Exact>);
    Expect<Exact> expect;
    using LatticeState = LatticeBetterOfTwo<Exact>::State;
    const auto a = expect.run(lattice, 8, {[](const LatticeState& s) { return norm2_squared(s.x); }});
    const auto b = expect.run(plain, 8, {[](const Position<Exact>& s) { return norm2_squared(s.x); }});
    for (long t = 0; t <= 8; ++t) CHECK(a.mean(0, t) == b.mean(0, t));
    CHECK(a.last.size() == b.last.size());
  }
}

TEST_CASE("the better of two points never raises its objective, whatever the signs") {
  const Rationals rationals;
  for_instances(40, [&](Draw& draw) {
    const long d = draw.integer("d", 1, 2);
    const auto f = problem::any_smooth<Exact>(draw, "f", d);
    const auto signs = oracle::any_sign_oracle<Exact>(draw, "g", d);
    const LatticeBetterOfTwo<Exact> method{.walk = {.x0 = draw.vector<Exact>("x0", d),
                                                    .gamma = draw.positive<Exact>("gamma"),
                                                    .oracle = oracle::votes_about<Exact>(f.gradient, signs)},
                                           .value = f.value,
                                           .moves_at_ties = draw.coin("moves")};
    Expect<Exact> expect;
    const auto run = expect.run(method, 2, {[&](const LatticeBetterOfTwo<Exact>::State& s) { return f.value(s.x); }});
    CHECK(run.mean(0, 1) <= run.mean(0, 0));
    CHECK(run.mean(0, 2) <= run.mean(0, 1));
    for (const auto& [state, weight] : run.last) CHECK(f.value(state.x) <= f.value(method.walk.x0));
  });
}

}  // namespace better_of_two_test
