#include "lib/check/sweep.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "lib/claim/claim.hpp"
#include "lib/num/error.hpp"

namespace sweep_test {

using namespace lemmata;

const Claim& claim(const char* id) {
  const Claim* found = find_claim(id);
  REQUIRE(found != nullptr);
  return *found;
}

CurveOptions small(std::uint64_t seed = 1) {
  CurveOptions options;
  options.seed = seed;
  options.points = 6, options.random = 60, options.moved = 60;
  return options;
}

TEST_CASE("on a curve of a true claim: lower <= mean <= upper <= bound, and no instance is above the bound") {
  for (const char* id : {"ef.lem3", "ef.lem3/worst-case", "biased.eq9/repaired"}) {
    const Curve curve = curve_of(claim(id), small());
    CAPTURE(id);
    REQUIRE_FALSE(curve.points.empty());
    CHECK(curve.points.size() <= 6);
    double before = -HUGE_VAL;
    for (const CurvePoint& p : curve.points) {
      CHECK(p.parameter > before);
      before = p.parameter;
      CHECK((p.rhs > 0 && p.lhs <= p.rhs * (1 + 1e-9)));
      REQUIRE(p.mean.has_value());
      CHECK((*p.lower <= *p.mean && *p.mean <= *p.upper && *p.upper <= p.rhs * (1 + 1e-12) && *p.lower >= 0));
      CHECK(*p.mean <= p.lhs / 0.98999);  // the largest share is no less than the mean one; sharing an instance loses 1 %
    }
    CHECK_FALSE(curve.violates);
  }
}

TEST_CASE("the best instance of a curve has the largest ratio, and replays to the sides of its point") {
  for (const char* id : {"ef.lem3", "biased.eq9"}) {
    const Curve curve = curve_of(claim(id), small());
    REQUIRE(curve.best.has_value());
    const CurvePoint& best = curve.points.at(curve.best_point);
    for (const CurvePoint& p : curve.points) CHECK(p.lhs / p.rhs <= best.lhs / best.rhs * (1 + 1e-9));
    const Replay shown = replay(claim(id), *curve.best);
    bool found = false;
    for (const auto& line : shown.lines)
      found = found || (!line.lhs.empty() && !line.rhs.empty() && rounded_enclosure(line.lhs) == best.lhs &&
                        rounded_enclosure(line.rhs) == best.rhs);
    CHECK(found);
  }
}

TEST_CASE("a curve is a function of claim and seed, and what is held stays at its value") {
  CurveOptions options = small(7);
  options.hold["gamma"].values = {{1, 1}};
  const Curve one = curve_of(claim("ef.lem3"), options), two = curve_of(claim("ef.lem3"), options);
  REQUIRE(one.points.size() == two.points.size());
  for (std::size_t i = 0; i < one.points.size(); ++i) {
    CHECK(
        (one.points[i].lhs == two.points[i].lhs && one.points[i].mean == two.points[i].mean && one.points[i].lower == two.points[i].lower));
    for (const Drawn& d : one.points[i].instance)
      if (d.name == "gamma") CHECK(d.values == std::vector<Number>{{1, 1}});
  }
}

TEST_CASE("a claim without a sweep has no curve") {
  CHECK(claim("ef.lem3.delta1").info.sweep.empty());
  CHECK(curve_of(claim("ef.lem3.delta1"), small()).points.empty());
}

TEST_CASE("enclosures round to the nearest double") {
  CHECK(rounded_enclosure("3/8") == 0.375);
  CHECK(rounded_enclosure("-5") == -5);
  CHECK(rounded_enclosure("1/3") == 1.0 / 3);
  CHECK(rounded_enclosure("9007199254740993/9007199254740992") == 1);  // halfway, to even
  CHECK(rounded_enclosure("[0.25 +/- 3.1e-20]") == 0.25);
  CHECK(rounded_enclosure("1" + std::string(400, '0') + "/1" + std::string(399, '0')) == 10);
  for (const char* text : {"", "x", "1/0", "[", "1/2/3"}) CHECK_THROWS_AS(rounded_enclosure(text), BadInput);
}

}  // namespace sweep_test
