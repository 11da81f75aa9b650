#include "lib/num/exact.hpp"

#include <cmath>

#include "lib/num/arithmetic.hpp"
#include "lib/num/error.hpp"

namespace lemmata {

Exact::Exact(long value) : body_(arithmetic_in_force().integer(value)) {}

Exact::Exact(double value) {
  if (!std::isfinite(value)) throw DomainError("an exact number cannot be " + std::to_string(value));
  body_ = arithmetic_in_force().dyadic(value);
}

Exact Exact::ratio(const std::string& fraction) { return Exact(arithmetic_in_force().fraction(fraction)); }

Exact Exact::operator-() const { return Exact(arithmetic_in_force().negate(*body_)); }
Exact operator+(const Exact& a, const Exact& b) { return Exact(arithmetic_in_force().add(*a.body_, *b.body_)); }
Exact operator-(const Exact& a, const Exact& b) { return Exact(arithmetic_in_force().subtract(*a.body_, *b.body_)); }
Exact operator*(const Exact& a, const Exact& b) { return Exact(arithmetic_in_force().multiply(*a.body_, *b.body_)); }
Exact operator/(const Exact& a, const Exact& b) { return Exact(arithmetic_in_force().divide(*a.body_, *b.body_)); }

int Exact::compare(const Exact& a, const Exact& b) { return arithmetic_in_force().compare(*a.body_, *b.body_); }

Exact abs(const Exact& x) { return Exact(arithmetic_in_force().absolute(x.body())); }
Exact sqrt(const Exact& x) { return Exact(arithmetic_in_force().root(x.body())); }
Exact exp(const Exact& x) { return Exact(arithmetic_in_force().exponential(x.body())); }
Exact log(const Exact& x) { return Exact(arithmetic_in_force().logarithm(x.body())); }
Exact pow(const Exact& x, long n) { return Exact(arithmetic_in_force().power(x.body(), n)); }
Exact pow(const Exact& x, const Exact& y) { return Exact(arithmetic_in_force().power(x.body(), y.body())); }
Exact erf(const Exact& x) { return Exact(arithmetic_in_force().error_function(x.body())); }
Exact sin(const Exact& x) { return Exact(arithmetic_in_force().sine(x.body())); }
Exact cos(const Exact& x) { return Exact(arithmetic_in_force().cosine(x.body())); }

Exact incomplete_beta(const Exact& x, long a, long b) {
  constexpr long most = 1000000000;  // the sums have a + b terms, whose count must not overflow
  if (a < 1) throw DomainError("a = " + std::to_string(a) + " is outside [1, inf)");
  if (b < 1) throw DomainError("b = " + std::to_string(b) + " is outside [1, inf)");
  if (a > most || b > most) throw TooLarge("incomplete beta function with parameters above 10^9");
  return Exact(arithmetic_in_force().incomplete_beta(x.body(), a, b));
}

bool identical(const Exact& a, const Exact& b) { return arithmetic_in_force().identical(a.body(), b.body()); }
std::size_t hash(const Exact& x) { return arithmetic_in_force().hash(x.body()); }
Enclosure enclosure(const Exact& x) { return arithmetic_in_force().enclosure(x.body()); }

}  // namespace lemmata
