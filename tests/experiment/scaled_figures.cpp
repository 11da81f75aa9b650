#include <catch2/catch.hpp>

#include <cmath>

#include "lib/experiment/experiment.hpp"

namespace lemmata::experiment::scaled {

TEST_CASE("on the toy function three methods are one recursion that decreases, and sign steps keep at least half a step in every other") {
  OneByOne workers;
  for (const Experiment* one : all_experiments()) {
    if (one->info.id != "scaled.fig1") continue;
    const Figure figure = compute(*one, 1, Scale::quick, workers);
    REQUIRE(figure.panels.size() == 4);
    CHECK(figure.panels[0].series[0].mean[0] == Approx(3.01 * 3.01 + 3 * std::pow(std::sin(3.01), 2)));
    for (const Panel& panel : figure.panels) {
      const auto& s = panel.series;
      REQUIRE(s.size() == 5);
      for (std::size_t t = 0; t < s[0].x.size(); ++t) {
        CHECK((s[0].mean[t] == Approx(s[1].mean[t]).epsilon(1e-6) && s[0].mean[t] == Approx(s[2].mean[t]).epsilon(1e-6)));
        if (t == 0) continue;
        CHECK(s[0].mean[t] <= s[0].mean[t - 1]);
        CHECK(std::max(s[3].mean[t], s[3].mean[t - 1]) >= 0.025 * 0.025);  // |x| + |x'| >= alpha and f >= x^2
      }
    }
    for (const Observation& o : figure.observations) CHECK(o.seen);
    return;
  }
  FAIL("no experiment scaled.fig1");
}

}  // namespace lemmata::experiment::scaled
