#include <catch2/catch.hpp>

#include "lib/experiment/experiment.hpp"
#include "lib/problem/nesterov.hpp"

namespace lemmata::experiment::biased {

TEST_CASE("curves end where they reach the target; gradient descent takes the iterations of its matrix") {
  OneByOne workers;
  for (const Experiment* one : all_experiments()) {
    if (one->info.id != "biased.fig5") continue;
    const Figure figure = compute(*one, 1, Scale::quick, workers);
    REQUIRE(figure.panels.size() == 4);
    for (const Panel& panel : figure.panels) {
      REQUIRE(panel.series.size() == 3);
      for (const Series& s : panel.series) {
        CHECK((s.x.front() == 0 && s.mean.front() == Approx(1)));
        CHECK(s.mean.back() <= 5e-4);
        for (std::size_t i = 0; i + 1 < s.mean.size(); ++i) CHECK(s.mean[i] > 5e-4);
      }
    }
    const auto h = problem::second_difference<double>(10);
    Vec<double> x(10, 1.0);
    double t = 0;
    for (; dot(x, h * x) / 2 > 5e-4; ++t) x -= 0.4 * (h * x);
    CHECK(figure.panels[0].series[0].x.back() == t);
    return;
  }
  FAIL("no experiment biased.fig5");
}

}  // namespace lemmata::experiment::biased
