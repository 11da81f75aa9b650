#include <memory>
#include <utility>

#include "lib/num/arithmetic.hpp"
#include "lib/num/body_cast.hpp"
#include "lib/num/error.hpp"
#include "lib/num/interval_value.hpp"

namespace lemmata {
namespace {

struct IntervalBody final : Body {
  explicit IntervalBody(Interval from) : value(std::move(from)) {}
  Interval value;
};

const Interval& value_of(const Body& body) { return body_as<IntervalBody>(body).value; }
BodyRef made(Interval value) { return std::make_shared<IntervalBody>(std::move(value)); }

class IntervalArithmetic final : public Arithmetic {
 public:
  explicit IntervalArithmetic(long bits) : bits_(bits) {}
  std::string_view name() const override { return "interval"; }

  BodyRef integer(long value) const override { return made(Interval::integer(value, bits_)); }
  BodyRef dyadic(double value) const override { return made(Interval::box(value, value, bits_)); }
  BodyRef fraction(const std::string& text) const override { return made(Interval::rational(Rational::fraction(text), bits_)); }
  BodyRef box(double lo, double hi) const override { return made(Interval::box(lo, hi, bits_)); }

  BodyRef add(const Body& a, const Body& b) const override { return made(value_of(a) + value_of(b)); }
  BodyRef subtract(const Body& a, const Body& b) const override { return made(value_of(a) - value_of(b)); }
  BodyRef multiply(const Body& a, const Body& b) const override { return made(value_of(a) * value_of(b)); }
  BodyRef divide(const Body& a, const Body& b) const override { return made(value_of(a) / value_of(b)); }
  BodyRef negate(const Body& a) const override { return made(-value_of(a)); }
  BodyRef absolute(const Body& a) const override { return made(lemmata::abs(value_of(a))); }
  BodyRef power(const Body& a, long n) const override { return made(pow(value_of(a), n)); }
  BodyRef power(const Body& a, const Body& b) const override { return made(pow(value_of(a), value_of(b))); }
  BodyRef root(const Body& a) const override { return made(sqrt(value_of(a))); }
  BodyRef exponential(const Body& a) const override { return made(exp(value_of(a))); }
  BodyRef logarithm(const Body& a) const override { return made(log(value_of(a))); }
  BodyRef error_function(const Body& a) const override { return made(erf(value_of(a))); }
  BodyRef sine(const Body& a) const override { return made(sin(value_of(a))); }
  BodyRef cosine(const Body& a) const override { return made(cos(value_of(a))); }
  BodyRef incomplete_beta(const Body& x, long a, long b) const override { return made(lemmata::incomplete_beta(value_of(x), a, b)); }

  int compare(const Body& a, const Body& b) const override { return compare_intervals(value_of(a), value_of(b)); }
  bool certainly_at_most(const Body& a, const Body& b) const override { return arf_cmp(value_of(a).upper(), value_of(b).lower()) <= 0; }
  bool certainly_less(const Body& a, const Body& b) const override { return arf_cmp(value_of(a).upper(), value_of(b).lower()) < 0; }
  bool identical(const Body& a, const Body& b) const override { return value_of(a).same_as(value_of(b)); }
  std::size_t hash(const Body& a) const override { return value_of(a).hash(); }
  Enclosure enclosure(const Body& a) const override {
    const auto [lower, upper] = ends(a);
    return {lower, upper, value_of(a).text()};
  }
  Ends ends(const Body& a) const override { return value_of(a).ends(); }

 private:
  long bits_;
};

}  // namespace

int compare_intervals(const Interval& a, const Interval& b) {
  if (arf_cmp(a.upper(), b.lower()) < 0) return -1;
  if (arf_cmp(a.lower(), b.upper()) > 0) return 1;
  if (a.is_point() && a.same_as(b)) return 0;
  throw Undecided("two intervals overlap");
}

std::unique_ptr<Arithmetic> interval_arithmetic(long bits) { return std::make_unique<IntervalArithmetic>(bits); }

}  // namespace lemmata
