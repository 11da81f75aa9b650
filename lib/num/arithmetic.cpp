#include "lib/num/arithmetic.hpp"

#include <stdexcept>

#include "lib/num/body_cast.hpp"
#include "lib/num/error.hpp"

namespace lemmata {
namespace {

[[noreturn]] void lacks(const Arithmetic& arithmetic, const char* function) {
  throw Unsupported(std::string(arithmetic.name()) + " arithmetic has no " + function);
}

[[noreturn]] void misplaced(const Arithmetic& arithmetic, const char* value) {
  throw std::logic_error(std::string(value) + " was asked of " + std::string(arithmetic.name()) + " arithmetic, which has none");
}

}  // namespace

BodyRef Arithmetic::root(const Body&) const { lacks(*this, "square root"); }
BodyRef Arithmetic::exponential(const Body&) const { lacks(*this, "exponential"); }
BodyRef Arithmetic::logarithm(const Body&) const { lacks(*this, "logarithm"); }
BodyRef Arithmetic::power(const Body&, const Body&) const { lacks(*this, "real power"); }
BodyRef Arithmetic::error_function(const Body&) const { lacks(*this, "error function"); }
BodyRef Arithmetic::sine(const Body&) const { lacks(*this, "sine"); }
BodyRef Arithmetic::cosine(const Body&) const { lacks(*this, "cosine"); }
BodyRef Arithmetic::incomplete_beta(const Body&, long, long) const { lacks(*this, "incomplete beta function"); }

bool Arithmetic::certainly_at_most(const Body& a, const Body& b) const {
  try {
    return compare(a, b) <= 0;
  } catch (const Undecided&) { return false; }
}

bool Arithmetic::certainly_less(const Body& a, const Body& b) const {
  try {
    return compare(a, b) < 0;
  } catch (const Undecided&) { return false; }
}

BodyRef Arithmetic::box(double, double) const { misplaced(*this, "a box"); }
BodyRef Arithmetic::variable(double, double) const { misplaced(*this, "a variable of a series"); }
BodyRef Arithmetic::coefficient(const Body&, int) const { misplaced(*this, "a coefficient of a series"); }
BodyRef Arithmetic::symbol(const std::string&) const { misplaced(*this, "a symbol"); }
long Arithmetic::degree_in(const Body&, const std::string&) const { misplaced(*this, "a degree"); }
BodyRef Arithmetic::coefficient_of(const Body&, const std::string&, long) const { misplaced(*this, "a coefficient of a polynomial"); }
BodyRef Arithmetic::denominator(const Body&) const { return integer(1); }

void other_arithmetic() { throw std::logic_error("a value of one arithmetic was used while another is in force"); }
void no_coordinates() { throw Unsupported("an abstract vector has no coordinates"); }
void no_arithmetic_in_force() { throw std::logic_error("no arithmetic is in force"); }

InForce::InForce(const Arithmetic& arithmetic) : before_(now_) { now_ = &arithmetic; }
InForce::~InForce() { now_ = before_; }

bool certainly_at_most(const Exact& a, const Exact& b) { return arithmetic_in_force().certainly_at_most(a.body(), b.body()); }
bool certainly_less(const Exact& a, const Exact& b) { return arithmetic_in_force().certainly_less(a.body(), b.body()); }

Exact interval(double lo, double hi) { return Exact(arithmetic_in_force().box(lo, hi)); }
Exact taylor_variable(double lo, double hi) { return Exact(arithmetic_in_force().variable(lo, hi)); }
Exact taylor_coefficient(const Exact& series, int j) { return Exact(arithmetic_in_force().coefficient(series.body(), j)); }
Exact symbol(const std::string& name) { return Exact(arithmetic_in_force().symbol(name)); }
long degree_in(const Exact& polynomial, const std::string& symbol) { return arithmetic_in_force().degree_in(polynomial.body(), symbol); }
Exact coefficient_of(const Exact& polynomial, const std::string& symbol, long power) {
  return Exact(arithmetic_in_force().coefficient_of(polynomial.body(), symbol, power));
}
Exact denominator(const Exact& value) { return Exact(arithmetic_in_force().denominator(value.body())); }
Ends ends(const Exact& value) { return arithmetic_in_force().ends(value.body()); }

}  // namespace lemmata
