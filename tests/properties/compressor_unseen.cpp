#include <catch2/catch.hpp>
#include <cmath>

#include "tests/properties/compressor_checks.hpp"

using namespace lemmata;
using namespace lemmata::probe;
using namespace lemmata::probe_tests;

namespace {

/// A coin of probability p that no bisection of its uniform number meets: the number's bits, scrambled.
bool scrambled_coin(double u, double p) {
  auto z = static_cast<std::uint64_t>(std::ldexp(u, 53)) + 0x9e3779b97f4a7c15ULL;
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
  z ^= z >> 31U;
  return std::ldexp(static_cast<double>(z >> 11U), -53) < p;
}

/// x times `heads` with probability p, else x times `tails`.
FunctionBox::Function scrambled(double p, double heads, double tails) {
  return [=](const std::vector<double>& x, const FunctionBox::Uniform& uniform) {
    const double factor = scrambled_coin(uniform(), p) ? heads : tails;
    std::vector<double> out = x;
    for (double& v : out) v *= factor;
    return out;
  };
}

Result of_seed(FunctionBox::Function function, std::uint64_t seed, const std::string& property) {
  FunctionBox box(std::move(function), seed);
  ProbeOptions options;
  options.d = 2;
  options.seed = seed;
  options.calls = 40000;
  return examine(box, options, {property}).at(0).result;
}

}  // namespace

TEST_CASE("an unbiased map whose prize no bisection meets is not accused", "[probe]") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) CHECK(of_seed(scrambled(0.01, 100, 0), seed, "unbiased").verdict != Judgement::violated);
}

TEST_CASE("a biased one is, as far as the evidence says", "[probe]") {
  const Result result = of_seed(scrambled(0.01, 1, 0.5), 1, "unbiased");
  CHECK(result.verdict == Judgement::violated);
  CHECK(result.evidence.find("refute") != std::string::npos);
}

// Among 24 calls a piece of one per cent is mostly missing; among some thousand it is not.
TEST_CASE("no constant is quoted from a law that lacks a piece of one per cent", "[probe]") {
  for (std::uint64_t seed = 1; seed <= 2; ++seed) {  // E||C - x||^2 = 0.99/4 ||x||^2
    const Result variance = of_seed(scrambled(0.01, 1, 0.5), seed, "bounded-variance");
    REQUIRE(variance.constant.has_value());
    CHECK(*variance.constant <= 0.2475);
    const Result contraction = of_seed(scrambled(0.01, 1, 0.5), seed, "contraction");
    REQUIRE(contraction.constant.has_value());
    CHECK(*contraction.constant >= 0.7525);
  }
}
