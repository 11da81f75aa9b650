#pragma once
#include <stdexcept>
#include <typeinfo>

#include "lib/num/exact.hpp"

namespace lemmata {

[[noreturn]] void other_arithmetic();

/// The body as the type of the arithmetic in force; a body of another arithmetic is a programming error (std::logic_error).
/// Bodies are final, so that comparing type identities suffices and costs no search (dynamic_cast would).
template <class Derived>
[[gnu::always_inline]] inline const Derived& body_as(const Body& body) {
  if (typeid(body) != typeid(Derived)) [[unlikely]]
    other_arithmetic();
  return static_cast<const Derived&>(body);
}

/// Combines two hashes, not symmetrically.
inline std::size_t mix_hash(std::size_t seed, std::size_t value) {
  seed ^= value + 0x9e3779b97f4a7c15ULL + (seed << 6U) + (seed >> 2U);
  seed *= 0xff51afd7ed558ccdULL;
  return seed ^ (seed >> 32U);
}

}  // namespace lemmata
