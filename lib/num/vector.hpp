#pragma once
#include <cstddef>
#include <initializer_list>
#include <utility>
#include <vector>

#include "lib/num/arithmetic.hpp"
#include "lib/num/scalar.hpp"

namespace lemmata {

/// Throws Unsupported when the arithmetic in force proves statements about abstract vectors: their coordinates mean nothing.
template <Scalar S>
[[gnu::always_inline]] inline void coordinates_exist() {
  if constexpr (std::same_as<S, Exact>)
    if (arithmetic_in_force().abstract_vectors()) [[unlikely]]
      no_coordinates();
}

/// What a Vec keeps its coordinates in.
template <Scalar S>
struct StorageOf {
  using Storage = std::vector<S>;
};

/// A vector of R^d. Methods use +, -, and products with scalars only; coordinates are the business of compressors, oracles and problems.
///
/// In a proof about abstract vectors the i-th drawn vector is the i-th basis vector of a free module, so that an identity between
/// linear combinations holds there if and only if it holds in every R^d; coordinates, norms and sizes then throw Unsupported.
template <Scalar S>
class Vec {
 public:
  using Storage = typename StorageOf<S>::Storage;

  Vec() = default;
  explicit Vec(std::size_t dimension) : at_(dimension, S(0)) {}
  Vec(std::size_t dimension, const S& value) : at_(dimension, value) {}
  Vec(std::initializer_list<S> values) : at_(values) {}
  explicit Vec(Storage values) : at_(std::move(values)) {}

  std::size_t size() const {
    coordinates_exist<S>();
    return at_.size();
  }
  const S& operator[](std::size_t i) const {
    coordinates_exist<S>();
    return at_[i];
  }
  S& operator[](std::size_t i) {
    coordinates_exist<S>();
    return at_[i];
  }
  auto begin() const {
    coordinates_exist<S>();
    return at_.begin();
  }
  auto end() const {
    coordinates_exist<S>();
    return at_.end();
  }
  /// The raw coefficients, for the engine (merging, printing, comparing) only.
  const Storage& raw() const { return at_; }

  Vec& operator+=(const Vec& other) {
    return combine(other, [](S& a, const S& b) { a += b; });
  }
  Vec& operator-=(const Vec& other) {
    return combine(other, [](S& a, const S& b) { a -= b; });
  }
  Vec& operator*=(const S& factor) {
    for (S& x : at_) x *= factor;
    return *this;
  }
  /// *this += factor * other, in one pass.
  Vec& add_product(const S& factor, const Vec& other) {
    return combine(other, [&](S& a, const S& b) { add_product_to(a, factor, b); });
  }
  friend Vec operator+(const Vec& a, const Vec& b) { return sum(a, b); }
  friend Vec operator+(Vec&& a, const Vec& b) { return std::move(a += b); }
  friend Vec operator-(const Vec& a, const Vec& b) { return difference(a, b); }
  friend Vec operator-(Vec&& a, const Vec& b) { return std::move(a -= b); }
  friend Vec operator-(Vec a) { return std::move(a *= S(-1)); }
  friend Vec operator*(const S& factor, Vec a) { return std::move(a *= factor); }
  friend Vec operator*(Vec a, const S& factor) { return std::move(a *= factor); }

 private:
  static Vec sum(const Vec& a, const Vec& b) { return Vec(a) += b; }
  static Vec difference(const Vec& a, const Vec& b) { return Vec(a) -= b; }
  // A zero vector may be shorter: Vec() is the zero of every dimension.
  template <class Op>
  Vec& combine(const Vec& other, Op op) {
    if (at_.size() < other.at_.size()) at_.resize(other.at_.size(), S(0));
    for (std::size_t i = 0; i < other.at_.size(); ++i) op(at_[i], other.at_[i]);
    return *this;
  }
  Storage at_;
};

template <Scalar S>
S dot(const Vec<S>& a, const Vec<S>& b) {
  S sum(0);
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) add_product_to(sum, a[i], b[i]);
  return sum;
}
/// ||x||^2, which stays rational; prefer it to the norm where a formula allows.
template <Scalar S>
S norm2_squared(const Vec<S>& x) {
  return dot(x, x);
}
template <Scalar S>
S norm2(const Vec<S>& x) {
  return sqrt(norm2_squared(x));
}
template <Scalar S>
S norm1(const Vec<S>& x) {
  S sum(0);
  for (const S& a : x) sum += abs(a);
  return sum;
}
template <Scalar S>
S norm_inf(const Vec<S>& x) {
  S largest(0);
  for (const S& a : x) largest = max(largest, abs(a));
  return largest;
}
/// Coordinate-wise sign with the given sign(0).
template <Scalar S>
Vec<S> sign(const Vec<S>& x, int at_zero) {
  Vec<S> out(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) out[i] = sign(x[i], at_zero);
  return out;
}
template <Scalar S>
Vec<S> unit_vector(std::size_t dimension, std::size_t i) {
  Vec<S> e(dimension);
  e[i] = S(1);
  return e;
}
/// a_i x_i
template <Ordered S>
Vec<S> entrywise(const Vec<S>& a, Vec<S> x) {
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = a[i] * x[i];
  return x;
}
/// A vector of numbers as one of scalars: the same in every lane.
template <Scalar S>
Vec<S> vector_of(const Vec<SameInLanes<S>>& numbers) {
  if constexpr (std::same_as<S, SameInLanes<S>>) return numbers;
  else {
    Vec<S> out(numbers.size());
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = S(numbers[i]);
    return out;
  }
}
/// Same representation in every coordinate (see `identical` of scalars): what may be merged.
template <Scalar S>
bool identical(const Vec<S>& a, const Vec<S>& b) {
  if (a.raw().size() != b.raw().size()) return false;
  for (std::size_t i = 0; i < a.raw().size(); ++i)
    if (!identical(a.raw()[i], b.raw()[i])) return false;
  return true;
}
template <Scalar S>
std::size_t hash(const Vec<S>& x) {
  std::size_t h = 0x9e3779b97f4a7c15u;
  for (const S& a : x.raw()) h = (h ^ hash(a)) * 0x100000001b3u;
  return h;
}

/// A square matrix, row by row: enough for quadratics and Hessians of claims. Decompositions sit behind linear.cpp.
template <Scalar S>
class Mat {
 public:
  Mat() = default;
  explicit Mat(std::size_t dimension) : size_(dimension), at_(dimension * dimension, S(0)) {}
  static Mat identity(std::size_t d) {
    Mat m(d);
    for (std::size_t i = 0; i < d; ++i) m(i, i) = S(1);
    return m;
  }
  std::size_t size() const { return size_; }
  const S& operator()(std::size_t i, std::size_t j) const {
    coordinates_exist<S>();
    return at_[i * size_ + j];
  }
  S& operator()(std::size_t i, std::size_t j) {
    coordinates_exist<S>();
    return at_[i * size_ + j];
  }
  const S* data() const { return at_.data(); }  ///< entry (i, j) at i * size() + j
  friend Vec<S> operator*(const Mat& m, const Vec<S>& x) {
    Vec<S> y(m.size());
    for (std::size_t i = 0; i < m.size(); ++i) {
      S sum(0);
      for (std::size_t j = 0; j < m.size() && j < x.size(); ++j) sum += m(i, j) * x[j];
      y[i] = sum;
    }
    return y;
  }
  friend Mat operator*(const Mat& a, const Mat& b) {
    Mat c(a.size());
    for (std::size_t i = 0; i < a.size(); ++i)
      for (std::size_t j = 0; j < a.size(); ++j)
        for (std::size_t k = 0; k < a.size(); ++k) c(i, j) += a(i, k) * b(k, j);
    return c;
  }
  friend Mat operator-(Mat a, const Mat& b) {
    for (std::size_t i = 0; i < a.at_.size(); ++i) a.at_[i] -= b.at_[i];
    return a;
  }
  friend Mat operator*(const S& factor, Mat a) {
    for (S& x : a.at_) x *= factor;
    return a;
  }

 private:
  std::size_t size_ = 0;
  std::vector<S> at_;
};

}  // namespace lemmata
