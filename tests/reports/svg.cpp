#include "reports/svg.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>

using namespace lemmata::reports;

TEST_CASE("an axis is logarithmic where positive values span more than two decades") {
  CHECK_FALSE(axis_for({1, 100}).logarithmic);
  CHECK(axis_for({1, 101}).logarithmic);
  CHECK(axis_for({0, 1, 1000}).logarithmic);
  CHECK_FALSE(axis_for({-1, 1, 1000}).logarithmic);
}

TEST_CASE("ticks are round numbers and enclose every value") {
  const Axis linear = axis_for({0.13, 0.87});
  CHECK(linear.labels == std::vector<std::string>{"0", "0.2", "0.4", "0.6", "0.8", "1"});
  CHECK(axis_for({3, 40000}).labels == std::vector<std::string>{"10⁰", "10¹", "10²", "10³", "10⁴", "10⁵"});
  CHECK(axis_for({0.02, 300}).labels == std::vector<std::string>{"0.01", "0.1", "1", "10", "100", "1000"});
  for (const auto& values : {std::vector<double>{-3, 5},
                             {7, 7},
                             {0, 0},
                             {1, std::nextafter(1.0, 2.0)},
                             {1e9, 1e9 + 1},
                             {1.7e308, 1.7e308},
                             {1e-300, 1e300},
                             {1, 1e6},
                             {-1e308, 1e308},
                             {5e-324, 1},
                             {1e-9, 1.7e308}}) {
    const Axis axis = axis_for(values);
    CAPTURE(values.front(), values.back());
    CHECK(axis.ticks.size() >= 2);
    CHECK(axis.ticks.size() <= 13);
    CHECK(axis.ticks.size() == axis.labels.size());
    CHECK(axis.upper > axis.lower);
    for (const double v : values) {
      if (!shows(axis, v)) continue;
      CHECK(axis.place(v) > -0.01);  // the ends of the doubles lie up to a fraction of a decade outside
      CHECK(axis.place(v) < 1.01);
    }
  }
}

TEST_CASE("an axis that is asked for is given: a logarithmic one of few decades has ticks at 1, 2 and 5") {
  CHECK(axis_for({230, 2057}, true).labels == std::vector<std::string>{"200", "500", "1000", "2000", "5000"});
  CHECK(axis_for({0, 3, 4}, true).labels == std::vector<std::string>{"2", "5"});
  CHECK(axis_for({1, 1}, true).logarithmic);
  CHECK_FALSE(axis_for({-1, 0}, true).logarithmic);
  CHECK_FALSE(axis_for({1, 1e6}, false).logarithmic);
  for (const auto& values : {std::vector<double>{1e-300, 2e-300}, {9.99, 10.01}, {1, 100}, {0.02, 0.5}, {3e299, 9e299}}) {
    const Axis axis = axis_for(values, true);
    CAPTURE(values.front(), values.back());
    CHECK((axis.lower <= values.front() * (1 + 1e-12) && axis.upper >= values.back() * (1 - 1e-12)));
    CHECK((axis.ticks.size() >= 2 && axis.ticks.size() <= 8 && axis.labels.size() == axis.ticks.size()));
  }
}
