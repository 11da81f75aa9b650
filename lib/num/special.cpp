#include <bit>
#include <boost/math/special_functions/beta.hpp>
#include <cstdint>

#include "lib/num/scalar.hpp"

namespace lemmata {

double pow(double x, long n) {
  const bool inverse = n < 0;
  unsigned long left = inverse ? 0UL - static_cast<unsigned long>(n) : static_cast<unsigned long>(n);
  double result = 1;
  for (double factor = x; left != 0; factor *= factor, left >>= 1U)
    if ((left & 1U) != 0) result *= factor;
  return inverse ? 1 / result : result;
}

double incomplete_beta(double x, long a, long b) {
  require(a >= 1, "a", static_cast<double>(a), "[1, inf)");
  require(b >= 1, "b", static_cast<double>(b), "[1, inf)");
  require(x >= 0 && x <= 1, "x", x, "[0, 1]");
  return boost::math::ibeta(static_cast<double>(a), static_cast<double>(b), x);
}

std::size_t hash(double x) {
  auto word = std::bit_cast<std::uint64_t>(x);  // a bijective mixer: every bit of x reaches every bit of the hash
  word = (word ^ (word >> 33U)) * 0xff51afd7ed558ccdULL;
  word = (word ^ (word >> 33U)) * 0xc4ceb9fe1a85ec53ULL;
  return word ^ (word >> 33U);
}

}  // namespace lemmata
