#include <catch2/catch.hpp>

#include "lib/chance/expect.hpp"
#include "lib/compress/identity.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/compress/top_k.hpp"
#include "lib/method/adagrad_norm.hpp"
#include "lib/method/compressed_sgd.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/method/majority_vote.hpp"
#include "lib/method/momentum.hpp"
#include "lib/method/scaled_sign_descent.hpp"
#include "lib/method/sgd.hpp"
#include "lib/method/sign_descent.hpp"
#include "lib/method/ssdm.hpp"
#include "tests/components.hpp"

namespace steps_test {
using namespace lemmata;
using namespace lemmata::method;
using components::Rationals;
using V = Vec<Exact>;

namespace {

Exact half() { return ratio<Exact>(1, 2); }
/// The gradient of ||x||^2.
oracle::Oracle<Exact> doubled() {
  return [](const oracle::Point<Exact>& at, Chance<Exact>&) { return Exact(2) * at.x; };
}
oracle::Oracle<Exact> constant(const V& g) {
  return [g](const oracle::Point<Exact>&, Chance<Exact>&) { return g; };
}
/// The states of a method that takes no chances, at times 0..n.
template <class M>
std::vector<typename M::State> orbit(const M& method, long n) {
  static_assert(Method<M, Exact>);
  Enumerated<Exact> chance;
  std::vector<typename M::State> states{method.start()};
  for (long t = 0; t < n; ++t) states.push_back(method.step(states.back(), t, chance));
  return states;
}

}  // namespace

TEST_CASE("gradient descent on ||x||^2 multiplies x by 1 - 2 gamma") {
  const Rationals rationals;
  const auto states = orbit(Sgd<Exact>{.x0 = {8, -4}, .gamma = ratio<Exact>(1, 4), .oracle = doubled()}, 2);
  CHECK(identical(states[1].x, V{4, -2}));
  CHECK(identical(states[2].x, V{2, -1}));
}

TEST_CASE("sign descent moves each entry by its step, and not at all at 0") {
  const Rationals rationals;
  const auto states =
      orbit(SignDescent<Exact>{.x0 = {2, 0}, .gamma = {Schedule<Exact>::Family::harmonic, Exact(1)}, .oracle = doubled()}, 3);
  CHECK(identical(states[1].x, V{1, 0}));
  CHECK(identical(states[2].x, V{half(), 0}));
  CHECK(identical(states[3].x, V{ratio<Exact>(1, 6), 0}));
}

TEST_CASE("sign descent with option 2 never goes up, and at ties moves only if told") {
  const Rationals rationals;
  const auto square_norm = [](const V& x) { return norm2_squared(x); };
  SignDescent<Exact> method{.x0 = {half()}, .gamma = Exact(1), .oracle = doubled(), .value = square_norm};
  CHECK(identical(orbit(method, 1)[1].x, V{half()}));
  method.moves_at_ties = true;
  CHECK(identical(orbit(method, 1)[1].x, V{-half()}));
  method.gamma = Exact(2);
  CHECK(identical(orbit(method, 1)[1].x, V{half()}));
}

TEST_CASE("sign descent from half a step off its lattice has period two, which the cycle finds") {
  const Rationals rationals;
  Expect<Exact> expect;
  const auto cycle = expect.cycle(LatticeSignDescent<Exact>{.x0 = {half() + 5}, .gamma = Exact(1), .oracle = doubled()}, 100);
  REQUIRE(cycle.size() == 2);
  for (const auto& state : cycle) CHECK(abs(state.x[0]) == half());
}

TEST_CASE("the lattice and the plain form of sign descent have the same law, and the lattice merges") {
  const Rationals rationals;
  const oracle::Oracle<Exact> noisy = [](const oracle::Point<Exact>& at, Chance<Exact>& chance) {
    return V{2 * at.x[0] + chance.among({ratio<Exact>(1, 3), ratio<Exact>(2, 3)}, {4, -2})};
  };
  const auto f = [](const auto& s) { return norm2_squared(s.x); };
  const Exact gamma = ratio<Exact>(1, 3);
  const LatticeSignDescent<Exact> lattice{.x0 = {1}, .gamma = gamma, .oracle = noisy};
  const SignDescent<Exact> plain{.x0 = {1}, .gamma = gamma, .oracle = noisy};
  Expect<Exact> expect;
  const auto a = expect.run(lattice, 10, {f});
  const auto b = expect.run(plain, 10, {f});
  for (long t = 0; t <= 10; ++t) CHECK(a.mean(0, t) == b.mean(0, t));
  CHECK(a.last.size() <= 21);
}

TEST_CASE("the majority decides each coordinate, and a tie does not move it") {
  const Rationals rationals;
  const MajorityVote<Exact> three{
      .x0 = {0, 0, 0}, .gamma = Exact(1), .nodes = {constant({1, 5, -1}), constant({1, -9, -2}), constant({-7, 0, 0})}};
  CHECK(identical(orbit(three, 1)[1].x, V{-1, 0, 1}));
  const ScaledMajorityVote<Exact> scaled{.x0 = {0, 0}, .alpha = half(), .nodes = {constant({1, 3}), constant({2, -2})}};
  CHECK(identical(orbit(scaled, 1)[1].x, V{-2, 0}));  // M = (4 + 4)/2, alpha M = 2
}

TEST_CASE("SSDM on the line with weight beta keeps the first gradient as its momentum") {
  const Rationals rationals;
  const oracle::Oracle<Exact> by_time = [](const oracle::Point<Exact>& at, Chance<Exact>&) { return V{at.t == 0 ? Exact(4) : Exact(-8)}; };
  const auto states = orbit(Ssdm<Exact>{.x0 = {0}, .gamma = half(), .beta = half(), .nodes = {by_time, by_time}}, 3);
  CHECK(states[1].m[0][0] == 4);
  CHECK(states[1].x[0] == -half());  // both nodes send +1: x - (gamma/2) 2
  CHECK(states[2].m[1][0] == -2);
  CHECK(states[2].x[0] == 0);
  CHECK(states[3].m[0][0] == -5);
}

TEST_CASE("SSDM's mean step is the mean of the nodes' normalised momenta") {
  const Rationals rationals;
  Expect<Exact> expect;
  const Ssdm<Exact> method{.x0 = {0, 0}, .gamma = Exact(1), .beta = half(), .nodes = {constant({3, 4}), constant({0, -5})}};
  const V mean = expect.mean_vector([&](Chance<Exact>& chance) { return method.step(method.start(), 0, chance).x; });
  CHECK(norm1(mean - V{ratio<Exact>(-3, 10), ratio<Exact>(1, 10)}) == 0);
}

TEST_CASE("error feedback keeps what the compressor drops: x_t - e_t is uncompressed descent") {
  const Rationals rationals;
  const ErrorFeedback<Exact> method{.x0 = {0, 0}, .gamma = half(), .compressor = compress::top_k<Exact>(2, 1), .oracle = constant({4, 6})};
  const auto states = orbit(method, 4);
  CHECK(identical(states[1].x, V{0, -3}));
  CHECK(identical(states[1].e, V{2, 0}));
  CHECK(identical(states[2].x, V{-4, -3}));
  CHECK(identical(states[2].e, V{0, 3}));
  for (long t = 0; t <= 4; ++t)
    CHECK(norm1(states[static_cast<std::size_t>(t)].x - states[static_cast<std::size_t>(t)].e + Exact(t) * V{2, 3}) == 0);
}

TEST_CASE("error feedback shows its error to the oracle, and takes gradients at x - e if told") {
  const Rationals rationals;
  const oracle::Oracle<Exact> sees = [](const oracle::Point<Exact>& at, Chance<Exact>&) { return at.x + Exact(10) * *at.memory; };
  ErrorFeedback<Exact> method{.x0 = {7}, .gamma = Exact(1), .compressor = compress::zero<Exact>(), .oracle = sees, .e0 = {2}};
  CHECK(orbit(method, 1)[1].e[0] == 2 + 7 + 20);
  method.at_corrected = true;
  CHECK(orbit(method, 1)[1].e[0] == 2 + 5 + 20);
}

TEST_CASE("error feedback with the scaled sign is x - (||p||_1/d) sign(p)") {
  const Rationals rationals;
  const ErrorFeedback<Exact> method{.x0 = {1, 3}, .gamma = half(), .compressor = compress::scaled_sign<Exact>(2, 1), .oracle = doubled()};
  const auto states = orbit(method, 1);
  CHECK(identical(states[1].x, V{-1, 1}));
  CHECK(identical(states[1].e, V{-1, 1}));
}

TEST_CASE("compressed descent forgets what is dropped") {
  const Rationals rationals;
  const CompressedDescent<Exact> method{
      .x0 = {0, 0}, .gamma = half(), .compressor = compress::top_k<Exact>(2, 1), .oracle = constant({4, 6})};
  CHECK(identical(orbit(method, 2)[2].x, V{0, -6}));
}

TEST_CASE("scaled sign descent on the line is gradient descent, and in the plane moves all entries alike") {
  const Rationals rationals;
  const auto line = orbit(ScaledSignDescent<Exact>{.x0 = {8}, .alpha = ratio<Exact>(1, 4), .oracle = doubled()}, 2);
  CHECK(line[2].x[0] == 2);
  const auto plane = orbit(ScaledSignDescent<Exact>{.x0 = {2, -1}, .alpha = half(), .oracle = doubled()}, 1);
  CHECK(identical(plane[1].x, V{-1, 2}));
}

TEST_CASE("the second sign AdaGrad-Norm has b_k^2 = k on the line, the first sums squares") {
  const Rationals rationals;
  SignAdagradNorm<Exact> method{.x0 = {half()}, .eta = Exact(1), .oracle = doubled()};
  CHECK(orbit(method, 1)[1].x[0] == -half());
  CHECK(orbit(method, 1)[1].b_squared == 1);
  method.b0_squared = 3;
  CHECK(orbit(method, 1)[1].x[0] == 0);
  CHECK(orbit(method, 2)[2].x[0] == 0);
  method = {.x0 = {2}, .eta = Exact(1), .oracle = doubled(), .variant = AdagradNorm::sign_steps, .b0_squared = 9};
  CHECK(orbit(method, 1)[1].b_squared == 25);
  CHECK(orbit(method, 1)[1].x[0] == ratio<Exact>(9, 5));
  method.variant = AdagradNorm::plain;
  CHECK(orbit(method, 1)[1].x[0] == ratio<Exact>(6, 5));
  method = {.x0 = {0}, .eta = Exact(1), .oracle = doubled()};
  CHECK(orbit(method, 3)[3].x[0] == 0);
}

TEST_CASE("momentum adds up gradients, and its sign moves x") {
  const Rationals rationals;
  const auto plain = orbit(Momentum<Exact>{.x0 = {0}, .gamma = Exact(1), .beta = half(), .oracle = constant({4})}, 2);
  CHECK(plain[2].e[0] == 6);
  CHECK(plain[2].x[0] == -10);
  const auto signs = orbit(SignMomentum<Exact>{.x0 = {0}, .gamma = Exact(3), .beta = half(), .oracle = constant({4}), .weight = half()}, 2);
  CHECK(signs[2].e[0] == 3);
  CHECK(signs[2].x[0] == -6);
}

TEST_CASE("compressed SGD keeps x_t - eta e_t on the path of its gradients and noise") {
  const Rationals rationals;
  CompressedSgd<Exact> method{.x0 = {0, 0}, .eta = half(), .compressor = compress::top_k<Exact>(2, 1), .oracle = constant({4, 6})};
  method.noise = [](long t, Chance<Exact>&) { return V{Exact(t), 0}; };
  const auto states = orbit(method, 3);
  CHECK(identical(states[1].x, V{0, -3}));
  CHECK(identical(states[1].e, V{4, 0}));
  CHECK(identical(states[2].x, V{ratio<Exact>(-9, 2), -3}));
  for (const std::size_t t : {1u, 2u, 3u}) {
    const Exact n(static_cast<long>(t));
    CHECK(norm1(states[t].x - half() * states[t].e + half() * V{4 * n + n * (n - 1) / 2, 6 * n}) == 0);
  }
}

TEST_CASE("a reset takes the corrected point after a sufficient drop, else the anchor, and clears the error") {
  const Rationals rationals;
  using State = CompressedSgd<Exact>::State;
  CompressedSgd<Exact> method{.x0 = {0}, .eta = half(), .compressor = compress::zero<Exact>(), .oracle = constant({0})};
  method.reset =
      ErrorReset<Exact>{.value = [](const V& x) { return x[0]; }, .iterations = 5, .squared_radius = Exact(100), .drop = Exact(1)};
  const State low{V{-2}, V{4}, V{0}, 0}, flat{V{-1}, V{4}, V{0}, 0}, far{V{-9}, V{4}, V{0}, 0};
  CHECK(identical(method.after_reset(low, 5), low));
  const State taken = method.after_reset(low, 6);
  CHECK(identical(taken, State{V{-4}, V{0}, V{-4}, 6}));
  CHECK(identical(method.after_reset(flat, 6), State{V{0}, V{0}, V{0}, 6}));     // a drop of exactly F is not enough
  CHECK(identical(method.after_reset(far, 1), State{V{-11}, V{0}, V{-11}, 1}));  // 11 > R before the time is up
  CHECK(identical(method.start().anchor, V{0}));
}

}  // namespace steps_test
