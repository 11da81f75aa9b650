#include <catch2/catch.hpp>

#include <vector>

#include "lib/chance/moments.hpp"
#include "lib/chance/normal_mean.hpp"
#include "tests/chance/methods.hpp"

namespace lemmata::moments_test {
using namespace chance_methods;

namespace {

/// x - gamma (lambda x + sigma z), z normal.
struct NormalSgd {
  using State = Point<Exact>;
  Exact x0, gamma, lambda, sigma;
  State start() const { return {Vec<Exact>{x0}}; }
  State step(const State& s, long, Chance<Exact>& chance) const {
    const Exact& x = s.x.raw()[0];
    return {Vec<Exact>{x - gamma * (lambda * x + sigma * chance.normal())}};
  }
};

const std::vector<std::string> noise{"z0", "z1", "z2", "z3", "z4"};

std::unique_ptr<Arithmetic> polynomials_in(std::vector<std::string> symbols) {
  std::vector<bool> positive(symbols.size(), true);
  for (const std::string& name : noise) {
    symbols.push_back(name);
    positive.push_back(false);
  }
  return polynomial_arithmetic(symbols, positive, false);
}

}  // namespace

TEST_CASE("the moments of a standard normal variable are 1 0 1 0 3 0 15 0 105") {
  const auto rational = rational_arithmetic();
  const InForce force(*rational);
  const std::vector<long> moments{1, 0, 1, 0, 3, 0, 15, 0, 105};
  for (std::size_t n = 0; n < moments.size(); ++n) CHECK(normal_moment(static_cast<long>(n)) == Exact(moments[n]));
}

TEST_CASE("the mean of a polynomial replaces powers of its normal symbols, and of these only") {
  const auto polynomials = polynomials_in({"x"});
  const InForce force(*polynomials);
  const Exact x = symbol("x"), y = symbol("z0"), z = symbol("z1");
  const auto mean = [](const Exact& p) { return normal_mean(p, noise); };
  CHECK(identical(mean(pow(x + y, 4L)), pow(x, 4L) + Exact(6) * pow(x, 2L) + Exact(3)));
  CHECK(identical(mean(y * z), Exact(0)));
  CHECK(identical(mean(pow(y, 2L) * pow(z, 4L) * x), Exact(3) * x));
  CHECK(identical(mean(pow(y + z, 6L)), Exact(15 * 8)));  // y + z is sqrt 2 times a standard normal
  CHECK(identical(mean(x), x));
  CHECK(identical(mean(Exact(0)), Exact(0)));
}

TEST_CASE("an expectation over normal variables and finite choices is exact, with the parameters as symbols") {
  const auto polynomials = polynomials_in({"p", "s"});
  const InForce force(*polynomials);
  const Exact p = symbol("p"), s = symbol("s");
  auto expect = Expect<Exact>::moments(noise);
  // (b + s z)^2 with b = 1 (probability p) or 0: p + s^2.
  const auto body = [&](Chance<Exact>& chance) {
    const Exact b = chance.among({p, Exact(1) - p}, {Exact(1), Exact(0)});
    return square(b + s * chance.normal());
  };
  CHECK(identical(expect.mean(body), p + s * s));
  CHECK(expect.backend() == Backend::moments);
  const auto both = expect.mean_vector([&](Chance<Exact>& chance) {
    const Exact z = chance.normal(), w = chance.normal();
    return Vec<Exact>{z * w, z * z * w * w};
  });
  CHECK(identical(both, Vec<Exact>{Exact(0), Exact(1)}));
}

TEST_CASE("SGD with normal noise has normal iterates: their fourth moment is m^4 + 6 m^2 v + 3 v^2") {
  const auto polynomials = polynomials_in({"x0", "g", "l", "s"});
  const InForce force(*polynomials);
  const NormalSgd method{symbol("x0"), symbol("g"), symbol("l"), symbol("s")};
  auto expect = Expect<Exact>::moments(noise);
  const auto run = expect.run(method, 3, {[](const NormalSgd::State& s) { return pow(s.x.raw()[0], 4L); }});
  const Exact shrink = Exact(1) - method.gamma * method.lambda;
  Exact m = method.x0, v(0);
  for (long t = 0; t <= 3; ++t) {
    CHECK(identical(run.mean(0, t), pow(m, 4L) + Exact(6) * square(m) * v + Exact(3) * square(v)));
    m *= shrink;
    v = square(shrink) * v + square(method.gamma * method.sigma);
  }
  CHECK(run.last.empty());
  CHECK(expect.backend() == Backend::moments);
}

TEST_CASE("what moments cannot do is refused") {
  const auto polynomials = polynomials_in({});
  const InForce force(*polynomials);
  auto expect = Expect<Exact>::moments(noise);
  CHECK_THROWS_AS(expect.mean([](Chance<Exact>& chance) {
    Exact sum(0);
    for (int i = 0; i < 6; ++i) sum += chance.normal();
    return sum;
  }),
                  TooLarge);
  CHECK_THROWS_AS(expect.mean([](Chance<Exact>& chance) { return abs(chance.normal()); }), Undecided);
  CHECK_THROWS_AS(expect.law([](Chance<Exact>& chance) { return chance.normal(); }), Unsupported);
  CHECK_THROWS_AS(
      expect.mean([&](Chance<Exact>& outer) { return outer.normal() * expect.mean([](Chance<Exact>& inner) { return inner.normal(); }); }),
      Unsupported);
  CHECK(identical(expect.mean([](Chance<Exact>& chance) { return square(chance.normal()); }), Exact(1)));  // it still works after that
  CHECK_THROWS_AS(Expect<Exact>().mean([](Chance<Exact>& chance) { return chance.normal(); }), Unsupported);
}

TEST_CASE("the affine recursion gives the moments of the run, exactly") {
  const auto rational = rational_arithmetic();
  const InForce force(*rational);
  const Sgd<Exact> method{Exact(3), ratio<Exact>(1, 5), Exact(2)};
  Expect<Exact> expect;
  const auto moments = affine_second_moment(expect, [&](const Exact& x, Chance<Exact>& chance) { return method.next(x, chance); });
  const auto run =
      expect.run(method, 9, {[](const Sgd<Exact>::State& s) { return s.x[0]; }, [](const Sgd<Exact>::State& s) { return square(s.x[0]); }});
  for (long t = 0; t <= 9; ++t) {
    CHECK(moments.at(t, Exact(3)).first == run.mean(0, t));
    CHECK(moments.at(t, Exact(3)).second == run.mean(1, t));
  }
}

TEST_CASE("the limit is the fixed point, and the moments approach it geometrically") {
  const auto rational = rational_arithmetic();
  const InForce force(*rational);
  const Sgd<Exact> method{Exact(3), ratio<Exact>(1, 5), Exact(2)};
  Expect<Exact> expect;
  const auto moments = affine_second_moment(expect, [&](const Exact& x, Chance<Exact>& chance) { return method.next(x, chance); });
  const auto limit = moments.limit();
  // Mean zero; variance gamma^2 E noise^2 / (1 - (1 - gamma lambda)^2) = (2/25) / (16/25).
  CHECK(limit.first == Exact(0));
  CHECK(limit.second == ratio<Exact>(1, 8));
  CHECK(moments.next(limit).second == limit.second);
  CHECK(moments.at(12, Exact(3)).second - limit.second == pow(moments.a, 12L) * (Exact(9) - limit.second));
}

TEST_CASE("random coefficients enter the recursion: multiplicative noise may explode in second moment only") {
  const auto rational = rational_arithmetic();
  const InForce force(*rational);
  Expect<Exact> expect;
  const auto step = [](const Exact& x, Chance<Exact>& chance) {
    return x * chance.among({ratio<Exact>(1, 2), ratio<Exact>(1, 2)}, {Exact(2), Exact(-1)}) + Exact(1);
  };
  const auto moments = affine_second_moment(expect, step);
  CHECK(moments.A == ratio<Exact>(1, 2));
  CHECK(moments.B == Exact(1));
  CHECK(moments.a == ratio<Exact>(5, 2));
  CHECK(moments.b == Exact(1));
  CHECK(moments.c == Exact(1));
  CHECK_THROWS_AS(moments.limit(), DomainError);
  const auto growing = affine_second_moment(expect, [](const Exact& x, Chance<Exact>&) { return x + Exact(1); });
  CHECK_THROWS_AS(growing.limit(), DomainError);
}

TEST_CASE("the recursion of a symbolic step holds for all parameters") {
  const auto polynomials = polynomials_in({"q", "s"});
  const InForce force(*polynomials);
  const Exact q = symbol("q"), s = symbol("s");
  auto expect = Expect<Exact>::moments(noise);
  const auto moments = affine_second_moment(expect, [&](const Exact& x, Chance<Exact>& chance) { return q * x + s * chance.normal(); });
  CHECK(identical(moments.A, q));
  CHECK(identical(moments.a, q * q));
  CHECK(identical(moments.b, Exact(0)));
  CHECK(identical(moments.c, s * s));
}

TEST_CASE("a step that is not affine is refused in every scalar") {
  const auto refused = [](auto zero, auto step) {
    using S = decltype(zero);
    Expect<S> expect;
    CHECK_THROWS_AS(affine_second_moment(expect, [&](const S& x, Chance<S>& chance) { return step(x, chance); }), Unsupported);
  };
  const auto sign_step = [](const auto& x, auto&) { return x - sign(x, 0); };
  const auto square_step = [](const auto& x, auto&) { return x * x; };
  const auto wide_step = [](const auto& x, auto&) { return x < decltype(x + x)(-2) ? x + x : x; };  // affine on [-2, inf) only
  const auto turned_step = [](const auto& x, auto&) { return x == decltype(x + x)(-1) ? -x : x; };  // its square is that of x
  // The mean is affine, the second moment is not: noise of size |x| > 1 only.
  const auto noisy_step = [](const auto& x, auto& chance) {
    using S = std::decay_t<decltype(x)>;
    return x + chance.among({S(0.5), S(0.5)}, {S(1), S(-1)}) * max(S(0), abs(x) - S(1));
  };
  const auto check = [&](auto zero) {
    refused(zero, sign_step);
    refused(zero, square_step);
    refused(zero, wide_step);
    refused(zero, turned_step);
    refused(zero, noisy_step);
  };
  check(0.0);
  const auto rational = rational_arithmetic();
  const InForce force(*rational);
  check(Exact(0));
}

TEST_CASE("rounding does not make an affine step in double look otherwise") {
  Expect<double> expect;
  const auto moments = affine_second_moment(expect, [](const double& x, Chance<double>& chance) {
    return x / 3 + chance.among({0.1, 0.9}, {0.7, -0.3});
  });
  CHECK(!apart(moments.A, 1.0 / 3));
  CHECK(!apart(moments.limit().first, -0.2 * 3 / 2));
}

}  // namespace lemmata::moments_test
