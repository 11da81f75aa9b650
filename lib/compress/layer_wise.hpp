#pragma once
#include <algorithm>
#include <numeric>
#include <optional>
#include <vector>

#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// A part of a vector, and what compresses it.
template <Scalar S>
struct Layer {
  std::size_t size;
  Compressor<S> compressor;
};

/// C(v) = (C_1(v_1), ..., C_l(v_l)) for v = (v_1, ..., v_l): each layer of a network by itself, with independent randomness.
///
///   E||C(v) - v||^2 = sum_i E||C_i(v_i) - v_i||^2 <= sum_i (1 - delta_i) ||v_i||^2 <= (1 - min delta_i) ||v||^2
///
/// Likewise omega, eta and spread are the largest of the layers', where all have one. Attained where the worst layer's is, by a v that is
/// 0 in the others.
/// @param layers  side by side, together as long as the vector; each of them >= 1
/// @throws        DomainError for a vector of another length
template <Scalar S>
Compressor<S> layer_wise(std::vector<Layer<S>> layers) {
  require(!layers.empty(), "layers", S(0), "[1, d]");
  Compressor<S> made{.name = "layer-wise " + layers[0].compressor.name, .delta = layers[0].compressor.delta, .apply = {}};
  const auto largest = [&](std::optional<S> Compressor<S>::*constant) {
    std::optional<S> out = layers[0].compressor.*constant;
    for (const Layer<S>& layer : layers) {
      const std::optional<S>& one = layer.compressor.*constant;
      out = out && one ? std::optional<S>(max(*out, *one)) : std::nullopt;
    }
    return out;
  };
  made.omega = largest(&Compressor<S>::omega);
  made.eta = largest(&Compressor<S>::eta);
  made.spread = largest(&Compressor<S>::spread);
  std::size_t d = 0;
  for (const Layer<S>& layer : layers) {
    require(layer.size >= 1, "layer", S(0), "[1, d]");
    made.delta = min(made.delta, layer.compressor.delta);
    made.random = made.random || layer.compressor.random;
    d += layer.size;
  }
  made.apply = [layers = std::move(layers), d](const Vec<S>& v, long t, Chance<S>& chance) {
    require(v.size() == d, "d", S(static_cast<long>(v.size())), "the sum of the layers' sizes");
    std::vector<S> sent;
    sent.reserve(d);
    for (const Layer<S>& layer : layers) {
      const auto from = v.begin() + static_cast<std::ptrdiff_t>(sent.size());
      const Vec<S> part = layer.compressor.apply(Vec<S>(std::vector<S>(from, from + static_cast<std::ptrdiff_t>(layer.size))), t, chance);
      sent.insert(sent.end(), part.begin(), part.end());
    }
    return Vec<S>(std::move(sent));
  };
  return made;
}

}  // namespace lemmata::compress
