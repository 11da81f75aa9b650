#include "lib/worst_case/lyapunov.hpp"

#include <catch2/catch.hpp>

#include "tests/worst_case/models.hpp"

using namespace lemmata;

namespace {

std::string model_of(const std::string& method, const std::string& gamma) {
  return R"({"class": "strongly-convex", "compressor": "delta", "start": "gap", "metric": "gap", "method": ")" + method +
         R"(", "parameters": {"L": 1, "mu": "1/10", "delta": "3/4", "gamma": ")" + gamma + R"("}})";
}

/// The search comes within 1e-4 of the best rate, and the function found has a certificate of that.
void finds(const std::string& method, const std::string& gamma, double rate) {
  CAPTURE(method);
  const worst_case::LyapunovSearch search = worst_case::search_lyapunov(worst_case::model_from_json(model_of(method, gamma)));
  CAPTURE(search.why, search.rate, search.solves);
  REQUIRE(search.found);
  const worst_case::Answer answer = worst_case::worst_case(search.model);
  CAPTURE(answer.why, worst_case::to_json(search.model));
  REQUIRE(answer.upper);
  CHECK(answer.upper_rounded < rate + 1e-4);
  CHECK(answer.upper_rounded > rate - 1e-6);  // the known rate is the best
}

}  // namespace

TEST_CASE("the search finds Lyapunov functions with the known best rates") {
  finds("ef", "20/33", 0.88480829);
  finds("ef21", "20/33", 0.88480829);
  finds("cgd", "40/31", 0.87513008);
}

TEST_CASE("where the step is too long no Lyapunov function is found, and the search says so") {
  const auto search = worst_case::search_lyapunov(worst_case::model_from_json(model_of("cgd", "2")));
  CHECK_FALSE(search.found);
  CHECK(search.why == "no quadratic function of the state decreases in every step");
}
