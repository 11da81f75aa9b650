#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include "lib/num/instructions.hpp"

// Packs of 8-byte lanes, once for each set of instructions, in a namespace of its own. A kernel's loops are a .inc file that is included in the
// same way (see each_set.inc): they see the packs of their set, and every function of theirs carries KERNEL_TARGET, because a callee that
// does not is compiled for the default set.

#define KERNEL_INLINE inline __attribute__((always_inline)) KERNEL_TARGET

#define KERNEL_LOOPS "lib/compress/kernels/packs.inc"
#include "lib/compress/kernels/each_set.inc"
#undef KERNEL_LOOPS
