#include "lib/compress/parts.hpp"

#include <algorithm>
#include <array>

namespace lemmata::compress {
namespace {

constexpr std::array<std::string_view, 13> always_projections = {
    "adaptive-random",    "bottom-k", "identity",  "lazy",  "mix-k",         "one-bit", "power-sgd",
    "relative-threshold", "rtop-k",   "threshold", "top-k", "truncated-svd", "zero"};
constexpr std::array<std::string_view, 3> signs_of_blocks = {"block-sign", "layer-sign", "scaled-sign"};
constexpr std::array<std::string_view, 4> projections_unless_scaled = {"bernoulli", "haar", "rand-k", "rand-seq-k"};

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

Shape shape_of(const Chosen& chosen) {
  const std::string_view name = chosen.entry->name;
  const Options& given = chosen.options;
  if (is_one_of(name, always_projections)) return Shape::projection;
  // mean magnitude times sign: ||C(v)||^2 = (n/d) <C(v), v> in a block with n entries that are not 0, or with sign(0) = +-1 all d
  if (is_one_of(name, signs_of_blocks)) return given.integer("zero", -1, 1, 1) == 0 ? Shape::brief : Shape::projection;
  if (is_one_of(name, projections_unless_scaled) && given.integer("scaled", 0, 1, 0) == 0) return Shape::projection;
  if (name == "count-sketch" && given.word("values", {"estimated", "exact"}) == 1) return Shape::projection;
  return Shape::any;
}

std::string drawn_contraction(Draw& draw, std::string_view name, long d) {
  const auto scope = draw.scope(name);
  switch (draw.integer("kind", 0, 4)) {
    case 0:
      return "(top-k:k=" + std::to_string(draw.integer("k", 1, d)) + ")";
    case 1:
      return "(rand-k:k=" + std::to_string(draw.integer("k", 1, d)) + ")";
    case 2:
      return "(scaled-sign:zero=" + std::to_string(draw.integer("zero", -1, 1)) + ")";
    case 3:
      return "(nearest-power)";
    default:
      return "(one-bit)";
  }
}

std::string drawn_unbiased(Draw& draw, std::string_view name, long d) {
  const auto scope = draw.scope(name);
  switch (draw.integer("kind", 0, 3)) {
    case 0:
      return "(natural)";
    case 1:
      return "(rand-k:k=" + std::to_string(draw.integer("k", 1, d)) + ",scaled=1)";
    case 2:
      return "(qsgd-inf:levels=" + std::to_string(draw.integer("levels", 1, 4)) + ")";
    default:
      return "(exponential:base=3)";
  }
}

}  // namespace lemmata::compress
