#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "lib/num/arithmetic.hpp"
#include "lib/num/body_cast.hpp"
#include "lib/num/error.hpp"
#include "lib/num/pool.hpp"
#include "lib/num/rational_value.hpp"
#include "lib/num/small_fraction.hpp"

namespace lemmata {
namespace {

struct RationalBody final : Body {
  RationalBody() = default;
  explicit RationalBody(Rational from) : value(std::move(from)) {}
  Rational value;
};

[[gnu::always_inline]] inline const Rational& value_of(const Body& body) { return body_as<RationalBody>(body).value; }
[[gnu::always_inline]] inline const fmpq* number(const Body& body) { return value_of(body).get(); }

SmallFraction small(const fmpq* value) { return {*fmpq_numref(value), *fmpq_denref(value)}; }
void set(fmpq* result, const SmallFraction& value) {  // only where the result is small already: nothing is freed
  *fmpq_numref(result) = value.p;
  *fmpq_denref(result) = value.q;
}
std::size_t limbs(const fmpz* value) { return COEFF_IS_MPZ(*value) ? mpz_size(COEFF_TO_PTR(*value)) : 1; }
std::size_t longest(const fmpq* value) { return std::max(limbs(fmpq_numref(value)), limbs(fmpq_denref(value))); }
bool is_integer(const fmpq* value) { return *fmpq_denref(value) == 1; }

template <class... Arguments>
std::shared_ptr<RationalBody> new_body(Arguments&&... arguments) {
  return std::allocate_shared<RationalBody>(Pool<RationalBody>(), std::forward<Arguments>(arguments)...);
}

/// Small integers are made once: they are what bodies compute with most. Never destroyed, because values may outlive every scope.
constexpr long least_kept = -8, largest_kept = 64;
const BodyRef& kept_integer(long value) {
  static const auto* const kept = [] {
    auto* made = new std::vector<BodyRef>;
    for (long i = least_kept; i <= largest_kept; ++i) made->push_back(std::make_shared<RationalBody>(Rational(i)));
    return made;
  }();
  return (*kept)[static_cast<std::size_t>(value - least_kept)];
}

[[noreturn]] void irrational(const char* function, const Rational& at) {
  throw Irrational(std::string(function) + " of a rational of " +
                   std::to_string(fmpz_bits(fmpq_numref(at.get())) + fmpz_bits(fmpq_denref(at.get()))) + " bits");
}

class RationalArithmetic final : public Arithmetic {
 public:
  explicit RationalArithmetic(std::size_t max_bits) : max_bits_(max_bits), max_limbs_(max_bits / FLINT_BITS) {}
  std::string_view name() const override { return "rational"; }

  BodyRef integer(long value) const override {
    return least_kept <= value && value <= largest_kept ? kept_integer(value) : checked(Rational(value));
  }
  BodyRef dyadic(double value) const override { return checked(Rational::dyadic(value)); }
  BodyRef fraction(const std::string& text) const override { return checked(Rational::fraction(text)); }

  // Sums with 0, products with 0 and 1 need no greatest common divisor; sparse vectors and unit weights are full of them.
  BodyRef add(const Body& a, const Body& b) const override {
    const fmpq *x = number(a), *y = number(b);
    if (fmpq_is_zero(x)) return copied(y);
    if (fmpq_is_zero(y)) return copied(x);
    return filled([&](fmpq* result) { add_to(result, x, y); });
  }
  BodyRef subtract(const Body& a, const Body& b) const override {
    const fmpq *x = number(a), *y = number(b);
    if (x == y || (is_small(x) && *fmpq_numref(x) == *fmpq_numref(y) && *fmpq_denref(x) == *fmpq_denref(y))) return kept_integer(0);
    if (fmpq_is_zero(y)) return copied(x);
    return filled([&](fmpq* result) {
      if (is_small(y)) set(result, {-*fmpq_numref(y), *fmpq_denref(y)});
      else fmpq_neg(result, y);
      if (!fmpq_is_zero(x)) add_to(result, x, result);
    });
  }
  BodyRef multiply(const Body& a, const Body& b) const override {
    const fmpq *x = number(a), *y = number(b);
    if (fmpq_is_zero(x) || fmpq_is_zero(y)) return kept_integer(0);
    if (fmpq_is_one(x)) return copied(y);
    if (fmpq_is_one(y)) return copied(x);
    return filled([&](fmpq* result) { multiply_to(result, x, y); });
  }
  void add_product(BodyRef& sum, const Body& a, const Body& b) const override {
    const fmpq *x = number(a), *y = number(b);
    if (fmpq_is_zero(x) || fmpq_is_zero(y)) return;
    if (sum.use_count() != 1 || sum.get() == &a || sum.get() == &b) return Arithmetic::add_product(sum, a, b);
    auto& total = const_cast<RationalBody&>(body_as<RationalBody>(*sum)).value;  // nobody else sees it
    fmpq* const t = total.get();
    SmallFraction product, result;
    if (is_small(t) && is_small(x) && is_small(y) && lemmata::multiply(small(x), small(y), product) &&
        lemmata::add(small(t), product, result)) {
      set(t, result);
    } else if (is_integer(t) && is_integer(x) && is_integer(y)) {
      fmpz_addmul(fmpq_numref(t), fmpq_numref(x), fmpq_numref(y));
    } else {
      Rational large;
      multiply_to(large.get(), x, y);
      check_size(large);
      add_to(t, t, large.get());
    }
    check_size(total);
  }
  BodyRef divide(const Body& a, const Body& b) const override {
    if (fmpq_is_zero(number(b))) throw DomainError("division by 0");
    const fmpq *x = number(a), *y = number(b);
    SmallFraction quotient;
    return filled([&](fmpq* result) {
      if (is_small(x) && is_small(y) && lemmata::multiply(small(x), inverse(small(y)), quotient)) set(result, quotient);
      else fmpq_div(result, x, y);
    });
  }
  BodyRef negate(const Body& a) const override {
    return filled([&](fmpq* result) { fmpq_neg(result, number(a)); });
  }
  BodyRef absolute(const Body& a) const override {
    return filled([&](fmpq* result) { fmpq_abs(result, number(a)); });
  }
  BodyRef power(const Body& a, long n) const override { return checked(integer_power(value_of(a), n)); }
  BodyRef power(const Body& a, const Body& b) const override;
  BodyRef root(const Body& a) const override;
  BodyRef exponential(const Body& a) const override { return trivial("exp", value_of(a), 0, 1); }
  BodyRef logarithm(const Body& a) const override;
  BodyRef error_function(const Body& a) const override { return trivial("erf", value_of(a), 0, 0); }
  BodyRef sine(const Body& a) const override { return trivial("sin", value_of(a), 0, 0); }
  BodyRef cosine(const Body& a) const override { return trivial("cos", value_of(a), 0, 1); }
  BodyRef incomplete_beta(const Body& x, long a, long b) const override;

  int compare(const Body& a, const Body& b) const override {
    const fmpq *x = number(a), *y = number(b);
    if (fmpq_is_zero(y)) return fmpq_sgn(x);
    const int order = fmpq_cmp(x, y);
    return order < 0 ? -1 : order > 0;
  }
  bool certainly_at_most(const Body& a, const Body& b) const override { return RationalArithmetic::compare(a, b) <= 0; }
  bool certainly_less(const Body& a, const Body& b) const override { return RationalArithmetic::compare(a, b) < 0; }
  bool identical(const Body& a, const Body& b) const override { return fmpq_equal(number(a), number(b)) != 0; }
  std::size_t hash(const Body& a) const override { return value_of(a).hash(); }
  Enclosure enclosure(const Body& a) const override {
    const auto [lower, upper] = ends(a);
    return {lower, upper, value_of(a).text()};
  }
  Ends ends(const Body& a) const override { return value_of(a).ends(); }
  BodyRef denominator(const Body& a) const override {
    return filled([&](fmpq* result) { fmpz_set(fmpq_numref(result), fmpq_denref(number(a))); });
  }

 private:
  template <class Fill>
  BodyRef filled(Fill fill) const {
    auto body = new_body();
    fill(body->value.get());
    check_size(body->value);
    return body;
  }
  BodyRef copied(const fmpq* value) const {
    return filled([&](fmpq* result) {
      if (is_small(value)) set(result, small(value));
      else fmpq_set(result, value);
    });
  }
  BodyRef checked(Rational value) const {
    check_size(value);
    return new_body(std::move(value));
  }
  /// result = x + y, which may be the result; small ones without FLINT.
  static void add_to(fmpq* result, const fmpq* x, const fmpq* y) {
    SmallFraction sum;
    if (is_small(x) && is_small(y) && is_small(result) && lemmata::add(small(x), small(y), sum)) set(result, sum);
    else fmpq_add(result, x, y);
  }
  static void multiply_to(fmpq* result, const fmpq* x, const fmpq* y) {
    SmallFraction product;
    if (is_small(x) && is_small(y) && is_small(result) && lemmata::multiply(small(x), small(y), product)) set(result, product);
    else fmpq_mul(result, x, y);
  }
  void check_size(const Rational& value) const {
    if (longest(value.get()) <= max_limbs_) return;
    if (fmpz_bits(fmpq_numref(value.get())) > max_bits_ || fmpz_bits(fmpq_denref(value.get())) > max_bits_) too_large();
  }
  [[noreturn]] void too_large() const { throw TooLarge("a rational needs more than " + std::to_string(max_bits_) + " bits"); }

  Rational integer_power(const Rational& base, long n) const;
  BodyRef trivial(const char* function, const Rational& at, long argument, long value) const {
    if (fmpq_cmp_si(at.get(), argument) != 0) irrational(function, at);
    return integer(value);
  }

  std::size_t max_bits_, max_limbs_;
};

Rational RationalArithmetic::integer_power(const Rational& base, long n) const {
  if (n == 0) return Rational(1);
  if (n < 0 && fmpq_is_zero(base.get())) throw DomainError("a negative power of 0");
  if (fmpq_is_zero(base.get()) || fmpq_is_one(base.get())) return base;
  if (fmpq_cmp_si(base.get(), -1) == 0) return Rational(n % 2 == 0 ? 1 : -1);
  // A number of k bits is at least 2^(k-1), so its n-th power has more than n (k-1) bits: refused before it is computed.
  const auto bits = std::max(fmpz_bits(fmpq_numref(base.get())), fmpz_bits(fmpq_denref(base.get())));
  const auto count = n < 0 ? 0UL - static_cast<unsigned long>(n) : static_cast<unsigned long>(n);
  if (count > max_bits_ / (bits - 1)) too_large();
  Rational result;
  fmpq_pow_si(result.get(), base.get(), n);
  return result;
}

// x^(p/q) is rational exactly when the numerator and denominator of x are perfect q-th powers (gcd(p, q) = 1, x > 0).
BodyRef RationalArithmetic::power(const Body& a, const Body& b) const {
  const Rational& x = value_of(a);
  const Rational& y = value_of(b);
  long n = 0;
  if (is_long(y, n)) return power(a, n);
  const int sign = fmpq_sgn(x.get());
  if (fmpz_is_one(fmpq_denref(y.get()))) too_large();
  if (sign < 0 || (sign == 0 && fmpq_sgn(y.get()) < 0)) throw DomainError("x = " + x.text() + " is outside the domain of a real power");
  if (sign == 0 || fmpq_is_one(x.get())) return checked(x);
  if (fmpz_cmp_si(fmpq_denref(y.get()), 64) > 0 || fmpz_fits_si(fmpq_numref(y.get())) == 0) irrational("a real power", x);
  const slong degree = fmpz_get_si(fmpq_denref(y.get()));
  Rational radix;
  if (fmpz_root(fmpq_numref(radix.get()), fmpq_numref(x.get()), degree) == 0 ||
      fmpz_root(fmpq_denref(radix.get()), fmpq_denref(x.get()), degree) == 0)
    irrational("a real power", x);
  return checked(integer_power(radix, fmpz_get_si(fmpq_numref(y.get()))));
}

BodyRef RationalArithmetic::root(const Body& a) const {
  const Rational& x = value_of(a);
  if (fmpq_sgn(x.get()) < 0) throw DomainError("x = " + x.text() + " is outside the domain [0, inf) of the square root");
  if (!fmpz_is_square(fmpq_numref(x.get())) || !fmpz_is_square(fmpq_denref(x.get()))) irrational("the square root", x);
  return filled([&](fmpq* result) {
    fmpz_sqrt(fmpq_numref(result), fmpq_numref(x.get()));
    fmpz_sqrt(fmpq_denref(result), fmpq_denref(x.get()));
  });
}

BodyRef RationalArithmetic::logarithm(const Body& a) const {
  const Rational& x = value_of(a);
  if (fmpq_sgn(x.get()) <= 0) throw DomainError("x = " + x.text() + " is outside the domain (0, inf) of the logarithm");
  return trivial("log", x, 1, 0);
}

BodyRef RationalArithmetic::incomplete_beta(const Body& body, long a, long b) const {
  const Rational& x = value_of(body);
  if (fmpq_sgn(x.get()) < 0 || fmpq_cmp_si(x.get(), 1) > 0) throw DomainError("x = " + x.text() + " is outside [0, 1]");
  if (fmpq_is_zero(x.get()) || fmpq_is_one(x.get())) return checked(x);
  // The sum is built over the denominator r^(a+b-1), which has at least (a+b-1)(bits(r)-1) bits.
  const auto bits = fmpz_bits(fmpq_denref(x.get()));
  if (static_cast<unsigned long>(a + b - 1) > max_bits_ / (bits - 1)) too_large();
  return checked(rational_incomplete_beta(x, a, b));
}

}  // namespace

std::unique_ptr<Arithmetic> rational_arithmetic(std::size_t max_bits) { return std::make_unique<RationalArithmetic>(max_bits); }

}  // namespace lemmata
