#include "lib/method/compressed_sgd_workers.hpp"

#include <catch2/catch.hpp>

namespace compressed_sgd_workers_test {
using namespace lemmata;
using V = Vec<double>;

namespace {

class FirstChoice final : public Chance<double> {
 public:
  std::size_t choose(std::span<const double>) override { return 0; }
  double normal() override { return 0; }
};

oracle::Oracle<double> pull(double curvature, const V& shift) {
  return [=](const oracle::Point<double>& at, Chance<double>&) { return curvature * at.x + shift; };
}
const compress::Compressor<double> halving = {
    .name = "half", .delta = 0.75, .apply = [](const V& v, long, Chance<double>&) { return 0.5 * v; }};

template <class Method>
auto state_after(const Method& method, long steps) {
  FirstChoice chance;
  auto state = method.start();
  for (long t = 0; t < steps; ++t) state = method.step(state, t, chance);
  return state;
}

const method::ErrorReset<double> every_other = {
    .value = [](const V& x) { return norm2_squared(x); }, .iterations = 1, .squared_radius = 1e9, .drop = 0.5};

}  // namespace

TEST_CASE("one worker is Algorithm 1, with resets and without") {
  const V x0{1, -2};
  for (const bool resets : {false, true}) {
    method::CompressedSgd<double> central{.x0 = x0, .eta = 0.25, .compressor = halving, .oracle = pull(0.5, V{0, 1})};
    method::CompressedSgdWorkers<double> one{.x0 = x0, .eta = 0.25, .workers = {{pull(0.5, V{0, 1}), halving}}};
    if (resets) central.reset = one.reset = every_other;
    const auto a = state_after(central, 7);
    const auto b = state_after(one, 7);
    CHECK(a.x.raw() == b.x.raw());
    CHECK(a.e.raw() == b.e[0].raw());
    CHECK(a.since == b.since);
  }
}

TEST_CASE("a linear map makes local messages and a common one the same run") {
  method::CompressedSgdWorkers<double> workers{
      .x0 = V{1, -2}, .eta = 0.25, .workers = {{pull(0.5, V{0, 1}), halving}, {pull(2, V{-1, 0}), halving}}};
  const auto local = state_after(workers, 5);
  workers.message = method::Message::compressed_mean;
  const auto common = state_after(workers, 5);
  for (std::size_t i = 0; i < 2; ++i) CHECK(local.x[i] == Approx(common.x[i]));
  CHECK(local.e[0].raw() != common.e[0].raw());
}

}  // namespace compressed_sgd_workers_test
