#include "lib/compress/shared_randomness.hpp"

#include <catch2/catch.hpp>

#include "lib/chance/expect.hpp"
#include "lib/compress/rand_k.hpp"
#include "lib/compress/top_k.hpp"

using namespace lemmata;
using V = Vec<double>;

TEST_CASE("two vectors sent with the same randomness keep the same coordinates") {
  Expect<double> expect;
  const auto c = compress::rand_k<double>(3, 1);
  const double both = expect.probability([&](Chance<double>& chance) {
    const auto sent = compress::with_shared_randomness(c, {V{1, 2, 3}, V{4, 5, 6}}, 0, chance);
    for (std::size_t i = 0; i < 3; ++i)
      if ((sent[0][i] == 0) != (sent[1][i] == 0)) return false;
    return true;
  });
  CHECK(both == Approx(1));
}

TEST_CASE("rand-k is linear for fixed randomness, top-k is not") {
  Expect<double> expect;
  const auto of = [&](const compress::Compressor<double>& c) {
    return expect.mean([&](Chance<double>& chance) { return compress::squared_nonlinearity<double>(c, 2, V{1, 0}, -1, V{0, 3}, chance); });
  };
  CHECK(of(compress::rand_k<double>(2, 1)) == 0);
  CHECK(of(compress::top_k<double>(2, 1)) > 0);
}
