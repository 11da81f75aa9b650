#include "lib/method/linear_moments.hpp"

#include <catch2/catch.hpp>

#include "lib/chance/expect.hpp"
#include "lib/compress/rand_k.hpp"
#include "lib/method/compressed_sgd.hpp"
#include "tests/components.hpp"

namespace lemmata::method::linear_moments_test {

/// f(x) = lambda x^2/2 on the line, noise +-s, each step sent with probability mu.
CompressedSgd<Exact> walked(const Exact& lambda, const Exact& eta, const Exact& mu, const Exact& s, const Exact& x) {
  CompressedSgd<Exact> sgd{.x0 = Vec<Exact>{x}, .eta = eta, .compressor = compress::lazy(mu)};
  sgd.oracle = oracle::exact_oracle<Exact>([lambda](const Vec<Exact>& at) { return lambda * at; });
  sgd.noise = [s](long, Chance<Exact>& chance) { return Vec<Exact>{chance.bernoulli(ratio<Exact>(1, 2)) ? s : -s}; };
  return sgd;
}

TEST_CASE("the moments of compressed SGD on a parabola are those of all its paths") {
  const components::Rationals rationals;
  const Exact eta = ratio<Exact>(1, 8), s = 3, x = ratio<Exact>(5, 2);
  for (const Exact& lambda : {Exact(2), Exact(0), Exact(-3)})
    for (const Exact& mu : {ratio<Exact>(1, 4), Exact(1)}) {
      LinearMoments<Exact> moments{.lambda = lambda, .eta = eta, .mu = mu, .q = square(s), .start = x};
      const auto y = [&](const CompressedSgd<Exact>::State& state) { return Exact(state.x[0] - eta * state.e[0]); };
      Expect<Exact> expect;
      const auto run =
          expect.run(walked(lambda, eta, mu, s, x), 4,
                     {[](const auto& state) { return state.x[0]; }, [](const auto& state) { return square(state.x[0]); },
                      [&](const auto& state) { return square(y(state)); }, [&](const auto& state) { return square(Exact(y(state) - x)); }});
      for (long t = 0; t <= 4; ++t) {
        CHECK(moments.x == run.mean(0, t));
        CHECK(moments.xx == run.mean(1, t));
        CHECK(moments.yy() == run.mean(2, t));
        CHECK(moments.moved() == run.mean(3, t));
        CHECK(moments.value() == lambda * run.mean(2, t) / Exact(2));
        moments.advance();
      }
    }
}

}  // namespace lemmata::method::linear_moments_test
