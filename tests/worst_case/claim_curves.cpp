#include "lib/worst_case/claim_curves.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "bounds/biased/worst_case.hpp"
#include "bounds/ef/error_worst_case.hpp"
#include "bounds/ef/worst_case.hpp"
#include "bounds/saddle/worst_case.hpp"
#include "bounds/scaled/compressed_worst_case.hpp"
#include "lib/claim/claim.hpp"
#include "lib/worst_case/worst_case.hpp"

namespace claim_curves_test {

using namespace lemmata;
using worst_case::CurvePoint;

CurvePoint point(const char* claim, const char* value) {
  const worst_case::ClaimCurve* curve = worst_case::curve_of(claim);
  REQUIRE(curve != nullptr);
  CurvePoint out = worst_case::exact_point(*curve, value);
  CAPTURE(claim, value, out.why);
  REQUIRE(out.upper);
  return out;
}
/// Certified from above and reached.
void is_exactly(const CurvePoint& point, double value) {
  CAPTURE(point.value, point.why);
  CHECK(point.upper_rounded == Approx(value).margin(2e-6));
  REQUIRE(point.lower);
  CHECK(point.lower_rounded == Approx(value).margin(2e-6));
}

TEST_CASE("curves name registered claims, and no claim twice") {
  std::vector<std::string> seen;
  for (const auto& curve : lemmata::worst_case::claim_curves())
    for (const std::string& id : curve.claims) {
      CAPTURE(id);
      CHECK(lemmata::find_claim(id) != nullptr);
      CHECK(std::find(seen.begin(), seen.end(), id) == seen.end());
      seen.push_back(id);
    }
  CHECK(lemmata::worst_case::curve_of("ef.lem8") == nullptr);
}

TEST_CASE("the sharpened bounds are the exact values where they say so") {
  is_exactly(point("ef.lem3/worst-case", "3"), bounds::ef::largest_error_norm_squared(0.75, 1.0, 1.0, 3));
  is_exactly(point("ef.thm3/worst-case", "2"), bounds::ef::nonsmooth_rate_exact(1.0, 0.25, 1.0, 0.75, 2));
  is_exactly(point("ef.thm3/worst-case", "3"), bounds::ef::nonsmooth_rate_exact(1.0, 0.25, 1.0, 0.75, 3));
  is_exactly(point("saddle.lemA.5.uniform/worst-case", "4"), bounds::saddle::uniform_error_constant(0.75, 4));
  is_exactly(point("scaled.remark4-thm13/worst-case", "1/2"), bounds::scaled::strongly_convex_factor(0.5, 0.25, 0.75));
  // (gamma/2) (loss - gain + u) at u = 1, b2 = 1/4
  const bounds::biased::ExactStep<double> step(0.5, 1.0, 0.25);
  is_exactly(point("biased.lem2/worst-case", "1/2"), std::max(0.0, 0.25 * (step.loss - step.gain + 1)));
}

TEST_CASE("the sharpened bounds are above the exact values everywhere, and what is printed is refuted nowhere by full gradients") {
  const double k = bounds::biased::exact_share(0.25, 0.5);
  CHECK(point("biased.lem3/worst-case", "3").upper_rounded <= 1 / (3 * 0.5 * k) + 2e-6);
  CHECK(point("biased.thm6/worst-case", "2").upper_rounded <= bounds::biased::exact_last_iterate(1.0, 2, 0.5, 0.25, k, 1.0, 0.0) + 2e-6);
  const double a = 6.0 / 25;
  CHECK(point("saddle.lemA.7/sharp", "3").upper_rounded <= 1 / a / (1 - a / 2 - a * bounds::saddle::error_gain(0.75)) + 2e-6);
  const CurvePoint smooth = point("ef.thm2/sharp", "4");
  CHECK(smooth.upper_rounded <= bounds::ef::smooth_rate_sharp(1.0, 0.25, 1.0, 1.0, 0.75, 4, smooth.upper_rounded) + 2e-6);
}

TEST_CASE("gradients of bounded second moment stay below ef.thm2/sharp too, and reach it without compression") {
  const auto mean = [](const char* delta) {
    return worst_case::worst_case(worst_case::model_from_json(
        R"({"method": "ef", "class": "smooth", "horizon": 4, "oracle": "second-moment", "metric": "mean-gradient",
            "parameters": {"gamma": 1, "sigma2": 1, "radius": "1/2", "delta": ")" +
        std::string(delta) + "\"}}"));
  };
  for (const auto& [text, delta] : {std::pair{"1", 1.0}, {"15/16", 15.0 / 16}, {"3/4", 0.75}}) {
    const auto answer = mean(text);
    CAPTURE(text, answer.why);
    REQUIRE(answer.upper);
    const double M = answer.upper_rounded;
    CHECK(M <= bounds::ef::smooth_rate_sharp(0.5, 1.0, 1.0, 1.0, delta, 4, M) + 2e-6);
    if (delta == 1) CHECK(M == Approx(0.6).margin(2e-6));
  }
}

}  // namespace claim_curves_test
