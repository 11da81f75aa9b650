#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "lib/chance/chance.hpp"
#include "lib/plugin/python.hpp"
#include "tests/plugin/python.hpp"

namespace lemmata {
namespace {

const std::string python_examples = "lib/plugin/examples/";

std::vector<std::vector<double>> gaussian_vectors(std::size_t how_many, std::size_t d) {
  std::vector<std::vector<double>> out(how_many, std::vector<double>(d));
  Sampled<double> chance({1, 2, 3}, 0);
  for (auto& x : out) std::generate(x.begin(), x.end(), [&] { return chance.normal(); });
  return out;
}

}  // namespace

TEST_CASE("the subtle example is top-k on Gaussian vectors and nothing on equal magnitudes") {
  const auto box = plugin::open_python(python_examples + "subtle.py");
  const auto inputs = gaussian_vectors(200, 16);
  std::vector<compress::Call> calls;
  for (const auto& x : inputs) calls.push_back({&x});
  for (const auto& one : bridge_test::answers(*box, calls))
    CHECK(std::count_if(one.out.begin(), one.out.end(), [](double entry) { return entry != 0; }) == 4);
  CHECK(bridge_test::answer(*box, std::vector<double>(16, 1.0)).out == std::vector<double>(16, 0.0));
}

TEST_CASE("the dithering example rounds to neighbouring levels, at the ends of the coin too") {
  const auto box = plugin::open_python(python_examples + "dithering.py");
  for (const double scale : {1.0, 0x1p-1000, 0x1p1000}) {
    const std::vector<double> x = {3 * scale, -4 * scale, 0, 0};  // of norm 5: levels 2.4 and 3.2
    for (const double u : {0.0, 0x1.fffffffffffffp-1}) {
      const std::vector<std::pair<std::uint32_t, double>> all = {{0, u}, {1, u}, {2, u}, {3, u}};
      const double level = u == 0 ? 1 : 0;
      const auto out = bridge_test::answer(*box, x, 0, &all).out;
      CHECK(out.at(0) == Approx(5 * scale * (2 + level) / 4));
      CHECK(out.at(1) == Approx(-5 * scale * (3 + level) / 4));
      CHECK((out.at(2) == 0 && out.at(3) == 0));
    }
  }
  CHECK(box->declared_omega(64) == 2.0);
}

}  // namespace lemmata
