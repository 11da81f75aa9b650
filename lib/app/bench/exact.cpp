#include <array>
#include <ctime>
#include <vector>

#include <fmt/format.h>

#include "lib/app/bench/bench.hpp"
#include "lib/chance/expect.hpp"
#include "lib/chance/key.hpp"
#include "lib/compress/moments.hpp"
#include "lib/compress/rand_k.hpp"
#include "lib/method/sign_descent.hpp"
#include "lib/num/arithmetic.hpp"

// Arithmetic that can be trusted: exact expectations, and a special function with an enclosure.

namespace lemmata::app {
namespace {

/// E||C(x) - x||^2 for rand-4 of x_i = (2i + 1)/(i + 2), i < 12, by all 495 subsets: (1 - 4/12) ||x||^2 exactly.
Exact residual_of_rand_k() {
  Vec<Exact> x(12);
  for (std::size_t i = 0; i < 12; ++i) x[i] = ratio<Exact>(2 * static_cast<long>(i) + 1, static_cast<long>(i) + 2);
  Expect<Exact> expect;
  const Exact mean = compress::mean_squared_residual(expect, compress::rand_k<Exact>(12, 4), x);
  if (mean != ratio<Exact>(2, 3) * norm2_squared(x)) throw std::logic_error("the mean of rand-4 is wrong");
  return mean;
}

void expect_rand_k(benchmark::State& state) {
  const auto rationals = rational_arithmetic();
  const InForce in_force(*rationals);
  for (auto _ : state) benchmark::DoNotOptimize(residual_of_rand_k());
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}

/// E f(x_T) of signSGD in the plane, f(x) = ||x||^2/2, x_0 = (1, -3/4), step 1/8, each coordinate of the gradient seen with noise +1 or
/// -1: 4^T paths, which meet in the few hundred points of the lattice that the noise lets the walk reach.
method::LatticeSignDescent<Exact> sign_walk() {
  const auto noisy = [](const oracle::Point<Exact>& at, Chance<Exact>& chance) {
    Vec<Exact> g = at.x;
    for (std::size_t i = 0; i < g.size(); ++i) g[i] += chance.bernoulli(ratio<Exact>(1, 2)) ? Exact(1) : Exact(-1);
    return g;
  };
  return {.x0 = {Exact(1), ratio<Exact>(-3, 4)}, .gamma = ratio<Exact>(1, 8), .oracle = noisy, .at_zero = 1};
}
template <class State>
Exact half_square(const State& state) {
  return norm2_squared(state.x) / Exact(2);
}
Exact merged_walk(long horizon) {
  const auto descent = sign_walk();
  Exact mean(0);
  for (const auto& [state, weight] : Expect<Exact>().run(descent, horizon, {}).last) mean += weight * half_square(state);
  return mean;
}
/// The same by its paths.
Exact enumerated_walk(long horizon) {
  const auto descent = sign_walk();
  Expect<Exact> expect({.paths = 1U << 30U, .work = 1U << 30U});
  return expect.mean([&](Chance<Exact>& chance) {
    auto state = descent.start();
    for (long t = 0; t < horizon; ++t) state = descent.step(state, t, chance);
    return half_square(state);
  });
}
/// The longest horizon whose paths are enumerated within a CPU second; each mean is checked against that of the merged states.
long horizon_by_paths() {
  for (long horizon = 1;; ++horizon) {
    const std::clock_t begin = std::clock();
    if (enumerated_walk(horizon) != merged_walk(horizon)) throw std::logic_error("merged states and paths give two means");
    if (std::clock() - begin > CLOCKS_PER_SEC) return horizon - 1;
  }
}

long paths_horizon() {
  static const long horizon = [] {
    const auto rationals = rational_arithmetic();
    const InForce in_force(*rationals);
    return horizon_by_paths();
  }();
  return horizon;
}

/// Two coordinates in units of the step, each of which goes towards 0 with probability 3/4 and away with 1/4: it reaches (T + 1)^2 points.
struct FreeWalk {
  struct State {
    long a = 0, b = 0;
    friend std::size_t hash(const State& s) { return hash_join(lemmata::hash(s.a), static_cast<std::size_t>(s.b)); }
    friend bool identical(const State& s, const State& t) { return s.a == t.a && s.b == t.b; }
  };
  std::array<Exact, 2> weights = {ratio<Exact>(3, 4), ratio<Exact>(1, 4)};

  static long moved(long at, bool towards) { return (at > 0) == towards ? at - 1 : at + 1; }
  State start() const { return {8, -6}; }
  State step(const State& s, long, Chance<Exact>& chance) const {
    const long a = moved(s.a, chance.choose(weights) == 0);
    return {a, moved(s.b, chance.choose(weights) == 0)};
  }
};

/// E ||x_T||^2 of the free walk, in units of the step.
Exact merged_free_walk(long horizon) {
  Expect<Exact> expect({.states = 1U << 20U, .work = 1U << 30U});
  Exact mean(0);
  for (const auto& [state, weight] : expect.run(FreeWalk(), horizon, {}).last)
    mean += weight * Exact(state.a * state.a + state.b * state.b);
  return mean;
}

void walk(benchmark::State& state, Exact (*walked)(long)) {
  const auto rationals = rational_arithmetic();
  const InForce in_force(*rationals);
  for (auto _ : state) benchmark::DoNotOptimize(walked(200));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}

struct BetaPoint {
  long numerator, a, b;  // x = numerator / 64
};
/// From the votes and means that the ledger's claims ask for; the same list is in tests/bench/peers/mpmath_beta.py.
constexpr BetaPoint beta_points[] = {{48, 5, 5},   {40, 20, 20},  {33, 100, 100}, {60, 3, 40},    {10, 7, 2},
                                     {20, 50, 80}, {32, 150, 90}, {63, 200, 10},  {35, 300, 300}, {5, 12, 120}};

/// Regularised incomplete beta functions in balls: each with at least 50 correct digits, certified by its radius.
void certified_beta(benchmark::State& state) {
  const auto balls = ball_arithmetic(192);
  const InForce in_force(*balls);
  std::vector<Exact> x;
  for (const BetaPoint& point : beta_points) x.push_back(ratio<Exact>(point.numerator, 64));
  std::vector<Exact> values;
  for (auto _ : state) {
    values.clear();
    for (std::size_t i = 0; i < x.size(); ++i) values.push_back(incomplete_beta(x[i], beta_points[i].a, beta_points[i].b));
  }
  const Exact digits = pow(Exact(10), 50L);
  for (const Exact& value : values) {  // [m - r, m + r] with r <= 10^-50 m: then value - value, which balls do not cancel, is within 2r
    const Exact width = value + Exact(0) - value;
    if (!(width * digits < Exact(2) * value)) return state.SkipWithError("an enclosure is wider than 50 digits");
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(std::size(beta_points)) * static_cast<std::int64_t>(state.iterations()));
}

const BenchRows exact_rows([] {
  return std::vector<BenchRow>{{.work = "exact expectation of rand-4 of 12, rationals",
                                .unit = "expectations",
                                .peers = {{.name = "Python fractions", .script = "fractions_rand_k.py", .at_least = 40}},
                                .run = expect_rand_k},
                               {.work = "exact E f(x_200) of a sign walk in the plane, merged states",
                                .unit = "walks",
                                .goal = 1,
                                .run =
                                    [](auto& state) {
                                      walk(state, merged_walk);
                                      state.SetLabel(fmt::format("enumeration of paths reaches T = {} in a second", paths_horizon()));
                                    },
                                .repetitions = 3},
                               {.work = "exact E f(x_200) of a sign walk that reaches 40,401 points",
                                .unit = "walks",
                                .goal = 1,
                                .run = [](auto& state) { walk(state, merged_free_walk); },
                                .repetitions = 1},
                               {.work = "regularised incomplete beta to 50 digits, enclosed",
                                .unit = "values",
                                .peers = {{.name = "mpmath", .script = "mpmath_beta.py", .at_least = 2}},
                                .run = certified_beta}};
});

double walk_seconds(double horizon) {
  const auto rationals = rational_arithmetic();
  const InForce in_force(*rationals);
  return cpu_seconds([=] { merged_free_walk(static_cast<long>(horizon)); });
}

const ScalingRows exact_scaling([] {
  return std::vector<ScalingRow>{{.work = "free sign walk in the plane: T^3 arrivals, weights of 4 T bits",
                                  .variable = "T",
                                  .sizes = {12, 25, 50, 100},
                                  .seconds = walk_seconds,
                                  .expected = 4}};
});

const BenchWorkloads exact_work([] {
  return std::vector<BenchWorkload>{{"rand-k-expectation",
                                     [] {
                                       const auto rationals = rational_arithmetic();
                                       const InForce in_force(*rationals);
                                       for (int i = 0; i < 10; ++i) residual_of_rand_k();
                                     }},
                                    {"merged-walk", [] {
                                       const auto rationals = rational_arithmetic();
                                       const InForce in_force(*rationals);
                                       merged_walk(30);
                                     }}};
});

}  // namespace
}  // namespace lemmata::app
