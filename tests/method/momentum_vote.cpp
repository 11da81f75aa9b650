#include "lib/method/momentum_vote.hpp"

#include <catch2/catch.hpp>

#include <cmath>

#include "lib/method/majority_vote.hpp"
#include "lib/method/momentum.hpp"

namespace momentum_vote_test {
using namespace lemmata;

namespace {

/// A pull to a point that moves in a circle, so that momenta and gradients differ.
oracle::Oracle<double> pull(double phase) {
  return [phase](const oracle::Point<double>& at, Chance<double>&) {
    const double turn = 0.7 * static_cast<double>(at.t) + phase;
    return at.x - Vec<double>{2 * std::cos(turn), 2 * std::sin(turn), phase};
  };
}

template <class Method>
std::vector<double> path(const Method& method) {
  Sampled<double> chance({1, 1, 1}, 0);
  auto state = method.start();
  std::vector<double> out;
  for (long t = 0; t < 50; ++t) {
    state = method.step(state, t, chance);
    out.insert(out.end(), state.x.begin(), state.x.end());
  }
  return out;
}

const Vec<double> start{3, -1, 0.5};

}  // namespace

TEST_CASE("the vote of one momentum is sign descent with momentum") {
  CHECK(path(method::MomentumVote<double>{.x0 = start, .gamma = 0.125, .beta = 0.9, .nodes = {pull(0)}}) ==
        path(method::SignMomentum<double>{.x0 = start, .gamma = 0.125, .beta = 0.9, .oracle = pull(0)}));
}

TEST_CASE("without memory the vote of momenta is the majority vote") {
  const std::vector<oracle::Oracle<double>> nodes = {pull(0), pull(1), pull(2.5)};
  const auto votes = path(method::MajorityVote<double>{.x0 = start, .gamma = 0.125, .nodes = nodes});
  CHECK(path(method::MomentumVote<double>{.x0 = start, .gamma = 0.125, .beta = 0, .nodes = nodes}) == votes);
  CHECK(path(method::MomentumVote<double>{.x0 = start, .gamma = 0.125, .beta = 0.9, .nodes = nodes}) != votes);
}

}  // namespace momentum_vote_test
