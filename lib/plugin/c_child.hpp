#pragma once
#include <string>

#include "lib/plugin/host.hpp"

namespace lemmata::plugin {

/// The life of a child that runs a shared library of lemmata_compressor.h. It is forked, not executed: a fork works in every programme
/// that holds this library (the command, the tests, a user's own), needs no installed helper, and replaces a child in about a
/// millisecond. The plugin is loaded behind the fork only.
///
/// @param path  of the library, with a '/' in it
/// Ends with _exit, whatever happens.
[[noreturn]] void c_child(const std::string& path, const ChildEnds& ends);

}  // namespace lemmata::plugin
