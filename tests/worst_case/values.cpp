#include <catch2/catch.hpp>
#include <cmath>

#include "lib/worst_case/verify.hpp"
#include "tests/worst_case/models.hpp"

using namespace lemmata;

namespace {

struct Known {
  const char* what;
  std::string model;
  double value, digits;  ///< known to +- digits
};

/// The certified bound lies within 1e-6 above the known value, the verified instance within 1e-6 below, and a second reader agrees.
void reproduces(const Known& known) {
  INFO(known.what);
  const worst_case::Answer answer = tests::answer_of(known.model);
  CAPTURE(answer.why, answer.why_no_instance, answer.upper_rounded, answer.lower_rounded);
  REQUIRE(answer.upper);
  REQUIRE(answer.lower);
  CHECK(answer.caveat == "");
  CHECK(answer.upper_rounded >= known.value - known.digits);
  CHECK(answer.upper_rounded <= known.value + known.digits + 1e-6);
  CHECK(answer.lower_rounded <= known.value + known.digits);
  CHECK(answer.lower_rounded >= known.value - known.digits - 1e-6);
  const worst_case::Verified verified = worst_case::verify(answer.certificate);
  CAPTURE(verified.why);
  CHECK(verified.stands);
  CHECK(verified.upper == *answer.upper);
  CHECK(verified.lower == *answer.lower);
}

/// Rates are known for the best step and Lyapunov function; s = sqrt(1 - delta) to nine digits where it is irrational.
std::string rate(const std::string& method, const std::string& mu, const std::string& delta, const std::string& gamma,
                 const std::string& rest) {
  return R"({"class": "strongly-convex", "compressor": "delta", "method": ")" + method + R"(", "parameters": {"L": 1, "mu": ")" + mu +
         R"(", "delta": ")" + delta + R"(", "gamma": ")" + gamma + R"("}, )" + rest + "}";
}
const std::string by_gap = R"("start": "gap", "metric": "gap")";
std::string by_error(const std::string& weight) {
  return R"("lyapunov": {"squares": [{"weight": 1, "of": {"x": 1, "e": -1}}, {"weight": ")" + weight + R"(", "of": {"e": 1}}]})";
}
std::string by_shift(const std::string& weight) {
  return R"("lyapunov": {"squares": [{"weight": 1, "of": {"g": 1, "d": -1}}, {"weight": ")" + weight + R"(", "of": {"g": 1}}]})";
}
/// 2/(L + mu) (1 - s)/(1 + s), 1/s and s for mu = 1/2, s^2 = 1/2
const std::string step = "0.228763834", over_s = "1.414213562", s = "0.707106781";

std::string feedback(const std::string& delta, const std::string& gamma, int horizon) {
  return R"({"method": "ef", "class": "smooth", "horizon": )" + std::to_string(horizon) + R"(, "parameters": {"delta": ")" + delta +
         R"(", "gamma": ")" + gamma + R"("}})";
}

}  // namespace

TEST_CASE("gradient descent has the known worst case 4L/(3N + 2)") {
  for (const int N : {1, 2, 5, 20}) reproduces({"gd", tests::gradient_descent(N), 4.0 / (3 * N + 2), 1e-12});
}

TEST_CASE("gradient descent on convex functions has the known worst case L R^2/(4N + 2)") {
  for (const int N : {1, 3})
    reproduces({"gd", R"({"method": "gd", "class": "smooth-convex", "horizon": )" + std::to_string(N) + R"(, "parameters": {"gamma": 1}})",
                1.0 / (4 * N + 2), 1e-12});
}

TEST_CASE("the rates of error feedback, EF21 and compressed descent are reproduced") {
  reproduces({"ef, kappa 10", tests::feedback_rate, 0.88480829, 5e-9});
  reproduces({"ef21, kappa 10", rate("ef21", "1/10", "3/4", "20/33", by_shift("1/2")), 0.88480829, 5e-9});
  reproduces({"cgd, kappa 10", rate("cgd", "1/10", "3/4", "40/31", by_gap), 0.87513008, 5e-9});
  reproduces({"ef, kappa 2", rate("ef", "1/2", "1/2", step, by_error(over_s)), 0.79410853, 1e-8});
  reproduces({"ef21, kappa 2", rate("ef21", "1/2", "1/2", step, by_shift(s)), 0.79410853, 1e-8});
  reproduces({"cgd, kappa 2", rate("cgd", "1/2", "1/2", "1.079008574", by_gap), 0.70893513, 1e-8});
}

TEST_CASE("the rate of EF21 with two different workers is reproduced") {
  reproduces({"ef21, n = 2", tests::two_workers, 0.65282813, 5e-9});
}

TEST_CASE("eight gradients of error feedback") { reproduces({"ef", feedback("1/2", "3/10", 7), 0.6798, 5e-5}); }
TEST_CASE("twelve gradients of error feedback, delta = 1/2") { reproduces({"ef", feedback("1/2", "3/10", 11), 0.5094, 5e-5}); }
TEST_CASE("sixteen gradients of error feedback, delta = 1/2") { reproduces({"ef", feedback("1/2", "3/10", 15), 0.4142, 5e-5}); }
TEST_CASE("twelve gradients of error feedback, delta = 1/4") { reproduces({"ef", feedback("1/4", "1/10", 11), 0.9688, 5e-5}); }
TEST_CASE("sixteen gradients of error feedback, delta = 1/4") { reproduces({"ef", feedback("1/4", "1/10", 15), 0.7819, 5e-5}); }
TEST_CASE("twelve gradients of error feedback, delta = 3/4") { reproduces({"ef", feedback("3/4", "3/10", 11), 0.3336, 5e-5}); }
