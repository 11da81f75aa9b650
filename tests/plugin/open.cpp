#include "lib/plugin/open.hpp"

#include <catch2/catch.hpp>

#include "lib/num/error.hpp"
#include "tests/plugin/modules.hpp"

using namespace lemmata;
using namespace lemmata::plugin_tests;

namespace {

std::string refusal_of(const std::string& spec) {
  try {
    plugin::open_plugin(spec, short_limits());
  } catch (const BadInput& e) { return e.what(); }
  return "";
}

}  // namespace

TEST_CASE("what is no plugin is refused in one line that says what is wrong") {
  const auto says = [](const std::string& spec, const std::string& what) {
    const std::string line = refusal_of(spec);
    INFO(line);
    CHECK(line.starts_with(spec + ": "));
    CHECK(line.find(what) != std::string::npos);
    CHECK(line.find('\n') == std::string::npos);
  };
  says(module_path("nowhere"), "no such file");
  says(module_path("wrong_abi"), "version 2");
  says(module_path("no_compress"), "lemmata_compress");
  says("top-k:k=4", "file.so");
}

TEST_CASE("a plugin is known by its form") {
  CHECK(plugin::is_plugin("./mine.so"));
  CHECK(plugin::is_plugin("mine.py:compress"));
  CHECK(plugin::is_plugin("mine.py"));
  CHECK_FALSE(plugin::is_plugin("top-k:k=4"));
}
