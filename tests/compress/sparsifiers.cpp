#include <catch2/catch.hpp>

#include "lib/compress/adaptive_random.hpp"
#include "lib/compress/comp_k.hpp"
#include "lib/compress/mix_k.hpp"
#include "lib/compress/moments.hpp"
#include "lib/compress/rand_seq_k.hpp"
#include "lib/compress/relative_threshold.hpp"
#include "lib/compress/rtop_k.hpp"
#include "lib/compress/wangni.hpp"
#include "tests/components.hpp"

using namespace lemmata;
using namespace lemmata::compress;

namespace {

/// The number of entries that are not 0, in the mean.
Exact mean_nonzeros(const Compressor<Exact>& c, const Vec<Exact>& v) {
  Expect<Exact> expect;
  return expect.mean([&](Chance<Exact>& chance) {
    long count = 0;
    for (const Exact& entry : c.apply(v, 0, chance)) count += entry == 0 ? 0 : 1;
    return Exact(count);
  });
}

}  // namespace

TEST_CASE("Wangni's mask has exactly its variance, and no mask of equal probabilities is sparser") {
  const components::Rationals rationals;
  const std::vector<Exact> room = {ratio<Exact>(1, 100), ratio<Exact>(1, 3), Exact(1), Exact(7)};
  components::for_grid(3, 3, [&](const Vec<Exact>& v) {
    if (norm2_squared(v) == 0) return;
    for (const Exact& epsilon : room) {
      Expect<Exact> expect;
      const auto c = wangni(epsilon);
      const Exact variance = mean_squared_residual(expect, c, v);
      CHECK(variance == epsilon * norm2_squared(v));
      CHECK(mean_nonzeros(c, v) <= 3 / (1 + epsilon));
    }
  });
}

TEST_CASE("Wangni's probabilities are min(lambda |v_i|, 1)") {
  const components::Rationals rationals;
  const Vec<Exact> v{10, 1, 2, 0};
  const auto p = wangni_probabilities(v, ratio<Exact>(1, 100));  // lambda = 3 / (105/100 + 5) for the entries behind 10
  CHECK(p[0] == 1);
  CHECK(p[1] == ratio<Exact>(300, 605));
  CHECK(p[2] == 2 * p[1]);
  CHECK(p[3] == 0);
}

TEST_CASE("RandSeqK keeps k neighbours, the last and the first among them, each place alike") {
  const components::Rationals rationals;
  Expect<Exact> expect;
  const auto law = expect.law([](Chance<Exact>& chance) { return keep_random_run(Vec<Exact>{1, 2, 3, 4}, 2, Exact(1), chance); });
  REQUIRE(law.size() == 4);
  bool around = false;
  for (const auto& [kept, weight] : law) {
    CHECK(weight == ratio<Exact>(1, 4));
    around = around || identical(kept, Vec<Exact>{1, 0, 0, 4});
  }
  CHECK(around);
}

TEST_CASE("adaptive random sparsification keeps an entry with the probability of its share") {
  const components::Rationals rationals;
  Expect<Exact> expect;
  const Vec<Exact> mean = mean_of(expect, adaptive_random<Exact>(3), Vec<Exact>{-1, 0, 3});
  CHECK(mean[0] == ratio<Exact>(-1, 4));
  CHECK(mean[1] == 0);
  CHECK(mean[2] == ratio<Exact>(9, 4));
}

TEST_CASE("rtop-k, comp-k and mix-k keep as many entries as they say, out of those they say") {
  const components::Rationals rationals;
  const Vec<Exact> v{1, -5, 2, 4, 3};
  CHECK(mean_nonzeros(rtop_k<Exact>(5, 2, 3), v) == 2);
  CHECK(mean_nonzeros(comp_k<Exact>(5, 2, 3), v) == 2);
  CHECK(mean_nonzeros(mix_k<Exact>(5, 2, 1), v) == 3);
  Expect<Exact> expect;
  CHECK(identical(mean_of(expect, comp_k<Exact>(5, 2, 3), v), Vec<Exact>{0, -5, 0, 4, 3}));
  const Vec<Exact> mixed = mean_of(expect, mix_k<Exact>(5, 2, 1), v);
  CHECK(mixed[1] == -5);
  CHECK(mixed[3] == 4);
  CHECK(mixed[0] == ratio<Exact>(1, 3));
}

TEST_CASE("comp-k contracts by (2 - k'/k) k'/d, and beyond k' = 2k by nothing") {
  const components::Rationals rationals;
  CHECK(comp_k<Exact>(4, 2, 3).delta == ratio<Exact>(3, 8));
  CHECK(comp_k<Exact>(4, 1, 2).delta == 0);
  Expect<Exact> expect;
  CHECK(mean_squared_residual(expect, comp_k<Exact>(4, 1, 3), Vec<Exact>{1, 0, 0, 0}) > 1);
}

TEST_CASE("a relative threshold loses nearly (d - 1) tau^2 of the square, and everything once d tau^2 > 1") {
  const components::Rationals rationals;
  Expect<Exact> expect;
  const Exact tau = ratio<Exact>(1, 4);
  Exact before(0);
  for (const long n : {10L, 100L, 1000L}) {  // three entries a with a^2 / (1 + 3 a^2) just below tau^2 = 1/16: a < 1/sqrt 13
    const long a = n * 27735 / 100000;
    const Vec<Exact> v{Exact(n), Exact(a), Exact(a), Exact(a)};
    const Exact share = mean_squared_residual(expect, relative_threshold<Exact>(4, tau), v) / norm2_squared(v);
    CHECK(share < 3 * square(tau));
    CHECK(share > before);
    before = share;
  }
  CHECK(before > ratio<Exact>(99, 100) * 3 * square(tau));
  CHECK(relative_threshold<Exact>(4, tau).delta == 1 - 3 * square(tau));
  CHECK(relative_threshold<Exact>(17, tau).delta == 0);
  CHECK(mean_squared_residual(expect, relative_threshold<Exact>(17, tau), Vec<Exact>(17, Exact(1))) == 17);
  CHECK(mean_squared_residual(expect, relative_threshold<Exact>(16, tau), Vec<Exact>(16, Exact(1))) == 0);
}

TEST_CASE("the spread is the second moment less the squared mean") {
  const components::Rationals rationals;
  const Vec<Exact> v{3, -1, 2};
  Expect<Exact> expect;
  for (const auto& c : {adaptive_random<Exact>(3), rtop_k<Exact>(3, 1, 2), wangni(Exact(1))}) {
    const Exact spread = mean_squared_spread(expect, c, v);
    CHECK(spread == mean_squared_norm(expect, c, v) - norm2_squared(mean_of(expect, c, v)));
    CHECK(mean_squared_residual(expect, c, v) == spread + squared_bias(expect, c, v));
  }
}
