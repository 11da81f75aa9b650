#pragma once
#include <memory>
#include <string>
#include <vector>

#include "lib/num/arithmetic.hpp"

namespace lemmata {

/// Polynomials in the symbols and in *atoms*: exp, log, erf, sin, cos of a polynomial, quotients and roots that are no polynomials, each
/// standing for itself. Of atoms it is known only that equal arguments give equal values, that exp > 0, that b (1/b) = 1 and
/// sqrt(f)^2 = f, and the sign of 1/b and sqrt(f) where that of b and f is certain. What is certain here is certain wherever the body
/// has a value: an identity of rational functions, or e^-1 = e^-1 at a point.
///
/// @param symbols, positive, abstract_vectors  as of polynomial_arithmetic
/// @param points  boxes of one point are that point (with no symbols: exact values at a point)
std::unique_ptr<Arithmetic> atomic_arithmetic(std::vector<std::string> symbols, std::vector<bool> positive, bool abstract_vectors,
                                              bool points);

}  // namespace lemmata
