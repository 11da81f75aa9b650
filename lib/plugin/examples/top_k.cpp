// A plugin in C++: top-k, the quarter of the entries that is largest in magnitude; of equal ones the first.
//
//   g++ -std=c++20 -O2 -fPIC -shared -I<include> top_k.cpp -o top_k.so
//   lemmata check ./top_k.so
#include "lemmata_compressor.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

namespace {

std::size_t kept(std::size_t d) { return (d + 3) / 4; }

}  // namespace

extern "C" {

int lemmata_abi(void) { return 1; }

const char* lemmata_name(void) { return "top-k, k = d/4"; }

/// ||C(x) - x||^2 <= (1 - k/d) ||x||^2: what is left are the d - k smallest squares. Rounded down, as the check is exact.
double lemmata_delta(size_t d) { return std::nextafter(static_cast<double>(kept(d)) / static_cast<double>(d), 0.0); }

size_t lemmata_nonzeros(size_t d) { return kept(d); }

/// A double and an index of 32 bits for each entry kept.
double lemmata_bits(size_t d) { return 96.0 * static_cast<double>(kept(d)); }

int lemmata_compress(const double* x, double* out, size_t d, double (*)(void*), void*) {
  std::vector<std::size_t> order(d);
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto goes_first = [x](std::size_t i, std::size_t j) {
    const double a = std::abs(x[i]), b = std::abs(x[j]);
    return a != b ? a > b : i < j;
  };
  const auto end = order.begin() + static_cast<std::ptrdiff_t>(kept(d));
  std::nth_element(order.begin(), end - 1, order.end(), goes_first);
  std::fill(out, out + d, 0.0);
  std::for_each(order.begin(), end, [&](std::size_t i) { out[i] = x[i]; });
  return 0;
}

}  // extern "C"
