#pragma once
#include <functional>
#include <numeric>
#include <vector>

#include "lib/chance/draw.hpp"
#include "lib/compress/orthogonal.hpp"

namespace lemmata::compress {

/// A map whose continuous randomness is replaced by the uniform law on one orbit of a finite group that leaves its law alone, at a drawn
/// point of the orbit. A mean over the law is the mean, over the orbits, of the mean on each: what holds on every orbit holds in the mean.
/// (Not the other way round: an inequality that fails on an orbit says nothing, so that `orbit` belongs to an entry only where its proof
/// goes orbit by orbit.)
template <Scalar S>
struct Orbit {
  Vec<S> x;
  std::function<Vec<S>(const Vec<S>& v, long t, Chance<S>& chance)> apply;
  bool regular = true;  ///< false on a null set: starts of too small a rank
};

/// A random element of {0, ..., n-1} -> {0, ..., n-1}: every permutation alike, n! paths.
template <Scalar S>
std::vector<std::size_t> random_permutation(std::size_t n, Chance<S>& chance) {
  std::vector<std::size_t> images(n);
  std::iota(images.begin(), images.end(), std::size_t{0});
  for (std::size_t i = 0; i + 1 < n; ++i) std::swap(images[i], images[i + chance.uniform(n - i)]);
  return images;
}

/// A cyclic shift of the coordinates with a random sign each: d 2^d paths. E h h^T = I over these h, for every unit vector.
template <Scalar S>
class SignedShift {
 public:
  SignedShift(std::size_t d, Chance<S>& chance) : shift_(chance.uniform(d)), negative_(d) {
    for (std::size_t i = 0; i < d; ++i) negative_[i] = chance.uniform(2) == 1;
  }
  Vec<S> operator()(const Vec<S>& v) const {
    Vec<S> out(v.size());
    for (std::size_t i = 0; i < v.size(); ++i) out[i] = negative_[i] ? S(-v[(i + shift_) % v.size()]) : v[(i + shift_) % v.size()];
    return out;
  }

 private:
  std::size_t shift_;
  std::vector<bool> negative_;
};

/// An orthogonal matrix, as a product of two reflections with drawn axes (none where an axis is 0): its rows.
template <Scalar S>
std::vector<Vec<S>> drawn_rotation(Draw& draw, std::string_view name, long n) {
  const auto scope = draw.scope(name);
  std::vector<Vec<S>> rows(static_cast<std::size_t>(n), Vec<S>(static_cast<std::size_t>(n)));
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i][i] = S(1);
  for (const char* axis_name : {"a", "b"}) {
    const Vec<S> axis = draw.vector<S>(axis_name, n, Range::closed(-64, 64));
    const S size = norm2_squared(axis);
    if (size == S(0)) continue;
    for (Vec<S>& row : rows) row -= S(2) * dot(row, axis) / size * axis;
  }
  return rows;
}

}  // namespace lemmata::compress
