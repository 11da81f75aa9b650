#include "lib/experiment/image_set.hpp"

#include <zlib.h>

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "lib/num/error.hpp"

namespace lemmata::experiment {
namespace {

namespace fs = std::filesystem;
using Bytes = std::vector<std::uint8_t>;

/// A folder that is gone afterwards.
struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "lemmata-idx-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the test");
    path = name;
  }
  ~Folder() { fs::remove_all(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  fs::path packed(const std::string& name, const Bytes& bytes) const {
    const gzFile file = gzopen((path / name).c_str(), "wb");
    gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(file);
    return path / name;
  }
  fs::path plain(const std::string& name, const std::string& text) const {
    std::ofstream(path / name, std::ios::binary) << text;
    return path / name;
  }
};

Bytes idx(std::initializer_list<std::uint8_t> sizes, const Bytes& data) {
  Bytes out = {0, 0, 8, static_cast<std::uint8_t>(sizes.size())};
  for (const std::uint8_t size : sizes) out.insert(out.end(), {0, 0, 0, size});
  out.insert(out.end(), data.begin(), data.end());
  return out;
}

std::string complaint_about(const fs::path& path) {
  try {
    read_idx(path);
  } catch (const BadInput& error) { return error.what(); }
  return "";
}

}  // namespace

TEST_CASE("images are read with their labels from packed IDX files") {
  const Folder folder;
  const ImageSet set = read_images(folder.packed("i.gz", idx({2, 2, 3}, {0, 1, 2, 3, 4, 5, 250, 251, 252, 253, 254, 255})),
                                   folder.packed("l.gz", idx({2}, {7, 0})));
  CHECK(set.count() == 2);
  CHECK((set.rows == 2 && set.columns == 3));
  CHECK(set.image(1)[0] == 250);
  CHECK(set.labels == Bytes{7, 0});
}

TEST_CASE("a file that is no IDX file of bytes is refused with its name and the reason") {
  const Folder folder;
  Bytes huge = idx({1}, {});
  huge[4] = 255;
  const std::pair<fs::path, const char*> cases[] = {{folder.path / "nowhere.gz", "no such file"},
                                                    {folder.path, "no such file"},
                                                    {folder.plain("plain", std::string("\0\0\x08\x01\0\0\0\x01!", 9)), "not compressed"},
                                                    {folder.plain("empty", ""), "shorter"},
                                                    {folder.packed("type.gz", {0, 0, 13, 1, 0, 0, 0, 0}), "no IDX file"},
                                                    {folder.packed("none.gz", {0, 0, 8, 0}), "no dimensions"},
                                                    {folder.packed("short.gz", idx({3}, {1, 2})), "shorter"},
                                                    {folder.packed("head.gz", {0, 0, 8, 2, 0, 0}), "shorter"},
                                                    {folder.packed("long.gz", idx({2}, {1, 2, 3})), "longer"},
                                                    {folder.packed("huge.gz", huge), "2^30"}};
  for (const auto& [path, reason] : cases) {
    const std::string said = complaint_about(path);
    CAPTURE(path, said);
    CHECK(said.find(path.string()) == 0);
    CHECK(said.find(reason) != std::string::npos);
    CHECK(said.find('\n') == std::string::npos);
  }
}

TEST_CASE("a damaged file is refused, wherever a byte changed") {
  const Folder folder;
  Bytes data(200);
  for (std::size_t i = 0; i < data.size(); ++i) data[i] = static_cast<std::uint8_t>(i * i);
  const fs::path good = folder.packed("good.gz", idx({200}, data));
  CHECK(complaint_about(good).empty());
  std::ifstream in(good, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  for (std::size_t at = 12; at < bytes.size(); at += 7) {  // the first ten bytes hold a time and a system, which mean nothing
    std::string broken = bytes;
    broken[at] = static_cast<char>(broken[at] ^ 0x10);
    CHECK_FALSE(complaint_about(folder.plain("broken.gz", broken)).empty());
  }
  CHECK_FALSE(complaint_about(folder.plain("cut.gz", bytes.substr(0, bytes.size() - 3))).empty());
}

TEST_CASE("images and labels must fit together") {
  const Folder folder;
  const fs::path images = folder.packed("i.gz", idx({2, 1, 1}, {1, 2})), flat = folder.packed("f.gz", idx({2}, {1, 2}));
  CHECK_NOTHROW(read_images(images, flat));
  CHECK_THROWS_AS(read_images(flat, flat), BadInput);
  CHECK_THROWS_AS(read_images(images, images), BadInput);
  CHECK_THROWS_AS(read_images(images, folder.packed("three.gz", idx({3}, {1, 2, 3}))), BadInput);
}

}  // namespace lemmata::experiment
