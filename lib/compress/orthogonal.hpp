#pragma once
#include <cmath>
#include <string>
#include <vector>

#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// Pairwise orthogonal vectors that span what the given ones span, not normalised: no root is taken, so that rationals stay rationals.
/// Vectors in the span of earlier ones vanish; in double, those shorter than 2^-40 times what they were, after two rounds.
template <Scalar S>
std::vector<Vec<S>> orthogonalised(const std::vector<Vec<S>>& given) {
  std::vector<Vec<S>> kept;
  for (const Vec<S>& g : given) {
    Vec<S> p = g;
    for (int round = 0; round < (std::same_as<S, double> ? 2 : 1); ++round)
      for (const Vec<S>& q : kept) p -= dot(p, q) / norm2_squared(q) * q;
    const S left = norm2_squared(p);
    if constexpr (std::same_as<S, double>) {
      if (left <= 0x1p-80 * norm2_squared(g)) continue;
    } else if (left == S(0)) {
      continue;
    }
    kept.push_back(std::move(p));
  }
  return kept;
}

/// Throws Unsupported where normal variables are symbols: what is computed from them divides by polynomials in them.
template <Scalar S>
void require_numeric_normals(const char* what) {
  if constexpr (std::same_as<S, Exact>)
    if (arithmetic_in_force().name() == "polynomial") throw Unsupported(std::string(what) + " is no polynomial of its normal variables");
}

template <Scalar S>
Vec<S> normal_vector(std::size_t size, Chance<S>& chance) {
  Vec<S> out(size);
  for (std::size_t i = 0; i < size; ++i) out[i] = chance.normal();
  return out;
}

/// The rows of a vector of R^d read as an m x n matrix, row by row.
template <Scalar S>
std::vector<Vec<S>> rows_of(const Vec<S>& v, long m) {
  const std::size_t rows = static_cast<std::size_t>(m), n = v.size() / rows;
  std::vector<Vec<S>> out(rows, Vec<S>(n));
  for (std::size_t i = 0; i < v.size(); ++i) out[i / n][i % n] = v[i];
  return out;
}
template <Scalar S>
std::vector<Vec<S>> transposed(const std::vector<Vec<S>>& rows) {
  std::vector<Vec<S>> out(rows.front().size(), Vec<S>(rows.size()));
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j < out.size(); ++j) out[j][i] = rows[i][j];
  return out;
}
template <Scalar S>
Vec<S> flattened(const std::vector<Vec<S>>& rows) {
  std::vector<S> out;
  for (const Vec<S>& row : rows) out.insert(out.end(), row.begin(), row.end());
  return Vec<S>(std::move(out));
}

}  // namespace lemmata::compress
