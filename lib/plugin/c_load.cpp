#include "lib/plugin/c_load.hpp"

#include <dlfcn.h>

#include <array>
#include <stdexcept>

#include "lib/plugin/surroundings.h"

namespace lemmata::plugin {
namespace {

template <class F>
void find_symbol(void* library, const char* name, F& function) {
  function = reinterpret_cast<F>(dlsym(library, name));
}

CPlugin find_functions(const std::string& path) {
  void* const library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    std::string why = dlerror();  // mostly begins with the path, which the host says too
    if (why.starts_with(path + ": ")) why.erase(0, path.size() + 2);
    throw std::runtime_error(why);
  }
  decltype(&lemmata_abi) abi = nullptr;
  CPlugin plugin{.library = library};
  find_symbol(library, "lemmata_abi", abi);
  find_symbol(library, "lemmata_compress", plugin.compress);
  if (abi == nullptr) throw std::runtime_error("it has no function lemmata_abi");
  if (const int version = abi(); version != 1) {
    throw std::runtime_error("it was written for version " + std::to_string(version) + " of the interface, this is version 1");
  }
  if (plugin.compress == nullptr) throw std::runtime_error("it has no function lemmata_compress");
  find_symbol(library, "lemmata_name", plugin.name);
  find_symbol(library, "lemmata_delta", plugin.delta);
  find_symbol(library, "lemmata_omega", plugin.omega);
  find_symbol(library, "lemmata_bits", plugin.bits);
  find_symbol(library, "lemmata_nonzeros", plugin.nonzeros);
  return plugin;
}

void check_loading(std::uint64_t control, const surroundings& before, const surroundings& now) {
  if (const std::uint64_t loaded = float_control(); loaded != control)
    throw std::runtime_error(std::string("loading it ") + float_change(control, loaded) + " (was it linked with -ffast-math?)");
  std::array<char, 200> text{};
  if (surroundings_changed_by_loading(&before, &now, text.data(), text.size()) != 0)
    throw std::runtime_error(std::string("loading it ") + text.data());
}

}  // namespace

CPlugin load_c_plugin(const std::string& path) {
  const std::uint64_t control = float_control();
  surroundings before, now;
  surroundings_look(&before);
  const CPlugin plugin = find_functions(path);
  surroundings_look(&now);
  check_loading(control, before, now);
  return plugin;
}

}  // namespace lemmata::plugin
