#include <catch2/catch.hpp>

#include "lib/check/evaluate.hpp"
#include "lib/check/finding.hpp"
#include "lib/check/instance.hpp"

namespace lemmata {
namespace {

AttackOptions quick(std::uint64_t seed = 1) {
  AttackOptions options;
  options.effort = Effort::quick;
  options.seed = seed;
  return options;
}

struct SquareBound {  // false between 0 and 1 only
  static constexpr ClaimInfo info{.id = "test.square", .where = "a test", .title = "", .hypotheses = "", .statement = R"(x \le x^2)"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.real<S>("x");
    return {.shown = at_most(x, square(x)).named("x <= x^2")};
  }
};
struct AlwaysRejected {
  static constexpr ClaimInfo info{.id = "test.empty", .where = "a test", .title = "", .hypotheses = "", .statement = ""};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.real<S>("x");
    return {.given = {strictly_less(square(x), S(0))}, .shown = at_most(x, S(0))};
  }
};
struct TwoReadings {
  static constexpr ClaimInfo info{.id = "test.readings", .where = "a test", .title = "", .hypotheses = "", .statement = ""};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.real<S>("x");
    const long zero = draw.reading("sign(0)", {0, 1}, {"0", "+1"});
    return {.shown = at_most(S(zero), square(S(sign(x, static_cast<int>(zero)))))};
  }
};
struct DependsOnReading {
  static constexpr ClaimInfo info{.id = "test.depends", .where = "a test", .title = "", .hypotheses = "", .statement = ""};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.real<S>("x");
    return {.shown = equal(square(S(sign(x, static_cast<int>(draw.reading("sign(0)", {0, 1}))))), S(1))};
  }
};
struct LateReading {
  static constexpr ClaimInfo info{.id = "test.late"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long n = draw.integer("n", 0, 9);
    return {.shown = at_most(S(n > 3 ? draw.reading("cut", {0, 1}) : 0), S(1))};
  }
};
struct RootExists {
  static constexpr ClaimInfo info{
      .id = "test.exists", .where = "a test", .title = "", .hypotheses = "", .statement = "", .quantifier = Quantifier::exists};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.real<S>("x");
    return {.shown = Chain<S>(equal(square(x), S(4))).also(strictly_less(x, S(0)))};
  }
};
struct NoRootExists {
  static constexpr ClaimInfo info{
      .id = "test.exists-not", .where = "a test", .title = "", .hypotheses = "", .statement = "", .quantifier = Quantifier::exists};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return {.shown = equal(square(draw.real<S>("x")), S(-1))};
  }
};
struct RoundingOnly {  // true, but double says otherwise: (x + 1) - x is not 1 for large x
  static constexpr ClaimInfo info{.id = "test.rounding", .where = "a test", .title = "", .hypotheses = "", .statement = ""};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.in<S>("x", Range::closed(0, 0x1p60));
    return {.shown = equal((x + S(1)) - x, S(1))};
  }
};
struct LongCoin {  // E of the share of heads in 40 tosses is 1/2 + 1/8: too many paths to enumerate, refuted by sampling
  static constexpr ClaimInfo info{.id = "test.coin", .where = "a test", .title = "", .hypotheses = "", .statement = ""};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long tosses = draw.integer("tosses", 30, 40);
    const S share = expect.mean([&](Chance<S>& chance) {
      S heads(0);
      for (long i = 0; i < tosses; ++i) heads += chance.bernoulli(ratio<S>(5, 8)) ? S(1) : S(0);
      return heads / S(tosses);
    });
    const S bound = draw.mutant("honest") ? ratio<S>(5, 8) : ratio<S>(1, 2);
    return {.shown = at_most(share, bound).in_mean(-1)};
  }
};

struct BehindEquality {  // false only within 1e-4 of one point: found by going downhill, which an equality that always holds must not hide
  static constexpr ClaimInfo info{.id = "test.behind-equality", .where = "a test", .title = "", .hypotheses = "", .statement = ""};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.in<S>("x", Range::closed(0, 1)), y = draw.in<S>("y", Range::closed(0, 1));
    const S away = square(S(x - ratio<S>(3, 10))) + square(S(y - ratio<S>(7, 10)));
    return {.shown = Chain<S>(equal(x + y, y + x)).also(at_most(S(1) - away, S(1) - ratio<S>(1, 100000000)))};
  }
};

const Claim behind_equality = make_claim<BehindEquality>("tests/check/attack.cpp");
const Claim square_bound = make_claim<SquareBound>("tests/check/attack.cpp");
const Claim always_rejected = make_claim<AlwaysRejected>("tests/check/attack.cpp");
const Claim two_readings = make_claim<TwoReadings>("tests/check/attack.cpp");
const Claim depends = make_claim<DependsOnReading>("tests/check/attack.cpp");
const Claim late = make_claim<LateReading>("tests/check/attack.cpp");
const Claim root_exists = make_claim<RootExists>("tests/check/attack.cpp");
const Claim no_root = make_claim<NoRootExists>("tests/check/attack.cpp");
const Claim rounding = make_claim<RoundingOnly>("tests/check/attack.cpp");
const Claim long_coin = make_claim<LongCoin>("tests/check/attack.cpp");

TEST_CASE("a false claim is refuted by a certified, simple witness that replays") {
  const Finding f = attack(square_bound, quick());
  REQUIRE(f.verdict == Verdict::refuted);
  REQUIRE(f.witness);
  CHECK(describe(f.witness->draws) == "x = 1/2");
  CHECK(replay(square_bound, *f.witness).outcome == Replay::Outcome::violates);
  CHECK(replay_in_balls(square_bound, *f.witness, 64).outcome == Replay::Outcome::violates);
}

TEST_CASE("an equality that holds does not hide how near the next link is to failing") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) CHECK(attack(behind_equality, quick(seed)).verdict == Verdict::refuted);
}

TEST_CASE("the same seed gives the same finding, another seed may not") {
  CHECK(finding_to_json(attack(square_bound, quick(3))) == finding_to_json(attack(square_bound, quick(3))));
}

TEST_CASE("a claim that no instance meets is vacuous, not a survivor") {
  const Finding f = attack(always_rejected, quick());
  CHECK(f.verdict == Verdict::undecided);
  CHECK_THAT(f.why, Catch::Contains("vacuous"));
}

TEST_CASE("readings that agree give one verdict, readings that differ leave it undecided") {
  CHECK(attack(two_readings, quick()).verdict != Verdict::refuted);
  const Finding f = attack(depends, quick());
  CHECK(f.verdict == Verdict::undecided);
  CHECK(f.why == "depends on the reading");
  REQUIRE(f.readings.size() == 2);
  CHECK(f.readings[0].id == "test.depends/reading-sign(0)=0");
  CHECK(f.readings[0].verdict == Verdict::refuted);
  CHECK(f.readings[1].verdict != Verdict::refuted);
}

TEST_CASE("a reading that only some draws or readings open is an error: its other values would not be tried") {
  CHECK_THROWS_WITH(attack(late, quick()), Catch::Contains("the reading 'cut' is opened by some instances only"));
}

TEST_CASE("there is: proved by a certified instance, never refuted by a search") {
  const Finding found = attack(root_exists, quick());
  CHECK(found.verdict == Verdict::proved);
  REQUIRE(found.witness);
  CHECK(describe(found.witness->draws) == "x = -2");
  CHECK(attack(no_root, quick()).verdict == Verdict::undecided);
}

TEST_CASE("what only double sees is no violation") { CHECK(attack(rounding, quick()).verdict != Verdict::refuted); }

TEST_CASE("an expectation beyond enumeration is refuted by sampling, at a stated confidence") {
  const Finding f = attack(long_coin, quick());
  REQUIRE(f.verdict == Verdict::refuted);
  CHECK_THAT(f.evidence, Catch::Contains("confidence"));
  AttackOptions honest = quick();
  honest.mutant = "honest";
  CHECK(attack(long_coin, honest).verdict != Verdict::refuted);
}

TEST_CASE("cutting a sharp bound makes it false, and the search sees it") {
  AttackOptions cut = quick();
  cut.mutant = "honest";
  cut.bound_factor = 0.5;
  CHECK(attack(long_coin, cut).verdict == Verdict::refuted);
}

TEST_CASE("a witness of another claim, or with a draw too many, is refused") {
  Witness w = *attack(square_bound, quick()).witness;
  CHECK_THROWS_AS(replay(depends, w), BadInput);
  w.draws.push_back({"y", DrawKind::real, Range{}, {{1, 1}}});
  CHECK_THROWS_WITH(replay(square_bound, w), Catch::Contains("no draw 'y'"));
}

TEST_CASE("shrinking only ever lowers complexity and keeps failing") {
  const Instance start{{"n", DrawKind::integer, Range::closed(0, 1000), {{977, 1}}}, {"x", DrawKind::real, Range{}, {{0x1.23456789p9, 1}}}};
  const auto fails = [](const Instance& i) { return i[0].values[0].numerator >= 10 && i[1].values[0].numerator > 1; };
  const auto failing = [&](const Instance& i) { return fails(i) ? std::optional<Instance>(i) : std::nullopt; };
  const Instance end = shrink(start, 2000, failing);
  CHECK(fails(end));
  CHECK(end[0].values[0].numerator == 10);
  CHECK(end[1].values[0].numerator == 2);
  CHECK(complexity(end) < complexity(start));
}

TEST_CASE("shrinking a dimension may keep the last entries of its vectors, where the first do not fail") {
  const Instance start{{"d", DrawKind::integer, Range::closed(1, 64), {{6, 1}}},
                       {"x", DrawKind::vector, Range{}, {{0, 1}, {0, 1}, {0, 1}, {0, 1}, {0, 1}, {1, 1}}}};
  const auto failing = [](const Instance& i) {
    const bool fits = i[1].values.size() == static_cast<std::size_t>(i[0].values[0].numerator);
    return fits && i[0].values[0].numerator >= 2 && i[1].values.back().numerator != 0 ? std::optional<Instance>(i) : std::nullopt;
  };
  const Instance end = shrink(start, 2000, failing);
  CHECK(end[0].values[0].numerator == 2);
  CHECK(end[1].values.back().numerator == 1);
}

TEST_CASE("pins hold a draw in every case") {
  AttackOptions held = quick();
  held.pins["x"].values = {{3, 1}};
  CHECK(attack(square_bound, held).verdict != Verdict::refuted);
}

}  // namespace
}  // namespace lemmata
