#pragma once
#include <string>

namespace lemmata::app {

/// Loads a shared library whose claims and compressors register themselves. Throws BadInput when it cannot be loaded, also where its
/// registration fails (an id that is taken): it is tried in a child process first, because an exception cannot pass the loader.
void load_module(const std::string& file);

}  // namespace lemmata::app
