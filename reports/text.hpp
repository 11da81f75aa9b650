#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace lemmata::reports {

/// Text made safe for HTML and SVG, in elements and in quoted attributes: & < > " ' are escaped, bytes that are not UTF-8 and control
/// characters other than tab and line feed become U+FFFD.
std::string escape(std::string_view text);

/// The page anchor of an id: "/" becomes "~", so that it is also a file name.
std::string anchor(std::string_view id);

/// A number for people: four significant digits, without an exponent from 0.001 to 99999, else "2.5×10⁻⁷"; "−" for the sign. Does not
/// depend on the locale. Infinities are "∞" and "−∞", no number is "–".
std::string readable(double value, int digits = 4);

/// A count in groups of three, parted by narrow spaces.
std::string readable(std::size_t count);

/// 10 to an integer power: "10⁻³".
std::string power_of_ten(int exponent);

/// A number with a fixed count of decimals, "." whatever the locale: for coordinates.
std::string fixed(double value, int decimals);

/// The length in bytes of the UTF-8 character that starts at `at`; 0 where there is none.
std::size_t utf8_length(std::string_view text, std::size_t at);

}  // namespace lemmata::reports
