#include "lib/experiment/image_set.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <span>

#include "lib/experiment/table_set.hpp"
#include "lib/num/error.hpp"

namespace lemmata::experiment {
namespace {

namespace fs = std::filesystem;

constexpr const char* debian_folder = "/usr/share/datasets/fashion-mnist";
constexpr std::array<const char*, 4> file_names = {"train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz",
                                                   "t10k-labels-idx1-ubyte.gz"};
constexpr std::size_t most_bytes = std::size_t{1} << 30U;  // a file that claims more is no data set of ours

[[noreturn]] void unreadable(const fs::path& path, const std::string& why) { throw BadInput(path.string() + ": " + why); }

/// Reads exactly this many bytes of what the file unpacks to.
class GzipFile {
 public:
  explicit GzipFile(const fs::path& path) : path_(path), file_(gzopen(path.c_str(), "rb"), gzclose) {
    if (!file_ || !fs::is_regular_file(path)) unreadable(path, "there is no such file, or it cannot be read");
  }
  void read(std::span<std::uint8_t> out) {
    while (!out.empty()) {
      const auto wanted = static_cast<unsigned>(std::min<std::size_t>(out.size(), 1U << 20U));
      const int got = gzread(file_.get(), out.data(), wanted);
      if (got < 0) unreadable(path_, "it is damaged: it does not unpack");
      if (got == 0) unreadable(path_, "it is shorter than it says");
      if (gzdirect(file_.get()) != 0) unreadable(path_, "it is not compressed by gzip");
      out = out.subspan(static_cast<std::size_t>(got));
    }
  }
  bool at_end() {
    std::uint8_t byte = 0;
    const int got = gzread(file_.get(), &byte, 1);
    int state = Z_OK;  // the check sum stands at the end; where it is cut off, the read ends well but the state does not
    gzerror(file_.get(), &state);
    if (got < 0 || state != Z_OK) unreadable(path_, "it is damaged: it does not unpack");
    return got == 0;
  }

 private:
  fs::path path_;
  std::unique_ptr<gzFile_s, int (*)(gzFile)> file_;
};

std::size_t big_endian(std::span<const std::uint8_t, 4> bytes) {
  std::size_t value = 0;
  for (const std::uint8_t byte : bytes) value = value << 8U | byte;
  return value;
}

}  // namespace

IdxFile read_idx(const fs::path& path) {
  GzipFile file(path);
  std::array<std::uint8_t, 4> four{};
  file.read(four);
  if (four[0] != 0 || four[1] != 0 || four[2] != 8) unreadable(path, "it is no IDX file of unsigned bytes");
  if (four[3] == 0) unreadable(path, "it has no dimensions");
  IdxFile out;
  std::size_t total = 1;
  for (std::size_t dimensions = four[3]; dimensions > 0; --dimensions) {
    file.read(four);
    out.sizes.push_back(big_endian(four));
    if (out.sizes.back() > 0 && total > most_bytes / out.sizes.back()) unreadable(path, "it claims more than 2^30 bytes");
    total *= out.sizes.back();
  }
  out.bytes.resize(total);
  file.read(out.bytes);
  if (!file.at_end()) unreadable(path, "it is longer than it says");
  return out;
}

ImageSet read_images(const fs::path& images, const fs::path& labels) {
  IdxFile pixels = read_idx(images), classes = read_idx(labels);
  if (pixels.sizes.size() != 3) unreadable(images, "it has " + std::to_string(pixels.sizes.size()) + " dimensions, images have 3");
  if (classes.sizes.size() != 1) unreadable(labels, "it has " + std::to_string(classes.sizes.size()) + " dimensions, labels have 1");
  if (pixels.sizes[0] != classes.sizes[0])
    unreadable(labels, std::to_string(classes.sizes[0]) + " labels for " + std::to_string(pixels.sizes[0]) + " images");
  return {.rows = pixels.sizes[1], .columns = pixels.sizes[2], .pixels = std::move(pixels.bytes), .labels = std::move(classes.bytes)};
}

std::vector<double> sums_over_squares(const ImageSet& images, std::size_t i, std::size_t side) {
  const std::size_t rows = images.rows / side, columns = images.columns / side;
  std::vector<double> sums(rows * columns, 0.0);
  for (std::size_t r = 0; r < rows * side; ++r)
    for (std::size_t c = 0; c < columns * side; ++c) sums[r / side * columns + c / side] += images.image(i)[r * images.columns + c];
  return sums;
}

fs::path fashion_mnist_folder() {
  const char* chosen = std::getenv("LEMMATA_FASHION_MNIST");
  return chosen != nullptr && *chosen != '\0' ? chosen : debian_folder;
}

const FashionMnist& fashion_mnist() {
  static const FashionMnist data = [] {
    const fs::path folder = fashion_mnist_folder();
    FashionMnist out{.train = read_images(folder / file_names[0], folder / file_names[1]),
                     .test = read_images(folder / file_names[2], folder / file_names[3])};
    for (const ImageSet* set : {&out.train, &out.test}) {
      const bool right = set->count() > 0 && set->rows == 28 && set->columns == 28 &&
                         std::all_of(set->labels.begin(), set->labels.end(), [](std::uint8_t label) { return label < 10; });
      if (!right) unreadable(folder, "these are no 28 x 28 images of ten classes");
    }
    return out;
  }();
  return data;
}

std::filesystem::path data_place(std::string_view name) {
  if (name.empty()) return {};
  if (name == "fashion-mnist") return fashion_mnist_folder();
  if (name == "heart-scale") return heart_scale_file();
  throw std::logic_error("there is no data set '" + std::string(name) + "'");
}

std::vector<std::filesystem::path> data_files(std::string_view name) {
  const fs::path place = data_place(name);
  if (place.empty()) return {};
  if (name != "fashion-mnist") return {place};
  std::vector<fs::path> files;
  for (const char* file : file_names) files.push_back(place / file);
  return files;
}

void require_data(std::string_view name) {
  const fs::path place = data_place(name);
  if (name == "fashion-mnist") {
    for (const char* file : file_names)
      if (!fs::is_regular_file(place / file))
        throw BadInput("the data set Fashion-MNIST is not in " + place.string() + " (no " + file +
                       "): install the Debian package dataset-fashion-mnist, or name its folder in LEMMATA_FASHION_MNIST");
  } else if (!name.empty() && !fs::is_regular_file(place))
    throw BadInput("the data set heart_scale is not at " + place.string() +
                   ": install the Debian package liblinear-tools (and its examples), or name the file in LEMMATA_HEART_SCALE");
}

}  // namespace lemmata::experiment
