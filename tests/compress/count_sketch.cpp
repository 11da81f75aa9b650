#include "lib/compress/count_sketch.hpp"

#include <catch2/catch.hpp>

#include "tests/compress/laws.hpp"

namespace lemmata::compress::count_sketch_test {
using namespace laws;
using components::for_grid;
using components::Rationals;

TEST_CASE("one row of a count-sketch estimates without bias, with variance (d - 1)/width for every vector") {
  const Rationals rationals;
  for (long d = 1; d <= 3; ++d)
    for (const long width : {1L, 2L, 3L}) {
      const auto c = count_sketch<Exact>(d, 1, width, d, SketchValues::estimated);
      for_grid(static_cast<std::size_t>(d), 1, [&](const Vec<Exact>& v) {
        CHECK(norm1(mean(c, v) - v) == 0);
        CHECK(residual(c, v) == fraction(d - 1, width) * norm2_squared(v));
      });
    }
}

TEST_CASE("the median of several rows is unbiased too, with no larger variance") {
  const Rationals rationals;
  for (const auto& [d, rows, width] : {std::array{2L, 2L, 2L}, std::array{2L, 3L, 2L}, std::array{3L, 2L, 2L}, std::array{2L, 3L, 1L}}) {
    const auto c = count_sketch<Exact>(d, rows, width, d, SketchValues::estimated);
    for (const Vec<Exact>& v : {Vec<Exact>{1, 2, 2}, Vec<Exact>{0, 3, 3}}) {
      Vec<Exact> cut(static_cast<std::size_t>(d));
      for (std::size_t i = 0; i < cut.size(); ++i) cut[i] = v[i];
      check_carried(c, cut);
    }
  }
  CHECK(median(std::vector<Exact>{5, 1, 3}) == 3);
  CHECK(median(std::vector<Exact>{5, 1, 3, 2}) == fraction(5, 2));
  CHECK(check_entry("count-sketch:rows=1,width=2,k=3", 3, 1) == 1);
  CHECK(check_entry("count-sketch:rows=2,width=2,k=2", 2, 2) == 0);
  CHECK(check_entry("count-sketch:rows=1,width=2,k=2,values=exact", 2, 2) == 1);
}

TEST_CASE("one bucket finds nothing: the last entry is lost whole, and the published k/d does not hold in expectation") {
  const Rationals rationals;
  for (const std::string values : {"exact", "estimated"})
    for (const std::string rows : {"1", "3"})
      if (values == "exact" || rows == "1")
        check_refuted("count-sketch:rows=" + rows + ",width=1,k=1,values=" + values, 2, fraction(1, 1000));
  const auto c = count_sketch<Exact>(3, 1, 2, 1, SketchValues::exact);
  // e_3 is found where neither of the other two shares its bucket: with probability 1/4 < k/d = 1/3
  CHECK(residual(c, {0, 0, 1}) == fraction(3, 4));
  for_grid(3, 1, [&](const Vec<Exact>& v) { CHECK(residual(c, v) <= norm2_squared(v)); });
}

TEST_CASE("estimates sent in place of entries may cost more than the vector") {
  const Rationals rationals;
  // All three share one bucket: the sum 3 or +-1 stands for each 1, and the two largest are sent.
  const auto c = count_sketch<Exact>(3, 1, 1, 2, SketchValues::estimated);
  CHECK(residual(c, {1, 1, 1}) > 3);
  CHECK(choose("count-sketch:rows=3,width=10,k=2", 100).bits() == 960);
  CHECK(choose("count-sketch:rows=3,width=10,k=2,values=exact", 100).bits() == 960 + 2 * (32 + 7));
}

}  // namespace lemmata::compress::count_sketch_test
