#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "lib/check/json.hpp"
#include "lib/check/record.hpp"
#include "lib/num/error.hpp"

namespace lemmata {
namespace hostile_documents_test {

std::string refusal(const std::string& text) {
  try {
    parse_json(text, "file");
  } catch (const BadInput& refused) { return refused.what(); }
  return "";
}
std::string repeated(const std::string& piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

TEST_CASE("a document may not be nested deeper than the stack can follow") {
  CHECK(refusal(repeated("[", 64) + repeated("]", 64)).empty());
  CHECK(refusal(repeated("[", 65) + repeated("]", 65)) == "file: is nested more than 64 deep");
  CHECK(refusal(repeated("[", 1000000) + repeated("]", 1000000)) == "file: is nested more than 64 deep");
  CHECK(refusal(repeated(R"({"a":)", 100000) + "1" + repeated("}", 100000)) == "file: is nested more than 64 deep");
}

TEST_CASE("an object may not have so many keys that looking them up takes minutes") {
  const auto object_of = [](int keys) {
    std::string text = "{";
    for (int i = 0; i < keys; ++i) text += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":0";
    return text + "}";
  };
  CHECK(refusal(object_of(4096)).empty());
  CHECK(refusal(object_of(4097)) == "file: an object has more than 4096 keys");
  CHECK(refusal("[" + object_of(3000) + "," + object_of(3000) + "]").empty());
}

TEST_CASE("a document may not be longer than 64 MiB") {
  CHECK(refusal(std::string((1U << 26U) + 1, ' ')) == "file: is longer than 64 MiB");
}

TEST_CASE("text after a NUL is not left unread") {
  CHECK(refusal("{}").empty());
  CHECK_THAT(refusal("{}" + std::string(1, '\0') + "garbage"), Catch::Contains("file: no JSON: it holds a NUL"));
}

TEST_CASE("a number beyond the largest double is refused, and there is no NaN") {
  for (const char* text : {"1e400", "-1e400", "[1e309]", "NaN", "Infinity", "nan", "0x10", "01", "+1"}) {
    INFO(text);
    CHECK_FALSE(refusal(text).empty());
  }
  CHECK_THROWS_AS(number_in(parse_json(R"({"x": "nan"})", "file"), "x", "file"), BadInput);
}

TEST_CASE("a text that is a file's is read as a file is") {
  CHECK(records_from_json(R"({"schema": "lemmata/record/1", "claims": {}})", "x").empty());
  CHECK_THROWS_AS(records_from_json(R"({"schema": "lemmata/record/2", "claims": {}})", "x"), BadInput);
}

TEST_CASE("a file without an end is not read without an end") { CHECK_THROWS_WITH(read_file("/dev/zero"), Catch::Contains("512 MiB")); }

}  // namespace hostile_documents_test
}  // namespace lemmata
