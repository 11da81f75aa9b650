#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::ssd {

/// Gauss's inequality: P(|X - m| > r) for a unimodal X with mode m and E(X - m)^2 = sigma^2.
///
///   (4/9)(sigma/r)^2 if r >= (2/sqrt 3) sigma, else 1 - r/(sqrt(3) sigma)
///
/// @param sigma2  E(X - m)^2, >= 0
/// @param r       > 0
/// @source        ssd, Theorem 9
template <Scalar S>
S gauss_tail(const S& sigma2, const S& r) {
  require(S(0) < r, "r", r, "(0, inf)");
  if (!(S(3) * square(r) < S(4) * sigma2)) return S(4) * sigma2 / (S(9) * square(r));
  return S(1) - r / sqrt(S(3) * sigma2);
}

/// What follows for P(|X - mu| <= r), X unimodal and symmetric about mu with variance sigma^2.
///
///   1 - (4/9)(sigma/r)^2 if sigma/r <= sqrt(3)/2, else r/(sqrt(3) sigma)
///
/// @param sigma2  the variance, >= 0; > 0 where r = 0
/// @param r       >= 0
/// @source        ssd, appendix B.1, first display after Theorem 9
template <Scalar S>
S two_sided(const S& sigma2, const S& r) {
  require(S(0) <= r, "r", r, "[0, inf)");
  if (!(S(3) * square(r) < S(4) * sigma2)) return S(1) - S(4) * sigma2 / (S(9) * square(r));
  return r / sqrt(S(3) * sigma2);
}

/// The form that Lemma 1 uses: (r/sigma)/(r/sigma + sqrt 3) = r/(r + sqrt(3) sigma), not r = sigma = 0.
/// @source  ssd, appendix B.1, the same display
template <Scalar S>
S two_sided_simple(const S& sigma2, const S& r) {
  return r / (r + sqrt(S(3) * sigma2));
}

/// The improved form: 1 - 1/(1 + z + z^2), z = r/(sqrt(3) sigma), sigma > 0.
/// @source  ssd, appendix B.1, "Improvement on Lemma 1"
template <Scalar S>
S two_sided_improved(const S& sigma2, const S& r) {
  const S z = r / sqrt(S(3) * sigma2);
  return S(1) - S(1) / (S(1) + z + square(z));
}

/// The line a + b h^2 that lies above the tail max(0, 1 - r/h) of the uniform law on [m - h, m + h] (or on [m, m + h]) for every h > 0
/// and touches it where Gauss's inequality is attained: at h = 3r/2, and at h = sqrt(3) sigma where that is longer. As E h^2 = 3 sigma^2
/// in every mixture of such laws, a + 3 b sigma^2 bounds its tail.
template <Scalar S>
struct TailLine {
  S a, b;

  TailLine(const S& sigma2, const S& r) {
    if (!(S(3) * square(r) < S(4) * sigma2)) {
      a = S(0);
      b = S(4) / (S(27) * square(r));
    } else {
      const S q = sqrt(S(3) * sigma2);
      a = S(1) - S(3) * r / (S(2) * q);
      b = r / (S(2) * pow(q, 3L));
    }
  }
  S at(const S& h) const { return a + b * square(h); }
  S mean(const S& sigma2) const { return a + S(3) * b * sigma2; }
};

}  // namespace lemmata::bounds::ssd
