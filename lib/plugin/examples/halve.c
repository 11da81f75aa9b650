/* The smallest plugin in C: C(x) = x/2, which contracts with delta = 3/4. `lemmata bench` times the calls of it.

     cc -O2 -fPIC -shared -I<include> halve.c -o halve.so                                                                            */
#include "lemmata_compressor.h"

#include <stddef.h>

int lemmata_abi(void) { return 1; }

/* ||x/2 - x||^2 = ||x||^2 / 4; a part in 10^12 is for subnormal numbers' last bits. */
double lemmata_delta(size_t d) {
  (void)d;
  return 0.75 * (1 - 1e-12);
}

int lemmata_compress(const double* x, double* out, size_t d, double (*uniform)(void* rng), void* rng) {
  (void)uniform, (void)rng;
  for (size_t i = 0; i < d; ++i) out[i] = x[i] / 2;
  return 0;
}
