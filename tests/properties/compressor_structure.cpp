#include "tests/properties/compressor_structure.hpp"

#include <catch2/catch.hpp>

namespace lemmata::structure_test {
namespace {

Vector ten_times(const Vector& x, Uniforms& u) {
  return each([](double v) { return 1e15 * v; })(x, u);
}
Vector third(const Vector& x, Uniforms& u) {
  return each([](double v) { return v * (1 / 3.0); })(x, u);
}

}  // namespace

TEST_CASE("A linear map holds as linear, homogeneous and odd, up to the rounding of its evaluation") {
  for (const boxes::Map& map :
       {boxes::Map(third), boxes::Map(ten_times), boxes::Map(without_mean), boxes::Map(one_random), boxes::Map(mask)})
    for (const long d : {1, 2, 3, 8, 49})
      for (const char* id : {"linear", "homogeneous", "odd"}) {
        INFO(id << ", d = " << d);
        const auto result = check(map, id, d);
        CHECK(result.verdict == Judgement::holds);
        CHECK(result.evidence.find("not beaten in ") == 0);
      }
}

TEST_CASE("What is not linear is violated by a pair of small vectors that shows it") {
  const auto bent = each([](double v) { return v + 0.01 * std::fabs(v); });
  const auto shifted = each([](double v) { return v + 1e-3; });
  for (const boxes::Map& map : {boxes::Map(top_one), boxes::Map(scaled_sign), boxes::Map(soft_threshold), bent, shifted})
    for (const long d : {2, 8, 33}) {
      const auto result = check(map, "linear", d);
      REQUIRE(result.verdict == Judgement::violated);
      REQUIRE(result.witness);
      const Vector &x = result.witness->x, &y = result.witness->y;
      CHECK(std::count_if(x.begin(), x.end(), [](double v) { return v != 0; }) <= 2);
      compress::Call none;
      Uniforms u(1, none);
      Vector both = x;
      for (std::size_t i = 0; i < both.size(); ++i) both[i] += y[i];
      const Vector cx = map(x, u), cy = map(y, u), sum = map(both, u);
      double gap = 0;
      for (std::size_t i = 0; i < sum.size(); ++i) gap = std::max(gap, std::fabs(cx[i] + cy[i] - sum[i]));
      CHECK(gap > 1e-6 * std::max(norm1(cx), norm1(cy)) / static_cast<double>(d));
    }
}

TEST_CASE("Linearity on fixed random numbers is undecided where how many are taken depends on the input") {
  CHECK(check(mask_of_nonzeros, "linear", 8).verdict == Judgement::undecided);
}

TEST_CASE("Homogeneity holds for top-k and scaled signs, and fails for raw signs, thresholds and clipping") {
  const auto clip = each([](double v) { return std::clamp(v, -1.0, 1.0); });
  const auto threshold = each([](double v) { return std::fabs(v) < 0.5 ? 0 : v; });
  for (const long d : {1, 2, 8, 33}) {
    for (const boxes::Map& map : {boxes::Map(top_two), boxes::Map(scaled_sign), boxes::Map(cubic_norm_sign), boxes::Map(stochastic_sign)})
      CHECK(check(map, "homogeneous", d).verdict == Judgement::holds);
    for (const boxes::Map& map : {boxes::Map(raw_sign), clip, threshold, boxes::Map(soft_threshold)})
      CHECK(check(map, "homogeneous", d).verdict == Judgement::violated);
  }
}

TEST_CASE("Rounding to powers of two commutes with powers of two and is not homogeneous") {
  const auto nearest = each([](double v) {
    int exponent = 0;
    const double mantissa = std::frexp(std::fabs(v), &exponent);
    return v == 0 ? 0 : sign_of(v) * std::ldexp(mantissa < 0.75 ? 0.5 : 1, exponent);
  });
  const auto result = check(nearest, "homogeneous", 3);
  CHECK(result.verdict == Judgement::violated);
  CHECK(result.witness->text.find("C(2 x)") == std::string::npos);
}

TEST_CASE("A sum of squares that overflows or vanishes counts at the ends only") {
  const auto euclidean = [](const Vector& x, Uniforms& u) {
    double squares = 0;
    for (const double v : x) squares += v * v;
    return each([norm = std::sqrt(squares)](double v) { return v == 0 ? 0 : norm * sign_of(v); })(x, u);
  };
  const auto result = check(euclidean, "homogeneous", 4);
  CHECK(result.verdict == Judgement::holds);
  REQUIRE(result.ends);
  CHECK(result.ends->verdict == Judgement::violated);
}

TEST_CASE("sign(0) = 1 is not odd, and the witness has an entry 0") {
  const auto result = check(each([](double v) { return v < 0 ? -1.0 : 1.0; }), "odd", 5);
  REQUIRE(result.verdict == Judgement::violated);
  CHECK(std::count(result.witness->x.begin(), result.witness->x.end(), 0.0) > 0);
  CHECK(check(raw_sign, "odd", 5).verdict == Judgement::holds);
}

TEST_CASE("A random compressor may be odd in law: by reflected numbers it holds, by unequal laws it is violated, else undecided") {
  CHECK(check(stochastic_sign, "odd", 4).verdict == Judgement::holds);
  const auto masked_positive = [](const Vector& x, Uniforms& u) {
    Vector out = x;
    for (double& v : out) v = u() < 0.5 ? std::max(v, 0.0) : 0;
    return out;
  };
  CHECK(check(masked_positive, "odd", 4).verdict == Judgement::violated);
  const auto one_stochastic_sign = [](const Vector& x, Uniforms& u) {  // the index asks for u, the sign for 1 - u
    Vector out(x.size());
    const std::size_t i = u.among(x.size());
    out[i] = u() < (1 + x[i] / (1 + norm1(x))) / 2 ? 1 : -1;
    return out;
  };
  CHECK(check(one_stochastic_sign, "odd", 4).verdict == Judgement::undecided);
}

TEST_CASE("top-k is permutation equivariant but for ties, which the evidence says") {
  const auto result = check(top_one, "permutation-equivariant", 6);
  REQUIRE(result.verdict == Judgement::violated);
  CHECK(result.evidence.find("only at ties") == 0);
  Vector magnitudes = result.witness->x;
  for (double& v : magnitudes) v = std::fabs(v);
  std::sort(magnitudes.begin(), magnitudes.end());
  CHECK(std::adjacent_find(magnitudes.begin(), magnitudes.end()) != magnitudes.end());
}

TEST_CASE("A compressor that weighs entries by their place is violated without ties") {
  const auto by_place = [](const Vector& x, Uniforms&) {
    Vector out = x;
    out.back() *= 1.01;
    return out;
  };
  const auto result = check(by_place, "permutation-equivariant", 6);
  CHECK(result.verdict == Judgement::violated);
  CHECK(result.evidence.find("ties") == std::string::npos);
}

TEST_CASE("Permutations hold for norms summed in any order and for independent masks, one place preferred is caught at confidence") {
  const auto first_kept = [](const Vector& x, Uniforms& u) {
    Vector out = x;
    for (std::size_t i = 0; i < x.size(); ++i)
      if (u() >= 0.3 && i > 0) out[i] = 0;
    return out;
  };
  for (const long d : {1, 2, 7, 33}) {
    for (const boxes::Map& map :
         {boxes::Map(scaled_sign), boxes::Map(cubic_norm_sign), boxes::Map(without_mean), boxes::Map(mask), boxes::Map(stochastic_sign)})
      CHECK(check(map, "permutation-equivariant", d).verdict == Judgement::holds);
    CHECK(check(one_random, "permutation-equivariant", d).verdict == (d == 1 ? Judgement::holds : Judgement::undecided));
    if (d > 1) CHECK(check(first_kept, "permutation-equivariant", d).verdict == Judgement::violated);
  }
}

TEST_CASE("No permutation that is tried leaves an x without ties as it is, and one call made twice is no finding about permutations") {
  std::size_t again = 0;
  Vector last;
  const auto watched = [&](const Vector& x, Uniforms&) {
    Vector sizes = x;
    for (double& v : sizes) v = std::fabs(v);
    std::sort(sizes.begin(), sizes.end());
    if (x == last && std::adjacent_find(sizes.begin(), sizes.end()) == sizes.end()) ++again;
    last = x;
    return x;
  };
  for (const long d : {2, 3, 4}) CHECK(check(watched, "permutation-equivariant", d).verdict == Judgement::holds);
  CHECK(again == 0);
  const auto less_again = [n = std::make_shared<long>(0), before = std::make_shared<Vector>()](const Vector& x, Uniforms& u) {
    const bool same = ++*n > 1000 && x == *before;  // not while it is replayed
    *before = x;
    return each([same](double v) { return same ? v / 2 : v; })(x, u);
  };
  CHECK(check(less_again, "permutation-equivariant", 2).verdict != Judgement::violated);
}

TEST_CASE("An entry of the wrong sign is a violation unless rounding may have made it") {
  CHECK(check(scaled_sign, "sign-preserving", 6).verdict == Judgement::holds);
  const auto result = check(without_mean, "sign-preserving", 6);
  REQUIRE(result.verdict == Judgement::violated);
  CHECK(std::all_of(result.witness->x.begin(), result.witness->x.end(), [](double v) { return v == std::round(v); }));
  const auto off_by_rounding = [](const Vector& x, Uniforms& u) {
    return each([off = norm1(x) * 0x1p-54](double v) { return v - off; })(x, u);
  };
  CHECK(check(off_by_rounding, "sign-preserving", 6).verdict == Judgement::undecided);
}

TEST_CASE("A sign that flips for one random number in 2^40 is found at the end of [0, 1)") {
  const auto flips = [](const Vector& x, Uniforms& u) {
    Vector out = x;
    if (u() >= 1 - 0x1p-40) out[0] = -out[0];
    return out;
  };
  const auto result = check(flips, "sign-preserving", 3);
  REQUIRE(result.verdict == Judgement::violated);
  CHECK_FALSE(result.witness->chosen.empty());
}

TEST_CASE("The number of nonzeros is the largest of all outputs, also of those at the ends of the random numbers") {
  CHECK(check(top_two, "sparse", 6).constant == 2.0);
  CHECK(check(raw_sign, "sparse", 6).constant == 6.0);
  const auto rarely_dense = [](const Vector& x, Uniforms& u) { return u() < 0x1p-40 ? x : top(x, 1); };
  CHECK(check(rarely_dense, "sparse", 6).constant == 6.0);
}

}  // namespace lemmata::structure_test
