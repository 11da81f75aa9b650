#pragma once
#include <string>

#include "lib/plugin/lemmata_compressor.h"

namespace lemmata::plugin {

/// The functions of a loaded library; the optional ones may be null.
struct CPlugin {
  void* library = nullptr;
  decltype(&lemmata_compress) compress = nullptr;
  decltype(&lemmata_name) name = nullptr;
  decltype(&lemmata_delta) delta = nullptr;
  decltype(&lemmata_omega) omega = nullptr;
  decltype(&lemmata_bits) bits = nullptr;
  decltype(&lemmata_nonzeros) nonzeros = nullptr;
};

/// @param path  with a '/' in it
/// @throws std::runtime_error, one line for the user: it cannot be loaded, is no plugin, or changes its process (rounding, children, limits,
/// folder ..) by being loaded. Signal handlers and threads of its own it may have: sanitizers and BLAS have them.
CPlugin load_c_plugin(const std::string& path);

}  // namespace lemmata::plugin
