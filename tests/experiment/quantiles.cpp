#include "lib/experiment/quantiles.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

namespace quantiles_test {
using namespace lemmata::experiment;

TEST_CASE("quantiles are values in order, and linear between them") {
  const std::vector<double> values = {40, 10, 30, 20, 50};
  CHECK((quantile(values, 0) == 10 && quantile(values, 0.25) == 20 && quantile(values, 0.5) == 30 && quantile(values, 1) == 50));
  CHECK(quantile(values, 0.125) == 15);
  CHECK(quantile(std::vector<double>{7}, 0.9) == 7);
}

TEST_CASE("what never happened is infinite, and so are the quantiles that reach it") {
  const double never = std::numeric_limits<double>::infinity();
  const std::vector<double> values = {1, never, 2, never, 3};
  CHECK((quantile(values, 0.5) == 3 && quantile(values, 0.25) == 2));
  CHECK((quantile(values, 0.6) == never && quantile(values, 1) == never));
}

TEST_CASE("a band lies around the mean of its repetitions, from their tenth to their ninetieth percentile") {
  std::vector<Numbers> repetitions;
  for (int r = 0; r <= 10; ++r) repetitions.push_back({static_cast<double>(r), r == 3 ? std::nan("") : 1.0});
  const Series series = mean_and_quantiles("name", {0, 1}, repetitions);
  CHECK((series.mean[0] == 5 && series.lower[0] == 1 && series.upper[0] == 9));
  CHECK((std::isnan(series.mean[1]) && std::isnan(series.lower[1]) && std::isnan(series.upper[1])));
  CHECK(mean_and_quantiles("name", {0, 1}, {{1, 2}}).lower.empty());
}

}  // namespace quantiles_test
