#pragma once

namespace lemmata {

// libm's functions differ between machines in the last bit (with and without fused multiply-add). These use operations that IEEE 754 fixes.

/// log(x) for finite x > 0, to about one unit in the last place.
double portable_log(double x);

/// exp(x), to about one unit in the last place; 0 below -745, infinite above 709.7.
double portable_exp(double x);

}  // namespace lemmata
