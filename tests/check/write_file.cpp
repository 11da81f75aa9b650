// What an output may be written to, and what it leaves alone.
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <thread>

#include "lib/check/json.hpp"
#include "lib/num/error.hpp"

namespace write_file_test {

using namespace lemmata;
namespace fs = std::filesystem;

/// A folder of its own, gone with it.
struct Folder {
  Folder() : path(fs::temp_directory_path() / ("lemmata-write-" + std::to_string(getpid()))) { fs::create_directory(path); }
  ~Folder() { fs::remove_all(path); }
  fs::path path;
};

std::string content(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

TEST_CASE("a pipe is written to, and stays a pipe") {
  const Folder folder;
  const fs::path pipe = folder.path / "pipe";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  const std::string text(1U << 20U, 'x');  // more than a pipe holds
  std::string seen;
  std::thread reader([&] { seen = content(pipe); });
  CHECK_NOTHROW(write_file(pipe, text));
  reader.join();
  CHECK(seen == text);
  CHECK_NOTHROW(require_writable(pipe));
  REQUIRE(fs::is_fifo(pipe));
  CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 1);
  CHECK_THROWS_WITH(write_file("/dev/full", "x"), Catch::Contains("No space left"));
  CHECK(fs::is_character_file("/dev/full"));
}

TEST_CASE("what cannot be an output is refused, and nothing else is touched") {
  const Folder folder;
  const fs::path out = folder.path / "run.json", fresh = folder.path / "run.json.lemmata-new", elsewhere = folder.path / "elsewhere";
  fs::create_directory(out);
  CHECK_THROWS_WITH(require_writable(out), Catch::Contains("Is a directory"));
  fs::remove(out);

  write_file(out, "old");
  write_file(elsewhere, "theirs");
  fs::create_symlink(elsewhere, fresh);  // a link in the way is not written through
  CHECK_THROWS_AS(write_file(out, "new"), BadInput);
  CHECK_THROWS_AS(require_writable(out), BadInput);
  CHECK(content(elsewhere) == "theirs");
  CHECK(content(out) == "old");
  fs::remove(fresh);
  CHECK_NOTHROW(write_file(out, "new"));
  CHECK(content(out) == "new");
}

}  // namespace write_file_test
