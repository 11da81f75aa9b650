#include "lib/worst_case/dual_value.hpp"

namespace lemmata::worst_case {

bool is_positive_semidefinite(Matrix m) {
  const std::size_t n = m.size();
  for (std::size_t k = 0; k < n; ++k) {
    if (m[k][k].sign() < 0) return false;
    if (m[k][k].is_zero()) {  // a vector e_k + t e_i would see 2 t m_ik + t^2 m_ii
      for (std::size_t i = k + 1; i < n; ++i)
        if (!m[i][k].is_zero()) return false;
      continue;
    }
    for (std::size_t i = k + 1; i < n; ++i) {
      if (m[i][k].is_zero()) continue;
      const Fraction factor = m[i][k] / m[k][k];
      for (std::size_t j = k + 1; j <= i; ++j) m[i][j].subtract_product(factor, m[j][k]);
    }
  }
  return true;
}

}  // namespace lemmata::worst_case
