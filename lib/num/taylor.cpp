#include <memory>
#include <stdexcept>
#include <utility>

#include "lib/num/arithmetic.hpp"
#include "lib/num/body_cast.hpp"
#include "lib/num/error.hpp"
#include "lib/num/series.hpp"

namespace lemmata {
namespace {

struct TaylorBody final : Body {
  explicit TaylorBody(Series from) : value(std::move(from)) {}
  Series value;
};

BodyRef made(Series value) { return std::make_shared<TaylorBody>(std::move(value)); }

class TaylorArithmetic final : public Arithmetic {
 public:
  TaylorArithmetic(int order, long bits) : length_(static_cast<std::size_t>(order) + 1), bits_(bits) {}
  std::string_view name() const override { return "taylor"; }

  BodyRef integer(long value) const override { return constant(Interval::integer(value, bits_)); }
  BodyRef dyadic(double value) const override { return constant(Interval::box(value, value, bits_)); }
  BodyRef fraction(const std::string& text) const override { return constant(Interval::rational(Rational::fraction(text), bits_)); }
  BodyRef box(double lo, double hi) const override { return constant(Interval::box(lo, hi, bits_)); }
  BodyRef variable(double lo, double hi) const override {
    Series result = constant_series(Interval::box(lo, hi, bits_), length_);
    if (length_ > 1) result[1] = Interval::integer(1, bits_);
    return made(std::move(result));
  }
  BodyRef coefficient(const Body& series, int j) const override {
    const Series& value = series_of(series);
    if (j < 0 || static_cast<std::size_t>(j) >= length_)
      throw std::out_of_range("a series of length " + std::to_string(length_) + " has no coefficient " + std::to_string(j));
    return constant(value[static_cast<std::size_t>(j)]);
  }

  BodyRef add(const Body& a, const Body& b) const override { return made(series_of(a) + series_of(b)); }
  BodyRef subtract(const Body& a, const Body& b) const override { return made(series_of(a) - series_of(b)); }
  BodyRef multiply(const Body& a, const Body& b) const override { return made(series_of(a) * series_of(b)); }
  BodyRef divide(const Body& a, const Body& b) const override { return made(series_of(a) / series_of(b)); }
  BodyRef negate(const Body& a) const override { return made(-series_of(a)); }
  BodyRef absolute(const Body& a) const override { return made(lemmata::abs(series_of(a))); }
  BodyRef power(const Body& a, long n) const override { return made(pow(series_of(a), n)); }
  BodyRef power(const Body& a, const Body& b) const override { return made(pow(series_of(a), series_of(b))); }
  BodyRef root(const Body& a) const override { return made(sqrt(series_of(a))); }
  BodyRef exponential(const Body& a) const override { return made(exp(series_of(a))); }
  BodyRef logarithm(const Body& a) const override { return made(log(series_of(a))); }
  BodyRef error_function(const Body& a) const override { return made(erf(series_of(a))); }
  BodyRef sine(const Body& a) const override { return made(sin(series_of(a))); }
  BodyRef cosine(const Body& a) const override { return made(cos(series_of(a))); }
  BodyRef incomplete_beta(const Body& x, long a, long b) const override { return made(lemmata::incomplete_beta(series_of(x), a, b)); }

  int compare(const Body& a, const Body& b) const override { return compare_intervals(series_of(a).front(), series_of(b).front()); }
  bool certainly_at_most(const Body& a, const Body& b) const override {
    return arf_cmp(series_of(a).front().upper(), series_of(b).front().lower()) <= 0;
  }
  bool certainly_less(const Body& a, const Body& b) const override {
    return arf_cmp(series_of(a).front().upper(), series_of(b).front().lower()) < 0;
  }
  bool identical(const Body& a, const Body& b) const override {
    const Series &x = series_of(a), &y = series_of(b);
    for (std::size_t j = 0; j < length_; ++j)
      if (!x[j].same_as(y[j])) return false;
    return true;
  }
  std::size_t hash(const Body& a) const override {
    std::size_t result = length_;
    for (const Interval& c : series_of(a)) result = mix_hash(result, c.hash());
    return result;
  }
  Enclosure enclosure(const Body& a) const override {
    const Series& value = series_of(a);
    const auto [lower, upper] = value.front().ends();
    std::string text = value.front().text();
    for (std::size_t j = 1; j < length_; ++j) text += " + " + value[j].text() + (j == 1 ? " h" : " h^" + std::to_string(j));
    return {lower, upper, text};
  }
  Ends ends(const Body& a) const override { return series_of(a).front().ends(); }

 private:
  BodyRef constant(const Interval& value) const { return made(constant_series(value, length_)); }
  const Series& series_of(const Body& body) const {
    const Series& value = body_as<TaylorBody>(body).value;
    if (value.size() != length_) throw std::logic_error("a series of another order was used");
    return value;
  }

  std::size_t length_;
  long bits_;
};

}  // namespace

std::unique_ptr<Arithmetic> taylor_arithmetic(int order, long bits) {
  if (order < 0 || order > 4) throw DomainError("order = " + std::to_string(order) + " is outside [0, 4]");
  return std::make_unique<TaylorArithmetic>(order, bits);
}

}  // namespace lemmata
