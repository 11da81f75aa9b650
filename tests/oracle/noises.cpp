#include <catch2/catch.hpp>

#include "lib/chance/expect.hpp"
#include "lib/oracle/biased.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/oracle/process.hpp"
#include "tests/components.hpp"

namespace noises_test {
using namespace lemmata;
using namespace lemmata::oracle;
using components::for_instances;
using components::Rationals;

TEST_CASE("every drawn noise has mean 0 and the variance it states, at every point and time") {
  const Rationals rationals;
  int dependent = 0, attained = 0;
  for_instances(200, [&](Draw& draw) {
    const long d = draw.integer("d", 1, 2);
    const auto noise = any_noise<Exact>(draw, "n", d);
    const auto x = draw.vector<Exact>("x", d);
    const Point<Exact> at{.x = x, .t = draw.integer("t", 0, 3)};
    Expect<Exact> expect;
    const auto moments = expect.mean_vector([&](Chance<Exact>& chance) {
      const auto n = noise.sample(at, chance);
      Vec<Exact> both(2 * n.size());
      for (std::size_t i = 0; i < n.size(); ++i) {
        both[i] = n[i];
        both[n.size() + i] = square(n[i]);
      }
      return both;
    });
    Exact total(0);
    const auto size = static_cast<std::size_t>(d);
    for (std::size_t i = 0; i < size; ++i) {
      CHECK(moments[i] == 0);
      CHECK(moments[size + i] == noise.variances(at)[i]);
      total += moments[size + i];
    }
    CHECK(noise.variance(at) == total);
    CHECK(total <= noise.largest_variance(size));
    if (total == noise.largest_variance(size) && total > 0) ++attained;
    if (noise.dependence != Dependence::none) ++dependent;
  });
  CHECK(dependent > 50);
  CHECK(attained > 50);
}

TEST_CASE("every drawn bias respects m and zeta2 at every gradient, and many attain them") {
  const Rationals rationals;
  int attained = 0;
  for_instances(400, [&](Draw& draw) {
    const long d = draw.integer("d", 1, 3);
    const auto bias = any_bias<Exact>(draw, "b", d);
    const auto g = draw.vector<Exact>("g", d);
    CHECK(bias.m >= 0);
    CHECK(bias.m < 1);
    const Exact size = norm2_squared(bias.at(g, g)), allowed = bias.m * norm2_squared(g) + bias.zeta2;
    CHECK(size <= allowed);
    if (size == allowed && size > 0) ++attained;
  });
  CHECK(attained > 50);
}

TEST_CASE("growing noise has mean 0 and variance M ||signal||^2 + that of its additive part") {
  const Rationals rationals;
  for_instances(60, [&](Draw& draw) {
    const long d = draw.integer("d", 1, 2);
    const auto noise = any_growing_noise<Exact>(draw, "n", d);
    const auto x = draw.vector<Exact>("x", d), signal = draw.vector<Exact>("signal", d);
    const Point<Exact> at{.x = x};
    Expect<Exact> expect;
    CHECK(norm1(expect.mean_vector([&](Chance<Exact>& chance) { return noise.sample(at, signal, chance); })) == 0);
    const Exact variance = expect.mean([&](Chance<Exact>& chance) { return norm2_squared(noise.sample(at, signal, chance)); });
    CHECK(variance == noise.variance(at, signal));
    CHECK(variance <= noise.M * norm2_squared(signal) + noise.sigma2);
  });
}

TEST_CASE("a process has second moment sigma2 where it is active and 0 elsewhere, whatever it sees") {
  const Rationals rationals;
  int active = 0, idle = 0, random = 0;
  for_instances(300, [&](Draw& draw) {
    const long d = draw.integer("d", 1, 3);
    const auto process = any_process<Exact>(draw, "g", d);
    const auto x = draw.vector<Exact>("x", d), memory = draw.vector<Exact>("memory", d);
    const long t = draw.log_integer("t", 0, 50);
    Expect<Exact> expect;
    const Exact moment =
        expect.mean([&](Chance<Exact>& chance) { return norm2_squared(process.gradient({.x = x, .memory = &memory, .t = t}, chance)); });
    CHECK((moment == process.sigma2 || moment == 0));
    if (moment == process.sigma2) ++active;
    else ++idle;
    if (process.random) ++random;
  });
  CHECK(active > 100);
  CHECK(idle > 10);
  CHECK(random > 50);
}

TEST_CASE("a process that follows the memory pushes every entry outward") {
  const Rationals rationals;
  const DrawnProcess<Exact> process{
      .a = {2, -3}, .direction = Direction::with_memory, .tail = Tail::none, .timing = Timing::always, .s = 1};
  Expect<Exact> expect;
  const Vec<Exact> x{0, 0}, memory{-5, 0};
  const auto g = expect.mean_vector([&](Chance<Exact>& chance) { return process({.x = x, .memory = &memory, .t = 4}, chance); });
  CHECK(identical(g, Vec<Exact>{-2, 3}));
}

TEST_CASE("one of several gradients has their average as its mean, and a mini-batch divides the variance") {
  const Rationals rationals;
  const Field<Exact> doubled = [](const Vec<Exact>&x) { return Exact(2) * x; }, none = [](const Vec<Exact>&x) { return Exact(0) * x; };
  const Oracle<Exact> oracle = one_of<Exact>({doubled, none});
  const Vec<Exact> x{3};
  const auto variance = [&](const Oracle<Exact>& o) {
    Expect<Exact> expect;
    CHECK(expect.mean([&](Chance<Exact>& chance) { return o({.x = x}, chance)[0]; }) == 3);
    return expect.mean([&](Chance<Exact>& chance) { return square(o({.x = x}, chance)[0] - 3); });
  };
  CHECK(variance(oracle) == 9);
  CHECK(variance(mini_batch(oracle, 3)) == 3);
}

}  // namespace noises_test
