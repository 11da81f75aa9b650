#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <utility>

#include "lib/chance/draw.hpp"

// What a person or a file may write for an exact number:
//
//   [-]digits            an integer that is a double (every one up to 2^53, and such as 2^60 beyond)
//   [-]0xH[.H]p[+-]D     a hexadecimal float that is a double: what has more bits, or lies beyond the largest or below the least
//                        subnormal, is no double, and is not rounded to one
//   N/digits             one of these over an integer from 1 to 2^53; over a power of 2 the quotient must be a double
//
// in at most 400 characters. Anything else is refused: NaN, infinities, decimal fractions and exponents (0.1, 1e-5, 1e400), blanks.
// Negative zero is zero.
namespace lemmata {
namespace {

constexpr std::size_t longest_number = 400;  // characters: the largest double has 309 digits
constexpr std::string_view digits = "0123456789", hexadecimal = "0123456789abcdefABCDEF";

[[noreturn]] void refuse_number(const std::string& text, const char* why) {
  throw BadInput("'" + text.substr(0, 60) + (text.size() > 60 ? "...'" : "'") + why);
}

/// How many characters at the beginning are among these.
std::size_t run_of(std::string_view text, std::string_view among) { return std::min(text.find_first_not_of(among), text.size()); }

bool is_integer(std::string_view text) { return !text.empty() && run_of(text, digits) == text.size(); }

/// 0xH[.H]p[+-]D
bool is_hexadecimal(std::string_view text) {
  if (text.substr(0, 2) != "0x") return false;
  text.remove_prefix(2);
  const std::size_t whole = run_of(text, hexadecimal);
  text.remove_prefix(whole);
  std::size_t part = 0;
  if (!text.empty() && text[0] == '.') {
    part = run_of(text.substr(1), hexadecimal);
    text.remove_prefix(1 + part);
  }
  if (whole + part == 0 || text.empty() || text[0] != 'p') return false;
  text.remove_prefix(1);
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  return is_integer(text) && text.size() <= 5;
}

/// Digits without zeros in front, as the integer that they are is printed.
std::optional<double> integer_in(const std::string& text) {
  const double value = std::strtod(text.c_str(), nullptr);
  if (!std::isfinite(value)) return {};
  char printed[longest_number];
  std::snprintf(printed, sizeof printed, "%.0f", value);  // exactly the double
  const std::string bare = text.substr(std::min(text.find_first_not_of('0'), text.size() - 1));
  return bare == printed ? std::optional(value) : std::nullopt;
}

/// A long double holds 16 hexadecimal digits and the exponents of all doubles with room to spare: it tells whether the double is exact.
std::optional<double> hexadecimal_in(const std::string& text) {
  std::string_view mantissa = std::string_view(text).substr(2, text.find('p') - 2);
  std::size_t significant = 0, pending = 0;
  for (const char c : mantissa) {
    if (c == '.') continue;
    if (c == '0') pending += significant > 0 ? 1 : 0;
    else significant += std::exchange(pending, 0) + 1;
  }
  if (significant == 0) return 0.0;
  if (significant > 16) return {};
  errno = 0;
  const long double wide = std::strtold(text.c_str(), nullptr);
  const auto value = static_cast<double>(wide);
  const bool exact = errno == 0 && std::isfinite(value) && static_cast<long double>(value) == wide;
  return exact ? std::optional(value) : std::nullopt;
}

double dyadic_in(const std::string& text, const std::string& whole) {
  const bool negative = text[0] == '-';
  const std::string bare = text.substr(negative ? 1 : 0);
  const bool integer = is_integer(bare);
  if (!integer && !is_hexadecimal(bare)) refuse_number(whole, " is not an exact number (write 3/8, 5 or 0x1.8p-2)");
  const auto value = integer ? integer_in(bare) : hexadecimal_in(bare);
  if (!value) refuse_number(whole, " is no double (between 2^-1074 and 2^1024, with at most 53 bits)");
  return (negative ? -*value : *value) + 0.0;  // -0 + 0 = 0
}

}  // namespace

std::string to_string(const Number& n) {
  char buffer[64];
  if (n.denominator != 1) {
    const bool whole = n.numerator == std::floor(n.numerator) && std::fabs(n.numerator) < 0x1p53;
    std::snprintf(buffer, sizeof buffer, whole ? "%.0f/%ld" : "%a/%ld", n.numerator, n.denominator);
  } else if (n.numerator == std::floor(n.numerator) && std::fabs(n.numerator) < 0x1p53) {
    std::snprintf(buffer, sizeof buffer, "%.0f", n.numerator == 0 ? 0.0 : n.numerator);
  } else {
    long denominator = 2;
    while (denominator <= 1 << 20 &&
           n.numerator * static_cast<double>(denominator) != std::floor(n.numerator * static_cast<double>(denominator)))
      denominator *= 2;
    const double top = n.numerator * static_cast<double>(denominator);  // exact: a product with a power of two
    if (denominator <= 1 << 20 && std::fabs(top) < 0x1p40) std::snprintf(buffer, sizeof buffer, "%.0f/%ld", top, denominator);
    else std::snprintf(buffer, sizeof buffer, "%a", n.numerator);
  }
  return buffer;
}

Number number_from(const std::string& text) {
  const auto slash = text.find('/');
  const std::string top = text.substr(0, slash);
  if (text.size() > longest_number) refuse_number(text, " has more than 400 characters");
  if (top.empty()) refuse_number(text, " is not an exact number (write 3/8, 5 or 0x1.8p-2)");
  const double numerator = dyadic_in(top, text);
  if (slash == std::string::npos) return {numerator, 1};
  const std::string bottom = text.substr(slash + 1);
  const auto divisor = is_integer(bottom) ? integer_in(bottom) : std::nullopt;
  if (!divisor || *divisor < 1 || *divisor > 0x1p53) refuse_number(text, " has no integer from 1 to 2^53 as its denominator");
  const auto denominator = static_cast<long>(*divisor);
  if ((denominator & (denominator - 1)) != 0) return {numerator, denominator};
  const double quotient = numerator / *divisor;
  if (quotient * *divisor != numerator) refuse_number(text, " is no double (below the least one)");
  return {quotient, 1};
}

}  // namespace lemmata
