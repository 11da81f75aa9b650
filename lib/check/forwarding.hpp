#pragma once
#include <memory>
#include <string>
#include <utility>

#include "lib/num/arithmetic.hpp"

namespace lemmata {

/// Another arithmetic with some operations replaced; the values are its values.
class Forwarding : public Arithmetic {
 public:
  explicit Forwarding(std::unique_ptr<Arithmetic> to) : Arithmetic(to->abstract_vectors()), to_(std::move(to)) {}
  std::string_view name() const override { return to_->name(); }
  bool refinable() const override { return to_->refinable(); }
  BodyRef integer(long value) const override { return to_->integer(value); }
  BodyRef dyadic(double value) const override { return to_->dyadic(value); }
  BodyRef fraction(const std::string& text) const override { return to_->fraction(text); }
  BodyRef add(const Body& a, const Body& b) const override { return to_->add(a, b); }
  BodyRef subtract(const Body& a, const Body& b) const override { return to_->subtract(a, b); }
  BodyRef multiply(const Body& a, const Body& b) const override { return to_->multiply(a, b); }
  BodyRef divide(const Body& a, const Body& b) const override { return to_->divide(a, b); }
  BodyRef negate(const Body& a) const override { return to_->negate(a); }
  BodyRef absolute(const Body& a) const override { return to_->absolute(a); }
  BodyRef power(const Body& a, long n) const override { return to_->power(a, n); }
  BodyRef root(const Body& a) const override { return to_->root(a); }
  BodyRef exponential(const Body& a) const override { return to_->exponential(a); }
  BodyRef logarithm(const Body& a) const override { return to_->logarithm(a); }
  BodyRef power(const Body& a, const Body& b) const override { return to_->power(a, b); }
  BodyRef error_function(const Body& a) const override { return to_->error_function(a); }
  BodyRef sine(const Body& a) const override { return to_->sine(a); }
  BodyRef cosine(const Body& a) const override { return to_->cosine(a); }
  BodyRef incomplete_beta(const Body& x, long a, long b) const override { return to_->incomplete_beta(x, a, b); }
  int compare(const Body& a, const Body& b) const override { return to_->compare(a, b); }
  bool certainly_at_most(const Body& a, const Body& b) const override { return to_->certainly_at_most(a, b); }
  bool certainly_less(const Body& a, const Body& b) const override { return to_->certainly_less(a, b); }
  bool identical(const Body& a, const Body& b) const override { return to_->identical(a, b); }
  std::size_t hash(const Body& a) const override { return to_->hash(a); }
  Enclosure enclosure(const Body& a) const override { return to_->enclosure(a); }
  Ends ends(const Body& a) const override { return to_->ends(a); }
  BodyRef box(double lo, double hi) const override { return to_->box(lo, hi); }
  BodyRef variable(double lo, double hi) const override { return to_->variable(lo, hi); }
  BodyRef coefficient(const Body& series, int j) const override { return to_->coefficient(series, j); }
  BodyRef symbol(const std::string& name) const override { return to_->symbol(name); }
  long degree_in(const Body& a, const std::string& symbol) const override { return to_->degree_in(a, symbol); }
  BodyRef coefficient_of(const Body& a, const std::string& symbol, long power) const override {
    return to_->coefficient_of(a, symbol, power);
  }
  BodyRef denominator(const Body& a) const override { return to_->denominator(a); }

 private:
  std::unique_ptr<Arithmetic> to_;
};

}  // namespace lemmata
