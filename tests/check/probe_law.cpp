#include <catch2/catch.hpp>
#include <cmath>

#include "lib/check/probe/exact_error.hpp"
#include "lib/check/probe/law.hpp"
#include "lib/check/probe/mean_test.hpp"
#include "tests/check/function_box.hpp"

using namespace lemmata;
using namespace lemmata::probe;
using namespace lemmata::probe_tests;

namespace {

ProbeOptions law_options(long d) {
  ProbeOptions options;
  options.d = d;
  options.calls = 20000;
  return options;
}

/// Keeps a uniformly random pair of entries, by sequential coins.
std::vector<double> random_pair(const std::vector<double>& x, const FunctionBox::Uniform& uniform) {
  std::vector<double> out(x.size());
  double left = 2;
  for (std::size_t i = 0; i < x.size() && left > 0; ++i)
    if (uniform() < left / static_cast<double>(x.size() - i)) out[i] = x[i], left -= 1;
  return out;
}

}  // namespace

TEST_CASE("coins of separate coordinates are read off as a product, exactly", "[probe]") {
  FunctionBox box(coin(0.375));
  Probe probe(box, law_options(3));
  const std::vector<double> x{1, -2, 3};
  const auto law = find_law(probe, x, 5000);
  REQUIRE(law);
  CHECK(law->shape == "product of 3 parts");
  in_rationals([&] {
    const LawMoments moments = moments_of(*law, x);
    CHECK(moments.mean[1] == Exact::ratio("-3/2"));
    CHECK(moments.bias == Exact::ratio("14/16"));
    CHECK(moments.error == Exact(14));
    CHECK(moments.output == Exact(4) * Exact::ratio("3/8") * Exact(14));
    CHECK(sign_probabilities(*law, x)[2] == Exact::ratio("3/8"));
    return 0;
  });
}

TEST_CASE("a random subset is read off as a tree, and every leaf has its probability up to rounding", "[probe]") {
  FunctionBox box(random_pair);
  Probe probe(box, law_options(5));
  const std::vector<double> x{1, 2, 3, 4, 5};
  const auto law = find_law(probe, x, 20000);
  REQUIRE(law);
  CHECK(law->shape == "tree of 10 leaves");
  in_rationals([&] {
    const Exact off = abs(moments_of(*law, x).mean[4] - Exact(2));
    CHECK(off < Exact(0x1p-48));
    return 0;
  });
}

TEST_CASE("an output that is no step function has no law", "[probe]") {
  FunctionBox box([](const std::vector<double>& x, const FunctionBox::Uniform& uniform) {
    std::vector<double> out = x;
    for (double& v : out) v *= 2 * uniform();
    return out;
  });
  Probe probe(box, law_options(2));
  CHECK_FALSE(find_law(probe, {1, 2}, 5000));
}

TEST_CASE("a piece of probability 2^-20 is found without a sample that met it", "[probe]") {
  FunctionBox box(lottery(0x1p20));
  Probe probe(box, law_options(2));
  const auto law = find_law(probe, {1, 3}, 5000);
  REQUIRE(law);
  in_rationals([&] {
    CHECK(moments_of(*law, {1, 3}).bias == Exact(0));
    return 0;
  });
}

TEST_CASE("a call that does not agree breaks the law", "[probe]") {
  FunctionBox box(coin(0.5));
  Probe probe(box, law_options(1));
  auto law = find_law(probe, {1}, 5000);
  REQUIRE(law);
  law->predict = [](const UniformWords&) { return std::vector<double>{2}; };
  confirm_law(probe, {1}, *law, 100);
  CHECK(law->broken);
}

TEST_CASE("what samples refute about a mean grows as n bias^2 and is nothing for samples around 0", "[probe]") {
  std::vector<double> centred, shifted;
  for (int i = 0; i < 4000; ++i) centred.push_back(i % 2 == 0 ? 1 : -1), shifted.push_back(centred.back() + 0.5);
  const double alpha = 1e-9, lambda = best_lambda(4000, 0.5, alpha);
  CHECK(refuted_variance(centred, lambda, alpha) == 0);
  const double refuted = refuted_variance(shifted, lambda, alpha), expected = 4000 * 0.25 / (2 * std::log(1e9));
  CHECK(refuted > 0.8 * expected);
  CHECK(refuted < 1.2 * expected);
}

TEST_CASE("a lottery that no call has met refutes no omega beyond its own", "[probe]") {
  // The law seen is C = 0: bias 1, error 1; n agreements happen easily where the prize n/20 has probability 20/n, and omega = n/20.
  const double refuted = refuted_variance_by_law(1, 1, 1, 2000, 1e-9);
  CHECK(refuted < 2000 / std::log(1e9));
  CHECK(refuted > 80);
}
