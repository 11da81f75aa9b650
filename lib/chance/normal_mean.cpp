#include "lib/chance/normal_mean.hpp"

#include "lib/num/arithmetic.hpp"

namespace lemmata {

Exact normal_moment(long n) {
  if (n % 2 != 0) return Exact(0);
  Exact product(1);
  for (long k = 1; k < n; k += 2) product *= Exact(k);
  return product;
}

// The symbols are independent, so the mean may be taken over one of them after the other.
Exact normal_mean(const Exact& polynomial, std::span<const std::string> symbols) {
  Exact mean = polynomial;
  for (const std::string& symbol : symbols) {
    const long degree = degree_in(mean, symbol);
    if (degree == 0) continue;
    Exact over_symbol(0), moment(1);
    for (long n = 0; n <= degree; n += 2) {
      over_symbol += moment * coefficient_of(mean, symbol, n);
      moment *= Exact(n + 1);
    }
    mean = over_symbol;
  }
  return mean;
}

}  // namespace lemmata
