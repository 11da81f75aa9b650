#include <catch2/catch.hpp>

#include "lib/chance/expect.hpp"
#include "lib/method/sgd.hpp"
#include "lib/method/sgd_moments.hpp"
#include "tests/components.hpp"

namespace sgd_moments_test {
using namespace lemmata;
using components::Rationals;

// The same run with all its paths walked, for a noise of two atoms, is the reference.
TEST_CASE("the moments of SGD on a quadratic are those of all its paths") {
  const Rationals rationals;
  const Exact half = ratio<Exact>(1, 2), third = ratio<Exact>(1, 3);
  const method::SgdMoments<Exact> moments{.lambda = {Exact(1), Exact(2)},
                                          .a = {half, Exact(3)},
                                          .c = {Exact(1), Exact(-1)},
                                          .s = {Exact(2), Exact(0)},  // 2 with probability 1/3, -1 with 2/3
                                          .M = Exact(4),              // xi = +-2
                                          .gamma = third,
                                          .x0 = {Exact(1), Exact(3)}};
  const oracle::Oracle<Exact> g = [&](const oracle::Point<Exact>& at, Chance<Exact>& chance) {
    const Exact xi = chance.among({half, half}, {Exact(2), Exact(-2)}), n = chance.among({third, Exact(1) - third}, {Exact(2), Exact(-1)});
    Vec<Exact> out(2);
    for (std::size_t i = 0; i < 2; ++i) out[i] = (Exact(1) + xi) * (moments.a[i] * at.x[i] + moments.c[i]);
    out[0] += n;
    return out;
  };
  const method::Sgd<Exact> sgd{.x0 = moments.x0, .gamma = third, .oracle = g};
  Expect<Exact> expect;
  using State = method::SgdMoments<Exact>::State;
  const auto exact =
      expect.run(moments, 4,
                 {[&](const State& s) { return moments.mean_squared_gradient(s); }, [&](const State& s) { return moments.mean_value(s); }});
  using Position = method::Position<Exact>;
  const auto walked = expect.run(sgd, 4,
                                 {[](const Position& s) { return square(s.x[0]) + 4 * square(s.x[1]); },
                                  [](const Position& s) { return square(s.x[0]) / 2 + square(s.x[1]); }});
  for (long t = 0; t <= 4; ++t) {
    CHECK(exact.mean(0, t) == walked.mean(0, t));
    CHECK(exact.mean(1, t) == walked.mean(1, t));
  }
}

}  // namespace sgd_moments_test
