#pragma once
#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "lib/check/probe/probe.hpp"
#include "tests/check/boxes.hpp"

// What the tests of the structural properties share: compressors of which it is known what they satisfy.
namespace lemmata::structure_test {

using boxes::Uniforms;
using boxes::Vector;
using probe::Judgement;

/// One property of one compressor in one dimension, at an effort that a unit test can afford.
inline probe::Result check(compress::BlackBox& box, const std::string& id, long d, std::uint64_t seed = 1) {
  return probe::examine(box, {.d = d, .seed = seed, .calls = 20000}, {id}).at(0).result;
}
inline probe::Result check(const boxes::Map& map, const std::string& id, long d, std::uint64_t seed = 1) {
  const auto box = boxes::box(map, {}, seed);
  return check(*box, id, d, seed);
}

inline double sum_of(const Vector& x) { return std::accumulate(x.begin(), x.end(), 0.0); }
inline double norm1(const Vector& x) {
  return std::accumulate(x.begin(), x.end(), 0.0, [](double sum, double v) { return sum + std::fabs(v); });
}
inline double sign_of(double v) { return v > 0 ? 1 : v < 0 ? -1 : 0; }

/// C(x)_i = f(x_i).
template <class F>
boxes::Map each(F f) {
  return [f](const Vector& x, Uniforms&) {
    Vector out = x;
    for (double& v : out) v = f(v);
    return out;
  };
}

inline Vector top(const Vector& x, std::size_t k) {
  std::vector<std::size_t> order(x.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return std::fabs(x[i]) > std::fabs(x[j]); });
  Vector out(x.size());
  for (std::size_t j = 0; j < std::min(k, x.size()); ++j) out[order[j]] = x[order[j]];
  return out;
}
inline Vector top_one(const Vector& x, Uniforms&) { return top(x, 1); }
inline Vector top_two(const Vector& x, Uniforms&) { return top(x, 2); }
inline Vector raw_sign(const Vector& x, Uniforms& u) { return each(sign_of)(x, u); }
inline Vector scaled_sign(const Vector& x, Uniforms& u) {
  const double scale = norm1(x) / static_cast<double>(x.size());
  return each([scale](double v) { return scale * sign_of(v); })(x, u);
}
/// Rounds under powers of two and under permutations, as pow and a sum in another order do.
inline Vector cubic_norm_sign(const Vector& x, Uniforms& u) {
  double sum = 0;
  for (const double v : x) sum += std::fabs(v * v * v);
  return each([scale = std::pow(sum, 1 / 3.0)](double v) { return scale * sign_of(v); })(x, u);
}
/// Linear, with a kernel: where C(x) = 0 the output is rounding only.
inline Vector without_mean(const Vector& x, Uniforms& u) {
  const double mean = sum_of(x) * (1 / static_cast<double>(x.size()));
  return each([mean](double v) { return v - mean; })(x, u);
}
inline Vector soft_threshold(const Vector& x, Uniforms& u) {
  return each([](double v) { return sign_of(v) * std::max(0.0, std::fabs(v) - 0.5); })(x, u);
}
inline Vector one_random(const Vector& x, Uniforms& u) {
  Vector out(x.size());
  const std::size_t i = u.among(x.size());
  out[i] = x[i] * static_cast<double>(x.size());
  return out;
}
inline Vector mask(const Vector& x, Uniforms& u) {
  Vector out = x;
  for (double& v : out) v = u() < 0.3 ? v / 0.3 : 0;
  return out;
}
inline Vector mask_of_nonzeros(const Vector& x, Uniforms& u) {
  Vector out = x;
  for (double& v : out)
    if (v != 0) v = u() < 0.3 ? v / 0.3 : 0;
  return out;
}
inline Vector stochastic_sign(const Vector& x, Uniforms& u) {
  const double scale = norm1(x);
  Vector out = x;
  for (double& v : out) {
    const double number = u();
    v = scale == 0 ? 0 : number < (1 + v / scale) / 2 ? scale : -scale;
  }
  return out;
}

}  // namespace lemmata::structure_test
