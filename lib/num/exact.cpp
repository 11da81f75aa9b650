#include "lib/num/exact.hpp"

#include <cmath>
#include <limits>

#include "lib/num/arithmetic.hpp"
#include "lib/num/error.hpp"
#include "lib/num/operations.hpp"

namespace lemmata {
namespace {

thread_local std::size_t operations = 0;
thread_local std::size_t most_operations = std::numeric_limits<std::size_t>::max();

[[noreturn]] void beyond_the_cap() { throw TooLarge("more operations than the cap allows"); }
[[gnu::always_inline]] inline void count(std::size_t cost) {
  operations += cost;
  if (operations > most_operations) [[unlikely]]
    beyond_the_cap();
}
/// The arithmetic in force, one operation further.
[[gnu::always_inline]] inline const Arithmetic& counted(std::size_t cost = 1) {
  count(cost);
  return arithmetic_in_force();
}

}  // namespace

std::size_t exact_operations() { return operations; }
void count_exact_operations(std::size_t saved) { count(saved); }

OperationCap::OperationCap(std::size_t most) : before_(most_operations) {
  most_operations = most > most_operations - operations ? most_operations : operations + most;  // one within another is the stricter
}
OperationCap::~OperationCap() { most_operations = before_; }

Exact::Exact(long value) : body_(counted().integer(value)) {}

Exact::Exact(double value) {
  if (!std::isfinite(value)) throw DomainError("an exact number cannot be " + std::to_string(value));
  body_ = counted().dyadic(value);
}

Exact Exact::ratio(const std::string& fraction) { return Exact(counted().fraction(fraction)); }

Exact Exact::operator-() const { return Exact(counted().negate(*body_)); }
Exact operator+(const Exact& a, const Exact& b) { return Exact(counted().add(*a.body_, *b.body_)); }
Exact operator-(const Exact& a, const Exact& b) { return Exact(counted().subtract(*a.body_, *b.body_)); }
Exact operator*(const Exact& a, const Exact& b) { return Exact(counted().multiply(*a.body_, *b.body_)); }
Exact operator/(const Exact& a, const Exact& b) { return Exact(counted().divide(*a.body_, *b.body_)); }

Exact& Exact::add_product(const Exact& a, const Exact& b) {
  counted(2).add_product(body_, *a.body_, *b.body_);
  return *this;
}

int Exact::compare(const Exact& a, const Exact& b) { return counted().compare(*a.body_, *b.body_); }

bool Exact::less(const Exact& a, const Exact& b) {
  try {
    return compare(a, b) < 0;
  } catch (const Undecided&) {
    if (certainly_less(a, b)) return true;
    if (certainly_at_most(b, a)) return false;
    throw;
  }
}

Exact abs(const Exact& x) { return Exact(counted().absolute(x.body())); }
Exact sqrt(const Exact& x) { return Exact(counted().root(x.body())); }
Exact exp(const Exact& x) { return Exact(counted().exponential(x.body())); }
Exact log(const Exact& x) { return Exact(counted().logarithm(x.body())); }
Exact pow(const Exact& x, long n) { return Exact(counted().power(x.body(), n)); }
Exact pow(const Exact& x, const Exact& y) { return Exact(counted().power(x.body(), y.body())); }
Exact erf(const Exact& x) { return Exact(counted().error_function(x.body())); }
Exact sin(const Exact& x) { return Exact(counted().sine(x.body())); }
Exact cos(const Exact& x) { return Exact(counted().cosine(x.body())); }

Exact incomplete_beta(const Exact& x, long a, long b) {
  constexpr long most = 1000000000;  // the sums have a + b terms, whose count must not overflow
  if (a < 1) throw DomainError("a = " + std::to_string(a) + " is outside [1, inf)");
  if (b < 1) throw DomainError("b = " + std::to_string(b) + " is outside [1, inf)");
  if (a > most || b > most) throw TooLarge("incomplete beta function with parameters above 10^9");
  return Exact(counted(static_cast<std::size_t>(a + b)).incomplete_beta(x.body(), a, b));
}

bool identical(const Exact& a, const Exact& b) { return counted().identical(a.body(), b.body()); }
std::size_t hash(const Exact& x) { return counted().hash(x.body()); }
Enclosure enclosure(const Exact& x) { return arithmetic_in_force().enclosure(x.body()); }

}  // namespace lemmata
