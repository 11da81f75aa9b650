#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace lemmata::experiment {

/// Images of one size with a label each.
struct ImageSet {
  std::size_t rows = 0, columns = 0;
  std::vector<std::uint8_t> pixels;  ///< image after image, row after row; 0 is background
  std::vector<std::uint8_t> labels;

  std::size_t count() const { return labels.size(); }
  std::size_t size() const { return rows * columns; }
  const std::uint8_t* image(std::size_t i) const { return pixels.data() + i * size(); }
};

/// The sums of an image's pixels over squares of side x side pixels, row after row; what is left over at right and below is left out.
std::vector<double> sums_over_squares(const ImageSet& images, std::size_t i, std::size_t side);

/// The content of a gzip'd IDX file of unsigned bytes: sizes of its dimensions, and the bytes.
///
/// Format: two zero bytes, the type (8: unsigned byte), the number of dimensions, each dimension as a big-endian 32-bit integer, the data.
/// Throws BadInput naming the file: it is not there, is no gzip, is no IDX file of bytes, is shorter or longer than its sizes say.
struct IdxFile {
  std::vector<std::size_t> sizes;
  std::vector<std::uint8_t> bytes;
};
IdxFile read_idx(const std::filesystem::path& path);

/// An image file and its label file. Throws BadInput as above, and where they do not fit together.
ImageSet read_images(const std::filesystem::path& images, const std::filesystem::path& labels);

/// Ten classes of 28 x 28 images: 60000 to train on, 10000 to test.
struct FashionMnist {
  ImageSet train, test;
};
/// From the folder of Debian's package dataset-fashion-mnist, or from $LEMMATA_FASHION_MNIST. Read once.
const FashionMnist& fashion_mnist();
std::filesystem::path fashion_mnist_folder();

/// Where a data set is: a folder or a file. `name` as in ExperimentInfo::needs, "" for none.
std::filesystem::path data_place(std::string_view name);
/// Its files, in a fixed order; none for "".
std::vector<std::filesystem::path> data_files(std::string_view name);
/// Throws BadInput, one line that says what to install, if this data set is not there.
void require_data(std::string_view name);

}  // namespace lemmata::experiment
