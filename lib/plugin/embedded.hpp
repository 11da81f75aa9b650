#pragma once
#include <span>

// Files that a Python plugin's child needs, kept in the executable, which may stand anywhere. cmake/Embed.cmake writes their bytes.
namespace lemmata::plugin::embedded {

using Bytes = std::span<const unsigned char>;

extern const Bytes harness_py;  ///< harness.py
extern const Bytes words_py;    ///< words.py
extern const Bytes words_so;    ///< words.c as a shared object

}  // namespace lemmata::plugin::embedded
