#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

#include "lib/compress/select_largest.hpp"
#include "lib/compress/top_k.hpp"

namespace lemmata::compress::select_largest_test {

TEST_CASE("selection keeps the entries that sorting keeps, with ties, zeros of both signs, infinities and what is no number") {
  Sampled<double> chance({3, 1, 1}, 0);
  const double inf = std::numeric_limits<double>::infinity();
  for (int round = 0; round < 400; ++round) {
    Vec<double> v(static_cast<std::size_t>(round % 23));
    const double levels = round % 3 == 0 ? 2 : round % 3 == 1 ? 5 : 1e9;  // few levels: many ties
    for (std::size_t i = 0; i < v.size(); ++i) v[i] = std::floor(levels * (2 * chance.uniform_real() - 1)) / levels;
    if (v.size() > 3 && round % 5 == 0) v[2] = -0.0, v[3] = round % 10 == 0 ? inf : -inf;
    if (v.size() > 4 && round % 7 == 0) v[4] = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t k = 0; k <= v.size() + 1; ++k) {
      CAPTURE(round, k);
      CHECK(identical(select_largest(v, k), keep_largest_by_sorting(v, k)));
    }
  }
}

TEST_CASE("selection from long vectors keeps the entries that sorting keeps") {
  Sampled<double> chance({3, 1, 2}, 0);
  for (const std::size_t d : {1023U, 1024U, 5000U, 100000U})
    for (const bool with_nan : {false, true})
      for (const std::size_t k : {std::size_t{1}, d / 100, d / 2, d - 1}) {
        Vec<double> v(d);
        for (std::size_t i = 0; i < d; ++i) v[i] = std::floor(1000 * (2 * chance.uniform_real() - 1));
        if (with_nan) v[d / 3] = std::numeric_limits<double>::quiet_NaN();
        CAPTURE(d, k, with_nan);
        CHECK(identical(select_largest(v, k), keep_largest_by_sorting(v, k)));
      }
}

TEST_CASE("top-k by selection has the constants of top-k") {
  const auto selected = top_k_by_selection(5, 2), sorted = top_k<double>(5, 2);
  CHECK(selected.delta == sorted.delta);
  CHECK(selected.name == sorted.name);
  Sampled<double> chance({3, 1, 1}, 0);
  const Vec<double> v{1, -2, 2, 0, 2};
  const Vec<double> kept = selected.apply(v, 0, chance);
  CHECK(identical(kept, sorted.apply(v, 0, chance)));
}

}  // namespace lemmata::compress::select_largest_test
