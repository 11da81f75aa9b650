#include "lib/experiment/table_set.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>

#include <fstream>
#include <string>

#include "lib/experiment/image_set.hpp"
#include "lib/num/error.hpp"

namespace table_set_test {
using namespace lemmata;
using namespace lemmata::experiment;

namespace {

struct TableFile {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("lemmata-table-" + std::to_string(::getpid()));
  explicit TableFile(const std::string& text) { std::ofstream(path) << text; }
  ~TableFile() { std::filesystem::remove(path); }
};

std::string refusal_of(const std::string& text) {
  const TableFile file(text);
  try {
    read_libsvm(file.path);
  } catch (const BadInput& e) { return e.what(); }
  return "";
}

}  // namespace

TEST_CASE("a table has a row a line; what is not listed is 0") {
  const TableFile file("+1 1:0.5 3:-2e-1\n-1 2:+3 \n0\n");
  const LabelledRows rows = read_libsvm(file.path);
  CHECK(rows.d == 3);
  CHECK(rows.labels == std::vector<double>{1, -1, -1});
  CHECK(rows.entries == std::vector<double>{0.5, 0, -0.2, 0, 3, 0, 0, 0, 0});
}

TEST_CASE("what is no table is refused with file and line") {
  for (const char* text : {"+1 1:2\nx 1:2\n", "+1 1:2\n1 2:1 2:3\n", "+1 1:2\n1 0:1\n", "+1 1:2\n1 1\n", "+1 1:2\n1 1:\n",
                           "+1 1:2\n1 1:nan\n", "+1 1:2\n\n", "+1 1:2\n1 99999999:1\n", "+1 1:2\n1 1:2x\n"}) {
    CAPTURE(text);
    CHECK(refusal_of(text).find("line 2") != std::string::npos);
  }
  CHECK(refusal_of("").find("no entries") != std::string::npos);
  CHECK(refusal_of("1\n").find("no entries") != std::string::npos);
  CHECK_THROWS_AS(read_libsvm("/nowhere/at/all"), BadInput);
}

TEST_CASE("data sets are named, and asked for with the package that has them") {
  CHECK(data_place("").empty());
  CHECK_NOTHROW(require_data(""));
  CHECK_THROWS_AS(data_place("mnist"), std::logic_error);
  CHECK(data_place("heart-scale") == heart_scale_file());
  const LabelledRows heart = read_libsvm(heart_scale_file());
  CHECK((heart.labels.size() == 270 && heart.d == 13));
}

}  // namespace table_set_test
