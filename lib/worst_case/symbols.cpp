#include "lib/worst_case/symbols_value.hpp"

namespace lemmata::worst_case {
namespace {

std::size_t packed(std::size_t i, std::size_t j) { return j * (j + 1) / 2 + i; }

template <class Op>
void combine(std::vector<Fraction>& a, const std::vector<Fraction>& b, Op op) {
  if (a.size() < b.size()) a.resize(b.size());
  for (std::size_t i = 0; i < b.size(); ++i)
    if (!b[i].is_zero()) op(a[i], b[i]);
}
const auto add = [](Fraction& a, const Fraction& b) { a += b; };
const auto subtract = [](Fraction& a, const Fraction& b) { a -= b; };

const Fraction zero;

}  // namespace

Vector::Vector(const Vec<Exact>& combination) {
  at_.reserve(combination.raw().size());
  for (const Exact& coefficient : combination.raw()) at_.push_back(Fraction::parse(enclosure(coefficient).text));
}

Vector& Vector::operator+=(const Vector& other) {
  combine(at_, other.at_, add);
  return *this;
}
Vector& Vector::operator-=(const Vector& other) {
  combine(at_, other.at_, subtract);
  return *this;
}
Vector& Vector::operator*=(const Fraction& factor) {
  for (Fraction& a : at_)
    if (!a.is_zero()) a *= factor;
  return *this;
}

Form Form::number(std::size_t k) {
  Form out;
  out.linear_.resize(k + 1);
  out.linear_[k] = Fraction(1);
  return out;
}

const Fraction& Form::quadratic(std::size_t i, std::size_t j) const {
  const std::size_t at = packed(i, j);
  return at < quadratic_.size() ? quadratic_[at] : zero;
}
const Fraction& Form::linear(std::size_t k) const { return k < linear_.size() ? linear_[k] : zero; }
std::size_t Form::vectors() const {
  std::size_t n = 0;
  while (n * (n + 1) / 2 < quadratic_.size()) ++n;
  return n;
}

Form& Form::operator+=(const Form& other) {
  combine(quadratic_, other.quadratic_, add);
  combine(linear_, other.linear_, add);
  constant_ += other.constant_;
  return *this;
}
Form& Form::operator-=(const Form& other) {
  combine(quadratic_, other.quadratic_, subtract);
  combine(linear_, other.linear_, subtract);
  constant_ -= other.constant_;
  return *this;
}
Form& Form::operator*=(const Fraction& factor) {
  for (auto* part : {&quadratic_, &linear_})
    for (Fraction& a : *part)
      if (!a.is_zero()) a *= factor;
  constant_ *= factor;
  return *this;
}

/// <u, v> = sum_i u_i v_i G_ii + sum_{i < j} (u_i v_j + u_j v_i) G_ij
Form dot(const Vector& u, const Vector& v) {
  const std::size_t n = u.size() > v.size() ? u.size() : v.size();
  Form out;
  out.quadratic_.resize(n * (n + 1) / 2);
  for (std::size_t i = 0; i < u.size(); ++i) {
    if (u[i].is_zero()) continue;
    for (std::size_t j = 0; j < v.size(); ++j)
      if (!v[j].is_zero()) out.quadratic_[i <= j ? packed(i, j) : packed(j, i)].add_product(u[i], v[j]);
  }
  return out;
}

}  // namespace lemmata::worst_case
