#include <catch2/catch.hpp>
#include <cmath>

#include "lib/num/error.hpp"
#include "lib/worst_case/verify.hpp"
#include "tests/worst_case/models.hpp"

using namespace lemmata;

namespace {

void has_value(const std::string& model, double value, double digits = 1e-9) {
  const worst_case::Answer answer = tests::answer_of(model);
  CAPTURE(model, answer.why, answer.why_no_instance, answer.upper_rounded, answer.lower_rounded);
  REQUIRE(answer.upper);
  CHECK(answer.upper_rounded >= value - digits);
  CHECK(answer.upper_rounded <= value + digits + 1e-6 * (1 + value));
  REQUIRE(answer.lower);
  CHECK(answer.lower_rounded <= value + digits);
  CHECK(answer.lower_rounded >= value - digits - 1e-6 * (1 + value));
  CHECK(worst_case::verify(answer.certificate).stands);
}

void is_bounded_only(const std::string& model, double least) {
  const worst_case::Answer answer = tests::answer_of(model);
  CAPTURE(model, answer.why);
  REQUIRE(answer.upper);
  CHECK(answer.upper_rounded >= least - 1e-9);
  CHECK_FALSE(answer.lower);
  CHECK(answer.why_no_instance != "");
  CHECK(worst_case::verify(answer.certificate).stands);
}

std::string convex_step(const std::string& rest) {
  return R"({"class": "strongly-convex", "horizon": 1, "start": "distance", "metric": "distance", )" + rest;
}

}  // namespace

TEST_CASE("the error of error feedback over bounded gradients is gamma^2 G^2 (s + ... + s^T)^2") {
  for (const int T : {1, 2, 4, 20}) {
    double sum = 0;
    for (int k = 1; k <= T; ++k) sum += std::pow(0.5, k);
    has_value(R"({"method": "ef", "class": "process", "horizon": )" + std::to_string(T) +
                  R"(, "parameters": {"G2": 9, "gamma": "1/2", "delta": "3/4"}})",
              2.25 * sum * sum);
  }
}

TEST_CASE("a compressor that is the identity leaves no error") {
  has_value(R"({"method": "ef", "class": "process", "horizon": 3, "parameters": {"G2": 1, "gamma": 1, "delta": 1}})", 0);
}

TEST_CASE("gradients of smooth functions may be bounded at the iterates") {
  // The bound of 4/17 is not reached with gradients below it, and a bound above it changes nothing.
  const auto value = [](const std::string& G2) {
    return tests::answer_of(R"({"method": "gd", "class": "smooth", "horizon": 5, "parameters": {"gamma": 1, "G2": ")" + G2 + R"("}})")
        .upper_rounded;
  };
  CHECK(value("1") == Approx(4.0 / 17).margin(1e-6));
  CHECK(value("1/10") == Approx(0.1).margin(1e-6));
}

TEST_CASE("the subgradient method has the known worst case R M/sqrt(N + 1) with its best constant step") {
  has_value(R"({"method": "gd", "class": "convex", "metric": "best-gap", "horizon": 3, "parameters": {"G2": 1, "gamma": "1/2"}})", 0.5);
}

TEST_CASE("one step of gradient descent contracts by max((1 - gamma mu)^2, (1 - gamma L)^2)") {
  has_value(convex_step(R"("method": "gd", "parameters": {"mu": "1/10", "gamma": "1/2"}})"), 0.95 * 0.95);
  has_value(convex_step(R"("method": "gd", "parameters": {"mu": "1/10", "gamma": "3/2", "L": 2}})"), 4);
}

TEST_CASE("random compressors over one step: E||x_1||^2 = ||x_0 - gamma g||^2 + gamma^2 omega ||g||^2 at its worst") {
  // g = mu x: 0.95^2 + 0.05^2; g = L x: 0.5^2 + 0.5^2
  has_value(convex_step(R"("method": "cgd", "compressor": "unbiased", "parameters": {"mu": "1/10", "gamma": "1/2", "omega": 1}})"), 0.905);
  // without bias the same
  has_value(convex_step(R"("method": "cgd", "compressor": "biased", "parameters": {"mu": "1/10", "gamma": "1/2", "omega": 1, "bias": 0}})"),
            0.905, 1e-4);
  // in the mean a contraction is no worse than a deterministic one, which is one of them
  const auto value = [](const std::string& kind) {
    return tests::answer_of(
               convex_step(R"("method": "cgd", "parameters": {"mu": "1/10", "gamma": "1/2", "delta": "3/4"}, "compressor": ")" + kind +
                           "\"}"))
        .upper_rounded;
  };
  CHECK(value("mean-delta") == Approx(value("delta")).epsilon(1e-6));
}

TEST_CASE("a noisy oracle over one step adds gamma^2 (M ||g||^2 + sigma^2)") {
  has_value(
      convex_step(
          R"("method": "gd", "oracle": "noisy", "parameters": {"mu": "1/10", "gamma": "1/2", "m": 0, "zeta2": 0, "M": 1, "sigma2": 2}})"),
      0.905 + 0.5, 1e-4);
}

TEST_CASE("a biased oracle with zeta = 0 is compressed descent with 1 - delta = m") {
  const auto value = [](const std::string& rest) { return tests::answer_of(R"({"class": "smooth", "horizon": 2, )" + rest).upper_rounded; };
  CHECK(value(R"("method": "gd", "oracle": "biased", "parameters": {"gamma": "1/2", "m": "1/4", "zeta2": 0}})") ==
        Approx(value(R"("method": "cgd", "compressor": "delta", "parameters": {"gamma": "1/2", "delta": "3/4"}})")).epsilon(1e-6));
}

TEST_CASE("one linear compressor is no worse than any contraction, and its instance is exact") {
  const std::string rest = R"("method": "cgd", "class": "smooth", "horizon": 3, "parameters": {"gamma": "1/2", "delta": "1/2"}})";
  const auto any = tests::answer_of(R"({"compressor": "delta", )" + rest), linear = tests::answer_of(R"({"compressor": "linear", )" + rest);
  REQUIRE(linear.lower);
  CHECK(linear.upper_rounded <= any.upper_rounded + 1e-6);
  CHECK(linear.upper_rounded - linear.lower_rounded < 2e-6);
  CHECK(worst_case::verify(linear.certificate).stands);
}

TEST_CASE("other methods: bound and instance meet, and a second reader agrees") {
  for (const std::string model :
       {R"({"method": "heavy-ball", "class": "smooth", "horizon": 3, "parameters": {"gamma": "1/2", "beta": "1/2"}})",
        R"({"method": "delayed", "class": "smooth", "horizon": 3, "parameters": {"gamma": "1/4", "delay": 2}})",
        R"({"method": "econtrol", "class": "smooth", "horizon": 2, "parameters": {"gamma": "1/4", "eta": "1/2", "delta": "1/2"}})",
        R"({"method": "ef21", "class": "smooth", "horizon": 2, "parameters": {"gamma": "1/4", "delta": "1/2"}})",
        R"({"method": "ef", "class": "strongly-convex", "horizon": 2, "workers": 2, "common_minimiser": true,
            "parameters": {"mu": "1/10", "gamma": "1/4", "delta": "1/2"}})"}) {
    const worst_case::Answer answer = tests::answer_of(model);
    CAPTURE(model, answer.why, answer.why_no_instance);
    REQUIRE(answer.upper);
    REQUIRE(answer.lower);
    CHECK(answer.upper_rounded - answer.lower_rounded < 2e-6);
    CHECK(worst_case::verify(answer.certificate).stands);
  }
}

TEST_CASE("where conditions are necessary only, the bound stands alone and says why") {
  const std::string pl = R"({"method": "gd", "class": "pl", "metric": "gap", "parameters": {"mu": "1/10", "gamma": 1}})";
  is_bounded_only(pl, 0.5);
  CHECK(tests::answer_of(pl).caveat.find("PL") != std::string::npos);
  is_bounded_only(R"({"method": "gd", "class": "smooth", "oracle": "noisy", "horizon": 2,
                      "parameters": {"gamma": "1/2", "m": 0, "zeta2": 0, "M": 1, "sigma2": 1}})",
                  0);
}

TEST_CASE("the worst quadratic is built") {
  // of curvature h: (1 - h)^2 h x^2/2 at its largest, h = 1/3; with mu = 1/2 at the end of the range
  has_value(R"({"method": "gd", "class": "quadratic", "parameters": {"mu": "1/10", "gamma": 1}})", 2.0 / 27);
  has_value(R"({"method": "gd", "class": "quadratic", "parameters": {"mu": "1/2", "gamma": 1}})", 1.0 / 16);
  has_value(R"({"method": "gd", "class": "quadratic", "metric": "distance", "horizon": 2, "parameters": {"mu": "1/10", "gamma": 1}})",
            0.6561);
}

TEST_CASE("linear maps with a symmetry are bounded; their instances are not built") {
  is_bounded_only(
      R"({"method": "cgd", "class": "smooth", "compressor": "symmetric", "horizon": 2, "parameters": {"gamma": "1/2", "delta": "1/2"}})",
      0);
  is_bounded_only(R"({"method": "ef", "class": "smooth", "compressor": "projection", "horizon": 2, "parameters": {"gamma": "1/2"}})", 0);
}

TEST_CASE("a question without a finite answer is undecided, with the reason and without a number") {
  const worst_case::Answer unbounded =
      tests::answer_of(R"({"method": "gd", "class": "smooth-convex", "start": "gap", "metric": "distance", "parameters": {"gamma": 1}})");
  CHECK_FALSE(unbounded.upper);
  CHECK_FALSE(unbounded.lower);
  CHECK(unbounded.certificate == "");
  CHECK(unbounded.why.find("no finite bound") != std::string::npos);
}

TEST_CASE("what is no model is refused by name") {
  const auto refuses = [](const std::string& model, const std::string& what) {
    CAPTURE(model);
    CHECK_THROWS_WITH(worst_case::model_from_json(model), Catch::Contains(what));
  };
  refuses("[]", "object");
  refuses(R"({"method": "adam"})", "adam");
  refuses(R"({"method": "gd", "colour": 1})", "colour");
  refuses(R"({"method": "gd", "class": "smooth"})", "gamma");
  refuses(R"({"method": "gd", "parameters": {"gamma": "x"}})", "x");
  refuses(R"({"method": "gd", "parameters": {"gamma": "1/0"}})", "1/0");
  refuses(R"({"method": "gd", "parameters": {"gamma": 1, "L": 0}})", "L = 0");
  refuses(R"({"method": "ef", "parameters": {"gamma": 1, "delta": 2}})", "delta = 2");
  refuses(R"({"method": "gd", "parameters": {"gamma": 1, "delta": "1/2"}})", "delta");
  refuses(R"({"method": "gd", "horizon": 0, "parameters": {"gamma": 1}})", "horizon");
  refuses(R"({"method": "ef", "horizon": 150, "workers": 4, "parameters": {"gamma": 1, "delta": 1}})", "too large");
  refuses(R"({"method": "delayed", "parameters": {"gamma": 1, "delay": "1e30"}})", "delay");
  refuses(R"({"method": "gd", "workers": 2, "parameters": {"gamma": 1}})", "worker");
  refuses(R"({"method": "gd", "metric": "distance", "parameters": {"gamma": 1}})", "distance");
  refuses(R"({"method": "gd", "class": "strongly-convex", "parameters": {"gamma": 1, "mu": 1}})", "mu");
}
