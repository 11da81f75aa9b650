#include <catch2/catch.hpp>
#include <cmath>

#include "tests/properties/compressor_checks.hpp"

using namespace lemmata;
using namespace lemmata::probe;
using namespace lemmata::probe_tests;

namespace {

/// x times 2 u: no step function of u, so that samples decide.
FunctionBox::Function stretched(double factor) {
  return [factor](const std::vector<double>& x, const FunctionBox::Uniform& uniform) {
    const double u = uniform();
    std::vector<double> out = x;
    for (double& v : out) v *= factor * 2 * u;
    return out;
  };
}

}  // namespace

TEST_CASE("a fair coin is unbiased whatever the seed", "[probe]") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    FunctionBox box(coin(0.5), seed);
    ProbeOptions options;
    options.d = 2;
    options.seed = seed;
    options.calls = 4000;
    CHECK(examine(box, options, {"unbiased"}).at(0).result.verdict == Judgement::holds);
  }
}

TEST_CASE("a coin that is off by one per cent is caught at the default effort", "[probe]") {
  FunctionBox box(coin(0.505));
  const Result result = result_of(box, 1, "unbiased", 0);
  CHECK(result.verdict == Judgement::violated);
  CHECK(std::fabs(*result.constant - 0.01) < 1e-12);
}

TEST_CASE("the same coin at a small effort is neither accused nor acquitted", "[probe]") {
  FunctionBox box(coin(0.505));
  CHECK(result_of(box, 1, "unbiased", 20000).verdict == Judgement::undecided);
}

TEST_CASE("2^20 with probability 2^-20 is unbiased", "[probe]") {
  FunctionBox box(lottery(0x1p20));
  CHECK(result_of(box, 2, "unbiased").verdict == Judgement::holds);
}

TEST_CASE("a rare prize is not accused by samples either, where no law is found", "[probe]") {
  FunctionBox box([](const std::vector<double>& x, const FunctionBox::Uniform& uniform) {  // 2^16 at 2^-16, and a smooth factor of mean 1
    const double u = uniform(), smooth = 0.5 + uniform();
    std::vector<double> out(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) out[i] = u < 0x1p-16 ? 0x1p16 * smooth * x[i] : 0;
    return out;
  });
  CHECK(result_of(box, 1, "unbiased", 5000).verdict != Judgement::violated);
}

TEST_CASE("a prize between two jumps is no accusation: the law that misses it is forgotten", "[probe]") {
  const double p = 0x1p-11, usual = 0.9, prize = (1 - (1 - p) * usual) / p;  // both ends of [0, 1) give the usual output
  FunctionBox box([=](const std::vector<double>& x, const FunctionBox::Uniform& uniform) {
    const double u = uniform();
    std::vector<double> out = x;
    for (double& v : out) v *= u >= 0.37 && u < 0.37 + p ? prize : usual;
    return out;
  });
  const Result result = result_of(box, 1, "unbiased", 0);
  CHECK(result.verdict != Judgement::violated);
  CHECK_THAT(result.evidence, !Catch::Contains("jumps in every uniform number bisected"));
}

TEST_CASE("the catalogue's unbiased compressors are not accused", "[probe]") {
  for (const char* spec : {"identity", "rand-k:k=1,scaled=1", "qsgd:levels=2", "natural", "stochastic-sign:scale=unbiased"})
    CHECK(built_in(spec, 3, "unbiased").verdict == Judgement::holds);
}

TEST_CASE("biased compressors are accused: exactly where they are not random, at confidence where they are", "[probe]") {
  CHECK(built_in("top-k:k=1", 3, "unbiased").verdict == Judgement::violated);
  CHECK(built_in("rand-k:k=1", 3, "unbiased").verdict == Judgement::violated);
  FunctionBox box(stretched(1.5));
  CHECK(result_of(box, 2, "unbiased").verdict == Judgement::violated);
}

TEST_CASE("without a law a fair compressor holds as far as samples say", "[probe]") {
  FunctionBox box(stretched(1));
  CHECK(result_of(box, 2, "unbiased").verdict == Judgement::holds);
}

TEST_CASE("a rounding to single precision is left undecided", "[probe]") {
  FunctionBox box([](const std::vector<double>& x, const FunctionBox::Uniform&) {
    std::vector<double> out = x;
    for (double& v : out) v *= 1 + 0x1p-26;
    return out;
  });
  CHECK(result_of(box, 2, "unbiased").verdict == Judgement::undecided);
}
