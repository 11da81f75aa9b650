#include <cstdint>
#include <string>
#include <vector>

#include "bounds/ef/tables.hpp"
#include "lib/claim/claim.hpp"

// Section 6.1 and contribution 4: how many bits the layer-wise scaled sign sends.

namespace lemmata {
namespace {

/// A layer as it is sent: the scale as a word of 32 bits, and a sign for each entry.
struct Layer {
  std::uint32_t scale = 0;
  std::vector<int> signs;
  friend bool operator==(const Layer&, const Layer&) = default;
};

/// The message: for each layer 32 bits of the scale and one bit an entry; a mutant sends one scale for all.
std::vector<bool> encoded(const std::vector<Layer>& layers, bool one_scale) {
  std::vector<bool> bits;
  for (const Layer& layer : layers) {
    for (unsigned i = 0; i < 32 && !(one_scale && &layer != &layers.front()); ++i) bits.push_back((layer.scale >> i & 1U) != 0);
    for (const int s : layer.signs) bits.push_back(s > 0);
  }
  return bits;
}

std::vector<Layer> decoded(const std::vector<bool>& bits, const std::vector<Layer>& shape) {
  std::vector<Layer> layers;
  std::size_t at = 0;
  const auto next = [&] { return at < bits.size() && bits[at++]; };
  for (const Layer& like : shape) {
    Layer layer;
    for (unsigned i = 0; i < 32; ++i) layer.scale |= static_cast<std::uint32_t>(next()) << i;
    for (std::size_t j = 0; j < like.signs.size(); ++j) layer.signs.push_back(next() ? 1 : -1);
    layers.push_back(layer);
  }
  return layers;
}

struct MessageBits {
  static constexpr ClaimInfo info{
      .id = "ef.comm.bits",
      .kind = Kind::remark,
      .where = "Section 6.1",
      .title = "bits of a message",
      .hypotheses = R"(l \text{ layers of } d_1, \ldots, d_l \text{ entries, each sent as a scale of } 32 \text{ bits and its signs})",
      .statement = R"(\sum_{i=1}^l (d_i + 32) \text{ bits suffice})",
      .note =
          "sign(0) = +-1: an encoder of this length whose messages are read back. sign(0) = 0: a layer has 3^d - 1 patterns of signs for "
          "each of the 255 2^23 - 1 positive numbers of single precision, and 0; more than 2^(d + 32) from d = 3 on, so that no encoder "
          "suffices",
      .mutants = {"one-scale"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool two_signs = draw.reading("sign(0)", {1, 0}, {"+-1", "0"}) == 1;
    std::vector<Layer> layers(static_cast<std::size_t>(draw.integer("layers", 1, 3)));
    long parameters = 0;
    S messages(1);
    for (std::size_t i = 0; i < layers.size(); ++i) {
      const std::string index = std::to_string(i);
      const long d = draw.integer("d" + index, 1, 6);
      parameters += d;
      const S patterns = pow(S(two_signs ? 2 : 3), d) - S(two_signs ? 0 : 1);
      messages *= patterns * S(255L * 8388608L - 1) + S(1);
      layers[i].scale = static_cast<std::uint32_t>(draw.integer("scale" + index, 0, 4294967295L));
      for (long j = 0; j < d; ++j) layers[i].signs.push_back(draw.coin("s" + index + "," + std::to_string(j)) ? 1 : -1);
    }
    const auto bits = encoded(layers, draw.mutant("one-scale"));
    const S length = bounds::ef::message_bits(S(parameters), S(static_cast<long>(layers.size())));
    return {.shown = Chain<S>(equal(S(static_cast<long>(bits.size())), length).named("length"))
                         .also(holds<S>(decoded(bits, layers) == layers, "read back"))
                         .also(at_most(messages, pow(S(2), parameters + 32 * static_cast<long>(layers.size()))).named("messages"))};
  }
};
LEMMATA_CLAIM(MessageBits);

struct ScalesAreNegligible {
  static constexpr ClaimInfo info{
      .id = "ef.comm.negligible",
      .kind = Kind::remark,
      .where = "Section 6.1",
      .title = "the bits of the scales",
      .hypotheses = R"(N \text{ parameters in } l \text{ layers}, \; \eta > 0)",
      .statement =
          R"(\eta N - 32\,l = \eta\left(N - \frac{32}{\eta} l\right), \; 0.032\,N - 32\,l = 0.032\,(N - 1000\,l): \text{ the share of the)"
          R"( scales is at most } \eta \text{ where } N \ge \frac{32}{\eta} l, \text{ and at most } 0.032 \text{ where } N \ge 1000\,l)",
      .note =
          "and nowhere else. Three orders of magnitude make the scales 3.2 per cent of the signs; how many layers networks have is not "
          "computed here",
      .mutants = {"double-precision"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S l = draw.nonnegative<S>("l"), N = draw.nonnegative<S>("N"), eta = draw.positive<S>("eta"), per_cent = ratio<S>(32, 1000);
    const S scales = S(draw.mutant("double-precision") ? 2 : 1) * (bounds::ef::message_bits(N, l) - N);
    return {.shown = Chain<S>(equal(S(eta * N - scales), S(eta * N - S(32) * l)).named("share").sum_of(0x1p18))
                         .also(equal(S(per_cent * N - scales), S(per_cent * (N - S(1000) * l))).named("3.2 %").sum_of(0x1p18))};
  }
};
LEMMATA_CLAIM(ScalesAreNegligible);

struct FactorSixtyFour {
  static constexpr ClaimInfo info{.id = "ef.contrib4",
                                  .kind = Kind::remark,
                                  .where = "Section 1, contribution 4",
                                  .title = "communication reduced by a factor of about 64",
                                  .hypotheses = R"(N \text{ parameters of } w \text{ bits in } l \text{ layers}, \; N \ge 1000\,l)",
                                  .statement = R"(62 \le \frac{wN}{N + 32\,l} \le 64)",
                                  .note =
                                      "the width of an uncompressed number is not printed: 64 bits, or the 32 of the scales (and of the "
                                      "software used), where the factor is below 32. About 64: at least 62, which is what N = 1000 l "
                                      "gives with 64 bits",
                                  .mutants = {"few-parameters"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S w = S(draw.reading("width", {64, 32}, {"64-bit", "32-bit"}));
    const S l = draw.positive<S>("l"), N = S(draw.mutant("few-parameters") ? 10 : 1000) * l + draw.nonnegative<S>("more");
    const S sent = bounds::ef::message_bits(N, l), whole = w * N;
    return {.shown =
                Chain<S>(at_most(S(S(62) * sent), whole).named("at least 62")).also(at_most(whole, S(S(64) * sent)).named("at most 64"))};
  }
};
LEMMATA_CLAIM(FactorSixtyFour);

}  // namespace
}  // namespace lemmata
