#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/properties/compressor_checks.hpp"

using namespace lemmata;
using namespace lemmata::probe;
using namespace lemmata::probe_tests;

namespace {

std::vector<double> turned(const std::vector<double>& x, const FunctionBox::Uniform&) {
  std::vector<double> out = x;
  for (double& v : out) v = -v;
  return out;
}

}  // namespace

TEST_CASE("the least omega left is the sharp one where an input reaches it", "[probe]") {
  CHECK(std::fabs(*built_in("rand-k:k=1,scaled=1", 3, "bounded-variance").constant - 2) < 1e-9);
  CHECK(*built_in("identity", 3, "bounded-variance").constant == 0);
  const double natural = *built_in("natural", 1, "bounded-variance", 60000).constant;
  CHECK(natural > 0.12);
  CHECK(natural <= 0.125);
  CHECK(built_in("sign:zero=0", 2, "bounded-variance").verdict != Judgement::holds);
}

TEST_CASE("a declared omega is held to: the sharp one holds, one that is five per cent too small does not", "[probe]") {
  FunctionBox box(coin(0.5));
  box.omega = 1;
  CHECK(result_of(box, 2, "declared-variance").verdict == Judgement::holds);
  box.omega = 0.95;
  const Result result = result_of(box, 2, "declared-variance", 100000);
  CHECK(result.verdict == Judgement::violated);
  REQUIRE(result.witness);
  CHECK(result.witness->text.find("confidence") != std::string::npos);
}

TEST_CASE("bias and variance are told apart", "[probe]") {
  const Result result = built_in("rand-k:k=1", 2, "bias-variance");  // E C = x/2, variance 1/4 at least
  CHECK(std::fabs(*result.constant - 0.5) < 1e-9);
  CHECK(built_in("sign", 2, "bias-variance").verdict == Judgement::violated);
}

TEST_CASE("top-k is in B1, B2 and B3 with constants of k/d", "[probe]") {
  CHECK(built_in("top-k:k=2", 8, "b1").constant_text == "alpha <= 0.25, beta >= 1");
  CHECK(built_in("top-k:k=2", 8, "b2").constant_text == "gamma <= 0.25, beta >= 1");
  CHECK(built_in("top-k:k=2", 8, "b3").constant_text == "delta' >= 4");
}

TEST_CASE("an output against the input is in none of the classes", "[probe]") {
  FunctionBox box(turned);
  for (const char* property : {"b1", "b2", "b3", "success-probability", "contraction", "unbiased"})
    CHECK(result_of(box, 2, property).verdict == Judgement::violated);
  CHECK(built_in("zero", 2, "b1").verdict == Judgement::violated);
}

TEST_CASE("the sign of each entry must be right more often than wrong", "[probe]") {
  CHECK(built_in("identity", 2, "success-probability").verdict == Judgement::holds);
  CHECK(built_in("stochastic-sign", 2, "success-probability").verdict == Judgement::holds);
  CHECK(built_in("top-k:k=1", 2, "success-probability").verdict == Judgement::violated);
  FunctionBox fair(coin(0.5)), good(coin(0.6)), bad(coin(0.4));
  CHECK(result_of(fair, 2, "success-probability").verdict == Judgement::undecided);
  CHECK(result_of(good, 2, "success-probability").verdict == Judgement::holds);
  CHECK(result_of(bad, 2, "success-probability").verdict == Judgement::violated);
}

TEST_CASE("a sign that rounding turned is no failure, at random or not; what is larger than rounding is", "[probe]") {
  const auto shifted = [](double unit) {
    return [unit](const std::vector<double>& x, const FunctionBox::Uniform&) {
      double largest = 0;
      for (const double v : x) largest = std::max(largest, std::fabs(v));
      std::vector<double> out = x;
      for (double& v : out) v = std::nearbyint(v / (largest * unit)) * (largest * unit);
      return largest == 0 ? x : out;
    };
  };
  FunctionBox rounds(shifted(0x1p-52)), in_single(shifted(0x1p-24)), coarse(shifted(0x1p-12));
  CHECK(result_of(rounds, 3, "success-probability").verdict == Judgement::holds);
  CHECK(result_of(in_single, 3, "success-probability").verdict == Judgement::undecided);
  CHECK(result_of(coarse, 3, "success-probability").verdict == Judgement::violated);
  const auto turned_twice = [](const std::vector<double>& x,
                               const FunctionBox::Uniform& uniform) {  // x up to rounding, on two random signs
    std::vector<double> out(x.size());
    const double s = uniform() < 0.5 ? -1 : 1, t = uniform() < 0.5 ? -1 : 1;
    for (std::size_t i = 0; i + 1 < x.size(); i += 2) {
      const double a = s * x[i] + t * x[i + 1], b = s * x[i] - t * x[i + 1];
      out[i] = s * (a + b) / 2, out[i + 1] = t * (a - b) / 2;
    }
    return out;
  };
  FunctionBox round_trip(turned_twice);
  CHECK(result_of(round_trip, 2, "success-probability").verdict == Judgement::holds);
}

TEST_CASE("the place of a failing sign is counted from 1", "[probe]") {
  const auto first_turned = [](const std::vector<double>& x, const FunctionBox::Uniform&) {
    std::vector<double> out = x;
    out[0] = -out[0];
    return out;
  };
  FunctionBox box(first_turned);
  const Result result = result_of(box, 3, "success-probability");
  REQUIRE(result.witness);
  CHECK(result.witness->text.ends_with("for i = 1"));
}

TEST_CASE("the same seed gives the same results", "[probe]") {
  for (const char* property : {"contraction", "unbiased", "bias-variance"}) {
    const Result one = built_in("qsgd:levels=2", 3, property), other = built_in("qsgd:levels=2", 3, property);
    CHECK(one.evidence == other.evidence);
    CHECK(one.constant == other.constant);
    CHECK(one.witness.has_value() == other.witness.has_value());
    if (one.witness && other.witness) CHECK(one.witness->x == other.witness->x);
  }
}
