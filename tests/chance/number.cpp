#include <catch2/catch.hpp>

#include "lib/chance/draw.hpp"

namespace lemmata {
namespace number_test {

TEST_CASE("a number means exactly what is written") {
  CHECK(number_from("9007199254740992") == Number{0x1p53, 1});
  CHECK(number_from("1152921504606846976") == Number{0x1p60, 1});
  CHECK(number_from("007") == Number{7, 1});
  CHECK(number_from("-0x1.8p-2") == Number{-0.375, 1});
  CHECK(number_from("0x0.0000000000001p-1022") == Number{0x1p-1074, 1});  // the least subnormal
  CHECK(number_from("0x1.fffffffffffffp1023") == Number{0x1.fffffffffffffp1023, 1});
  CHECK(number_from("0x1p500/3") == Number{0x1p500, 3});
  CHECK(number_from("1/9007199254740991") == Number{1, 9007199254740991});
}

TEST_CASE("what is no double is refused, not rounded to one") {
  for (const char* text : {"9007199254740993",           // 2^53 + 1
                           "0x1.00000000000008p0",       // 54 bits
                           "0x1.0000000000000000001p0",  // more than any format holds
                           "0x1p-1075", "0x1p-99999", "0x1p1024", "0x1p99999",
                           "0x1p-1074/2",  // half of the least
                           "1/9007199254740993", "1/9223372036854775808", "1/36893488147419103232"})
    CHECK_THROWS_AS(number_from(text), BadInput);
}

TEST_CASE("decimal exponents, NaN, infinities and blanks are no exact numbers") {
  for (const char* text :
       {"1e5", "1e-5", "1e400", "1e-400", "nan",  "-nan", "nan(1)", "inf",   "-inf",  "infinity", " 5",      "+5",   "--5",  "-",
        "/",   "5/",   "/5",    "0x",     "0xp1", "0x1",  "0x1p",   "0x1p+", "0x.p1", "0X1P1",    "5/0x2p0", "5/-2", "1/1/1"}) {
    INFO(text);
    CHECK_THROWS_AS(number_from(text), BadInput);
  }
  CHECK_THROWS_AS(number_from(std::string("5\0", 2)), BadInput);
  CHECK_THROWS_AS(number_from(std::string("5\0/2", 4)), BadInput);
}

TEST_CASE("a number of a million digits is refused in one short line") {
  for (const std::string& text : {std::string(1000000, '1'), "1/" + std::string(1000000, '3'), std::string(1000000, '1') + "/3"}) {
    try {
      number_from(text);
      FAIL("was accepted");
    } catch (const BadInput& refused) { CHECK(std::string(refused.what()).size() < 200); }
  }
}

TEST_CASE("negative zero is zero") {
  for (const char* text : {"-0", "-0/3", "-0x0p0", "-0/2"}) CHECK_FALSE(std::signbit(number_from(text).numerator));
}

TEST_CASE("a fraction whose numerator has no short decimal is read back the same") {
  for (const Number& number : {Number{0x1p500, 3}, Number{0x1.8p-3, 5}, Number{-0x1.fffffffffffffp1023, 7}, Number{0x1p-1074, 3}})
    CHECK(number_from(to_string(number)) == number);
}

TEST_CASE("in a replay a draw is one number: none is left to chance, and none is left out") {
  for (const std::vector<Number>& values : {std::vector<Number>{}, {{1, 1}, {2, 1}}}) {
    Pins pins;
    pins["x"].values = values;
    CHECK_THROWS_AS(Draw::strict(pins).integer("x", 0, 3), BadInput);
    CHECK_THROWS_AS(Draw::strict(pins).log_integer("x", 0, 3), BadInput);
    CHECK_THROWS_AS(Draw::strict(pins).real<double>("x"), BadInput);
    CHECK_THROWS_AS(Draw::strict(pins).rational<double>("x", Range{}), BadInput);
    CHECK_THROWS_AS(Draw::strict(pins).reading("x", {0, 1, 2, 3}), BadInput);
  }
}

TEST_CASE("in a replay an integer beyond its range is refused, however large it is") {
  for (const double value : {-1.0, 4.0, 0x1p62, 0x1p63, -0x1p63, 0x1p1000, -0x1p1000, 0.5}) {
    Pins pins;
    pins["x"].values = {{value, 1}};
    CHECK_THROWS_AS(Draw::strict(pins).integer("x", 0, 3), BadInput);
    CHECK_THROWS_AS(Draw::strict(pins).reading("x", {0, 1, 2, 3}), BadInput);
    // A search, which moves between branches, takes the end that is nearest.
    CHECK((value == 0.5 || Draw({}, pins).integer("x", 0, 3) == (value < 0 ? 0 : 3)));
  }
}

}  // namespace number_test
}  // namespace lemmata
