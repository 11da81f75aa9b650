#pragma once
#include <cstddef>
#include <cstdint>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "lib/num/scalar.hpp"
#include "lib/num/vector.hpp"

namespace lemmata {

/// Yes or no in each lane: all ones or all zeros.
struct Mask {
  std::int64_t at[8];

  friend Mask operator!(const Mask& a) {
    Mask out;
    for (std::size_t l = 0; l < 8; ++l) out.at[l] = ~a.at[l];
    return out;
  }
  friend Mask operator&(const Mask& a, const Mask& b) {
    Mask out;
    for (std::size_t l = 0; l < 8; ++l) out.at[l] = a.at[l] & b.at[l];
    return out;
  }
  friend Mask operator|(const Mask& a, const Mask& b) {
    Mask out;
    for (std::size_t l = 0; l < 8; ++l) out.at[l] = a.at[l] | b.at[l];
    return out;
  }
};
inline bool all(const Mask& mask) {
  std::int64_t both = -1;
  for (const std::int64_t lane : mask.at) both &= lane;
  return both != 0;
}

/// Eight doubles, one replicate in each lane, whatever the CPU: methods, oracles and compressors that do not branch on values run in them
/// unchanged. Every operation has in each lane the bits of the operation of double. Comparisons give a `Mask`, for `select`. Passed by
/// reference: by value the calling convention would depend on the instruction set.
class alignas(64) Lanes {
 public:
  static constexpr std::size_t count = 8;
  double at[count];

  Lanes() : Lanes(0.0) {}
  Lanes(double value) {  // NOLINT(google-explicit-constructor): the same number in every lane
    for (double& lane : at) lane = value;
  }
  Lanes(int value) : Lanes(static_cast<double>(value)) {}   // NOLINT(google-explicit-constructor)
  Lanes(long value) : Lanes(static_cast<double>(value)) {}  // NOLINT(google-explicit-constructor)

  Lanes& operator+=(const Lanes& b) {
    for (std::size_t l = 0; l < count; ++l) at[l] += b.at[l];
    return *this;
  }
  Lanes& operator-=(const Lanes& b) {
    for (std::size_t l = 0; l < count; ++l) at[l] -= b.at[l];
    return *this;
  }
  Lanes& operator*=(const Lanes& b) {
    for (std::size_t l = 0; l < count; ++l) at[l] *= b.at[l];
    return *this;
  }
  Lanes& operator/=(const Lanes& b) {
    for (std::size_t l = 0; l < count; ++l) at[l] /= b.at[l];
    return *this;
  }
  friend Lanes operator+(const Lanes& a, const Lanes& b) { return Lanes(a) += b; }
  friend Lanes operator-(const Lanes& a, const Lanes& b) { return Lanes(a) -= b; }
  friend Lanes operator*(const Lanes& a, const Lanes& b) { return Lanes(a) *= b; }
  friend Lanes operator/(const Lanes& a, const Lanes& b) { return Lanes(a) /= b; }
  friend Lanes operator-(const Lanes& a) {
    Lanes out;
    for (std::size_t l = 0; l < count; ++l) out.at[l] = -a.at[l];
    return out;
  }

  friend Mask operator<(const Lanes& a, const Lanes& b) {
    Mask out;
    for (std::size_t l = 0; l < count; ++l) out.at[l] = a.at[l] < b.at[l] ? -1 : 0;
    return out;
  }
  friend Mask operator<=(const Lanes& a, const Lanes& b) {
    Mask out;
    for (std::size_t l = 0; l < count; ++l) out.at[l] = a.at[l] <= b.at[l] ? -1 : 0;
    return out;
  }
  friend Mask operator==(const Lanes& a, const Lanes& b) {
    Mask out;
    for (std::size_t l = 0; l < count; ++l) out.at[l] = a.at[l] == b.at[l] ? -1 : 0;
    return out;
  }
  friend Mask operator>(const Lanes& a, const Lanes& b) { return b < a; }
  friend Mask operator>=(const Lanes& a, const Lanes& b) { return b <= a; }
  friend Mask operator!=(const Lanes& a, const Lanes& b) { return !(a == b); }
};

inline Lanes select(const Mask& condition, const Lanes& a, const Lanes& b) {
  Lanes out;
  for (std::size_t l = 0; l < Lanes::count; ++l) out.at[l] = condition.at[l] != 0 ? a.at[l] : b.at[l];
  return out;
}
Lanes sqrt(const Lanes& x);
inline Lanes abs(const Lanes& x) {
  Lanes out;
  for (std::size_t l = 0; l < Lanes::count; ++l) out.at[l] = std::fabs(x.at[l]);
  return out;
}
inline Lanes sign(const Lanes& x, int at_zero) { return select(x > Lanes(0), Lanes(1), select(x < Lanes(0), Lanes(-1), Lanes(at_zero))); }
inline Lanes min(const Lanes& a, const Lanes& b) { return select(b < a, b, a); }
inline Lanes max(const Lanes& a, const Lanes& b) { return select(a < b, b, a); }
inline Lanes square(const Lanes& x) { return x * x; }
Lanes pow(const Lanes& x, long n);
bool identical(const Lanes& a, const Lanes& b);
std::size_t hash(const Lanes& x);
std::string to_text(const Lanes& x);  ///< one number if all lanes agree
/// As for other scalars: a parameter has to lie inside in every lane.
inline void require(const Mask& inside, const char* parameter, const Lanes& value, const char* range) {
  require<Lanes>(all(inside), parameter, value, range);
}

void* allocate_lanes(std::size_t bytes);
void deallocate_lanes(void* block, std::size_t bytes);

/// Memory for vectors of lanes: on cache lines, left as it is until it is written, and kept for the next vector of the thread.
template <class T>
struct LanesMemory {
  using value_type = T;
  LanesMemory() = default;
  template <class U>
  LanesMemory(const LanesMemory<U>&) {}  // NOLINT(google-explicit-constructor): what allocators have to have
  T* allocate(std::size_t n) { return static_cast<T*>(allocate_lanes(n * sizeof(T))); }
  void deallocate(T* at, std::size_t n) { deallocate_lanes(at, n * sizeof(T)); }
  template <class U, class... Args>
  void construct(U* at, Args&&... args) {
    if constexpr (sizeof...(Args) > 0) ::new (static_cast<void*>(at)) U(std::forward<Args>(args)...);
  }
  friend bool operator==(const LanesMemory&, const LanesMemory&) { return true; }
};
template <>
struct StorageOf<Lanes> {
  using Storage = std::vector<Lanes, LanesMemory<Lanes>>;
};

// Hot loops of methods, compiled for several instruction sets. The bits are those of the operations of Lanes, coordinate by coordinate.
template <>
Vec<Lanes>& Vec<Lanes>::operator+=(const Vec& other);
template <>
Vec<Lanes>& Vec<Lanes>::operator-=(const Vec& other);
template <>
Vec<Lanes>& Vec<Lanes>::operator*=(const Lanes& factor);
template <>
Vec<Lanes>& Vec<Lanes>::add_product(const Lanes& factor, const Vec& other);
template <>
Vec<Lanes> Vec<Lanes>::sum(const Vec& a, const Vec& b);
template <>
Vec<Lanes> Vec<Lanes>::difference(const Vec& a, const Vec& b);
Lanes norm1(const Vec<Lanes>& x);
Vec<Lanes> sign(const Vec<Lanes>& x, int at_zero);
/// Matrix of numbers times lanes: the same matrix in every replicate.
Vec<Lanes> operator*(const Mat<double>& m, const Vec<Lanes>& x);
/// a_i x_i. Throws DomainError unless both have one size.
Vec<Lanes> entrywise(const Vec<double>& a, const Vec<Lanes>& x);

/// The vector of one replicate.
inline Vec<double> lane(const Vec<Lanes>& x, std::size_t l) {
  Vec<double> out(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) out[i] = x[i].at[l];
  return out;
}
inline void set_lane(Vec<Lanes>& x, std::size_t l, const Vec<double>& values) {
  for (std::size_t i = 0; i < x.size(); ++i) x[i].at[l] = values[i];
}

}  // namespace lemmata
