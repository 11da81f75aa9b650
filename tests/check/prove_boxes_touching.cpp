#include <catch2/catch.hpp>

#include "lib/check/prove.hpp"

namespace lemmata::prove_boxes_touching_test {
namespace {

struct Polynomial {  // c_0 + c_1 x + ... + c_4 x^4 >= 0 on [-1, 1], the coefficients held by the caller
  static constexpr ClaimInfo info{.id = "test.polynomial", .where = "", .title = "", .hypotheses = "", .statement = ""};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.in<S>("x", Range::closed(-1, 1));
    S sum(0);
    for (long j = 0; j <= 4; ++j) sum += draw.real<S>("c" + std::to_string(j)) * pow(x, j);
    return {.given = {}, .shown = at_most<S>(S(0), sum)};
  }
};

/// The coefficients of (x - z)^2 (x^2 + b x + a) - drop, small dyadics.
Pins coefficients(double z, double a, double b, double drop) {
  const double c[] = {z * z * a - drop, z * z * b - 2 * z * a, z * z - 2 * z * b + a, b - 2 * z, 1};
  Pins pins;
  for (std::size_t j = 0; j < 5; ++j) pins["c" + std::to_string(j)].values = {Number{c[j], 1}};
  return pins;
}

Proof boxes(const Pins& pins) {
  return prove_boxes(make_claim<Polynomial>("tests/check/prove_boxes_touching.cpp"), {.work = 100000, .mutant = "", .pins = pins});
}

}  // namespace

TEST_CASE("polynomials that touch 0 at a simple point are proved, and never when lowered by a hair") {
  for (int i = 0; i <= 16; ++i) {
    const double z = -1 + i / 8.0, b = (i % 5 - 2) / 4.0, a = 0.125 + b * b;
    const Proof proof = boxes(coefficients(z, a, b, 0));
    INFO("z = " << z << ": " << proof.why_not);
    CHECK(proof.proved);
    CHECK_FALSE(boxes(coefficients(z, a, b, 0x1p-40)).proved);
  }
}

}  // namespace lemmata::prove_boxes_touching_test
