#pragma once
#include <cstddef>
#include <filesystem>
#include <vector>

namespace lemmata::experiment {

/// Rows with labels 1 and -1.
struct LabelledRows {
  std::size_t d = 0;
  std::vector<double> entries;  ///< row after row
  std::vector<double> labels;
};

/// A file in the format of LIBSVM: on each line a label, > 0 or not, and pairs index:value with increasing indices from 1; entries that are
/// not there are 0. Throws BadInput naming file and line.
LabelledRows read_libsvm(const std::filesystem::path& path);

/// 270 x 13, from Debian's package liblinear-tools, or the file $LEMMATA_HEART_SCALE.
std::filesystem::path heart_scale_file();

}  // namespace lemmata::experiment
