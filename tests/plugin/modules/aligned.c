/* Asks for more alignment than it was promised: it refuses an input or output that is not aligned to 16 bytes. */
#include <stdint.h>

#include "lib/plugin/lemmata_compressor.h"

int lemmata_abi(void) { return 1; }

int lemmata_compress(const double* x, double* out, size_t d, double (*uniform)(void* rng), void* rng) {
  (void)uniform, (void)rng;
  if ((uintptr_t)x % 16 != 0 || (uintptr_t)out % 16 != 0) return 1;
  for (size_t i = 0; i < d; ++i) out[i] = x[i];
  return 0;
}
