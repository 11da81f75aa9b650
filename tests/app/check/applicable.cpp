#include "lib/app/check/applicable.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "lib/app/check/rows.hpp"
#include "lib/num/error.hpp"

namespace applicable_test {
namespace {

using namespace lemmata;
using namespace lemmata::app;

std::vector<Hypothesis> left_by_top_1(long d) {
  Hypothesis contraction{.property = "contraction", .verdict = "holds"};
  contraction.constant = 1.0 / static_cast<double>(d);
  contraction.reason = "not beaten in 7 cases";
  return {contraction, {.property = "unbiased", .verdict = "violated"}, {.property = "linear", .verdict = "violated"}};
}

const Applying* applying_named(const Applicable& found, std::string_view id) {
  const auto at = std::find_if(found.applying.begin(), found.applying.end(), [&](const Applying& one) { return one.theorem->id == id; });
  return at == found.applying.end() ? nullptr : &*at;
}
bool excludes(const Applicable& found, std::string_view id) {
  return std::any_of(found.excluded.begin(), found.excluded.end(), [&](const Excluded& one) { return one.theorem->id == id; });
}

}  // namespace

TEST_CASE("a theorem applies where none of its hypotheses is violated") {
  const auto found = applicable_theorems(left_by_top_1(4), {.d = 4, .delta = 0.25}, {}, "");
  REQUIRE(applying_named(found, "ef.thm2") != nullptr);
  CHECK(applying_named(found, "ef.thm2")->because == "if delta >= 0.25, not beaten in 7 cases");
  CHECK(excludes(found, "saddle.thm3.4"));  // its C is linear
  CHECK(excludes(found, "ef.rem5.feedback"));
  CHECK(applying_named(found, "saddle.thm3.4") == nullptr);
  CHECK(applying_named(found, "ssd.thm5-constant") == nullptr);  // not examined: neither
  CHECK_FALSE(excludes(found, "ssd.thm5-constant"));
  CHECK(applying_named(found, "scaled.thm1-1") == nullptr);  // of another compressor
}

TEST_CASE("a rate is the formula with the numbers put in") {
  Setting setting;
  setting.gamma = 0.5;
  setting.sigma = 2;
  const auto found = applicable_theorems(left_by_top_1(4), {.d = 4, .delta = 0.25}, setting, "");
  const Applying* lemma = applying_named(found, "ef.lem3");
  REQUIRE(lemma != nullptr);
  CHECK(lemma->value == Approx(48));
  CHECK(lemma->rate_plain == "E ||e_t||^2 <= 4*(1-0.25)*0.5^2*2^2/0.25^2 = 48");
  CHECK(lemma->formula_latex == R"(\mathbb E\,\|e_t\|^2 \le 4\,(1-\delta )\,\gamma ^2\,\sigma ^2/\delta ^2)");
}

TEST_CASE("at delta = 1 compression costs nothing: the rate of plain descent") {
  const auto found = applicable_theorems({{.property = "contraction", .verdict = "holds", .constant = 1.0}}, {.d = 3, .delta = 1}, {}, "");
  CHECK(applying_named(found, "ef.lem3")->value == 0.0);
  CHECK(applying_named(found, "ef.rem6")->value == Approx(1 / std::sqrt(10001.0)));
  CHECK(applying_named(found, "biased.lem3")->value == Approx(2 / (10000 * 0.01)));
}

TEST_CASE("where the constant is not known the rate has no numbers, and no value") {
  const auto found = applicable_theorems({{.property = "contraction", .verdict = "undecided"}}, {.d = 3}, {}, "");
  const Applying* lemma = applying_named(found, "ef.lem3");
  REQUIRE(lemma != nullptr);
  CHECK(!lemma->value.has_value());
  CHECK(lemma->rate_plain == lemma->formula_plain);
}

TEST_CASE("a step that the theorem does not allow gives no number") {
  Setting setting;
  setting.gamma = 2;
  const auto found = applicable_theorems(left_by_top_1(4), {.d = 4, .delta = 0.25}, setting, "");
  CHECK(applying_named(found, "biased.thm6")->unmet);
  CHECK_FALSE(applying_named(found, "biased.thm6")->value);
  CHECK_FALSE(applying_named(found, "ef.thm2")->unmet);  // asks for none
}

TEST_CASE("a random map that contracts needs the smaller step of its own noise") {
  Setting setting;
  setting.gamma = 0.5;
  const Measured fixed{.d = 4, .delta = 0.25}, random{.d = 4, .delta = 0.25, .random = true};
  CHECK(applying_named(applicable_theorems(left_by_top_1(4), fixed, setting, ""), "biased.lem3")->value);
  CHECK_FALSE(applying_named(applicable_theorems(left_by_top_1(4), random, setting, ""), "biased.lem3")->value);
}

TEST_CASE("every theorem has letters that are known, and its rate a number for a compressor that meets all hypotheses") {
  std::vector<Hypothesis> all;
  for (const char* id : {"contraction", "unbiased", "bounded-variance", "linear", "success-probability"})
    all.push_back({.property = id, .verdict = "holds", .proved = true, .constant = 0.5});
  for (const char* built_in : {"", "scaled-sign", "stochastic-sign"}) {
    const auto found = applicable_theorems(all, {.d = 4, .delta = 0.5, .omega = 0.5, .rho = 0.75}, {}, built_in);
    CHECK(found.excluded.empty());
    for (const Applying& one : found.applying) {
      CAPTURE(one.theorem->id);
      CHECK((one.value.has_value() || one.theorem->value == nullptr));
      CHECK_FALSE(one.because.empty());
    }
  }
}

TEST_CASE("what the ledger has against a theorem is a warning") {
  const auto found = applicable_theorems({}, {.d = 4}, {}, "stochastic-sign");
  REQUIRE(applying_named(found, "ssd.thm8") != nullptr);
  CHECK(applying_named(found, "ssd.thm8")->warning.find("refuted as printed") == 0);
}

TEST_CASE("options are read, and refused with their key") {
  const Setting setting = setting_from("L=2,T=50,d=3");
  CHECK((setting.L == 2 && setting.T == 50 && setting.d == 3 && setting.sigma == 1));
  for (const char* wrong : {"L=0", "L=-1", "L", "=1", "speed=1", "T=0", "T=1.5", "L=1,L=1", "L=inf", "L=1e", "d=0", "mu=nan"})
    CHECK_THROWS_AS(setting_from(wrong), BadInput);
}

TEST_CASE("a constant's law in d is named where it follows one") {
  CHECK(scaling_law({{1, 1}, {2, 0.5}, {8, 0.125}, {64, 1.0 / 64}}) == "1/d");
  CHECK(scaling_law({{2, 1}, {8, 2}, {32, 4}}) == "0.707 sqrt(d)");
  CHECK(scaling_law({{2, 3}, {8, 3}, {32, 3}}) == "the same in every d");
  CHECK(scaling_law({{2, 1}, {8, 2}}).empty());
  CHECK(scaling_law({{2, 1}, {8, 2}, {32, 3}}).empty());
}

}  // namespace applicable_test
