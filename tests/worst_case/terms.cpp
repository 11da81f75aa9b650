#include <catch2/catch.hpp>
#include <cmath>

#include "lib/num/error.hpp"
#include "lib/worst_case/verify.hpp"
#include "tests/worst_case/models.hpp"

namespace terms_test {

using namespace lemmata;

/// Bound and instance lie within 1e-6 of the value, and a second reader agrees.
void is_exactly(const std::string& model, double value) {
  const worst_case::Answer answer = tests::answer_of(model);
  CAPTURE(model, answer.why, answer.why_no_instance, answer.upper_rounded, answer.lower_rounded);
  REQUIRE(answer.upper);
  REQUIRE(answer.lower);
  CHECK(answer.caveat == "");
  CHECK(answer.upper_rounded >= value - 1e-9);
  CHECK(answer.upper_rounded <= value + 1e-6);
  CHECK(answer.lower_rounded <= value + 1e-9);
  CHECK(answer.lower_rounded >= value - 2e-6);
  CHECK(worst_case::verify(answer.certificate).stands);
}

std::string average_of_feedback(long T, const std::string& gamma) {
  return R"({"method": "ef", "class": "convex", "horizon": )" + std::to_string(T) + R"(, "parameters": {"gamma": ")" + gamma +
         R"(", "G2": 1, "delta": "3/4"}, "measured": [{"of": "value", "at": "average"}]})";
}
const std::string descent = R"({"method": "ef", "class": "smooth", "horizon": 2, "parameters": {"gamma": "6/25", "delta": "3/4"},
    "measured": [{"of": "gradient", "at": 0}, {"of": "gradient", "at": 1}],
    "bounded": [{"of": "value", "at": 0}, {"weight": -1, "of": "value", "at": "virtual 2"}]})";

TEST_CASE("a sum of one term has the value of the metric that it is") {
  is_exactly(R"({"method": "gd", "class": "smooth-convex", "horizon": 3, "parameters": {"gamma": 1},
                 "measured": [{"of": "value", "at": 3}]})",
             1.0 / 14);
  is_exactly(R"({"method": "gd", "class": "strongly-convex", "horizon": 1, "parameters": {"mu": "1/10", "gamma": "1/2"},
                 "measured": [{"of": "distance", "at": 1}]})",
             0.95 * 0.95);
  is_exactly(R"({"method": "ef", "class": "process", "horizon": 2, "parameters": {"G2": 1, "gamma": 1, "delta": "3/4"},
                 "measured": [{"of": "error", "at": 2}]})",
             0.75 * 0.75);
}

TEST_CASE("the average of the subgradient method has the known worst case D^2/(2 gamma (T + 1)) + gamma G^2/2") {
  is_exactly(R"({"method": "gd", "class": "convex", "horizon": 3, "parameters": {"gamma": "1/2", "G2": 1},
                             "measured": [{"of": "value", "at": "average"}]})",
             0.5);
}

TEST_CASE("the average of error feedback with short steps has the worst case of |x|") {
  // D - gamma (T/2 - (sum of the largest errors)/(T + 1)), s = 1/2, T = 3: errors 1/2, 3/4, 7/8
  for (const auto& [text, gamma] : {std::pair{"1/16", 1.0 / 16}, {"1/4", 0.25}})
    is_exactly(average_of_feedback(3, text), 1 - gamma * (1.5 - 2.125 / 4));
}

TEST_CASE("a verified instance exceeds Remark 6 of ef for the average over t = 0..T: seven iterates, delta = 8/9") {
  // sqrt(1 - delta) = 1/3, c = 1 + 2/3 / (8/9) = 7/4, gamma = 1/sqrt(7 c) = 2/7 for ||x_0 - x*|| = sigma = 1: the remark says sqrt(c/7) = 1/2
  const worst_case::Answer answer = tests::answer_of(R"({"method": "ef", "class": "convex", "horizon": 6,
      "parameters": {"gamma": "2/7", "G2": 1, "delta": "8/9"}, "measured": [{"of": "value", "at": "average"}]})");
  REQUIRE(answer.lower);
  CHECK(answer.lower_rounded > 0.504);
  CHECK(worst_case::verify(answer.certificate).stands);
}

TEST_CASE("one step with a biased oracle is exact: (5) less (gamma/2)(1 - a)(||g|| - beta)^2") {
  // gamma = 1/2, m = 1/4: with ||g|| = 1 and beta = 1/2, (gamma/2) (beta^2 - (1 - a)(1 - beta)^2) + ||g||^2 times (gamma/2)
  is_exactly(R"({"method": "gd", "class": "smooth", "oracle": "biased", "horizon": 1,
      "parameters": {"gamma": "3/2", "m": "1/4", "zeta2": 0},
      "measured": [{"of": "value", "at": 1}, {"weight": -1, "of": "value", "at": 0}, {"weight": "3/4", "of": "gradient", "at": 0}],
      "bounded": [{"of": "gradient", "at": 0}]})",
             0.75 * (0.25 + 0.5 * 2.25));
}

TEST_CASE("a sum of gradients of error feedback is bounded by the decrease of f at the virtual iterates") {
  const worst_case::Answer answer = tests::answer_of(descent);
  CAPTURE(answer.why, answer.why_no_instance);
  REQUIRE(answer.upper);
  REQUIRE(answer.lower);
  CHECK(answer.upper_rounded - answer.lower_rounded < 2e-6);
  const double a = 6.0 / 25;  // s/(1 - s) = 1
  CHECK(answer.upper_rounded < 1 / a / (1 - a / 2 - a));
  CHECK(worst_case::verify(answer.certificate).stands);
}

TEST_CASE("a certificate with another term proves nothing") {
  const std::string file = tests::answer_of(descent).certificate;
  REQUIRE(worst_case::verify(file).stands);
  const auto falls = [&](const std::string& from, const std::string& to) {
    std::string other = file;
    const std::size_t at = other.find(from);
    REQUIRE(at != std::string::npos);
    other.replace(at, from.size(), to);
    CAPTURE(from, to);
    try {
      CHECK_FALSE(worst_case::verify(other).stands);
    } catch (const BadInput&) { SUCCEED(); }
  };
  falls(R"("weight": "-1")", R"("weight": "-2")");
  falls(R"("weight": "1")", R"("weight": "2")");
  falls(R"("at": "virtual 2")", R"("at": "virtual 1")");
  falls(R"("at": "virtual 2")", R"("at": "2")");
  falls(R"("of": "gradient")", R"("of": "value")");
  falls(R"("at": "1")", R"("at": "average")");
}

TEST_CASE("terms that a model has not are refused by name") {
  const auto refuses = [](const std::string& rest, const std::string& what) {
    CAPTURE(rest);
    CHECK_THROWS_WITH(
        worst_case::model_from_json(R"({"method": "ef", "class": "smooth", "parameters": {"gamma": 1, "delta": "1/2"}, )" + rest + "}"),
        Catch::Contains(what));
  };
  refuses(R"("measured": [{"of": "value", "at": 2}])", "'2'");
  refuses(R"("measured": [{"of": "value", "at": "virtual"}])", "'virtual'");
  refuses(R"("measured": [{"of": "value", "at": "01"}])", "'01'");
  refuses(R"("measured": [{"of": "distance", "at": 0}])", "distance");
  refuses(R"("measured": [{"of": "error", "at": "average"}])", "error");
  refuses(R"("measured": [{"of": "colour", "at": 0}])", "colour");
  refuses(R"("measured": [{"of": "value", "at": 1, "weight": 0}])", "weight 0");
  refuses(R"("measured": [{"of": "value", "at": 1, "colour": 0}])", "colour");
  refuses(R"("metric": "terms")", "terms");
  refuses(R"("start": "terms")", "terms");
  CHECK_THROWS_WITH(
      worst_case::model_from_json(R"({"method": "gd", "parameters": {"gamma": 1}, "measured": [{"of": "value", "at": "virtual 1"}]})"),
      Catch::Contains("method ef"));
}

TEST_CASE("EF21 with different workers is no worse than with a common minimiser") {
  const std::string rest = R"("method": "ef21", "class": "strongly-convex", "compressor": "delta", "horizon": 2, "workers": 2,
      "parameters": {"mu": "1/10", "gamma": "1/4", "delta": "1/2"})";
  const worst_case::Answer any = tests::answer_of("{" + rest + "}"),
                           common = tests::answer_of(R"({"common_minimiser": true, )" + rest + "}");
  CAPTURE(any.why, common.why);
  REQUIRE(any.lower);
  REQUIRE(common.lower);
  CHECK(any.upper_rounded == Approx(common.upper_rounded).epsilon(2e-6));
  CHECK(worst_case::verify(any.certificate).stands);
}

TEST_CASE("workers without a common minimiser have a finite worst case where their gradients there are bounded") {
  const auto model = [](const std::string& bound) {
    return R"({"method": "ef", "class": "strongly-convex", "compressor": "delta", "horizon": 2, "workers": 2,
      "parameters": {"mu": "1/10", "gamma": "1/4", "delta": "1/2")" +
           bound + "}}";
  };
  CHECK_FALSE(tests::answer_of(model("")).upper);
  const worst_case::Answer bounded = tests::answer_of(model(R"(, "heterogeneity": 1)"));
  CAPTURE(bounded.why, bounded.why_no_instance);
  REQUIRE(bounded.upper);
  REQUIRE(bounded.lower);
  CHECK(bounded.upper_rounded - bounded.lower_rounded < 2e-6);
  CHECK(worst_case::verify(bounded.certificate).stands);
}

TEST_CASE("a metric over the iterates does not look at the other places of terms") {
  // The gradient at (x_0 + x_1)/2 is at most 1, the step is 1/L: the certificate holds of the iterates alone.
  for (const char* metric : {"mean-gradient", "min-gradient", "best-gap"})
    for (const char* at : {"average", "virtual 1"}) {
      const worst_case::Answer answer =
          tests::answer_of(std::string(R"({"method": "ef", "class": "strongly-convex", "horizon": 1, "metric": ")") + metric +
                           R"(", "parameters": {"gamma": "1/2", "mu": "1/10", "delta": "1/2"},
                               "bounded": [{"of": "gradient", "at": 0}, {"of": "gradient", "at": ")" +
                           at + R"("}]})");
      CAPTURE(metric, at, answer.why, answer.why_no_instance);
      REQUIRE(answer.upper);
      REQUIRE(answer.lower);
      const worst_case::Verified verified = worst_case::verify(answer.certificate);
      CAPTURE(verified.why);
      CHECK(verified.stands);
      CHECK(verified.lower == *answer.lower);
    }
}

}  // namespace terms_test
