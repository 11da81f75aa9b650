#pragma once
#include "lib/method/state.hpp"

namespace lemmata::method {

/// What the iterate of error feedback would be had all of the gradients been sent: x_t - e_t, which moves by -gamma_t g_t.
template <Scalar S>
Vec<S> virtual_iterate(const PositionAndMemory<S>& s) {
  return s.x - s.e;
}
/// x_t + e_t, as ef prints it: it moves by gamma_t g_t + 2 e_t - 2 C(gamma_t g_t + e_t).
template <Scalar S>
Vec<S> printed_virtual_iterate(const PositionAndMemory<S>& s) {
  return s.x + s.e;
}

}  // namespace lemmata::method
