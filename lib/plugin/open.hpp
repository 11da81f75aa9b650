#pragma once
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>

#include "lib/plugin/host.hpp"

namespace lemmata::plugin {

struct OpenOptions {
  std::uint64_t seed = 1;
  Limits limits = {};
};

/// Is this a plugin's form: "path.so" (C ABI of lemmata_compressor.h) or "path.py:function" (or "path.py" for its `compress`)? Looks at the text only.
bool is_plugin(const std::string& spec);

/// The same limits, without shared memory of its own where one of these files, or the working folder, lies in /dev/shm: it would not be seen.
Limits limits_for(const Limits& limits, std::initializer_list<std::string> files);

/// A plugin in its own process.
/// @throws BadInput, one line: no such file, cannot be loaded, no such function, wrong ABI, or neither form
std::unique_ptr<compress::BlackBox> open_plugin(const std::string& spec, const OpenOptions& options = {});

/// The C child alone; `path` is the shared library. @throws BadInput
std::unique_ptr<Host> open_c(const std::string& path, const OpenOptions& options = {});

}  // namespace lemmata::plugin
