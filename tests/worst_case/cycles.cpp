#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "lib/num/error.hpp"
#include "lib/worst_case/verify.hpp"
#include "tests/worst_case/models.hpp"

using namespace lemmata;

namespace {

std::string heavy_ball(const std::string& gamma, const std::string& beta, int steps) {
  return R"({"method": "heavy-ball", "class": "strongly-convex", "metric": "cycle", "horizon": )" + std::to_string(steps) +
         R"(, "parameters": {"L": 1, "mu": "1/25", "gamma": ")" + gamma + R"(", "beta": ")" + beta + R"("}})";
}

}  // namespace

TEST_CASE("a cycle of the heavy ball is found, and verified by its instance alone") {
  // Polyak's steps for mu = 1/25, L = 1: gamma = 4/(1 + 1/5)^2, beta = (2/3)^2 (Lessard, Recht, Packard 2016: a cycle of three steps for kappa 25)
  const worst_case::Answer answer = tests::answer_of(heavy_ball("25/9", "4/9", 3));
  CAPTURE(answer.why, answer.why_no_instance);
  REQUIRE(answer.lower);
  CHECK(answer.lower_rounded > 1e-3);
  const worst_case::Verified verified = worst_case::verify(answer.certificate);
  CAPTURE(verified.why);
  CHECK(verified.stands);
  auto bad = nlohmann::json::parse(answer.certificate);
  bad["model"]["parameters"]["gamma"] = "26/9";
  CHECK_FALSE(worst_case::verify(bad.dump()).stands);
}

TEST_CASE("gradient descent with a step in (0, 2/L) has no cycle") {
  const worst_case::Answer answer =
      tests::answer_of(R"({"method": "gd", "class": "smooth-convex", "metric": "cycle", "horizon": 3, "parameters": {"gamma": 1}})");
  CHECK((!answer.lower || answer.lower_rounded < 1e-6));
}
