/**
 * The interface of a compressor that `lemmata check ./mine.so` can examine. Version 1.
 *
 * A plugin is a shared library that defines `lemmata_abi` and `lemmata_compress`, and may define the other functions below:
 *
 *     cc  -shared -fPIC -O2 mine.c -o mine.so
 *     c++ -shared -fPIC -O2 mine.cpp -o mine.so
 *
 * It is loaded in a process of its own and called from one thread. Whatever goes wrong there (a crash, a write past the end, a C++
 * exception that leaves the function, a call that does not end) is reported as a finding about the compressor. So is a call that leaves
 * the process otherwise than it found it: rounding mode, flush-to-zero, signal handlers, timers, limits, working folder, the descriptors
 * that it was started with, processes of its own, files in shared memory. Threads and descriptors of its own may stay.
 */
#ifndef LEMMATA_COMPRESSOR_H
#define LEMMATA_COMPRESSOR_H

#include <stddef.h>

#if defined(__GNUC__)
#define LEMMATA_PLUGIN __attribute__((visibility("default")))
#else
#define LEMMATA_PLUGIN
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** The version of this interface that the plugin was written for: returns 1. */
LEMMATA_PLUGIN int lemmata_abi(void);

/**
 * out = C(x).
 *
 * @param x        d finite numbers, read only; any finite double may occur, zeros of both signs and subnormals among them
 * @param out      d numbers, all of which are to be written; what they hold before is not defined. x and out do not overlap; both are
 *                 aligned as a double is, and no more
 * @param d        the dimension, >= 1; it may differ from call to call
 * @param uniform  `uniform(rng)` returns the next random number, uniform in [0, 1). All randomness must come from here, so that a run
 *                 can be repeated; any number of calls is allowed. It is not to be called after lemmata_compress has returned
 * @param rng      what `uniform` is to be given
 * @return         0; anything else refuses this x (its dimension, say), and out is then not looked at
 */
LEMMATA_PLUGIN int lemmata_compress(const double* x, double* out, size_t d, double (*uniform)(void* rng), void* rng);

/* What follows is optional. A number declared here is tested as declared; NaN declares nothing in that dimension. */

/** The compressor's name, as UTF-8; the string must live as long as the plugin. */
LEMMATA_PLUGIN const char* lemmata_name(void);
/** delta: E||C(x) - x||^2 <= (1 - delta) ||x||^2 for every x of R^d. */
LEMMATA_PLUGIN double lemmata_delta(size_t d);
/** omega: E C(x) = x and E||C(x) - x||^2 <= omega ||x||^2 for every x of R^d. */
LEMMATA_PLUGIN double lemmata_omega(size_t d);
/** The size of the message that carries C(x), in bits. */
LEMMATA_PLUGIN double lemmata_bits(size_t d);
/** The largest number of nonzero entries of C(x). */
LEMMATA_PLUGIN size_t lemmata_nonzeros(size_t d);

#ifdef __cplusplus
}
#endif

#endif
