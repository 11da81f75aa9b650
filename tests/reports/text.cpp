#include "reports/text.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace lemmata::reports;

TEST_CASE("numbers are short, with the typographer's minus and times") {
  CHECK(readable(0.0) == "0");
  CHECK(readable(1.0) == "1");
  CHECK(readable(0.98765) == "0.9877");
  CHECK(readable(-2.5) == "−2.5");
  CHECK(readable(12345.0) == "12345");
  CHECK(readable(2.5e-7) == "2.5×10⁻⁷");
  CHECK(readable(1e20) == "10²⁰");
  CHECK(readable(-1e20) == "−10²⁰");
  CHECK(readable(-HUGE_VAL) == "−∞");
  CHECK(readable(std::nan("")) == "–");
}

TEST_CASE("counts are grouped by three") {
  CHECK(readable(std::size_t{0}) == "0");
  CHECK(readable(std::size_t{999}) == "999");
  CHECK(readable(std::size_t{1234567}) == "1\u202F234\u202F567");
}

TEST_CASE("coordinates have no needless zeros and no negative zero") {
  CHECK(fixed(1.25, 1) == "1.2");
  CHECK(fixed(10, 2) == "10");
  CHECK(fixed(-0.001, 1) == "0");
  CHECK(fixed(-std::numeric_limits<double>::max(), 0).size() == 310);
}

TEST_CASE("escaped text has no markup, and bytes that are no text are replaced") {
  CHECK(escape("<a href=\"x\" id='y'>&") == "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;");
  CHECK(escape("𝔼 ‖ é") == "𝔼 ‖ é");
  CHECK(escape(std::string("\0\x01\x7f", 3)) == "\uFFFD\uFFFD\uFFFD");
  CHECK(escape("\xC0\xAF") == "\uFFFD\uFFFD");            // overlong
  CHECK(escape("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");  // a surrogate
  CHECK(escape("\xF0\x9F") == "\uFFFD\uFFFD");            // cut off
}

TEST_CASE("an id names a file and an anchor") { CHECK(anchor("ef.lem3/reading-zero") == "ef.lem3~reading-zero"); }
