#include <catch2/catch.hpp>

#include <limits>
#include <random>

#include "tests/properties/compressor_structure.hpp"

namespace lemmata::structure_test {
namespace {

using compress::Fate;

/// A box whose processes remember: `make` gives the map of a fresh one.
std::unique_ptr<boxes::LambdaBox> remembering(std::function<boxes::Map()> make) {
  return std::make_unique<boxes::LambdaBox>(std::move(make));
}

boxes::Map throwing_where(std::function<bool(const Vector&)> bad, Fate fate) {
  return [bad, fate](const Vector& x, Uniforms&) {
    if (bad(x)) throw boxes::Faulty{fate, "planted"};
    return x;
  };
}

std::size_t nonzeros_in(const Vector& x) { return x.size() - static_cast<std::size_t>(std::count(x.begin(), x.end(), 0.0)); }

}  // namespace

TEST_CASE("Deterministic holds where no number is taken, is violated where outputs vary, undecided where numbers are taken in vain") {
  CHECK(check(top_one, "deterministic", 5).verdict == Judgement::holds);
  const auto result = check(mask, "deterministic", 5);
  CHECK(result.verdict == Judgement::violated);
  CHECK(nonzeros_in(result.witness->x) == 1);
  const auto in_vain = [](const Vector& x, Uniforms& u) { return (void)u(), x; };
  CHECK(check(in_vain, "deterministic", 5).verdict == Judgement::undecided);
  const auto rarely = [](const Vector& x, Uniforms& u) { return u() < 0x1p-40 ? Vector(x.size()) : x; };
  CHECK(check(rarely, "deterministic", 5).verdict == Judgement::violated);
}

TEST_CASE("Memory is found: of the residual, of a count, of another dimension") {
  const auto residual = remembering([]() -> boxes::Map {
    return [e = Vector()](const Vector& x, Uniforms&) mutable {
      e.resize(x.size());
      Vector p = x;
      for (std::size_t i = 0; i < x.size(); ++i) p[i] += e[i];
      const Vector out = top(p, 1);
      for (std::size_t i = 0; i < x.size(); ++i) e[i] = std::isfinite(p[i] - out[i]) ? p[i] - out[i] : 0;
      return out;
    };
  });
  CHECK(check(*residual, "memoryless", 4).verdict == Judgement::violated);
  const auto counting = remembering(
      []() -> boxes::Map { return [n = 0](const Vector& x, Uniforms&) mutable { return ++n % 64 == 0 ? Vector(x.size(), 1) : x; }; });
  CHECK(check(*counting, "memoryless", 4).verdict == Judgement::violated);
  const auto first_dimension = remembering([]() -> boxes::Map {
    return [d = std::size_t{0}](const Vector& x, Uniforms& u) mutable {
      d = std::max(d, x.size());
      return each([d](double v) { return v / static_cast<double>(d); })(x, u);
    };
  });
  CHECK(check(*first_dimension, "memoryless", 4).verdict == Judgement::violated);
}

TEST_CASE("What remembers nothing holds, and randomness of its own is undecided rather than called memory") {
  for (const boxes::Map& map : {boxes::Map(top_one), boxes::Map(mask), boxes::Map(mask_of_nonzeros)})
    CHECK(check(map, "memoryless", 7).verdict == Judgement::holds);
  const auto own = [generator = std::make_shared<std::mt19937>(1)](const Vector& x, Uniforms& u) {
    return each([generator](double v) { return ((*generator)() & 1U) == 0 ? v : 0; })(x, u);
  };
  CHECK(check(own, "memoryless", 7).verdict == Judgement::undecided);
  for (const char* id : {"linear", "homogeneous", "odd", "permutation-equivariant", "lipschitz"}) {
    INFO(id);
    CHECK(check(own, id, 7).verdict == Judgement::undecided);
  }
  CHECK(check(own, "deterministic", 7).verdict == Judgement::violated);
}

TEST_CASE("A fault in another dimension is no finding about this one") {
  const auto only_four = throwing_where([](const Vector& x) { return x.size() != 4; }, Fate::crashed);
  const auto box = boxes::box(only_four);
  for (const auto& [property, result] : probe::examine(*box, {.d = 4, .calls = 20000}, {"memoryless", "terminates", "pure", "in-bounds"})) {
    INFO(property->id);
    CHECK(result.verdict == Judgement::holds);
  }
}

TEST_CASE("Jumps at ties, thresholds and zero are found, slopes of any size are not jumps") {
  const auto threshold = each([](double v) { return std::fabs(v) < 0.3 ? 0 : v; });
  const auto steps = each([](double v) { return std::fabs(v) < 1e6 ? std::floor(64 * v) / 64 : v; });
  for (const long d : {2, 8, 33})
    for (const boxes::Map& map : {boxes::Map(top_one), boxes::Map(raw_sign), boxes::Map(scaled_sign), threshold, steps}) {
      const auto result = check(map, "lipschitz", d);
      CHECK(result.verdict == Judgement::violated);
      REQUIRE(result.constant);
      CHECK(*result.constant > 0x1p30);
    }
  CHECK(check(raw_sign, "lipschitz", 1).verdict == Judgement::violated);
  const auto single = each([](double v) { return static_cast<double>(static_cast<float>(v)); });  // jumps no larger than its rounding
  CHECK(check(single, "lipschitz", 8).verdict == Judgement::undecided);
  const auto steep = each([](double v) { return 1e15 * v; });
  const auto clip = each([](double v) { return std::clamp(v, -1.0, 1.0); });
  for (const long d : {1, 2, 8, 49})
    for (const boxes::Map& map :
         {boxes::Map(without_mean), boxes::Map(soft_threshold), steep, clip, boxes::Map(one_random), boxes::Map(mask)}) {
      const auto result = check(map, "lipschitz", d);
      INFO(d << ": " << result.evidence << (result.witness ? result.witness->text : ""));
      CHECK(result.verdict == Judgement::holds);
    }
  CHECK(check(steep, "lipschitz", 3).constant == Approx(1e15).epsilon(1e-5));
}

TEST_CASE("A jump at 0 is found among outputs whose squares overflow, and a steep slope is none") {
  for (const double size : {1e60, 1e-200}) {
    const auto linear = check(each([size](double v) { return size * v; }), "lipschitz", 3);
    CHECK(linear.verdict == Judgement::holds);
    CHECK(linear.constant == Approx(size).epsilon(1e-5));
  }
  const auto cut = check(each([](double v) { return std::clamp(1e15 * v, -1.0, 1.0); }), "lipschitz", 2);
  CHECK(cut.verdict == Judgement::undecided);
  CHECK(cut.evidence.find("neighbouring") == std::string::npos);
  CHECK(cut.constant == Approx(1e15).epsilon(1e-3));
  const auto at_zero = check(each([](double v) { return 1e60 * sign_of(v); }), "lipschitz", 2);
  CHECK(at_zero.verdict == Judgement::violated);
  CHECK(std::isfinite(*at_zero.constant));
  const auto root = check(each([](double v) { return sign_of(v) * std::sqrt(std::fabs(v)); }), "lipschitz", 2);
  CHECK(root.verdict != Judgement::holds);
  const auto small_step = check(each([](double v) { return v < 1e-3 ? v : v + 1; }), "lipschitz", 2);
  CHECK(small_step.verdict == Judgement::violated);
}

TEST_CASE("Two outputs of one input are said to depend on random numbers only where some were taken") {
  const auto alternate = [n = std::make_shared<long>(0)](const Vector& x, Uniforms& u) {
    return each([half = ++*n % 2 == 0](double v) { return half ? v / 2 : v; })(x, u);
  };
  const auto result = check(alternate, "deterministic", 3);
  CHECK(result.verdict == Judgement::violated);
  CHECK(result.evidence == "the same input gave two outputs, and no random number was taken");
  CHECK(check(mask, "deterministic", 3).evidence == "the output depends on the random numbers");
}

TEST_CASE("Finite covers the ends: overflow there is a violation that says so") {
  CHECK(check(top_one, "finite", 4).verdict == Judgement::holds);
  const auto overflow = check(scaled_sign, "finite", 4);
  REQUIRE(overflow.verdict == Judgement::violated);
  CHECK(overflow.evidence.find("only outside") != std::string::npos);
  CHECK(std::all_of(overflow.witness->x.begin(), overflow.witness->x.end(), [](double v) { return std::isfinite(v); }));
  const auto at_zero =
      check([](const Vector& x, Uniforms& u) { return each([s = norm1(x)](double v) { return v / s; })(x, u); }, "finite", 4);
  REQUIRE(at_zero.verdict == Judgement::violated);
  CHECK(at_zero.evidence.find("only outside") == std::string::npos);
  const auto log_of_number = [](const Vector& x, Uniforms& u) {
    Vector out = x;
    out[0] = std::log(u()) < -30 ? std::numeric_limits<double>::infinity() : out[0];
    return out;
  };
  CHECK(check(log_of_number, "finite", 4).verdict == Judgement::violated);
}

TEST_CASE("Each fault violates its own property only, with a small witness") {
  const auto three_negative = [](const Vector& x) { return std::count_if(x.begin(), x.end(), [](double v) { return v < 0; }) >= 3; };
  const std::vector<std::pair<Fate, std::string>> expected{
      {Fate::wrote_input, "pure"},   {Fate::overran, "in-bounds"},        {Fate::underran, "in-bounds"}, {Fate::wrong_shape, "in-bounds"},
      {Fate::crashed, "terminates"}, {Fate::threw, "terminates"},         {Fate::refused, "terminates"}, {Fate::wrong_type, "terminates"},
      {Fate::hung, "terminates"},    {Fate::out_of_memory, "terminates"}, {Fate::misbehaved, "pure"}};
  for (const auto& [fate, id] : expected) {
    const auto box = boxes::box(throwing_where(three_negative, fate));
    for (const auto& [property, result] : probe::examine(*box, {.d = 9, .calls = 20000}, {"pure", "in-bounds", "terminates"})) {
      INFO(to_string(fate) << ", " << property->id);
      REQUIRE(result.verdict == (property->id == id ? Judgement::violated : Judgement::holds));
      if (property->id != id) continue;
      CHECK(three_negative(result.witness->x));
      CHECK(result.witness->text.find("planted") != std::string::npos);
      if (fate != Fate::hung && fate != Fate::out_of_memory) CHECK(nonzeros_in(result.witness->x) == 3);
    }
  }
}

TEST_CASE("An overrun at the largest random number, and a fault that another property met, are found") {
  const auto index_past_end = [](const Vector& x, Uniforms& u) {
    if (u() > 1 - 0x1p-50) throw boxes::Faulty{Fate::overran, "8 bytes"};
    return x;
  };
  const auto result = check(index_past_end, "in-bounds", 3);
  REQUIRE(result.verdict == Judgement::violated);
  CHECK_FALSE(result.witness->chosen.empty());
}

TEST_CASE("Honest compressors are accused by no structural property on any seed") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed)
    for (const long d : {1, 3, 16}) {
      for (const boxes::Map& map : {boxes::Map(without_mean), boxes::Map(one_random), boxes::Map(mask)})
        for (const char* id : {"linear", "homogeneous", "odd", "permutation-equivariant", "memoryless", "lipschitz", "terminates"})
          CHECK(check(map, id, d, seed).verdict != Judgement::violated);
      for (const boxes::Map& map : {boxes::Map(cubic_norm_sign), boxes::Map(stochastic_sign)})
        for (const char* id : {"homogeneous", "odd", "permutation-equivariant"})
          CHECK(check(map, id, d, seed).verdict != Judgement::violated);
    }
}

TEST_CASE("The same seed gives the same witness") {
  for (const char* id : {"linear", "permutation-equivariant", "lipschitz", "deterministic"}) {
    const auto first = check(mask, id, 9, 5), second = check(mask, id, 9, 5);
    CHECK(first.evidence == second.evidence);
    CHECK(first.witness.has_value() == second.witness.has_value());
    if (first.witness) CHECK(first.witness->x == second.witness->x);
  }
}

}  // namespace lemmata::structure_test
