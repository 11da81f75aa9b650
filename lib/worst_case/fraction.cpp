#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "lib/num/error.hpp"
#include "lib/worst_case/fraction_value.hpp"

namespace lemmata::worst_case {
namespace {

constexpr long largest_power = 400;             // that a decimal writes: no double needs more
constexpr std::size_t longest_number = 100000;  // characters

bool are_digits(const std::string& text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos; }

[[noreturn]] void refuse(const std::string& text, const char* why) {
  constexpr std::size_t readable = 60;
  throw BadInput("'" + (text.size() > readable ? text.substr(0, readable) + "..." : text) + "' " + why);
}

/// "p" or "p/q" with digits only.
Fraction ratio_of(const std::string& text) {
  Fraction out;
  if (fmpq_set_str(out.get(), text.c_str(), 10) != 0) refuse(text, "is no number");
  return out;
}

Fraction power_of_ten(long exponent) {
  const Fraction ten = ratio_of("1" + std::string(static_cast<std::size_t>(std::labs(exponent)), '0'));
  return exponent < 0 ? Fraction(1) / ten : ten;
}

/// digits[.digits][e[+-]digits]
Fraction decimal_of(const std::string& text) {
  const std::size_t mark = text.find_first_of("eE");
  std::string mantissa = text.substr(0, mark);
  long exponent = 0;
  if (mark != std::string::npos) {
    std::string power = text.substr(mark + 1);
    const bool negative = !power.empty() && power[0] == '-';
    if (!power.empty() && (power[0] == '-' || power[0] == '+')) power.erase(0, 1);
    if (!are_digits(power)) refuse(text, "is no number");
    power.erase(0, std::min(power.find_first_not_of('0'), power.size() - 1));
    if (power.size() > 3 || std::atol(power.c_str()) > largest_power) refuse(text, "has a power of ten beyond +-400");
    exponent = (negative ? -1 : 1) * std::atol(power.c_str());
  }
  const std::size_t point = mantissa.find('.');
  if (point != std::string::npos) {
    exponent -= static_cast<long>(mantissa.size() - point - 1);
    mantissa.erase(point, 1);
  }
  if (!are_digits(mantissa)) refuse(text, "is no number");
  return ratio_of(mantissa) * power_of_ten(exponent);
}

}  // namespace

Fraction Fraction::parse(const std::string& text) {
  if (text.size() > longest_number) refuse(text, "has more than 100000 characters");
  const bool negative = !text.empty() && text[0] == '-';
  const std::string rest = negative ? text.substr(1) : text;
  const std::size_t slash = rest.find('/');
  Fraction out;
  if (slash == std::string::npos) {
    out = decimal_of(rest);
  } else {
    const std::string above = rest.substr(0, slash), below = rest.substr(slash + 1);
    if (!are_digits(above) || !are_digits(below)) refuse(text, "is no number");
    const Fraction divisor = ratio_of(below);
    if (divisor.is_zero()) refuse(text, "divides by 0");
    out = ratio_of(above) / divisor;
  }
  return negative ? -out : out;
}

Fraction Fraction::rounded(double value, int digits) {
  if (!std::isfinite(value)) throw BadInput("a number of the solver is not finite");
  // An integer below 2^53 times 10^-digits where that fits, else the nearest integer: 10^-digits is below its last bit then.
  const double scaled = value * std::pow(10.0, digits);
  if (std::fabs(scaled) < 9e15) return Fraction(std::lround(scaled)) * power_of_ten(-digits);
  if (std::fabs(value) < 9e15) return Fraction(std::lround(value));
  throw BadInput("a number of the solver is too large");
}

double Fraction::approximate() const { return fmpq_get_d(value_); }

std::string Fraction::text() const {
  char* chars = fmpq_get_str(nullptr, 10, value_);
  std::string out = chars;
  flint_free(chars);
  return out;
}

}  // namespace lemmata::worst_case
