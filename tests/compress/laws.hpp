#pragma once
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "lib/compress/catalogue.hpp"
#include "lib/compress/moments.hpp"
#include "tests/components.hpp"

namespace lemmata::compress::laws {

/// Balls of 256 bits in force while it lives: for constants and norms that are no rationals.
class Balls {
  std::unique_ptr<Arithmetic> arithmetic_ = ball_arithmetic(256);
  InForce scope_{*arithmetic_};
};

inline Exact residual(const Compressor<Exact>& c, const Vec<Exact>& v) {
  Expect<Exact> expect;
  return mean_squared_residual(expect, c, v);
}
inline Vec<Exact> mean(const Compressor<Exact>& c, const Vec<Exact>& v) {
  Expect<Exact> expect;
  return mean_of(expect, c, v);
}
inline Vec<Exact> output(const Compressor<Exact>& c, const Vec<Exact>& v) {
  Enumerated<Exact> chance;
  return c.apply(v, 0, chance);
}
inline Exact fraction(long p, long q) { return ratio<Exact>(p, q); }

// In rationals these are a <= b and a = b; in balls they say that nothing else is certain.
inline bool at_most(const Exact& a, const Exact& b) { return !certainly_less(b, a); }
inline bool equal(const Exact& a, const Exact& b) { return at_most(a, b) && at_most(b, a); }

/// The constants a compressor carries hold at v.
inline void check_carried(const Compressor<Exact>& c, const Vec<Exact>& v) {
  const Exact lost = residual(c, v), square_norm = norm2_squared(v);
  if (c.delta > 0) CHECK(at_most(lost, (1 - c.delta) * square_norm));
  if (c.omega) {
    CHECK(equal(norm1(mean(c, v) - v), 0));
    CHECK(at_most(lost, *c.omega * square_norm));
  }
}

/// What a stated constant bounds, at v, and the bound.
inline std::pair<Exact, Exact> sides_of(const Constant& constant, const Compressor<Exact>& c, const Vec<Exact>& v) {
  const Exact value = constant.decide(), square_norm = norm2_squared(v);
  if (constant.symbol == "delta") return {residual(c, v), (1 - value) * square_norm};
  if (constant.symbol == "omega") return {residual(c, v), value * square_norm};
  if (constant.symbol == "eta") return {norm2_squared(mean(c, v) - v), square(value) * square_norm};
  REQUIRE(constant.symbol == "spread");
  return {residual(c, v) - norm2_squared(mean(c, v) - v), value * square_norm};
}

/// The constants that have a value in the arithmetic in force.
inline std::vector<Constant> decidable_constants(const Chosen& chosen) {
  std::vector<Constant> all;
  for (const Constant& constant : chosen.constants()) try {
      constant.decide();
      all.push_back(constant);
    } catch (const Irrational&) {}
  return all;
}

/// All that the entry of a spec states and carries, on the grid {-bound..bound}^d and at its worst vectors, in the arithmetic in force.
/// Returns how many stated constants were reached with equality at their worst vector.
inline int check_entry(const std::string& spec, long d, long bound) {
  INFO(spec << " in dimension " << d);
  const Chosen chosen = choose(spec, d);
  const auto c = chosen.make<Exact>();
  const auto constants = decidable_constants(chosen);
  components::for_grid(static_cast<std::size_t>(d), bound, [&](const Vec<Exact>& v) {
    check_carried(c, v);
    for (const Constant& constant : constants) {
      const auto [left, right] = sides_of(constant, c, v);
      CHECK(at_most(left, right));
    }
  });
  int reached = 0;
  for (const Constant& constant : constants) {
    if (constant.worst.empty()) continue;
    CHECK(constant.attained);
    REQUIRE(static_cast<long>(constant.worst.size()) == d);
    Vec<Exact> v(constant.worst.size());
    for (std::size_t i = 0; i < v.size(); ++i) v[i] = ratio<Exact>(constant.worst[i], constant.worst_denominator);
    const auto [left, right] = sides_of(constant, c, v);
    CHECK(equal(left, right));
    if (equal(left, right)) ++reached;
  }
  return reached;
}

/// The entry's vector against a delta breaks it, certainly.
inline void check_refuted(const std::string& spec, long d, const Exact& delta) {
  INFO(spec << " in dimension " << d);
  const Chosen chosen = choose(spec, d);
  const Vec<Exact> v = chosen.refutes<Exact>(delta);
  REQUIRE(static_cast<long>(v.size()) == d);
  CHECK(certainly_less((1 - delta) * norm2_squared(v), residual(chosen.make<Exact>(), v)));
}

}  // namespace lemmata::compress::laws
