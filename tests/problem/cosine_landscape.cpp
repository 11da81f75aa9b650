#include "lib/problem/cosine_landscape.hpp"

#include <catch2/catch.hpp>
#include <cmath>

namespace cosine_landscape_test {
using namespace lemmata;

TEST_CASE("the landscape's derivatives are difference quotients, and its constants are attained") {
  const problem::CosineLandscape<double> f{{2, -3}, {1, 0.5}};
  const Vec<double> x{0.3, -1.1};
  const double h = 1e-6;
  for (std::size_t i = 0; i < 2; ++i) {
    Vec<double> right = x, left = x;
    right[i] += h, left[i] -= h;
    CHECK(f.gradient(x)[i] == Approx((f.value(right) - f.value(left)) / (2 * h)).epsilon(1e-6));
    CHECK(f.curvatures(x)[i] == Approx((f.gradient(right)[i] - f.gradient(left)[i]) / (2 * h)).epsilon(1e-6));
  }
  CHECK(f.smoothness() == Approx(std::fabs(f.curvatures(Vec<double>{0, 0})[0])));
  CHECK(f.hessian_smoothness() == Approx(2));
  CHECK(f.range() == Approx(f.value(Vec<double>{0, 2 * std::acos(-1.0)}) - f.value(Vec<double>{std::acos(-1.0), 0})));
}

}  // namespace cosine_landscape_test
