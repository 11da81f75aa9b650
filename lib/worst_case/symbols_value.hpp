#pragma once
#include <string>
#include <vector>

#include "lib/num/vector.hpp"
#include "lib/worst_case/fraction_value.hpp"

namespace lemmata::worst_case {

/// A vector as a linear combination of the unknown vectors of a model: coefficient i belongs to unknown i. Methods run on the same
/// thing as `Vec<Exact>`, whose coordinates are then these coefficients.
class Vector {
 public:
  Vector() = default;
  explicit Vector(std::vector<Fraction> coefficients) : at_(std::move(coefficients)) {}
  explicit Vector(const Vec<Exact>& combination);  ///< rational arithmetic is in force
  std::size_t size() const { return at_.size(); }
  const Fraction& operator[](std::size_t i) const { return at_[i]; }

  Vector& operator+=(const Vector& other);
  Vector& operator-=(const Vector& other);
  Vector& operator*=(const Fraction& factor);
  friend Vector operator+(Vector a, const Vector& b) { return a += b; }
  friend Vector operator-(Vector a, const Vector& b) { return a -= b; }
  friend Vector operator*(const Fraction& factor, Vector a) { return a *= factor; }

 private:
  std::vector<Fraction> at_;
};

/// A function that is linear in the Gram matrix G of the unknown vectors and in the unknown numbers F:
/// sum_{i <= j} quadratic_ij G_ij + sum_k linear_k F_k + constant.
class Form {
 public:
  Form() = default;
  Form(const Fraction& constant) : constant_(constant) {}  // NOLINT(google-explicit-constructor): a number is a constant form
  /// The k-th unknown number.
  static Form number(std::size_t k);

  const Fraction& quadratic(std::size_t i, std::size_t j) const;  ///< of G_ij, i <= j
  const Fraction& linear(std::size_t k) const;
  const Fraction& constant() const { return constant_; }
  std::size_t numbers() const { return linear_.size(); }
  std::size_t vectors() const;  ///< all vectors in it have smaller indices

  Form& operator+=(const Form& other);
  Form& operator-=(const Form& other);
  Form& operator*=(const Fraction& factor);
  friend Form operator+(Form a, const Form& b) { return a += b; }
  friend Form operator-(Form a, const Form& b) { return a -= b; }
  friend Form operator*(const Fraction& factor, Form a) { return a *= factor; }
  friend Form dot(const Vector& u, const Vector& v);

 private:
  std::vector<Fraction> quadratic_;  ///< G_ij at j (j + 1) / 2 + i: a new unknown appends
  std::vector<Fraction> linear_;
  Fraction constant_;
};
Form dot(const Vector& u, const Vector& v);
inline Form norm_squared(const Vector& u) { return dot(u, u); }

}  // namespace lemmata::worst_case
