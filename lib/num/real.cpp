#include <cstdio>

#include <mpfr.h>

#include <array>
#include <memory>

#include "lib/num/arithmetic.hpp"
#include "lib/num/body_cast.hpp"
#include "lib/num/error.hpp"
#include "lib/num/rational_value.hpp"

namespace lemmata {
namespace {

struct RealBody final : Body {
  explicit RealBody(mpfr_prec_t bits) { mpfr_init2(value, bits); }
  ~RealBody() override { mpfr_clear(value); }
  mpfr_t value;
};

mpfr_srcptr number(const Body& body) { return body_as<RealBody>(body).value; }

class RealArithmetic final : public Arithmetic {
 public:
  explicit RealArithmetic(long bits) : bits_(bits) {}
  std::string_view name() const override { return "real"; }

  BodyRef integer(long value) const override {
    return filled([&](mpfr_ptr result) { mpfr_set_si(result, value, MPFR_RNDN); });
  }
  BodyRef dyadic(double value) const override {
    return filled([&](mpfr_ptr result) { mpfr_set_d(result, value, MPFR_RNDN); });
  }
  BodyRef fraction(const std::string& text) const override {
    const Rational value = Rational::fraction(text);
    mpq_t fraction;
    mpq_init(fraction);
    fmpq_get_mpq(fraction, value.get());
    BodyRef result = filled([&](mpfr_ptr out) { mpfr_set_q(out, fraction, MPFR_RNDN); });
    mpq_clear(fraction);
    return result;
  }
  BodyRef add(const Body& a, const Body& b) const override { return binary(mpfr_add, a, b); }
  BodyRef subtract(const Body& a, const Body& b) const override { return binary(mpfr_sub, a, b); }
  BodyRef multiply(const Body& a, const Body& b) const override { return binary(mpfr_mul, a, b); }
  BodyRef divide(const Body& a, const Body& b) const override {
    require_domain(mpfr_zero_p(number(b)) == 0, "division by 0");
    return binary(mpfr_div, a, b);
  }
  BodyRef negate(const Body& a) const override { return unary(mpfr_neg, a); }
  BodyRef absolute(const Body& a) const override {
    return filled([&](mpfr_ptr result) { mpfr_abs(result, number(a), MPFR_RNDN); });
  }
  BodyRef power(const Body& a, long n) const override {
    require_domain(n >= 0 || mpfr_zero_p(number(a)) == 0, "a negative power of 0");
    return filled([&](mpfr_ptr result) { mpfr_pow_si(result, number(a), n, MPFR_RNDN); });
  }
  BodyRef power(const Body& a, const Body& b) const override {
    const bool integral = mpfr_integer_p(number(b)) != 0;
    require_domain(integral || mpfr_sgn(number(a)) >= 0, "a real power of a negative number");
    require_domain(mpfr_zero_p(number(a)) == 0 || mpfr_sgn(number(b)) >= 0, "a negative power of 0");
    return binary(mpfr_pow, a, b);
  }
  BodyRef root(const Body& a) const override {
    require_domain(mpfr_sgn(number(a)) >= 0, "the square root of a negative number");
    return unary(mpfr_sqrt, a);
  }
  BodyRef exponential(const Body& a) const override { return unary(mpfr_exp, a); }
  BodyRef logarithm(const Body& a) const override {
    require_domain(mpfr_sgn(number(a)) > 0, "the logarithm of a number that is not positive");
    return unary(mpfr_log, a);
  }
  BodyRef error_function(const Body& a) const override { return unary(mpfr_erf, a); }
  BodyRef sine(const Body& a) const override { return unary(mpfr_sin, a); }
  BodyRef cosine(const Body& a) const override { return unary(mpfr_cos, a); }
  BodyRef incomplete_beta(const Body& x, long a, long b) const override;

  int compare(const Body& a, const Body& b) const override {
    if (mpfr_unordered_p(number(a), number(b)) != 0) throw Undecided("a comparison with NaN");
    const int order = mpfr_cmp(number(a), number(b));
    return order < 0 ? -1 : order > 0;
  }
  bool certainly_at_most(const Body& a, const Body& b) const override { return never(a, b); }
  bool certainly_less(const Body& a, const Body& b) const override { return never(a, b); }
  bool identical(const Body& a, const Body& b) const override {
    return mpfr_total_order_p(number(a), number(b)) != 0 && mpfr_total_order_p(number(b), number(a)) != 0;
  }
  std::size_t hash(const Body& a) const override;
  Enclosure enclosure(const Body& a) const override {
    const auto [lower, upper] = ends(a);
    std::array<char, 64> text{};
    mpfr_snprintf(text.data(), text.size(), "%.20Rg", number(a));
    return {lower, upper, text.data()};
  }
  Ends ends(const Body& a) const override { return {mpfr_get_d(number(a), MPFR_RNDD), mpfr_get_d(number(a), MPFR_RNDU)}; }

 private:
  template <class Fill>
  BodyRef filled(Fill fill) const {
    auto body = std::make_shared<RealBody>(bits_);
    fill(body->value);
    return body;
  }
  using Unary = int (*)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t);
  using Binary = int (*)(mpfr_ptr, mpfr_srcptr, mpfr_srcptr, mpfr_rnd_t);
  BodyRef unary(Unary function, const Body& a) const {
    return filled([&](mpfr_ptr result) { function(result, number(a), MPFR_RNDN); });
  }
  BodyRef binary(Binary function, const Body& a, const Body& b) const {
    return filled([&](mpfr_ptr result) { function(result, number(a), number(b), MPFR_RNDN); });
  }
  static void require_domain(bool inside, const char* what) {
    if (!inside) throw DomainError(what);
  }
  static bool never(const Body& a, const Body& b) {
    static_cast<void>(number(a));  // still refuses a body of another arithmetic
    static_cast<void>(number(b));
    return false;
  }
  mpfr_prec_t bits_;
};

// x^a sum_{i<b} C(a+i-1, i) (1-x)^i by Horner's rule; all terms are >= 0, so that 64 guard bits leave the result good to its last bits.
BodyRef RealArithmetic::incomplete_beta(const Body& body, long a, long b) const {
  mpfr_srcptr x = number(body);
  require_domain(mpfr_sgn(x) >= 0 && mpfr_cmp_si(x, 1) <= 0, "the incomplete beta function outside [0, 1]");
  if (mpfr_zero_p(x) != 0) return integer(0);
  RealBody failure(bits_ + 64), sum(bits_ + 64), power(bits_ + 64);
  mpfr_si_sub(failure.value, 1, x, MPFR_RNDN);
  mpfr_set_si(sum.value, 1, MPFR_RNDN);
  for (long i = b - 1; i >= 1; --i) {
    mpfr_mul(sum.value, sum.value, failure.value, MPFR_RNDN);
    mpfr_mul_si(sum.value, sum.value, a + i - 1, MPFR_RNDN);
    mpfr_div_si(sum.value, sum.value, i, MPFR_RNDN);
    mpfr_add_si(sum.value, sum.value, 1, MPFR_RNDN);
  }
  mpfr_pow_si(power.value, x, a, MPFR_RNDN);
  return filled([&](mpfr_ptr result) { mpfr_mul(result, power.value, sum.value, MPFR_RNDN); });
}

std::size_t RealArithmetic::hash(const Body& a) const {
  mpfr_srcptr x = number(a);
  if (mpfr_regular_p(x) == 0)  // zero, infinity or NaN, each with a sign
    return mix_hash(mpfr_zero_p(x) != 0 ? 0 : mpfr_inf_p(x) != 0 ? 1 : 2, mpfr_signbit(x) != 0 ? 1 : 0);
  mpz_t mantissa;
  mpz_init(mantissa);
  mpfr_exp_t exponent = mpfr_get_z_2exp(mantissa, x);
  const auto zeros = mpz_scan1(mantissa, 0);  // one value may have two precisions: hash it without its trailing zeros
  mpz_fdiv_q_2exp(mantissa, mantissa, zeros);
  exponent += static_cast<mpfr_exp_t>(zeros);
  auto result = mix_hash(static_cast<std::size_t>(exponent), static_cast<std::size_t>(mpz_sgn(mantissa)));
  for (std::size_t i = 0; i < mpz_size(mantissa); ++i) result = mix_hash(result, mpz_getlimbn(mantissa, static_cast<mp_size_t>(i)));
  mpz_clear(mantissa);
  return result;
}

}  // namespace

std::unique_ptr<Arithmetic> real_arithmetic(long bits) { return std::make_unique<RealArithmetic>(bits); }

}  // namespace lemmata
