#include "lib/check/point_arithmetic.hpp"

#include <limits>
#include <utility>

#include "lib/check/forwarding.hpp"
#include "lib/num/error.hpp"

namespace lemmata {
namespace {

class Points final : public Forwarding {
 public:
  using Forwarding::Forwarding;
  BodyRef box(double lo, double hi) const override {
    if (lo != hi) throw Unsupported("a box has no value in " + std::string(name()) + " arithmetic");
    return dyadic(lo);
  }
};

class WhereDefined final : public Forwarding {
 public:
  using Forwarding::Forwarding;
  using Forwarding::power;

  BodyRef divide(const Body& a, const Body& b) const override {
    try {
      return Forwarding::divide(a, b);
    } catch (const Undecided&) {
      const auto [low, high] = ends(b);
      if (low == 0) return multiply(a, *box(reciprocal(high).lower, infinity));
      if (high == 0) return multiply(a, *box(-infinity, reciprocal(low).upper));
      throw;
    }
  }
  BodyRef logarithm(const Body& a) const override {
    try {
      return Forwarding::logarithm(a);
    } catch (const Undecided&) {
      const auto [low, high] = ends(a);
      if (low != 0 || high == infinity) throw;
      return box(-infinity, ends(*Forwarding::logarithm(*dyadic(high))).upper);
    }
  }
  BodyRef power(const Body& a, long n) const override {
    try {
      return Forwarding::power(a, n);
    } catch (const Undecided&) {
      if (n >= 0) throw;
      return divide(*integer(1), *Forwarding::power(a, -n));
    }
  }
  bool identical(const Body& a, const Body& b) const override {
    return &a == &b || (Forwarding::identical(a, b) && certainly_at_most(a, b) && certainly_at_most(b, a));
  }

 private:
  static constexpr double infinity = std::numeric_limits<double>::infinity();
  Ends reciprocal(double x) const {
    return x == infinity || x == -infinity ? Ends{0, 0} : ends(*Forwarding::divide(*integer(1), *dyadic(x)));
  }
};

class WithUnknowns final : public Forwarding {
 public:
  WithUnknowns(std::unique_ptr<Arithmetic> to, int order) : Forwarding(std::move(to)), order_(order) {}
  bool identical(const Body& a, const Body& b) const override {
    if (&a == &b) return true;
    if (!Forwarding::identical(a, b)) return false;
    for (int j = 0; j <= order_; ++j) {
      const auto [low, high] = ends(*coefficient(a, j));
      if (low != high) return false;
    }
    return true;
  }
  BodyRef absolute(const Body& a) const override {
    const auto zero = [&](int j) {
      const auto [low, high] = ends(*coefficient(a, j));
      return low == 0 && high == 0;
    };
    bool constant = true;
    for (int j = 1; j <= order_; ++j) constant = constant && zero(j);
    if (zero(0) && !constant) throw Undecided("the side from which |x| is differentiated at 0");
    return Forwarding::absolute(a);
  }

 private:
  int order_;
};

}  // namespace

std::unique_ptr<Arithmetic> points_of(std::unique_ptr<Arithmetic> arithmetic) { return std::make_unique<Points>(std::move(arithmetic)); }
std::unique_ptr<Arithmetic> where_defined(std::unique_ptr<Arithmetic> intervals) {
  return std::make_unique<WhereDefined>(std::move(intervals));
}
std::unique_ptr<Arithmetic> with_unknowns(std::unique_ptr<Arithmetic> series, int order) {
  return std::make_unique<WithUnknowns>(std::move(series), order);
}

}  // namespace lemmata
