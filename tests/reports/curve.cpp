#include "reports/curve.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/reports/count.hpp"
#include "tests/reports/fabricated.hpp"

namespace curve_test {

using namespace lemmata::reports;

ReportClaim claim_with(ReportCurve curve) {
  ReportClaim claim = fabricated_claim("ef.x", "lemma", "made up", "Lemma 1", "survived");
  claim.curve = std::move(curve);
  return claim;
}

TEST_CASE("the CSV of a curve has a line for every point, with nothing where there is no number") {
  ReportCurve curve{.parameter = "t", .points = {{1, 0.5, 1, 0.75, 0.25, 0.125, 0.5}, {2, 0.5, std::nan("")}}};
  CHECK(curve_csv(curve) == "parameter,lhs,rhs,exact,mean,lower,upper\n1,0.5,1,0.75,0.25,0.125,0.5\n2,0.5,,,,,\n");
}

TEST_CASE("a curve whose points have constants of their own is drawn in shares of the bound") {
  const auto claim = claim_with({.parameter = "t", .points = {{1, 5, 10, 8, 4, 3, 6}, {2, 0.1, 0.2, {}, 0.05, 0.01, 0.1}}});
  const auto panel = curve_figure(claim).panels.at(0);
  for (const auto& s : panel.series) {
    if (s.name == "bound") CHECK(s.mean == std::vector<double>{1, 1});
    if (s.name == "largest found") CHECK(s.mean == std::vector<double>{0.5, 0.5});
    if (s.name == "exact worst case") CHECK((s.mean == std::vector<double>{0.8} && s.x == std::vector<double>{1}));
  }
  CHECK(panel.series.size() == 4);
}

TEST_CASE("a curve with held constants is drawn in its own unit") {
  ReportCurve curve{.parameter = "t", .points = {{1, 5, 10}, {2, 6, 10}}, .held = "gamma = 1"};
  const auto panel = curve_figure(claim_with(curve)).panels.at(0);
  REQUIRE(panel.series.size() == 2);  // neither an exact worst case nor a mean
  CHECK(panel.series[0].mean == std::vector<double>{5, 6});
  CHECK(panel.series[1].mean == std::vector<double>{10, 10});
}

TEST_CASE("a bound of zero or of no number has no share and is left out") {
  const auto panel = curve_figure(claim_with({.parameter = "t", .points = {{1, 0, 0}, {2, 1, std::nan("")}, {3, 1, 2}}})).panels.at(0);
  for (const auto& s : panel.series) CHECK(s.x == std::vector<double>{3});
}

}  // namespace curve_test
