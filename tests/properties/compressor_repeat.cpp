#include <catch2/catch.hpp>

#include "tests/properties/compressor_structure.hpp"

namespace lemmata::structure_test {
namespace {

using compress::Fate;

const std::vector<std::string> of_moments{"contraction", "unbiased", "bounded-variance",   "bias-variance", "b1",
                                          "b2",          "b3",       "success-probability"};

/// C(x) = -x/2 but for the calls of these numbers, from 1, which `other` answers.
boxes::Map turned_but(std::function<bool(long)> when, boxes::Map other) {
  return [when = std::move(when), other = std::move(other), n = std::make_shared<long>(0)](const Vector& x, Uniforms& u) {
    return when(++*n) ? other(x, u) : each([](double v) { return -v / 2; })(x, u);
  };
}

Vector refused(const Vector&, Uniforms&) { throw boxes::Faulty{Fate::refused, {}}; }
Vector same(const Vector& x, Uniforms&) { return x; }

boxes::Declared declares_all() {
  return {.delta = [](long) { return 0.5; }, .omega = [](long) { return 1.0; }, .nonzeros = [](long) { return 3U; }};
}

}  // namespace

TEST_CASE("A violation whose output does not come again is undecided, whatever comes in its place") {
  for (const std::string id : {"contraction", "unbiased", "b1", "b2", "b3", "success-probability"}) {
    const auto steady = boxes::box(turned_but([](long) { return false; }, same));
    REQUIRE(check(*steady, id, 3).verdict == Judgement::violated);
    const long last = static_cast<long>(steady->made) - (id == "contraction" || id == "b3" ? 2 : 0);  // which call the ends thereafter
    for (const boxes::Map& other : {boxes::Map(refused), boxes::Map(same)})
      for (const long before : {0, 1, 2, 9, 60}) {
        INFO(id << ", but calls from " << last - before << " on");
        CHECK(check(turned_but([&](long n) { return n >= last - before; }, other), id, 3).verdict == Judgement::undecided);
      }
    CHECK(check(turned_but([&](long n) { return n % 3 == 0; }, refused), id, 1).verdict == Judgement::undecided);
  }
}

TEST_CASE("A compressor with memory or with randomness of its own is accused of no moment") {
  const auto every_third = turned_but([](long n) { return n % 3 == 0; }, same);
  const auto own = [state = std::make_shared<std::uint64_t>(1)](const Vector& x, Uniforms& u) {
    *state = *state * 6364136223846793005ULL + 1442695040888963407ULL;
    return each([twice = *state >> 63U](double v) { return twice == 1 ? 2 * v : 0; })(x, u);
  };
  const auto again_less = [last = std::make_shared<Vector>()](const Vector& x, Uniforms& u) {
    const bool again = x == *last;
    *last = x;
    return each([again](double v) { return again ? v / 4 : v / 2; })(x, u);
  };
  for (const boxes::Map& map : {every_third, boxes::Map(own), boxes::Map(again_less)})
    for (const std::string& id : of_moments) {
      INFO(id);
      const auto result = check(map, id, 2);
      CHECK(result.verdict == Judgement::undecided);
      CHECK(result.evidence.find("see memoryless") != std::string::npos);
    }
  CHECK(check(again_less, "deterministic", 2).verdict == Judgement::violated);
  for (const char* id : {"linear", "permutation-equivariant", "homogeneous", "odd", "lipschitz"})
    CHECK(check(again_less, id, 2).verdict != Judgement::violated);
  const auto box = std::make_unique<boxes::LambdaBox>([]() -> boxes::Map {
    return [last = Vector()](const Vector& x, Uniforms& u) mutable {
      const bool again = x == last;
      last = x;
      return each([again](double v) { return again ? v / 4 : v / 2; })(x, u);
    };
  });
  const auto memory = check(*box, "memoryless", 2);
  CHECK(memory.verdict == Judgement::violated);
  CHECK(memory.evidence.find("twice in a row") != std::string::npos);
}

TEST_CASE("One call in thousands that gives another output is no violation of a mean, but one of determinism if it was met") {
  const auto steady = boxes::box(each([](double v) { return v; }));
  (void)check(*steady, "contraction", 2);
  std::size_t met = 0;
  for (long at = 1; at <= static_cast<long>(steady->made); at += static_cast<long>(steady->made) / 60) {
    const auto box =
        boxes::box([at, n = std::make_shared<long>(0)](const Vector& x, Uniforms&) { return ++*n == at ? Vector(x.size()) : x; });
    const auto examined = probe::examine(*box, {.d = 2, .calls = 20000}, {"contraction", "deterministic", "memoryless"});
    INFO("call " << at);
    CHECK(examined[0].result.verdict != Judgement::violated);
    CHECK(examined[2].result.verdict != Judgement::violated);
    if (examined[0].result.verdict != Judgement::undecided) continue;
    ++met;
    CHECK(examined[1].result.verdict == Judgement::violated);
    CHECK(examined[2].result.verdict == Judgement::undecided);
  }
  CHECK(met > 10);
}

TEST_CASE("What answers no input meets no assumption") {
  for (const Fate fate : {Fate::crashed, Fate::refused})
    for (const long d : {1, 3}) {
      const auto box = boxes::box([fate](const Vector&, Uniforms&) -> Vector { throw boxes::Faulty{fate, {}}; }, declares_all());
      for (const auto& [property, result] : probe::examine(*box, {.d = d, .calls = 4000})) {
        INFO(property->id << ": " << result.evidence);
        const bool seen = fate == Fate::refused && (property->id == "pure" || property->id == "in-bounds");
        CHECK(result.verdict == (property->id == "terminates" ? Judgement::violated : seen ? Judgement::holds : Judgement::undecided));
      }
    }
}

TEST_CASE("What answers 0 alone meets no assumption about x != 0") {
  const auto only_zero = [](const Vector& x, Uniforms& u) { return norm1(x) == 0 ? x : refused(x, u); };
  for (const std::string& id : of_moments) CHECK(check(only_zero, id, 2).evidence == "no input was answered");
}

TEST_CASE("Evidence counts what was answered") {
  const auto some = [](const Vector& x, Uniforms& u) { return x[0] > 0 ? x : refused(x, u); };
  const auto all = check(boxes::Map(same), "unbiased", 2), part = check(boxes::Map(some), "unbiased", 2);
  CHECK(all.evidence != part.evidence);
  CHECK(part.verdict == Judgement::holds);
}

}  // namespace lemmata::structure_test
