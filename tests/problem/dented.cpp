#include <catch2/catch.hpp>

#include "lib/problem/dented.hpp"
#include "tests/components.hpp"

namespace dented_test {
using namespace lemmata;
using namespace lemmata::problem;
using components::for_instances;
using components::Rationals;

namespace {

struct Dent {
  Exact L, start, step, slope, h;
  explicit Dent(Draw& draw)
      : L(draw.positive<Exact>("L")),
        start(draw.real<Exact>("start")),
        step(draw.positive<Exact>("step")),
        slope(L * step * draw.positive<Exact>("slope")),
        h(draw.in<Exact>("h", Range::closed(0x1p-20, 0.25))) {}
  Problem<Exact> problem() const { return dented(L, start, step, slope, h); }
};

}  // namespace

TEST_CASE("a dented parabola has its slope at the start and again one step to the left") {
  const Rationals rationals;
  for_instances(60, [&](Draw& draw) {
    const Dent dent(draw);
    const auto f = dent.problem();
    CHECK(f.gradient({dent.start})[0] == dent.slope);
    CHECK(f.gradient({dent.start - dent.step})[0] == dent.slope);
  });
}

// Without the dent f would fall by step slope - L step^2/2; the dent, of width h step and height L step (1 - h), gives back less than h L
// step^2 of it.
TEST_CASE("the descent lemma is tight on a dented parabola up to terms in h") {
  const Rationals rationals;
  for_instances(60, [&](Draw& draw) {
    const Dent dent(draw);
    const auto f = dent.problem();
    const Exact change = f.value({dent.start - dent.step}) - f.value({dent.start});
    const Exact least = dent.L * square(dent.step) / 2 - dent.step * dent.slope;
    CHECK(change <= least);
    CHECK(change >= least - 2 * dent.h * dent.L * square(dent.step));
  });
}

TEST_CASE("a dented parabola is bounded below by 0, which it reaches, and its smoothness from above is L") {
  const Rationals rationals;
  for_instances(60, [&](Draw& draw) {
    const Dent dent(draw);
    const auto f = dent.problem();
    CHECK(f.coordinate_smoothness == std::vector<Exact>{dent.L});
    CHECK(f.L >= dent.L);
    CHECK(f.value(f.minimiser) == 0);
    CHECK(f.gradient(f.minimiser)[0] == 0);
    const Vec<Exact> x{dent.start + draw.real<Exact>("x")}, y{dent.start - dent.step * draw.real<Exact>("y")};
    CHECK(f.value(x) >= 0);
    const Exact difference = y[0] - x[0];
    CHECK(f.value(y) <= f.value(x) + f.gradient(x)[0] * difference + dent.L / 2 * square(difference));
  });
}

TEST_CASE("a dent of no width, or wider than a quarter, is refused, and so is one that double cannot see") {
  CHECK_THROWS_AS(dented<double>(1, 0, 1, 1, 0), DomainError);
  CHECK_THROWS_AS(dented<double>(1, 0, 1, 1, 0.5), DomainError);
  CHECK_THROWS_AS(dented<double>(0, 0, 1, 1, 0.25), DomainError);
  CHECK_THROWS_AS(dented<double>(1, -7, 0x1p-219, 1, 0.25), Unsupported);
}

}  // namespace dented_test
