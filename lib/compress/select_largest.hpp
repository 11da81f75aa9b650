#pragma once
#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// keep_largest(v, k), entry by entry, without sorting all: for vectors as long as a network has parameters.
Vec<double> select_largest(const Vec<double>& v, std::size_t k);

/// top_k(d, k) by select_largest.
Compressor<double> top_k_by_selection(long d, long k);

}  // namespace lemmata::compress
