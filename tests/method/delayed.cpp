#include "lib/method/delayed.hpp"

#include <catch2/catch.hpp>

#include "lib/chance/expect.hpp"
#include "lib/method/sgd.hpp"

namespace lemmata::delayed_test {

namespace {

method::DelayedSgd<double> on_parabola(long delay) {
  return {
      .x0 = Vec<double>{1}, .gamma = 0.5, .delay = delay, .oracle = oracle::exact_oracle<double>([](const Vec<double>& x) { return x; })};
}

}  // namespace

TEST_CASE("without a delay it is SGD") {
  Expect<double> expect;
  const method::Sgd<double> sgd{
      .x0 = Vec<double>{1}, .gamma = 0.5, .oracle = oracle::exact_oracle<double>([](const Vec<double>& x) { return x; })};
  const auto plain = expect.run(sgd, 5, {[](const auto& s) { return s.x[0]; }});
  const auto delayed = expect.run(on_parabola(0), 5, {[](const auto& s) { return s.x()[0]; }});
  for (long t = 0; t <= 5; ++t) CHECK(plain.mean(0, t) == delayed.mean(0, t));
}

TEST_CASE("with delay 2 the gradient is that of two steps ago, and at first that of the start") {
  Expect<double> expect;
  const auto run = expect.run(on_parabola(2), 5, {[](const auto& s) { return s.x()[0]; }});
  const double expected[] = {1, 0.5, 0, -0.5, -0.75, -0.75};
  for (long t = 0; t <= 5; ++t) CHECK(run.mean(0, t) == expected[t]);
}

}  // namespace lemmata::delayed_test
