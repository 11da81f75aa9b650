#include <catch2/catch.hpp>

#include "lib/chance/expect.hpp"
#include "tests/chance/methods.hpp"

namespace lemmata::expect_test {
using namespace chance_methods;

namespace {

template <class M>
auto squared_length() {
  return std::function<decltype(norm2_squared(typename M::State{}.x))(const typename M::State&)>(
      [](const typename M::State& s) { return norm2_squared(s.x); });
}

/// E ||x_T||^2 by walking every path of the whole run.
template <class M>
Exact by_paths(const M& method, long horizon) {
  Expect<Exact> expect;
  return expect.mean([&](Chance<Exact>& chance) {
    auto s = method.start();
    for (long t = 0; t < horizon; ++t) s = method.step(s, t, chance);
    return norm2_squared(s.x);
  });
}

template <class Law>
Exact mass(const Law& law) {
  Exact total(0);
  for (const auto& atom : law) total += atom.second;
  return total;
}

}  // namespace

TEST_CASE("a run that merges states and a walk over all paths give the same mean, exactly") {
  const auto rational = rational_arithmetic();
  const InForce force(*rational);
  const auto agree = [](const auto& method, long horizon, Backend backend) {
    using M = std::decay_t<decltype(method)>;
    Expect<Exact> expect;
    const auto run = expect.run(method, horizon, {squared_length<M>()});
    for (long t = 0; t <= horizon; ++t) CHECK(run.mean(0, t) == by_paths(method, t));
    CHECK(mass(run.last) == Exact(1));
    CHECK(expect.backend() == backend);
  };
  agree(SignDescent<Exact>{Vec<Exact>{Exact(1), Exact(-0.75)}, Exact(0.5), ratio<Exact>(1, 4)}, 5, Backend::merge);
  agree(SignDescent<Exact>{Vec<Exact>{Exact(1), Exact(0)}, ratio<Exact>(1, 3), ratio<Exact>(2, 7)}, 5, Backend::merge);
  agree(SignDescent<Exact>{Vec<Exact>{Exact(1), Exact(2)}, Exact(0.5), Exact(0)}, 5, Backend::none);
  agree(Sgd<Exact>{Exact(3), ratio<Exact>(1, 5), Exact(2)}, 8, Backend::merge);
  agree(Wanderer<Exact>{}, 8, Backend::merge);
  agree(Mixed<Exact>{}, 10, Backend::merge);
}

TEST_CASE("the law of a biased walk is the binomial law") {
  const auto rational = rational_arithmetic();
  const InForce force(*rational);
  const long horizon = 70;  // beyond several reductions of the common denominator
  Expect<Exact> expect;
  const auto run = expect.run(Walk<Exact>{}, horizon, {});
  CHECK(run.last.size() == static_cast<std::size_t>(horizon) + 1);
  Exact weight = pow(ratio<Exact>(2, 3), horizon);  // of no step up; C(n, k+1) = C(n, k) (n - k)/(k + 1), odds 1/2
  std::vector<Exact> expected;
  for (long k = 0; k <= horizon; ++k) {
    expected.push_back(weight);
    weight *= ratio<Exact>(horizon - k, 2 * (k + 1));
  }
  for (const auto& [state, probability] : run.last) CHECK(probability == expected[static_cast<std::size_t>((state.at + horizon) / 2)]);
}

TEST_CASE("coordinates with independent noise have the law of each alone") {
  const auto rational = rational_arithmetic();
  const InForce force(*rational);
  using Signs = LatticeSigns<Exact>;
  const std::vector<std::function<Exact(const Signs::State&)>> squares{[](const Signs::State& s) {
    Exact sum(0);
    for (const long x : s.x) sum += Exact(x * x);
    return sum;
  }};
  const long horizon = 50;
  Expect<Exact> expect;
  const auto plane = expect.run(Signs{{7, -5}}, horizon, squares);
  const auto first = expect.run(Signs{{7}}, horizon, squares), second = expect.run(Signs{{-5}}, horizon, squares);
  CHECK(plane.last.size() == static_cast<std::size_t>((horizon + 1) * (horizon + 1)));
  for (long t = 0; t <= horizon; ++t) CHECK(plane.mean(0, t) == first.mean(0, t) + second.mean(0, t));
}

TEST_CASE("a chain that keeps its law keeps its weights small") {
  const auto rational = rational_arithmetic(200);  // two thousand steps over an unreduced denominator would need 2000 bits
  const InForce force(*rational);
  Expect<Exact> expect;
  const auto run = expect.run(Coin<Exact>{}, 2000, {[](const Coin<Exact>::State& s) { return Exact(s.at); }});
  CHECK(run.mean(0, 0) == Exact(0));
  CHECK(run.mean(0, 1) == ratio<Exact>(1, 2));
  CHECK(run.mean(0, 2000) == ratio<Exact>(1, 2));
}

TEST_CASE("a run in balls encloses the run in rationals") {
  std::string exact;
  {
    const auto rational = rational_arithmetic();
    const InForce force(*rational);
    Expect<Exact> expect;
    exact = enclosure(expect.run(Sgd<Exact>{Exact(3), ratio<Exact>(1, 5), Exact(2)}, 8, {squared_length<Sgd<Exact>>()}).mean(0, 8)).text;
  }
  const auto balls = ball_arithmetic(128);
  const InForce force(*balls);
  Expect<Exact> expect;
  const Exact mean = expect.run(Sgd<Exact>{Exact(3), ratio<Exact>(1, 5), Exact(2)}, 8, {squared_length<Sgd<Exact>>()}).mean(0, 8);
  const auto [lower, upper] = ends(mean - Exact::ratio(exact));
  CHECK(lower <= 0);
  CHECK(upper >= 0);
  CHECK(upper - lower < 1e-30);
}

TEST_CASE("observers see every time, and sums and extremes are over [from, to)") {
  Expect<double> expect;
  const SignDescent<double> method{Vec<double>{2.0}, 0.5, 0.0};
  const auto run = expect.run(
      method, 4, {[](const SignDescent<double>::State& s) { return s.x[0]; }, [](const SignDescent<double>::State& s) { return -s.x[0]; }});
  CHECK(run.means[0] == std::vector<double>{2, 1.5, 1, 0.5, 0});
  CHECK(run.sum(0, 1, 4) == 3);
  CHECK(run.least(0, 0, 3) == 1);
  CHECK(run.largest(1, 0, 3) == -1);
}

TEST_CASE("a deterministic method takes one state a step and needs no backend") {
  Expect<double> expect;
  const auto run = expect.run(SignDescent<double>{Vec<double>{1, 0.25}, 0.5, 0.0}, 100000, {squared_length<SignDescent<double>>()});
  CHECK(expect.work() == 100000);
  CHECK(expect.backend() == Backend::none);
  CHECK(run.last.size() == 1);
  CHECK(run.mean(0, 100000) == 0.0625);
}

TEST_CASE("laws merge identical values and sum to 1") {
  const auto rational = rational_arithmetic();
  const InForce force(*rational);
  Expect<Exact> expect;
  const auto law = expect.law([](Chance<Exact>& chance) {
    const std::size_t first = chance.uniform(3);
    return first + chance.uniform(3);
  });
  CHECK(law.size() == 5);
  CHECK(mass(law) == Exact(1));
  for (const auto& [sum, weight] : law)
    CHECK(weight == ratio<Exact>(sum <= 2 ? static_cast<long>(sum) + 1 : 5 - static_cast<long>(sum), 9));
  CHECK(expect.law([](Chance<Exact>& chance) { return chance.bernoulli(ratio<Exact>(1, 3)); }).size() == 2);
  CHECK(expect.probability([](Chance<Exact>& chance) { return chance.uniform(7) >= 5; }) == ratio<Exact>(2, 7));
  const auto means = expect.mean_vector([](Chance<Exact>& chance) {
    const Exact x(static_cast<long>(chance.uniform(4)));
    return Vec<Exact>{x, x * x};
  });
  CHECK(identical(means, Vec<Exact>{ratio<Exact>(3, 2), ratio<Exact>(7, 2)}));
  CHECK(expect.backend() == Backend::enumerate);
}

TEST_CASE("weights that do not sum to 1 are refused") {
  const auto rational = rational_arithmetic();
  const InForce force(*rational);
  const std::vector<Exact> weights{ratio<Exact>(1, 3), ratio<Exact>(1, 3)};
  Expect<Exact> expect;
  CHECK_THROWS_AS(expect.mean([&](Chance<Exact>& chance) { return Exact(static_cast<long>(chance.choose(weights))); }), DomainError);
  Walk<Exact> leaking;
  leaking.down = ratio<Exact>(1, 2);
  CHECK_THROWS_AS(expect.run(leaking, 3, {}), DomainError);
}

TEST_CASE("each cap throws TooLarge, just beyond itself") {
  const auto paths = [](std::size_t cap) {
    Expect<double> expect({.paths = cap});
    return expect.mean([](Chance<double>& chance) { return static_cast<double>(chance.uniform(10)); });
  };
  CHECK_THROWS_AS(paths(9), TooLarge);
  CHECK(paths(10) > 4);
  const auto walk = [](Caps caps) { return Expect<double>(caps).run(Walk<double>{}, 10, {}).last.size(); };
  CHECK_THROWS_AS(walk({.states = 10}), TooLarge);
  CHECK(walk({.states = 11}) == 11);
  const std::size_t steps = 2 * 55;  // two paths from each of 1 + 2 + ... + 10 states
  CHECK_THROWS_AS(walk({.work = steps - 1}), TooLarge);
  CHECK(walk({.work = steps}) == 11);
  CHECK_THROWS_AS(walk({.paths = 1}), TooLarge);
}

TEST_CASE("sign descent on x^2 ends in the period-two orbit of +-1/4") {
  const auto rational = rational_arithmetic();
  const InForce force(*rational);
  Expect<Exact> expect;
  const auto orbit = expect.cycle(SignDescent<Exact>{Vec<Exact>{Exact(5.25)}, Exact(0.5), Exact(0)}, 100);
  REQUIRE(orbit.size() == 2);
  CHECK(orbit[0].x[0] == Exact(0.25));
  CHECK(orbit[1].x[0] == Exact(-0.25));
  // From a multiple of the step it reaches 0 and stays, with sign(0) = 0.
  CHECK(expect.cycle(SignDescent<Exact>{Vec<Exact>{Exact(3)}, Exact(0.5), Exact(0)}, 100).size() == 1);
}

TEST_CASE("a cycle needs an orbit that closes under a deterministic step that does not look at the time") {
  Expect<double> expect;
  CHECK_THROWS_AS(expect.cycle(SignDescent<double>{Vec<double>{100.0}, 0.5, 0.0}, 20), TooLarge);
  CHECK_THROWS_AS(expect.cycle(Walk<double>{}, 20), Unsupported);
  CHECK_THROWS_AS(expect.cycle(Pausing{}, 100), Unsupported);
}

}  // namespace lemmata::expect_test
