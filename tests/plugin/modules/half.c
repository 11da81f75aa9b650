/* Writes every other number only; declares an omega in even dimensions; keeps its name to itself. */
#include <math.h>

#include "lib/plugin/lemmata_compressor.h"

int lemmata_abi(void) { return 1; }

double lemmata_omega(size_t d) { return d % 2 == 0 ? 0.5 : (double)NAN; }
size_t lemmata_nonzeros(size_t d) { return (d + 1) / 2; }
double lemmata_bits(size_t d) { return 64.0 * (double)((d + 1) / 2); }

int lemmata_compress(const double* x, double* out, size_t d, double (*uniform)(void* rng), void* rng) {
  (void)uniform, (void)rng;
  for (size_t i = 0; i < d; i += 2) out[i] = x[i];
  return 0;
}
