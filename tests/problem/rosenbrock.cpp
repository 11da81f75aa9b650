#include <catch2/catch.hpp>

#include "lib/problem/rosenbrock.hpp"
#include "tests/components.hpp"

namespace rosenbrock_test {
using namespace lemmata;
using namespace lemmata::problem;
using components::for_grid;
using components::for_instances;
using components::Rationals;

TEST_CASE("the Rosenbrock function in the plane is 100 (y - x^2)^2 + (1 - x)^2") {
  const Rationals rationals;
  const auto f = rosenbrock<Exact>(2);
  for_grid(2, 4, [&](const Vec<Exact>& x) {
    const Exact valley = x[1] - x[0] * x[0], rest = 1 - x[0];
    CHECK(f.value(x) == 100 * valley * valley + rest * rest);
  });
  CHECK(f.value(Vec<Exact>{-1, 2}) == 104);
  CHECK(norm1(f.gradient(Vec<Exact>{-1, 2}) - Vec<Exact>{396, 200}) == 0);
}

TEST_CASE("the Rosenbrock function vanishes at (1, .., 1) with its gradient, and is larger elsewhere") {
  const Rationals rationals;
  for (const long d : {2, 3, 10}) {
    const auto f = rosenbrock<Exact>(d);
    CHECK(f.value(f.minimiser) == f.minimum);
    CHECK(norm1(f.gradient(f.minimiser)) == 0);
  }
  const auto f = rosenbrock<Exact>(3);
  for_grid(3, 2, [&](const Vec<Exact>& x) { CHECK((f.value(x) > f.minimum || norm1(x - f.minimiser) == 0)); });
}

// f is a polynomial of degree 4: its central difference of step h is h f'(x) + h^3 f'''(x)/6 (exactly), so that two steps give f'.
TEST_CASE("the gradient of the Rosenbrock function is the exact derivative of its values, coordinate by coordinate") {
  const Rationals rationals;
  for_instances(40, [&](Draw& draw) {
    const long d = draw.integer("d", 2, 5);
    const auto f = rosenbrock<Exact>(d);
    const auto x = draw.vector<Exact>("x", d);
    const auto g = f.gradient(x);
    for (std::size_t i = 0; i < x.size(); ++i) {
      const auto e = unit_vector<Exact>(x.size(), i);
      const auto difference = [&](long h) { return (f.value(x + Exact(h) * e) - f.value(x - Exact(h) * e)) / 2; };
      CHECK(g[i] == (8 * difference(1) - difference(2)) / 6);
    }
  });
}

// grad f is a cubic: along h its central difference is grad^2 f(x) h + (third derivative of grad f along h) / 6, exactly.
TEST_CASE("the Hessian of the Rosenbrock function is the exact derivative of its gradient") {
  const Rationals rationals;
  for_instances(40, [&](Draw& draw) {
    const long d = draw.integer("d", 2, 4);
    const auto f = rosenbrock<Exact>(d);
    const auto x = draw.vector<Exact>("x", d), h = draw.vector<Exact>("h", d);
    const auto difference = [&](long n) { return ratio<Exact>(1, 2) * (f.gradient(x + Exact(n) * h) - f.gradient(x - Exact(n) * h)); };
    CHECK(norm1(f.hessian(x) * h - ratio<Exact>(1, 6) * (Exact(8) * difference(1) - difference(2))) == 0);
  });
}

TEST_CASE("the gradients of the Rosenbrock terms touch two coordinates each and sum to the gradient") {
  const Rationals rationals;
  for_instances(40, [&](Draw& draw) {
    const long d = draw.integer("d", 2, 10);
    const auto f = rosenbrock<Exact>(d);
    const auto x = draw.vector<Exact>("x", d);
    Vec<Exact> sum(x.size());
    Exact value(0);
    for (long i = 1; i < d; ++i) {
      const auto g = rosenbrock_term<Exact>(i)(x);
      for (long j = 1; j <= d; ++j)
        if (j != i && j != i + 1) CHECK(g[static_cast<std::size_t>(j - 1)] == 0);
      sum += g;
      value += RosenbrockTerm<Exact>(x, i).value();
    }
    CHECK(norm1(sum - f.gradient(x)) == 0);
    CHECK(value == f.value(x));
    for (long i = 1; i <= d; ++i) {
      const auto partials = rosenbrock_partials(x, i);
      CHECK(partials.size() == (d == 2 || i == 1 || i == d ? 1 : 2));
      CHECK(partials.front() + (partials.size() == 2 ? partials[1] : Exact(0)) == sum[static_cast<std::size_t>(i - 1)]);
    }
  });
}

TEST_CASE("terms that do not exist and lines are refused") {
  CHECK_THROWS_AS(rosenbrock<double>(1), DomainError);
  CHECK_THROWS_AS(rosenbrock_term_gradient(Vec<double>{1, 2}, 0), DomainError);
  CHECK_THROWS_AS(rosenbrock_term_gradient(Vec<double>{1, 2}, 2), DomainError);
}

}  // namespace rosenbrock_test
