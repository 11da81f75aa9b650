#include "lib/compress/block_sign.hpp"

#include <charconv>

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

int block_at_zero(const Options& given) { return static_cast<int>(given.integer("zero", -1, 1, 1)); }

/// "3+2+3", with sum d.
std::vector<long> layer_sizes(const Options& given, long d) {
  std::string_view rest;
  for (const auto& [key, value] : given.given())
    if (key == "sizes") rest = value;
  std::vector<long> sizes;
  long sum = 0;
  while (!rest.empty()) {
    const std::string_view text = rest.substr(0, rest.find('+'));
    long size = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    if (error != std::errc{} || end != text.data() + text.size() || size < 1 || size > d) break;
    sizes.push_back(size);
    sum += size;
    if (text.size() == rest.size()) {
      if (sum == d) return sizes;
      break;
    }
    rest = rest.substr(text.size() + 1);
  }
  refuse_spec(given.spec(), "needs sizes=D1+D2+..., integers that are at least 1 and sum to " + std::to_string(d));
}

std::vector<Constant> constants_of_blocks(const std::vector<long>& sizes, int zero) {
  const auto largest = std::max_element(sizes.begin(), sizes.end());
  const long most = *largest;
  std::vector<long> one_hot(static_cast<std::size_t>(std::accumulate(sizes.begin(), sizes.end(), 0L)), 0);
  one_hot[static_cast<std::size_t>(std::accumulate(sizes.begin(), largest, 0L))] = 1;
  auto delta = constant("delta", R"(1/\max_b d_b)", zero != 0 || most == 1, "Zheng, Huang, Kwok 2019; Karimireddy et al. 2019, Lemma 8",
                        [most]<Scalar S>() { return ratio<S>(1, most); });
  if (!delta.attained) return {std::move(delta).approached()};
  return {std::move(delta).at(one_hot)};
}

double bits_of_blocks(const std::vector<long>& sizes, int zero) {
  double sum = 0;
  for (const long size : sizes) sum += 32 + static_cast<double>(size) * (zero == 0 ? 2 : 1);
  return sum;
}

struct BlockSign {
  static constexpr std::string_view name = "block-sign", usage = "block-sign:blocks=B[,zero=-1|0|1]",
                                    summary = "B blocks of almost equal size, each its mean magnitude times its signs";
  static inline const std::vector<std::string_view> options = {"blocks", "zero"};

  static std::vector<long> sizes(const Options& given, long d) { return even_blocks(d, given.integer("blocks", 1, d)); }
  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    return block_sign<S>(sizes(given, d), block_at_zero(given));
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    return constants_of_blocks(sizes(given, d), block_at_zero(given));
  }
  static double bits(const Options& given, long d) { return bits_of_blocks(sizes(given, d), block_at_zero(given)); }
  static std::string draw(Draw& draw, long d) {
    const long blocks = draw.integer("blocks", 1, d);
    return "blocks=" + std::to_string(blocks) + ",zero=" + std::to_string(draw.integer("zero", -1, 1));
  }
};
LEMMATA_COMPRESSOR(BlockSign);

struct LayerSign {
  static constexpr std::string_view name = "layer-sign", usage = "layer-sign:sizes=D1+D2+...[,zero=-1|0|1]",
                                    summary = "consecutive layers of the given sizes, each its mean magnitude times its signs";
  static inline const std::vector<std::string_view> options = {"sizes", "zero"};

  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    Compressor<S> made = block_sign<S>(layer_sizes(given, d), block_at_zero(given));
    made.name = name;
    return made;
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    return constants_of_blocks(layer_sizes(given, d), block_at_zero(given));
  }
  static double bits(const Options& given, long d) { return bits_of_blocks(layer_sizes(given, d), block_at_zero(given)); }
  static std::string draw(Draw& draw, long d) {
    const long first = draw.integer("first", 1, d);
    const std::string sizes = std::to_string(first) + (first < d ? "+" + std::to_string(d - first) : "");
    return "sizes=" + sizes + ",zero=" + std::to_string(draw.integer("zero", -1, 1));
  }
};
LEMMATA_COMPRESSOR(LayerSign);

}  // namespace
}  // namespace lemmata::compress
