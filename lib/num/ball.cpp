#include <arb_hypgeom.h>

#include <memory>

#include "lib/num/arithmetic.hpp"
#include "lib/num/ball_value.hpp"
#include "lib/num/body_cast.hpp"
#include "lib/num/error.hpp"
#include "lib/num/interval_value.hpp"
#include "lib/num/rational_value.hpp"

namespace lemmata {
namespace {

struct BallBody final : Body {
  Ball value;
};

const Ball& value_of(const Body& body) { return body_as<BallBody>(body).value; }
arb_srcptr number(const Body& body) { return value_of(body).get(); }

template <class Fill>
BodyRef filled(Fill fill) {
  auto body = std::make_shared<BallBody>();
  fill(body->value.get());
  return body;
}

[[noreturn]] void outside(arb_srcptr x, const char* domain) {
  throw DomainError("x = " + take_flint_text(arb_get_str(x, 20, 0)) + " is outside " + domain);
}

/// [0, M^n] where |x| <= M, for the value |x|^n of a ball that contains 0: the ball around |middle| would reach below 0, and the root of
/// a sum of squares would not exist. Both M^n/2 as middle and as radius are numbers of 30 bits, so the lower end is exactly 0.
void keep_nonnegative(arb_ptr result, arb_srcptr x, ulong n) {
  if (arb_is_zero(x) != 0) return;
  mag_t most;
  mag_init(most);
  arb_get_mag(most, x);
  mag_pow_ui(most, most, n);
  mag_mul_2exp_si(most, most, -1);
  if (mag_is_inf(most) == 0) {
    arf_set_mag(arb_midref(result), most);
    mag_swap(arb_radref(result), most);
  }
  mag_clear(most);
}

class BallArithmetic final : public Arithmetic {
 public:
  explicit BallArithmetic(long bits) : bits_(bits) {}
  std::string_view name() const override { return "ball"; }
  bool refinable() const override { return true; }

  BodyRef integer(long value) const override {
    return filled([&](arb_ptr result) { arb_set_si(result, value); });
  }
  BodyRef dyadic(double value) const override {
    return filled([&](arb_ptr result) { arb_set_d(result, value); });
  }
  BodyRef fraction(const std::string& text) const override {
    const Rational value = Rational::fraction(text);
    return filled([&](arb_ptr result) { arb_set_fmpq(result, value.get(), bits_); });
  }
  BodyRef add(const Body& a, const Body& b) const override {
    return filled([&](arb_ptr result) { arb_add(result, number(a), number(b), bits_); });
  }
  BodyRef subtract(const Body& a, const Body& b) const override {
    return filled([&](arb_ptr result) { arb_sub(result, number(a), number(b), bits_); });
  }
  BodyRef multiply(const Body& a, const Body& b) const override {
    if (&a == &b) return power(a, 2L);  // one body is one number (see compare), so its square is >= 0
    return filled([&](arb_ptr result) { arb_mul(result, number(a), number(b), bits_); });
  }
  BodyRef divide(const Body& a, const Body& b) const override {
    refuse_zero(number(b), "division by 0");
    return filled([&](arb_ptr result) { arb_div(result, number(a), number(b), bits_); });
  }
  BodyRef negate(const Body& a) const override {
    return filled([&](arb_ptr result) { arb_neg(result, number(a)); });
  }
  BodyRef absolute(const Body& a) const override {
    return filled([&](arb_ptr result) {
      arb_abs(result, number(a));
      if (arb_contains_zero(number(a)) != 0) keep_nonnegative(result, number(a), 1);
    });
  }
  BodyRef power(const Body& a, long n) const override;
  BodyRef power(const Body& a, const Body& b) const override;
  BodyRef root(const Body& a) const override;
  BodyRef exponential(const Body& a) const override {
    return filled([&](arb_ptr result) { arb_exp(result, number(a), bits_); });
  }
  BodyRef logarithm(const Body& a) const override;
  BodyRef error_function(const Body& a) const override {
    return filled([&](arb_ptr result) { arb_hypgeom_erf(result, number(a), bits_); });
  }
  BodyRef sine(const Body& a) const override {
    return filled([&](arb_ptr result) { arb_sin(result, number(a), bits_); });
  }
  BodyRef cosine(const Body& a) const override {
    return filled([&](arb_ptr result) { arb_cos(result, number(a), bits_); });
  }
  BodyRef incomplete_beta(const Body& x, long a, long b) const override {
    auto body = std::make_shared<BallBody>();
    body->value = ball_incomplete_beta(value_of(x), a, b, bits_);
    return body;
  }

  int compare(const Body& a, const Body& b) const override;
  bool certainly_at_most(const Body& a, const Body& b) const override { return arb_le(number(a), number(b)) != 0; }
  bool certainly_less(const Body& a, const Body& b) const override { return arb_lt(number(a), number(b)) != 0; }
  bool identical(const Body& a, const Body& b) const override { return arb_equal(number(a), number(b)) != 0; }
  std::size_t hash(const Body& a) const override { return value_of(a).hash(); }
  Enclosure enclosure(const Body& a) const override {
    const auto [lower, upper] = ends(a);
    return {lower, upper, take_flint_text(arb_get_str(number(a), 20, 0))};
  }
  Ends ends(const Body& a) const override {
    constexpr long bits = 64;  // then to a double in the same direction: one outward rounding
    return Interval::of(value_of(a), bits).ends();
  }

 private:
  static void refuse_zero(arb_srcptr divisor, const char* what) {
    if (arb_is_zero(divisor) != 0) throw DomainError(what);
    if (arb_contains_zero(divisor) != 0) throw Undecided(std::string(what) + " cannot be excluded");
  }
  long bits_;
};

int BallArithmetic::compare(const Body& a, const Body& b) const {
  arb_srcptr x = number(a), y = number(b);
  if (&a == &b) return 0;  // balls are taken at a point: one body is one number, however wide its enclosure
  if (arb_is_exact(x) != 0 && arb_is_exact(y) != 0 && arf_is_nan(arb_midref(x)) == 0 && arf_is_nan(arb_midref(y)) == 0) {
    const int order = arf_cmp(arb_midref(x), arb_midref(y));
    return order < 0 ? -1 : order > 0;
  }
  if (arb_lt(x, y) != 0) return -1;
  if (arb_gt(x, y) != 0) return 1;
  throw Undecided("two balls overlap");
}

BodyRef BallArithmetic::power(const Body& a, long n) const {
  if (n < 0) refuse_zero(number(a), "a negative power of 0");
  const auto count = n < 0 ? 0UL - static_cast<unsigned long>(n) : static_cast<unsigned long>(n);
  return filled([&](arb_ptr result) {
    if (n >= 0) {
      arb_pow_ui(result, number(a), count, bits_);
      if (n > 0 && n % 2 == 0 && arb_contains_zero(number(a)) != 0) keep_nonnegative(result, number(a), count);
      return;
    }
    arb_inv(result, number(a), bits_ + 8);
    arb_pow_ui(result, result, count, bits_);
  });
}

BodyRef BallArithmetic::power(const Body& a, const Body& b) const {
  arb_srcptr x = number(a), y = number(b);
  if (arb_is_int(y) != 0 && arf_cmpabs_2exp_si(arb_midref(y), 62) < 0) return power(a, arf_get_si(arb_midref(y), ARF_RND_DOWN));
  if (arb_is_negative(x) != 0) outside(x, "the domain of a real power");
  if (arb_contains_nonpositive(x) != 0) {
    if (arb_is_zero(x) != 0 && arb_is_positive(y) != 0) return integer(0);
    if (arb_is_zero(x) != 0 && arb_is_negative(y) != 0) outside(x, "the domain of a real power");
    throw Undecided("the base of a real power may not be positive");
  }
  return filled([&](arb_ptr result) { arb_pow(result, x, y, bits_); });
}

BodyRef BallArithmetic::root(const Body& a) const {
  arb_srcptr x = number(a);
  if (arb_is_negative(x) != 0) outside(x, "the domain [0, inf) of the square root");
  if (arb_contains_negative(x) != 0) throw Undecided("the radicand may be negative");
  return filled([&](arb_ptr result) {
    arb_sqrt(result, x, bits_);
    if (arb_is_finite(result) != 0 || arb_is_finite(x) == 0) return;
    Float low = value_of(a).lower(bits_), high = value_of(a).upper(bits_);  // a ball that touches 0: by its ends
    arf_sqrt(low.get(), low.get(), bits_, ARF_RND_FLOOR);
    arf_sqrt(high.get(), high.get(), bits_, ARF_RND_CEIL);
    arb_set_interval_arf(result, low.get(), high.get(), bits_);
  });
}

BodyRef BallArithmetic::logarithm(const Body& a) const {
  arb_srcptr x = number(a);
  if (arb_is_nonpositive(x) != 0) outside(x, "the domain (0, inf) of the logarithm");
  if (arb_contains_nonpositive(x) != 0) throw Undecided("the argument of the logarithm may not be positive");
  return filled([&](arb_ptr result) { arb_log(result, x, bits_); });
}

}  // namespace

std::unique_ptr<Arithmetic> ball_arithmetic(long bits) { return std::make_unique<BallArithmetic>(bits); }

}  // namespace lemmata
