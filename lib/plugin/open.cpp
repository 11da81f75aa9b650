#include "lib/plugin/open.hpp"

#include <filesystem>

#include "lib/num/error.hpp"
#include "lib/plugin/c_child.hpp"
#include "lib/plugin/python.hpp"

namespace lemmata::plugin {
namespace {

bool lies_in_shared_memory(const std::filesystem::path& path) {
  std::error_code failed;
  return std::filesystem::weakly_canonical(path, failed).string().starts_with("/dev/shm/");
}

bool names_library(const std::string& spec) { return spec.ends_with(".so"); }
bool names_python(const std::string& spec) { return spec.ends_with(".py") || spec.rfind(".py:") != std::string::npos; }

}  // namespace

Limits limits_for(const Limits& limits, std::initializer_list<std::string> files) {
  Limits own = limits;
  std::error_code failed;
  if (lies_in_shared_memory(std::filesystem::current_path(failed) / "x")) own.own_shared_memory = false;
  for (const std::string& file : files)
    if (lies_in_shared_memory(file)) own.own_shared_memory = false;
  return own;
}

bool is_plugin(const std::string& spec) { return names_library(spec) || names_python(spec); }

std::unique_ptr<Host> open_c(const std::string& path, const OpenOptions& options) {
  std::error_code failed;
  if (!std::filesystem::exists(path, failed)) throw BadInput(path + ": no such file");
  if (!std::filesystem::is_regular_file(path, failed)) throw BadInput(path + ": not a file");
  const std::string absolute = std::filesystem::absolute(path).string();  // a bare name would be looked for among the system's libraries
  const auto child = [absolute](const ChildEnds& ends) { c_child(absolute, ends); };
  return std::make_unique<Host>(path, child, options.seed, limits_for(options.limits, {absolute}));
}

std::unique_ptr<compress::BlackBox> open_plugin(const std::string& spec, const OpenOptions& options) {
  if (names_library(spec)) return open_c(spec, options);
  if (spec.ends_with(".py")) return open_python(spec, "compress", options);
  if (const std::size_t at = spec.rfind(".py:"); at != std::string::npos)
    return open_python(spec.substr(0, at + 3), spec.substr(at + 4), options);
  throw BadInput(spec + ": a plugin is file.so or file.py:function");
}

}  // namespace lemmata::plugin
