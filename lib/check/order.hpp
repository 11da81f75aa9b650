#pragma once
#include <map>
#include <string>
#include <vector>

namespace lemmata {

/// p/q, q > 0.
struct Fraction {
  long numerator = 0;
  long denominator = 1;
};
std::string to_string(const Fraction& f);

/// A product of powers of positive parameters: symbol -> exponent; the empty product is 1.
using Monomial = std::map<std::string, Fraction, std::less<>>;

/// An O-form: a maximum of monomials, equally their sum. Constant factors do not matter.
struct Order {
  std::vector<Monomial> terms;
  friend Order operator+(Order a, const Order& b);  ///< O(a + b) = O(max(a, b))
  friend Order operator*(const Order& a, const Order& b);
};
/// The power of a maximum, exponent >= 0; of a single monomial, any exponent.
Order pow(const Order& a, const Fraction& exponent);

/// "d K^-1/2 + sigma^2 K^-1", with "1" for the constant. Throws BadInput on anything else.
Order order_from(const std::string& text);
std::string to_string(const Order& order);

/// Where the parameters live: each of these monomials is >= 1 (K >= 1, K d^-2 >= 1 ...); all parameters are positive.
struct Cone {
  std::vector<Monomial> at_least_one;
};
/// "K >= 1, d >= 1, K >= d^2": sides are monomials.
Cone cone_from(const std::string& text);

/// Is B = O(A) on the cone?
struct Domination {
  bool holds = false;
  /// holds: each term of B as a weighted geometric mean of terms of A over monomials that are >= 1, one line
  std::string text;
  /// else: exponents z such that on parameters s^z, s -> inf, which stay in the cone, B/A grows without bound
  std::map<std::string, Fraction, std::less<>> ray = {};
};

/// Decided by an exact linear programme for each term b of B: either weights lambda, mu >= 0 with sum lambda = 1 and
///   b = sum_a lambda_a a - sum_i mu_i c_i      (exponent vectors; c_i those of the cone)
/// so that b <= prod a^lambda_a <= max A on the cone; or, by Farkas, a ray z with c_i z >= 0 and b z > a z for all terms a.
/// Both are checked before they are returned. Throws TooLarge when a number of the certificate does not fit.
Domination dominates(const Order& a, const Order& b, const Cone& cone);

}  // namespace lemmata
