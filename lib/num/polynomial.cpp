#include <cstdio>
#include <initializer_list>

#include <flint/fmpq_mpoly.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

#include "lib/num/arithmetic.hpp"
#include "lib/num/body_cast.hpp"
#include "lib/num/error.hpp"
#include "lib/num/rational_value.hpp"

namespace lemmata {
namespace {

/// The symbols of one arithmetic; its values keep it alive.
struct Symbols {
  Symbols(std::vector<std::string> given_names, std::vector<bool> given_positive)
      : names(std::move(given_names)), positive(std::move(given_positive)) {
    fmpq_mpoly_ctx_init(ring, static_cast<slong>(names.size()), ORD_DEGLEX);
    for (const std::string& name : names) name_pointers.push_back(name.c_str());
  }
  ~Symbols() { fmpq_mpoly_ctx_clear(ring); }
  Symbols(const Symbols&) = delete;
  Symbols& operator=(const Symbols&) = delete;

  std::vector<std::string> names;
  std::vector<bool> positive;
  std::vector<const char*> name_pointers;
  fmpq_mpoly_ctx_t ring;
};

struct PolynomialBody final : Body {
  explicit PolynomialBody(std::shared_ptr<const Symbols> given) : symbols(std::move(given)) { fmpq_mpoly_init(value, symbols->ring); }
  ~PolynomialBody() override { fmpq_mpoly_clear(value, symbols->ring); }
  std::shared_ptr<const Symbols> symbols;
  fmpq_mpoly_t value;
};

using Terms = const fmpq_mpoly_struct*;

/// What is certain about the sign of a polynomial for all admitted symbols.
struct Sign {
  bool at_least_zero = false, at_most_zero = false, never_zero = false;
};

constexpr slong most_terms = 5000000;       // of a product before like terms meet: some seconds and 1 GB
constexpr slong highest_degree = 1L << 40;  // exponents must fit a word, also added up

class PolynomialArithmetic final : public Arithmetic {
 public:
  PolynomialArithmetic(std::vector<std::string> names, std::vector<bool> positive, bool abstract_vectors)
      : Arithmetic(abstract_vectors), symbols_(std::make_shared<const Symbols>(std::move(names), std::move(positive))) {}
  std::string_view name() const override { return "polynomial"; }

  BodyRef integer(long value) const override {
    return filled([&](fmpq_mpoly_struct* result) { fmpq_mpoly_set_si(result, value, ring()); });
  }
  BodyRef dyadic(double value) const override { return constant(Rational::dyadic(value)); }
  BodyRef fraction(const std::string& text) const override { return constant(Rational::fraction(text)); }
  BodyRef symbol(const std::string& name) const override;
  long degree_in(const Body& polynomial, const std::string& symbol) const override {
    return std::max(0L, fmpq_mpoly_degree_si(terms(polynomial), position(symbol), ring()));
  }
  BodyRef coefficient_of(const Body& polynomial, const std::string& symbol, long power) const override;

  BodyRef add(const Body& a, const Body& b) const override {
    return filled([&](fmpq_mpoly_struct* result) { fmpq_mpoly_add(result, terms(a), terms(b), ring()); });
  }
  BodyRef subtract(const Body& a, const Body& b) const override {
    return filled([&](fmpq_mpoly_struct* result) { fmpq_mpoly_sub(result, terms(a), terms(b), ring()); });
  }
  BodyRef multiply(const Body& a, const Body& b) const override {
    require_small(static_cast<double>(length(a)) * static_cast<double>(length(b)), degree(a) + degree(b));
    return filled([&](fmpq_mpoly_struct* result) { fmpq_mpoly_mul(result, terms(a), terms(b), ring()); });
  }
  BodyRef divide(const Body& a, const Body& b) const override;
  BodyRef negate(const Body& a) const override {
    return filled([&](fmpq_mpoly_struct* result) { fmpq_mpoly_neg(result, terms(a), ring()); });
  }
  BodyRef absolute(const Body& a) const override { return absolute_of(a); }
  BodyRef power(const Body& a, long n) const override;
  BodyRef power(const Body& a, const Body& b) const override;
  BodyRef root(const Body& a) const override;
  BodyRef exponential(const Body& a) const override { return trivial("exponential", a, 0, 1); }
  BodyRef logarithm(const Body& a) const override { return trivial("logarithm", a, 1, 0); }
  BodyRef error_function(const Body& a) const override { return trivial("error function", a, 0, 0); }
  BodyRef sine(const Body& a) const override { return trivial("sine", a, 0, 0); }
  BodyRef cosine(const Body& a) const override { return trivial("cosine", a, 0, 1); }
  BodyRef incomplete_beta(const Body& x, long a, long b) const override;

  int compare(const Body& a, const Body& b) const override;
  bool certainly_at_most(const Body& a, const Body& b) const override { return sign_of(*subtract(b, a)).at_least_zero; }
  bool certainly_less(const Body& a, const Body& b) const override {
    const Sign sign = sign_of(*subtract(b, a));
    return sign.at_least_zero && sign.never_zero;
  }
  bool identical(const Body& a, const Body& b) const override { return fmpq_mpoly_equal(terms(a), terms(b), ring()) != 0; }
  std::size_t hash(const Body& a) const override;
  Enclosure enclosure(const Body& a) const override {
    auto** names = const_cast<const char**>(symbols_->name_pointers.data());
    const auto [lower, upper] = ends(a);
    return {lower, upper, take_flint_text(fmpq_mpoly_get_str_pretty(terms(a), names, ring()))};
  }
  Ends ends(const Body& a) const override;

 private:
  const fmpq_mpoly_ctx_struct* ring() const { return symbols_->ring; }
  slong position(const std::string& symbol) const;
  Terms terms(const Body& body) const {
    const auto& polynomial = body_as<PolynomialBody>(body);
    if (polynomial.symbols != symbols_) throw std::logic_error("a polynomial in other symbols was used");
    return polynomial.value;
  }
  slong length(const Body& a) const { return fmpq_mpoly_length(terms(a), ring()); }
  slong degree(const Body& a) const { return std::max(0L, fmpq_mpoly_total_degree_si(terms(a), ring())); }
  template <class Fill>
  BodyRef filled(Fill fill) const {
    auto body = std::make_shared<PolynomialBody>(symbols_);
    fill(body->value);
    return body;
  }
  BodyRef constant(const Rational& value) const {
    return filled([&](fmpq_mpoly_struct* result) { fmpq_mpoly_set_fmpq(result, value.get(), ring()); });
  }
  bool is_constant(const Body& a) const { return fmpq_mpoly_is_fmpq(terms(a), ring()) != 0; }
  Rational constant_of(const Body& a) const {
    Rational result;
    fmpq_mpoly_get_fmpq(result.get(), terms(a), ring());
    return result;
  }
  static void require_small(double term_count, slong total_degree) {
    if (term_count > static_cast<double>(most_terms)) throw TooLarge("a polynomial of more than " + std::to_string(most_terms) + " terms");
    if (total_degree > highest_degree) throw TooLarge("a polynomial of degree above 2^40");
  }
  BodyRef trivial(const char* function, const Body& a, long argument, long value) const {
    if (!is_constant(a) || fmpq_cmp_si(constant_of(a).get(), argument) != 0)
      throw Unsupported(std::string("polynomial arithmetic has no ") + function);
    return integer(value);
  }
  Sign sign_of(const Body& a) const;
  BodyRef absolute_of(const Body& a) const;

  std::shared_ptr<const Symbols> symbols_;
};

slong PolynomialArithmetic::position(const std::string& symbol) const {
  const auto found = std::find(symbols_->names.begin(), symbols_->names.end(), symbol);
  if (found == symbols_->names.end()) throw std::logic_error("there is no symbol " + symbol);
  return found - symbols_->names.begin();
}

BodyRef PolynomialArithmetic::symbol(const std::string& name) const {
  return filled([&](fmpq_mpoly_struct* result) { fmpq_mpoly_gen(result, position(name), ring()); });
}

BodyRef PolynomialArithmetic::coefficient_of(const Body& polynomial, const std::string& symbol, long power) const {
  if (power < 0) return integer(0);
  const slong variable = position(symbol);
  const auto exponent = static_cast<ulong>(power);
  return filled(
      [&](fmpq_mpoly_struct* result) { fmpq_mpoly_get_coeff_vars_ui(result, terms(polynomial), &variable, &exponent, 1, ring()); });
}

// A term is certainly >= 0 when its coefficient is, and each symbol in it is positive or to an even power; it is certainly not 0 when
// all its symbols are positive. A sum of terms >= 0 is >= 0, and > 0 if one of them is.
Sign PolynomialArithmetic::sign_of(const Body& a) const {
  Terms value = terms(a);
  Sign sign{true, true, false};
  std::vector<slong> exponents(symbols_->names.size());
  Rational coefficient;
  for (slong i = 0; i < fmpq_mpoly_length(value, ring()); ++i) {
    fmpq_mpoly_get_term_coeff_fmpq(coefficient.get(), value, i, ring());
    fmpq_mpoly_get_term_exp_si(exponents.data(), value, i, ring());
    bool signed_term = true, nonzero = true;
    for (std::size_t j = 0; j < exponents.size(); ++j) {
      if (symbols_->positive[j] || exponents[j] == 0) continue;
      nonzero = false;
      signed_term = signed_term && exponents[j] % 2 == 0;
    }
    sign.at_least_zero = sign.at_least_zero && signed_term && fmpq_sgn(coefficient.get()) > 0;
    sign.at_most_zero = sign.at_most_zero && signed_term && fmpq_sgn(coefficient.get()) < 0;
    sign.never_zero = sign.never_zero || nonzero;
  }
  sign.never_zero = sign.never_zero && (sign.at_least_zero || sign.at_most_zero);
  return sign;
}

int PolynomialArithmetic::compare(const Body& a, const Body& b) const {
  const BodyRef difference = subtract(a, b);
  if (fmpq_mpoly_is_zero(terms(*difference), ring()) != 0) return 0;
  const Sign sign = sign_of(*difference);
  if (sign.never_zero && sign.at_least_zero) return 1;
  if (sign.never_zero && sign.at_most_zero) return -1;
  throw Undecided("the sign of a polynomial is open");
}

BodyRef PolynomialArithmetic::absolute_of(const Body& a) const {
  const Sign sign = sign_of(a);
  if (sign.at_most_zero) return negate(a);
  if (!sign.at_least_zero) throw Undecided("the sign of a polynomial is open");
  return filled([&](fmpq_mpoly_struct* result) { fmpq_mpoly_set(result, terms(a), ring()); });
}

BodyRef PolynomialArithmetic::divide(const Body& a, const Body& b) const {
  if (fmpq_mpoly_is_zero(terms(b), ring()) != 0) throw DomainError("division by 0");
  return filled([&](fmpq_mpoly_struct* result) {
    if (is_constant(b)) fmpq_mpoly_scalar_div_fmpq(result, terms(a), constant_of(b).get(), ring());
    else if (fmpq_mpoly_divides(result, terms(a), terms(b), ring()) == 0) throw Unsupported("a quotient that is not a polynomial");
  });
}

BodyRef PolynomialArithmetic::power(const Body& a, long n) const {
  if (n == std::numeric_limits<long>::min()) throw TooLarge("a power of a polynomial");
  if (n < 0) return divide(*integer(1), *power(a, -n));
  if (n > 0 && fmpq_mpoly_is_zero(terms(a), ring()) != 0) return integer(0);
  const auto count = static_cast<double>(length(a)), exponent = static_cast<double>(n);
  // A power of t terms has at most C(n+t-1, t-1) of them.
  const double logarithm = count < 2 ? 0 : std::lgamma(exponent + count) - std::lgamma(count) - std::lgamma(exponent + 1);
  require_small(std::exp(std::min(logarithm, 700.0)), static_cast<double>(degree(a)) * exponent > 1e12 ? highest_degree + 1 : 0);
  Rational content;
  fmpq_set(content.get(), terms(a)->content);
  const auto bits = static_cast<double>(fmpz_bits(fmpq_numref(content.get())) + fmpz_bits(fmpq_denref(content.get())) - 2);
  if (bits * exponent > 1e7) throw TooLarge("a coefficient of more than 10^7 bits");
  return filled([&](fmpq_mpoly_struct* result) {
    if (fmpq_mpoly_pow_ui(result, terms(a), static_cast<ulong>(n), ring()) == 0) throw TooLarge("a power of a polynomial");
  });
}

BodyRef PolynomialArithmetic::power(const Body& a, const Body& b) const {
  if (!is_constant(b)) throw Unsupported("polynomial arithmetic has no real power");
  const Rational exponent = constant_of(b);
  long n = 0;
  if (is_long(exponent, n)) return power(a, n);
  if (fmpz_cmp_si(fmpq_denref(exponent.get()), 2) != 0 || fmpz_fits_si(fmpq_numref(exponent.get())) == 0)
    throw Unsupported("polynomial arithmetic has no real power");
  return power(*root(a), fmpz_get_si(fmpq_numref(exponent.get())));
}

// The root of q^2 is |q|, so the sign of q must be certain.
BodyRef PolynomialArithmetic::root(const Body& a) const {
  const Sign sign = sign_of(a);
  if (sign.at_most_zero && sign.never_zero) throw DomainError("the square root of a negative polynomial");
  return absolute_of(*filled([&](fmpq_mpoly_struct* result) {
    if (fmpq_mpoly_sqrt(result, terms(a), ring()) == 0) throw Unsupported("the square root of a polynomial that is no square");
  }));
}

// x^a sum_{i<b} C(a+i-1, i) (1-x)^i by Horner's rule.
BodyRef PolynomialArithmetic::incomplete_beta(const Body& x, long a, long b) const {
  if (is_constant(x)) {
    const Rational at = constant_of(x);
    if (fmpq_sgn(at.get()) < 0 || fmpq_cmp_si(at.get(), 1) > 0) throw DomainError("x = " + at.text() + " is outside [0, 1]");
  }
  if (a + b > 10000) throw TooLarge("an incomplete beta function of degree above 10^4");
  const BodyRef one = integer(1), failure = subtract(*one, x);
  BodyRef sum = one;
  for (long i = b - 1; i >= 1; --i) {
    const BodyRef scaled = divide(*multiply(*sum, *integer(a + i - 1)), *integer(i));
    sum = add(*one, *multiply(*scaled, *failure));
  }
  return multiply(*power(x, a), *sum);
}

std::size_t PolynomialArithmetic::hash(const Body& a) const {
  Terms value = terms(a);
  std::size_t result = symbols_->names.size();
  std::vector<slong> exponents(symbols_->names.size());
  Rational coefficient;
  for (slong i = 0; i < fmpq_mpoly_length(value, ring()); ++i) {  // terms are stored in one order
    fmpq_mpoly_get_term_coeff_fmpq(coefficient.get(), value, i, ring());
    fmpq_mpoly_get_term_exp_si(exponents.data(), value, i, ring());
    result = mix_hash(result, coefficient.hash());
    for (const slong exponent : exponents) result = mix_hash(result, static_cast<std::size_t>(exponent));
  }
  return result;
}

Ends PolynomialArithmetic::ends(const Body& a) const {
  if (is_constant(a)) return constant_of(a).ends();
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const Sign sign = sign_of(a);
  return {sign.at_least_zero ? 0 : -infinity, sign.at_most_zero ? 0 : infinity};
}

}  // namespace

std::unique_ptr<Arithmetic> polynomial_arithmetic(std::vector<std::string> symbols, std::vector<bool> positive, bool abstract_vectors) {
  if (symbols.size() != positive.size()) throw std::logic_error("each symbol needs to be declared positive or not");
  return std::make_unique<PolynomialArithmetic>(std::move(symbols), std::move(positive), abstract_vectors);
}

}  // namespace lemmata
