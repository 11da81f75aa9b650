#include <catch2/catch.hpp>

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace hostile_specs_test {

std::string refusal_of(const std::string& spec) {
  try {
    choose(spec, 4);
  } catch (const BadInput& refused) { return refused.what(); }
  return "";
}
std::string tree(int depth) {
  if (depth == 0) return "identity";
  const std::string inner = tree(depth - 1);
  return "composed:outer=(" + inner + "),inner=(" + inner + ")";
}

TEST_CASE("a spec that would be read a million times is refused at once") {
  CHECK(refusal_of(tree(5)).empty());
  CHECK(refusal_of(tree(6)).find("more than 64 specs within it") != std::string::npos);
  CHECK(refusal_of(tree(8)).find("more than 64 specs within it") != std::string::npos);
}

TEST_CASE("the least integer has no positive counterpart, and is no part of a fraction") {
  for (const char* number : {"-9223372036854775808", "-922337203685477580.8", "-9223372036854775808/2"})
    CHECK_FALSE(refusal_of(std::string("threshold:t=") + number).empty());
}

}  // namespace hostile_specs_test
}  // namespace lemmata::compress
