#include "lib/experiment/statistics.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <numeric>

namespace lemmata::experiment {

TEST_CASE("the shares of a histogram sum to 1, whatever is counted, and every value is in the bin that holds it") {
  Histogram histogram(0, 1, 10);
  for (const double v : {0.0, 0.05, 0.1, 0.55, 0.999, 1.0, -3.0, 7.0, std::nan("")}) histogram.add(v);
  const Series shares = histogram.series("");
  CHECK(std::accumulate(shares.mean.begin(), shares.mean.end(), 0.0) == Approx(1).epsilon(1e-15));
  CHECK(histogram.counts() == Numbers{4, 1, 0, 0, 0, 1, 0, 0, 0, 3});
  CHECK(shares.x.front() == 0.05);
  const Numbers same(7, 2.5);
  CHECK(histogram_of(same, 4).series("").mean == Numbers{0, 0, 1, 0});
}

TEST_CASE("a band is the mean and the standard deviation, point by point") {
  const Series s = mean_and_deviation("s", {1, 2}, {{1, 5}, {2, 5}, {3, 5}});
  CHECK(s.mean == Numbers{2, 5});
  CHECK(s.lower == Numbers{1, 5});
  CHECK(s.upper == Numbers{3, 5});
  CHECK(s.band == "mean ± standard deviation of 3 repetitions");
  CHECK(mean_and_deviation("one", {1}, {{4}}).lower.empty());
}

TEST_CASE("a point at which a repetition is not finite has no value") {
  const Series s = mean_and_deviation("s", {1, 2}, {{1, 1}, {1, std::numeric_limits<double>::infinity()}});
  CHECK(s.mean[0] == 1);
  CHECK((std::isnan(s.mean[1]) && std::isnan(s.lower[1]) && std::isnan(s.upper[1])));
}

TEST_CASE("times are evenly spread from 0 to the last, each once") {
  CHECK(evenly(1000, 5) == std::vector<long>{0, 250, 500, 750, 1000});
  CHECK(evenly(3, 100) == std::vector<long>{0, 1, 2, 3});
  CHECK(evenly(0, 3) == std::vector<long>{0});
}

TEST_CASE("numbers are compared and told by the relation that holds") {
  CHECK(ordered(Numbers{3, 2, 2, 5}) == "3 > 2 = 2 < 5");
  CHECK((decreasing(Numbers{3, 2, 1}) && !decreasing(Numbers{3, 3}) && !decreasing(Numbers{1, std::nan("")})));
  CHECK((increasing(Numbers{1, 2}) && !increasing(Numbers{1, 1})));
}

}  // namespace lemmata::experiment
