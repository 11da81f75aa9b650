#include "lib/check/order.hpp"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <sstream>

#include "lib/num/error.hpp"

namespace lemmata {
namespace {

Fraction reduced(long numerator, long denominator) {
  if (denominator == 0) throw BadInput("an exponent has denominator 0");
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const long common = std::max(1L, std::gcd(numerator, denominator));
  return {numerator / common, denominator / common};
}

long checked(long a, long b, bool product) {
  long out = 0;
  if (product ? __builtin_mul_overflow(a, b, &out) : __builtin_add_overflow(a, b, &out)) throw TooLarge("an exponent does not fit");
  return out;
}

Fraction plus(const Fraction& a, const Fraction& b) {
  const long top = checked(checked(a.numerator, b.denominator, true), checked(b.numerator, a.denominator, true), false);
  return reduced(top, checked(a.denominator, b.denominator, true));
}

Fraction times(const Fraction& a, const Fraction& b) {
  return reduced(checked(a.numerator, b.numerator, true), checked(a.denominator, b.denominator, true));
}

Monomial product(Monomial a, const Monomial& b) {
  for (const auto& [symbol, exponent] : b) {
    const Fraction sum = plus(a[symbol], exponent);
    if (sum.numerator == 0) a.erase(symbol);
    else a[symbol] = sum;
  }
  return a;
}

Monomial power(const Monomial& a, const Fraction& exponent) {
  Monomial out;
  for (const auto& [symbol, own] : a)
    if (own.numerator != 0 && exponent.numerator != 0) out[symbol] = times(own, exponent);
  return out;
}

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::stringstream stream(text);
  for (std::string part; std::getline(stream, part, at);) parts.push_back(part);
  return parts;
}

Fraction exponent_from(const std::string& text) {
  std::size_t used = 0, used_below = 0;
  try {
    const long top = std::stol(text, &used);
    if (used == text.size()) return {top, 1};
    if (text[used] != '/') throw BadInput("");
    const long bottom = std::stol(text.substr(used + 1), &used_below);
    if (used + 1 + used_below != text.size() || bottom <= 0) throw BadInput("");
    return reduced(top, bottom);
  } catch (const std::exception&) { throw BadInput("'" + text + "' is not an exponent (write 2, -1 or -1/2)"); }
}

Monomial monomial_from(const std::string& text) {
  Monomial m;
  std::stringstream stream(text);
  bool any = false;
  for (std::string factor; stream >> factor; any = true) {
    if (factor == "1") continue;
    const auto hat = factor.find('^');
    const std::string symbol = factor.substr(0, hat);
    if (symbol.empty() || std::isalpha(static_cast<unsigned char>(symbol[0])) == 0)
      throw BadInput("'" + factor + "' is not a power of a parameter");
    m = product(std::move(m), {{symbol, hat == std::string::npos ? Fraction{1, 1} : exponent_from(factor.substr(hat + 1))}});
  }
  if (!any) throw BadInput("'" + text + "' is not a monomial");
  return m;
}

}  // namespace

std::string to_string(const Fraction& f) {
  return f.denominator == 1 ? std::to_string(f.numerator) : std::to_string(f.numerator) + "/" + std::to_string(f.denominator);
}

Order operator+(Order a, const Order& b) {
  a.terms.insert(a.terms.end(), b.terms.begin(), b.terms.end());
  return a;
}

Order operator*(const Order& a, const Order& b) {
  Order out;
  for (const Monomial& x : a.terms)
    for (const Monomial& y : b.terms) out.terms.push_back(product(x, y));
  return out;
}

Order pow(const Order& a, const Fraction& exponent) {
  const bool negative = exponent.numerator != 0 && (exponent.numerator < 0) != (exponent.denominator < 0);
  if (negative && a.terms.size() != 1) throw DomainError("exponent = " + to_string(exponent) + " of a sum is outside [0, inf)");
  Order out;
  for (const Monomial& m : a.terms) out.terms.push_back(power(m, exponent));
  return out;
}

Order order_from(const std::string& text) {
  Order order;
  for (const std::string& term : split(text, '+')) order.terms.push_back(monomial_from(term));
  if (order.terms.empty()) throw BadInput("an order needs a term");
  return order;
}

std::string to_string(const Order& order) {
  std::string text;
  for (const Monomial& m : order.terms) {
    text += text.empty() ? "" : " + ";
    std::string term;
    for (const auto& [symbol, exponent] : m) {
      term += (term.empty() ? "" : " ") + symbol;
      if (exponent.numerator != 1 || exponent.denominator != 1) term += "^" + to_string(exponent);
    }
    text += term.empty() ? "1" : term;
  }
  return text;
}

Cone cone_from(const std::string& text) {
  Cone cone;
  for (const std::string& inequality : split(text, ',')) {
    const auto at = inequality.find(">=");
    if (at == std::string::npos) throw BadInput("'" + inequality + "' is not an inequality of monomials (write K >= d^2)");
    const Monomial larger = monomial_from(inequality.substr(0, at)), smaller = monomial_from(inequality.substr(at + 2));
    cone.at_least_one.push_back(product(larger, power(smaller, {-1, 1})));
  }
  return cone;
}

}  // namespace lemmata
