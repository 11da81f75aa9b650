#include "lib/compress/bottom_k.hpp"

#include <algorithm>

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

/// Message: k entries with their places.
struct BottomK {
  static constexpr std::string_view name = "bottom-k", usage = "bottom-k:k=K",
                                    summary = "the K entries of smallest magnitude, all others 0: no contraction";
  static inline const std::vector<std::string_view> options = {"k"};
  static constexpr bool control = true;

  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    return bottom_k<S>(d, given.integer("k", 1, d));
  }
  static std::vector<Constant> constants(const Options&, long) { return {}; }
  /// One-hot: the residual is all of it.
  template <Scalar S>
  static Vec<S> refutes(const Options& given, long d, const S&) {
    return given.integer("k", 1, d) == d ? Vec<S>() : unit_vector<S>(static_cast<std::size_t>(d), 0);
  }
  static double bits(const Options& given, long d) { return static_cast<double>(given.integer("k", 1, d) * (32 + index_bits(d))); }
  static std::string draw(Draw& draw, long d) { return "k=" + std::to_string(draw.integer("k", 1, std::max(1L, d - 1))); }
};
LEMMATA_COMPRESSOR(BottomK);

}  // namespace
}  // namespace lemmata::compress
