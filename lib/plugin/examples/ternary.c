/* A plugin in C: ternary quantisation. With m = max |x_i| each entry becomes sign(x_i) m with probability |x_i| / m, and 0 otherwise.

     cc -O2 -fPIC -shared -I<include> ternary.c -o ternary.so -lm
     lemmata check ./ternary.so                                                                                                     */
#include "lemmata_compressor.h"

#include <math.h>
#include <stddef.h>

int lemmata_abi(void) { return 1; }

const char* lemmata_name(void) { return "ternary"; }

/* Unbiased, with E||C(x) - x||^2 = sum |x_i| (m - |x_i|) <= (sqrt(d) - 1)/2 ||x||^2, attained at (1, a, ..., a) with a = 1/(1 + sqrt(d)).
   A part in 10^12 is for the rounding of |x_i| / m. */
double lemmata_omega(size_t d) { return d == 1 ? 0 : (sqrt((double)d) - 1) / 2 * (1 + 1e-12); }

/* The maximum as a double, then one of three values for each entry. */
double lemmata_bits(size_t d) { return 64 + 2 * (double)d; }

int lemmata_compress(const double* x, double* out, size_t d, double (*uniform)(void* rng), void* rng) {
  double m = 0;
  for (size_t i = 0; i < d; ++i) m = fmax(m, fabs(x[i]));
  for (size_t i = 0; i < d; ++i) {
    const double u = uniform(rng);                       /* one number for each entry, whatever the entries are */
    out[i] = u < fabs(x[i]) / m ? copysign(m, x[i]) : 0; /* m = 0 gives 0/0, and u < NaN is false */
  }
  return 0;
}
