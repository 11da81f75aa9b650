#include "lib/method/distributed.hpp"

#include <catch2/catch.hpp>

#include "lib/method/delayed.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/method/sgd.hpp"

namespace distributed_test {
using namespace lemmata;
using V = Vec<double>;

namespace {

class None final : public Chance<double> {
 public:
  std::size_t choose(std::span<const double>) override { return 0; }
  double normal() override { return 0; }
};

oracle::Oracle<double> gradient(double curvature) {
  return [curvature](const oracle::Point<double>& at, Chance<double>&) { return curvature * at.x; };
}
const compress::Compressor<double> half = {
    .name = "half", .delta = 0.75, .apply = [](const V& v, long, Chance<double>&) { return 0.5 * v; }};
const compress::Compressor<double> whole = {.name = "whole", .delta = 1, .apply = [](const V& v, long, Chance<double>&) { return v; }};

template <class Method>
auto after(const Method& method, long steps) {
  None chance;
  auto state = method.start();
  for (long t = 0; t < steps; ++t) state = method.step(state, t, chance);
  return state;
}

}  // namespace

TEST_CASE("one worker is the method without workers") {
  const V x0{1, -2};
  const std::vector<method::Worker<double>> one = {{gradient(0.5), half}};
  CHECK(after(method::DistributedErrorFeedback<double>{x0, 0.25, one, {V(2)}}, 5).x.raw() ==
        after(method::ErrorFeedback<double>{x0, 0.25, half, gradient(0.5)}, 5).x.raw());
  CHECK(after(method::DistributedCompressedDescent<double>{x0, 0.25, one}, 5).x.raw() ==
        after(method::CompressedDescent<double>{x0, 0.25, half, gradient(0.5)}, 5).x.raw());
}

TEST_CASE("two workers with one gradient and no error are one") {
  const V x0{1, -2};
  const std::vector<method::Worker<double>> two = {{gradient(0.5), whole}, {gradient(0.5), whole}};
  const auto expected = after(method::Sgd<double>{x0, 0.25, gradient(0.5)}, 4).x.raw();
  CHECK(after(method::DistributedErrorFeedback<double>{x0, 0.25, two, {V(2), V(2)}}, 4).x.raw() == expected);
  CHECK(after(method::Ef21<double>{x0, 0.25, two, {0.5 * x0, 0.5 * x0}}, 4).x.raw() == expected);
  CHECK(after(method::ErrorControl<double>{x0, 0.25, 0.5, two, {V(2), V(2)}, {V(2), V(2)}}, 4).x.raw() == expected);
}

TEST_CASE("EF21 and EControl by hand") {
  const std::vector<method::Worker<double>> one = {{gradient(1), half}};
  const auto ef21 = after(method::Ef21<double>{V{1}, 0.5, one, {V{1}}}, 1);  // x = 1/2, d = 1 + (1/2 - 1)/2
  CHECK(ef21.x[0] == 0.5);
  CHECK(ef21.e[0][0] == 0.75);
  const auto control = after(method::ErrorControl<double>{V{1}, 0.5, 0.5, one, {V{2}}, {V{1}}}, 1);  // c = (1 + 1 - 1)/2 = 1/2
  CHECK(control.h[0][0] == 1.5);
  CHECK(control.e[0][0] == 1.5);  // 2 + 1 - 1 - 1/2
  CHECK(control.x[0] == 0.25);
}

TEST_CASE("delayed gradients are those of earlier iterates") {
  const auto state = after(method::DelayedSgd<double>{V{1}, 0.5, 1, gradient(1)}, 3);  // 1, 1/2 (at 1), 0 (at 1), -1/4 (at 1/2)
  CHECK(state.x()[0] == -0.25);
  CHECK(state.points.size() == 2);
  CHECK(after(method::DelayedSgd<double>{V{1}, 0.5, 0, gradient(1)}, 3).x()[0] == 0.125);
}

}  // namespace distributed_test
