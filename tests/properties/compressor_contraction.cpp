#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/properties/compressor_checks.hpp"

using namespace lemmata;
using namespace lemmata::probe;
using namespace lemmata::probe_tests;

namespace {

/// Every entry cut to [-1, 1].
std::vector<double> clipped(const std::vector<double>& x, const FunctionBox::Uniform&) {
  std::vector<double> out = x;
  for (double& v : out) v = std::clamp(v, -1.0, 1.0);
  return out;
}

std::vector<double> kept_if_large(const std::vector<double>& x, const FunctionBox::Uniform&) {
  std::vector<double> out = x;
  for (double& v : out)
    if (std::fabs(v) < 0.1) v = 0;
  return out;
}

/// All but the largest entry.
std::vector<double> smallest_kept(const std::vector<double>& x, const FunctionBox::Uniform&) {
  std::vector<double> out = x;
  *std::max_element(out.begin(), out.end(), [](double a, double b) { return std::fabs(a) < std::fabs(b); }) = 0;
  return out;
}

}  // namespace

TEST_CASE("sign without a scale is no contraction, with sign(0) = 1 as with sign(0) = 0", "[probe]") {
  CHECK(built_in("sign", 3, "contraction").verdict == Judgement::violated);
  const Result result = built_in("sign:zero=0", 1, "contraction");
  CHECK(result.verdict == Judgement::violated);
  REQUIRE(result.witness);
  CHECK(std::fabs(result.witness->x.at(0)) <= 0.5);
}

TEST_CASE("||x||_2 / sqrt d times the sign is no contraction for d > 4, and one-hot shows it", "[probe]") {
  const Result result = built_in("l2-sign", 8, "contraction");
  CHECK(result.verdict == Judgement::violated);
  REQUIRE(result.witness);
  CHECK(std::count(result.witness->x.begin(), result.witness->x.end(), 0.0) == 7);
}

TEST_CASE("absolute thresholds and the smallest entries are no contractions", "[probe]") {
  FunctionBox threshold(kept_if_large), smallest(smallest_kept);
  CHECK(result_of(threshold, 3, "contraction").verdict == Judgement::violated);
  CHECK(result_of(smallest, 3, "contraction").verdict == Judgement::violated);
}

TEST_CASE("clipping leaves no delta that doubles could tell from 0", "[probe]") {
  FunctionBox clip(clipped);
  CHECK(result_of(clip, 3, "contraction").verdict == Judgement::violated);
  clip.delta = 0.01;
  CHECK(result_of(clip, 3, "declared-contraction").verdict == Judgement::violated);
}

TEST_CASE("what contracts is not accused, and the delta left is the sharp one", "[probe]") {
  CHECK(*built_in("identity", 3, "contraction").constant == 1);
  CHECK(*built_in("top-k:k=2", 8, "contraction").constant == 0.25);
  const Result sign = built_in("scaled-sign", 17, "contraction");
  CHECK(sign.verdict == Judgement::holds);
  CHECK(*sign.constant >= 1.0 / 17);
  CHECK(*sign.constant < 1.0 / 17 + 1e-15);
  const Result rand_k = built_in("rand-k:k=1", 3, "contraction");
  CHECK(rand_k.verdict == Judgement::holds);
  CHECK(std::fabs(*rand_k.constant - 1.0 / 3) < 1e-12);
}

TEST_CASE("no delta above 1 is left where the identity rounds", "[probe]") {
  FunctionBox box([](const std::vector<double>& x, const FunctionBox::Uniform&) {
    std::vector<double> out = x;
    for (double& v : out) v = v * 0.1 * 10;
    return out;
  });
  const Result result = result_of(box, 2, "contraction");
  CHECK(result.verdict == Judgement::holds);
  CHECK(result.constant == 1.0);
}

TEST_CASE("what a random compressor adds beyond the input's length is a violation at confidence", "[probe]") {
  FunctionBox box(lottery(8));
  const Result result = result_of(box, 2, "contraction");
  CHECK(result.verdict == Judgement::violated);
  CHECK(result.witness->text.find("confidence") != std::string::npos);
}

TEST_CASE("zero contracts with no delta", "[probe]") { CHECK(built_in("zero", 2, "contraction").verdict == Judgement::violated); }

TEST_CASE("what happens at the ends of double is reported there and leaves the verdict", "[probe]") {
  FunctionBox box([](const std::vector<double>& x, const FunctionBox::Uniform&) {  // overflows: (sum x)^2 / sum x, d = 1
    std::vector<double> out = x;
    if (x[0] != 0) out[0] = x[0] * x[0] / x[0];
    return out;
  });
  const Result result = result_of(box, 1, "contraction");
  CHECK(result.verdict == Judgement::holds);
  REQUIRE(result.ends);
  CHECK(result.ends->verdict == Judgement::violated);
  REQUIRE(result.ends->witness);
  CHECK_FALSE(is_ordinary(result.ends->witness->x));
}

TEST_CASE("a declared delta that is attained with equality is not accused of its rounding; one that is a per cent too large is",
          "[probe]") {
  CHECK(built_in("scaled-sign", 7, "declared-contraction").verdict == Judgement::holds);
  FunctionBox box([](const std::vector<double>& x, const FunctionBox::Uniform&) {
    double norm1 = 0;
    for (const double v : x) norm1 += std::fabs(v);
    std::vector<double> out(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) out[i] = std::copysign(norm1 / static_cast<double>(x.size()), x[i]);
    return out;
  });
  box.delta = 1.0 / 7;
  CHECK(result_of(box, 7, "declared-contraction").verdict == Judgement::holds);
  box.delta = 1.01 / 7;
  CHECK(result_of(box, 7, "declared-contraction").verdict == Judgement::violated);
}

TEST_CASE("nothing is held to a constant that was not declared", "[probe]") {
  FunctionBox box(smallest_kept);
  for (const char* property : {"declared-contraction", "declared-variance", "declared-sparsity"})
    CHECK_FALSE(result_of(box, 3, property).applies);
}

TEST_CASE("a declared number of nonzeros counts every output", "[probe]") {
  FunctionBox box(smallest_kept);
  box.nonzeros = 2;
  CHECK(result_of(box, 3, "declared-sparsity").verdict == Judgement::holds);
  box.nonzeros = 1;
  const Result result = result_of(box, 3, "declared-sparsity");
  CHECK(result.verdict == Judgement::violated);
  REQUIRE(result.witness);
  CHECK(result.witness->text == "2 nonzeros");
}
