#include "lib/method/virtual_iterate.hpp"

#include <catch2/catch.hpp>

#include "lib/chance/expect.hpp"
#include "lib/compress/top_k.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/method/scalar_error.hpp"
#include "tests/components.hpp"

namespace virtual_iterate_test {
using namespace lemmata;
using namespace lemmata::method;
using components::Rationals;
using V = Vec<Exact>;

TEST_CASE("the virtual iterate is that of SGD with the same gradients; the printed one is not") {
  const Rationals rationals;
  const V g{Exact(1), Exact(-2)};
  const ErrorFeedback<Exact> method{.x0 = V{Exact(3), Exact(5)},
                                    .gamma = ratio<Exact>(1, 2),
                                    .compressor = compress::top_k<Exact>(2, 1),
                                    .oracle = [g](const oracle::Point<Exact>&, Chance<Exact>&) { return g; }};
  Enumerated<Exact> chance;
  auto s = method.start();
  for (long t = 0; t < 5; ++t) {
    CHECK(identical(virtual_iterate(s), method.x0 - ratio<Exact>(t, 2) * g));
    CHECK(identical(printed_virtual_iterate(s), method.x0 - ratio<Exact>(t, 2) * g) == (t == 0));
    s = method.step(s, t, chance);
  }
}

TEST_CASE("errors on a line add up to r (1 - r^t)/(1 - r) where the signs agree, and are those of error feedback with C(v) = h v") {
  const Rationals rationals;
  Draw draw({});  // the simplest draws: all signs plus, gamma = 1
  ScalarError<Exact> method(draw, ratio<Exact>(1, 3));
  method.sigma = Exact(2);
  method.pause = 0;
  const Exact r = ratio<Exact>(2, 3);
  auto s = method.start();
  Enumerated<Exact> chance;
  for (long t = 0; t < 6; ++t) {
    CHECK(s.e == r * (1 - pow(r, t)) / (1 - r) * method.gamma * method.sigma);
    s = method.step(s, t, chance);
  }
}

TEST_CASE("no policy of signs makes the errors on a line larger than equal signs do") {
  const Rationals rationals;
  components::for_instances(200, [](Draw& draw) {
    const Exact h = draw.in<Exact>("h", Range::left_open(0, 1)), r = 1 - h;
    const ScalarError<Exact> method(draw, h);
    Enumerated<Exact> chance;
    auto s = method.start();
    for (long t = 0; t < 8; ++t) {
      CHECK(abs(s.e) * h <= r * (1 - pow(r, t)) * method.gamma * method.sigma);
      s = method.step(s, t, chance);
    }
  });
}

}  // namespace virtual_iterate_test
