#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "lib/app/report/report.hpp"
#include "lib/claim/curve_setting.hpp"

namespace report_curves_test {

using namespace lemmata;

CurveOptions few_points(const Claim& claim) {
  CurveOptions options;
  options.points = 6, options.random = 40, options.moved = 40;
  options.hold = app::held_by(claim);
  return options;
}

TEST_CASE("a curve's setting belongs to a claim with a sweep, whose instances take the values held") {
  REQUIRE(all_curve_settings().size() >= 3);
  for (const auto& [id, setting] : all_curve_settings()) {
    INFO(id);
    const Claim* claim = find_claim(id);
    REQUIRE(claim != nullptr);
    CHECK_FALSE(claim->info.sweep.empty());
    CHECK((setting.one_unit ? !setting.hold.empty() : true));
    const Pins held = app::held_by(*claim);
    const Curve curve = curve_of(*claim, few_points(*claim));
    REQUIRE_FALSE(curve.points.empty());
    for (const CurvePoint& p : curve.points)
      for (const auto& [name, pin] : held) {
        INFO(name);
        const auto named = [&name = name](const Drawn& d) { return d.name == name; };
        const auto drawn = std::find_if(p.instance.begin(), p.instance.end(), named);
        REQUIRE(drawn != p.instance.end());
        CHECK(drawn->values == pin.values);
      }
    if (!setting.one_unit) continue;  // else another seed finds other instances under the same bounds
    CurveOptions other = few_points(*claim);
    other.seed = 2;
    const Curve again = curve_of(*claim, other);
    for (const CurvePoint& p : again.points)
      for (const CurvePoint& q : curve.points)
        if (p.parameter == q.parameter) CHECK(std::fabs(p.rhs - q.rhs) <= 1e-12 * q.rhs);
  }
}

TEST_CASE("an exact worst case lies between the largest instance found and the bound") {
  for (const char* id : {"ef.lem3", "ef.lem3/worst-case", "ef.thm2/full-gradient"}) {
    const Claim* claim = find_claim(id);
    REQUIRE(claim != nullptr);
    std::size_t exact = 0;
    for (const CurvePoint& p : curve_of(*claim, few_points(*claim)).points) {
      if (p.parameter > 3) continue;  // the programmes of longer runs take seconds
      std::string by;
      const auto worst = app::exact_worst_case(*claim, p.instance, by);
      if (!worst) continue;
      ++exact;
      INFO(id << " at " << p.parameter);
      CHECK(p.lhs <= *worst * (1 + 1e-9));
      CHECK(*worst <= p.rhs * (1 + 1e-9));
      CHECK_FALSE(by.empty());
    }
    CHECK(exact >= 1);
  }
}

TEST_CASE("without a setting there is no exact worst case") {
  std::string by;
  CHECK_FALSE(app::exact_worst_case(*find_claim("biased.eq9"), {}, by).has_value());
  CHECK(app::held_text(*find_claim("biased.eq9")).empty());
}

}  // namespace report_curves_test
