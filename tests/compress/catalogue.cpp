#include "lib/compress/catalogue.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "lib/compress/moments.hpp"
#include "tests/components.hpp"

using namespace lemmata;
using namespace lemmata::compress;

namespace {

std::string refusal(const std::string& spec, long d) {
  try {
    choose(spec, d);
  } catch (const BadInput& e) { return e.what(); }
  return "";
}

/// The entry with options drawn for d, each once: the simplest, then random ones.
std::vector<Chosen> drawn_for(const Entry& entry, long d, std::uint64_t tapes) {
  std::vector<Chosen> all;
  for (std::uint64_t number = 0; number <= tapes; ++number) {
    const auto words = number == 0 ? std::vector<std::uint64_t>() : components::tape(number, 32);
    Draw draw(words);
    const std::string options = entry.draw == nullptr ? "" : entry.draw(draw, d);
    const std::string spec = std::string(entry.name) + (options.empty() ? "" : ":" + options);
    if (std::none_of(all.begin(), all.end(), [&](const Chosen& c) { return c.options.spec() == spec; })) all.push_back(choose(spec, d));
  }
  return all;
}

/// Few enough to enumerate: signs, zeros, ties, rational norms, a 4/3, one entry three times the others.
std::vector<Vec<Exact>> vectors(long d) {
  if (d == 1) return {Vec<Exact>{0}, Vec<Exact>{1}, Vec<Exact>{-3}, Vec<Exact>{ratio<Exact>(4, 3)}};
  if (d == 2) return {Vec<Exact>{0, 1}, Vec<Exact>{1, -1}, Vec<Exact>{3, 4}, Vec<Exact>{-5, 12}, Vec<Exact>{2, 1}};
  if (d == 3)
    return {Vec<Exact>{0, 0, 0},  Vec<Exact>{1, 1, 1},  Vec<Exact>{1, -2, 2},
            Vec<Exact>{0, -3, 0}, Vec<Exact>{2, -6, 9}, Vec<Exact>{0, 3, 4}};
  return {Vec<Exact>{1, 1, 1, 1}, Vec<Exact>{3, 1, -1, 1}, Vec<Exact>{0, 0, 2, 0}, Vec<Exact>{2, 4, 5, -6}, Vec<Exact>{0, 1, 1, 1}};
}

struct Sides {
  Exact lhs, rhs;
};

Sides sides(const Constant& constant, const Compressor<Exact>& c, const Vec<Exact>& v) {
  Expect<Exact> expect({.paths = 512});
  const Exact square = norm2_squared(v);
  if (constant.symbol == "eta") return {squared_bias(expect, c, v), constant.square<Exact>() * square};
  const Exact value = constant.decide();
  if (constant.symbol == "spread") return {mean_squared_spread(expect, c, v), value * square};
  return {mean_squared_residual(expect, c, v), (constant.symbol == "delta" ? 1 - value : value) * square};
}

/// The body, unless rationals cannot follow it: a root, a normal variable, too many paths. Catch's own macros would see the exception.
template <class Body>
bool in_rationals(Body body) {
  try {
    body();
    return true;
  } catch (const std::runtime_error& e) {
    if (dynamic_cast<const Irrational*>(&e) || dynamic_cast<const Unsupported*>(&e) || dynamic_cast<const TooLarge*>(&e)) return false;
    throw;
  }
}

Vec<Exact> worst_of(const Constant& constant) {
  Vec<Exact> v(constant.worst.size());
  for (std::size_t i = 0; i < v.size(); ++i) v[i] = ratio<Exact>(constant.worst[i], constant.worst_denominator);
  return v;
}

/// What `body` sees: every entry, in d up to 4, with every choice of options that a few tapes draw.
template <class Body>
void for_catalogue(Body body) {
  for (const Entry* entry : catalogue())
    for (long d = 1; d <= 4; ++d)
      for (const Chosen& chosen : drawn_for(*entry, d, 6)) {
        INFO(chosen.options.spec() << ", d = " << d);
        body(chosen);
      }
}

}  // namespace

TEST_CASE("the catalogue is sorted, and every entry says how it is used") {
  REQUIRE(catalogue().size() >= 20);
  for (std::size_t i = 0; i < catalogue().size(); ++i) {
    const Entry& entry = *catalogue()[i];
    INFO(entry.name);
    CHECK((i == 0 || catalogue()[i - 1]->name < entry.name));
    CHECK(entry.usage.substr(0, entry.name.size()) == entry.name);
    CHECK(!entry.summary.empty());
    CHECK((entry.options.empty() || entry.draw != nullptr));
  }
}

TEST_CASE("the options an entry draws are those it takes, in every dimension") {
  for (const Entry* entry : catalogue())
    for (long d = 1; d <= 12; ++d)
      for (const Chosen& chosen : drawn_for(*entry, d, 6)) {
        INFO(chosen.options.spec() << ", d = " << d);
        CHECK(chosen.bits() >= 0);
        for (const Constant& constant : chosen.constants()) {
          CHECK((constant.symbol == "delta" || constant.symbol == "omega" || constant.symbol == "eta" || constant.symbol == "spread"));
          CHECK(constant.search() >= 0);
          CHECK((constant.sharp || !constant.attained));
          CHECK((constant.worst.empty() || (constant.attained && constant.worst.size() == static_cast<std::size_t>(d))));
        }
      }
}

TEST_CASE("a spec gives the same compressor in both scalars") {
  const components::Rationals rationals;
  std::size_t compared = 0;
  for_catalogue([&](const Chosen& chosen) {
    compared += in_rationals([&] {
      Expect<double> search({.paths = 4096});
      Expect<Exact> decide({.paths = 4096});
      const Vec<Exact> v = vectors(chosen.d).back();
      Vec<double> approximate_v(v.size());
      for (std::size_t i = 0; i < v.size(); ++i) approximate_v[i] = enclosure(v[i]).upper;
      const Vec<Exact> exact = mean_of(decide, chosen.make<Exact>(), v);
      const Vec<double> approximate = mean_of(search, chosen.make<double>(), approximate_v);
      for (std::size_t i = 0; i < v.size(); ++i) CHECK(abs(Exact(approximate[i]) - exact[i]) <= Exact(0x1p-40) * (1 + abs(exact[i])));
    });
  });
  CHECK(compared > 200);
}

TEST_CASE("the catalogue's constants hold, and those said to be attained are") {
  const components::Rationals rationals;
  std::size_t held = 0, reached = 0;
  for_catalogue([&](const Chosen& chosen) {
    const auto c = chosen.make<Exact>();
    for (const Constant& constant : chosen.constants()) {
      INFO(constant.symbol << " = " << constant.formula);
      for (const Vec<Exact>& v : vectors(chosen.d))
        held += in_rationals([&] {
          const auto [lhs, rhs] = sides(constant, c, v);
          CHECK(lhs <= rhs);
        });
      if (constant.worst.empty()) continue;
      CHECK(norm2_squared(worst_of(constant)) > 0);
      reached += in_rationals([&] {
        const auto [lhs, rhs] = sides(constant, c, worst_of(constant));
        CHECK(lhs == rhs);
      });
    }
  });
  CHECK(held > 1000);
  CHECK(reached > 300);
}

TEST_CASE("no omega is stated for a map with a bias") {
  const components::Rationals rationals;
  for_catalogue([](const Chosen& chosen) {
    for (const Constant& constant : chosen.constants())
      if (constant.symbol == "omega")
        for (const Vec<Exact>& v : vectors(chosen.d))
          in_rationals([&] {
            Expect<Exact> expect({.paths = 512});
            const Exact bias = squared_bias(expect, chosen.make<Exact>(), v);
            CHECK(bias == 0);
          });
  });
}

TEST_CASE("a control contracts by no delta beyond those it states, most of them by none") {
  const auto arithmetic = ball_arithmetic(128);  // roots of norms; every inequality below is strict
  const InForce in_force(*arithmetic);
  std::vector<std::string_view> refuted;
  for (const Entry* entry : catalogue()) {
    if (!entry->control) continue;
    INFO(entry->name);
    REQUIRE(entry->refute_decide != nullptr);
    for (const long d : {1L, 2L, 4L, 9L, 16L, 25L})
      for (const Chosen& chosen : drawn_for(*entry, d, 4))
        for (const long divisor : {1L, 2L, 1000000L}) {
          const Exact delta = ratio<Exact>(1, divisor);
          const Vec<Exact> v = chosen.refutes(delta);
          if (v.size() == 0) continue;
          Expect<Exact> expect;
          const Exact lost = mean_squared_residual(expect, chosen.make<Exact>(), v);
          CHECK(lost > (1 - delta) * norm2_squared(v));
          for (const Constant& c : chosen.constants()) CHECK((c.symbol != "delta" || c.decide() < delta));
          if (divisor == 1000000 && d >= 9 && (refuted.empty() || refuted.back() != entry->name)) refuted.push_back(entry->name);
        }
  }
  for (const char* name : {"bottom-k", "clip", "l2-sign", "sign", "threshold"})
    CHECK(std::find(refuted.begin(), refuted.end(), name) != refuted.end());
}

TEST_CASE("options may be fractions, decimals and specs of their own") {
  CHECK(choose("bernoulli:p=0.25", 2).options.fraction("p", Range::closed(0, 1)) == Fraction{1, 4});
  CHECK(choose("bernoulli:p=2/8", 2).options.rational<double>("p", Range::closed(0, 1)) == 0.25);
  CHECK(choose("bernoulli:p=1", 2).options.fraction("p", Range::closed(0, 1)) == Fraction{1, 1});
  const Options outer("outer", {{"first", "(rand-k:k=1,scaled=1)"}, {"second", "identity"}});
  CHECK(outer.nested("first", 2).options.spec() == "rand-k:k=1,scaled=1");
  CHECK(outer.nested("first", 2).options.depth() == 1);
  CHECK(outer.nested("second", 2).entry->name == "identity");
  CHECK_THROWS_AS(outer.nested("third", 2), BadInput);
}

TEST_CASE("a fraction that cannot be used is refused with one line that helps") {
  using Catch::Matchers::Contains;
  CHECK_THAT(refusal("bernoulli", 2), Contains("needs p=P/Q"));
  CHECK_THAT(refusal("bernoulli:p=0", 2), Contains("p=0 is outside (0, 1]"));
  CHECK_THAT(refusal("bernoulli:p=5/4", 2), Contains("p=5/4 is outside (0, 1]"));
  CHECK_THAT(refusal("clip:radius=-1", 2), Contains("outside (0, inf)"));
  for (const char* text :
       {"1/0", "1/-2", "a", ".", "1.", "1e-3", "1/2/3", "", "0.1234567890123456", "99999999999999999999", "1/99999999999999999"})
    CHECK_THAT(refusal(std::string("bernoulli:p=") + text, 2), Contains("is not a fraction P/Q or a decimal"));
  CHECK_THAT(refusal("bernoulli:p=(1/2", 2), Contains("a '(' without its ')'"));
  CHECK_THAT(refusal("bernoulli:p=1/2)", 2), Contains("a ')' without its '('"));
  const std::string noisy = refusal("top-k:k=1\n2", 4), endless = refusal(std::string(10000, '('), 4);
  CHECK(noisy.find('\n') == std::string::npos);
  CHECK(endless.size() < 3000);
}

TEST_CASE("an unusable spec is refused with one line that helps") {
  using Catch::Matchers::Contains;
  CHECK_THAT(refusal("top", 4), Contains("there is no 'top'") && Contains("top-k") && Contains("rand-k"));
  CHECK_THAT(refusal("", 4), Contains("there is no ''"));
  CHECK_THAT(refusal("top-k", 4), Contains("needs k=N"));
  CHECK_THAT(refusal("top-k:k=5", 4), Contains("k=5 is outside 1..4"));
  CHECK_THAT(refusal("top-k:k=0", 4), Contains("k=0 is outside 1..4"));
  CHECK_THAT(refusal("top-k:k=-1", 4), Contains("outside"));
  CHECK_THAT(refusal("top-k:k=two", 4), Contains("k=two is not an integer"));
  CHECK_THAT(refusal("top-k:k=2.5", 4), Contains("k=2.5 is not an integer"));
  CHECK_THAT(refusal("top-k:k=", 4), Contains("is not an integer"));
  CHECK_THAT(refusal("top-k:k=99999999999999999999", 4), Contains("too large"));
  CHECK_THAT(refusal("top-k:", 4), Contains("not of the form key=value"));
  CHECK_THAT(refusal("top-k:k=2,", 4), Contains("not of the form key=value"));
  CHECK_THAT(refusal("top-k:k=2,k=3", 4), Contains("given twice"));
  CHECK_THAT(refusal("top-k:j=2", 4), Contains("unknown option 'j'") && Contains("usage: top-k:k=K"));
  CHECK_THAT(refusal("identity:k=2", 4), Contains("unknown option 'k'"));
  CHECK_THAT(refusal("top-k:k=1", 0), Contains("dimension 0"));
  CHECK_THAT(refusal("stochastic-sign:scale=big", 4), Contains("scale=big is none of none, contracting, unbiased"));
  CHECK_THAT(refusal("qsgd:levels=0", 4), Contains("outside"));
  CHECK_THAT(refusal("scaled-sign:zero=2", 4), Contains("outside -1..1"));
  for (const char* spec : {"top", "top-k:k=5"}) CHECK(refusal(spec, 4).find('\n') == std::string::npos);
}

TEST_CASE("the bits of an index are those of the largest of n") {
  CHECK(index_bits(1) == 0);
  CHECK(index_bits(2) == 1);
  CHECK(index_bits(3) == 2);
  CHECK(index_bits(1024) == 10);
  CHECK(index_bits(1025) == 11);
}
