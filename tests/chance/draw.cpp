#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <sstream>

#include "lib/chance/decode.hpp"
#include "lib/num/arithmetic.hpp"

namespace lemmata {
namespace {

/// RapidCheck proposes the words; its seed is fixed, so that a run is the same everywhere.
template <class Property>
bool for_all_words(Property property) {
  rc::detail::TestParams params;
  params.seed = 7;
  params.maxSuccess = 500;
  const auto result = rc::detail::checkTestable(property, rc::detail::TestMetadata{}, params);
  std::ostringstream message;
  rc::detail::printResultMessage(result, message);
  UNSCOPED_INFO(message.str());
  return result.template is<rc::detail::SuccessResult>();
}

TEST_CASE("a decoded real lies in its range, whatever the word") {
  const Range ranges[] = {
      Range{}, Range::closed(0, 1), Range::open(0, 1), Range::left_open(-3, 5), Range::right_open(2, INFINITY), Range::open(0, INFINITY)};
  for (const Range& range : ranges)
    CHECK(for_all_words([&](std::uint64_t word, const std::vector<std::uint32_t>& earlier) {
      std::vector<double> reals;
      for (const auto e : earlier) reals.push_back(static_cast<double>(e) / 256 - 1000);
      RC_ASSERT(range.contains(decode_real(word, range, reals)));
    }));
}

TEST_CASE("a decoded integer lies in its range, and so does a logarithmic one") {
  CHECK(for_all_words([](std::uint64_t word, std::int32_t a, std::uint16_t width) {
    const long lo = a, hi = lo + width;
    RC_ASSERT(decode_integer(word, lo, hi) >= lo);
    RC_ASSERT(decode_integer(word, lo, hi) <= hi);
    RC_ASSERT(decode_log_integer(word, 0, width) >= 0);
    RC_ASSERT(decode_log_integer(word, 0, width) <= width);
  }));
}

TEST_CASE("the word 0 decodes to the simplest value") {
  CHECK(decode_real(0, Range{}, {}) == 0);
  CHECK(decode_real(0, Range::open(0, 1), {}) == 0.5);
  CHECK(decode_real(0, Range::open(0, INFINITY), {}) == 1);
  CHECK(decode_integer(0, -4, 9) == -4);
}

TEST_CASE("edge values are drawn with real probability") {
  int zeros = 0, ones = 0;
  for (std::uint64_t i = 1; i <= 2000; ++i) {
    const double x = decode_real(i * 0x9e3779b97f4a7c15u, Range::closed(0, 1), {});
    zeros += x == 0 ? 1 : 0;
    ones += x == 1 ? 1 : 0;
  }
  CHECK(zeros > 40);
  CHECK(ones > 40);
}

TEST_CASE("reals spread over magnitudes and signs") {
  int small = 0, large = 0, negative = 0;
  for (std::uint64_t i = 1; i <= 2000; ++i) {
    const double x = decode_real(i * 0x9e3779b97f4a7c15u, Range{}, {});
    small += std::fabs(x) < 0x1p-8 && x != 0 ? 1 : 0;
    large += std::fabs(x) > 0x1p8 ? 1 : 0;
    negative += x < 0 ? 1 : 0;
  }
  CHECK(small > 100);
  CHECK(large > 100);
  CHECK(negative > 500);
}

TEST_CASE("a number is read back to the same bits") {
  for (const double x : {0.0, 1.0, -3.0, 0.1, 0x1p-1074, -0x1.fffp300, 12345678.5})
    CHECK(number_from(to_string(Number{x, 1})) == Number{x, 1});
  CHECK(to_string(Number{1, 3}) == "1/3");
  CHECK(number_from("-7/3") == Number{-7, 3});
  CHECK(number_from("3/8") == Number{0.375, 1});
}

TEST_CASE("a number that is not exact is refused") {
  for (const char* text : {"", "x", "0.1", "1/0", "1/-2", "nan", "inf", "1/2/3", "5 "}) CHECK_THROWS_AS(number_from(text), BadInput);
}

TEST_CASE("a strict draw names what the witness lacks, and refuses what is outside") {
  Pins pins;
  pins["gamma"].values = {{2, 1}};
  auto draw = Draw::strict(pins);
  CHECK_THROWS_WITH(draw.real<double>("x"), Catch::Contains("no draw 'x'"));
  auto other = Draw::strict(pins);
  CHECK_THROWS_WITH(other.in<double>("gamma", Range::closed(0, 1)), Catch::Contains("outside [0, 1]"));
}

TEST_CASE("a draw is the same number in every arithmetic") {
  const std::vector<std::uint64_t> tape(40, 0x123456789abcdef1u);
  Draw ranks(tape);
  const double x = ranks.real<double>("x");
  const auto rational = rational_arithmetic();
  const InForce in_force(*rational);
  Draw decides(tape);
  CHECK(decides.real<Exact>("x") == Exact(x));
}

TEST_CASE("a name drawn twice is a mistake in the claim") {
  Draw draw({});
  draw.real<double>("x");
  CHECK_THROWS_AS(draw.real<double>("x"), std::logic_error);
}

TEST_CASE("a unit vector has norm 1 exactly") {
  const auto rational = rational_arithmetic();
  const InForce in_force(*rational);
  for (long d = 1; d <= 4; ++d) {
    const std::vector<std::uint64_t> tape{77, 5555555, 99999, 1234567891, 31};
    Draw draw(tape);
    CHECK(norm2_squared(draw.unit_vector<Exact>("u", d)) == Exact(1));
  }
}

}  // namespace
}  // namespace lemmata
