#include "lib/compress/any_contractive.hpp"

#include <catch2/catch.hpp>
#include <map>

#include "lib/compress/moments.hpp"
#include "tests/components.hpp"

using namespace lemmata;
using namespace lemmata::compress;

TEST_CASE("every drawn compressor respects its delta exactly, and many attain it") {
  const components::Rationals rationals;
  std::map<std::string, int> attained, drawn;
  components::for_instances(600, [&](Draw& draw) {
    const long d = draw.integer("d", 1, 3);
    const auto c = any_contractive<Exact>(draw, "C", d);
    const auto v = draw.vector<Exact>("v", d);
    const long t = draw.log_integer("t", 0, 1000);
    CHECK(c.delta > 0);
    CHECK(c.delta <= 1);
    Expect<Exact> expect;
    const Exact lost = mean_squared_residual(expect, c, v, t), allowed = (1 - c.delta) * norm2_squared(v);
    CHECK(lost <= allowed);
    ++drawn[c.name];
    if (lost == allowed && allowed > 0) ++attained[c.name];
  });
  for (const auto& [name, count] : drawn)
    CHECK((count > 10 && (attained[name] > 0 || name == "identity" || name.find("natural") != std::string::npos)));
  CHECK(drawn.size() == 8);
}

TEST_CASE("a compressor on the line can leave any residual that is shorter than the input") {
  const components::Rationals rationals;
  int aligned = 0, opposed = 0, strong = 0;
  components::for_instances(400, [&](Draw& draw) {
    const auto c = any_contractive<Exact>(draw, "C", 1);
    if (c.random) return;
    Expect<Exact> expect;
    const Vec<Exact> left = Vec<Exact>{1} - mean_of(expect, c, Vec<Exact>{1}, 1);
    CHECK(square(left[0]) <= 1 - c.delta);
    if (left[0] > 0) ++aligned;
    if (left[0] < 0) ++opposed;
    if (left[0] > ratio<Exact>(99, 100)) ++strong;
  });
  CHECK(aligned > 20);
  CHECK(opposed > 20);
  CHECK(strong > 5);
}

TEST_CASE("the same draws give the same compressor in double and in rationals") {
  const components::Rationals rationals;
  components::for_instances(100, [&](Draw& draw) {
    const auto exact = any_contractive<Exact>(draw, "C", 2);
    Pins pins;
    for (const Drawn& drawn : draw.instance()) pins[drawn.name] = {.values = drawn.values};
    Draw again = Draw::strict(pins);
    const auto approximate = any_contractive<double>(again, "C", 2);
    CHECK(approximate.name == exact.name);
    CHECK(again.instance().size() == draw.instance().size());
    CHECK(abs(Exact(approximate.delta) - exact.delta) <= Exact(0x1p-50) * exact.delta);  // two roundings, of relative size 2^-53 each
  });
}
