#pragma once
#include <array>
#include <cstddef>

#include "lib/num/scalar.hpp"

namespace lemmata::bounds::ef {

/// Batch sizes of the rows of Tables 1, 3 and 4.
inline constexpr std::array<long, 3> batch_sizes = {128, 32, 8};

/// One table of generalisation gaps: test accuracy of SGD with momentum, and what the others lose to it, in hundredths of a per cent, one
/// column a batch size.
struct GapTable {
  std::array<long, 3> sgdm;
  std::array<std::array<long, 3>, 3> gap;  ///< of (scaled) signSGD, signSGD with momentum, EF-signSGD; losses are positive
};
inline constexpr std::size_t scaled_sign_sgd = 0, sign_momentum = 1, ef_sign_sgd = 2;

/// CIFAR-100 with Resnet18.
/// @source  ef, Tables 1 and 3
inline constexpr GapTable resnet_gaps = {{7535, 7622, 7491}, {{{221, 304, 3635}, {315, 357, 660}, {92, 79, 64}}}};

/// CIFAR-10 with VGG19.
/// @source  ef, Table 4
inline constexpr GapTable vgg_gaps = {{9338, 9342, 9309}, {{{131, 149, 2022}, {94, 154, 275}, {68, 71, 27}}}};

/// A number of two significant digits, mantissa/10 * 10^exponent.
struct TwoDigits {
  long mantissa;
  long exponent;
  friend constexpr bool operator==(const TwoDigits&, const TwoDigits&) = default;
};
template <Scalar S>
S value_of(const TwoDigits& x) {
  return ratio<S>(x.mantissa, 10) * (x.exponent < 0 ? S(1) / pow(S(10), -x.exponent) : pow(S(10), x.exponent));
}

/// The learning rates that were tried, as printed.
/// @source  ef, appendix A.3
inline constexpr std::array<TwoDigits, 9> rate_grid = {
    {{10, -5}, {56, -5}, {32, -4}, {18, -3}, {10, -2}, {56, -2}, {32, -1}, {18, 0}, {10, 1}}};

/// The best ones: SGDM, signSGD, signSGDM, EF-signSGD, on Resnet18 and on VGG19.
/// @source  ef, Table 2
inline constexpr std::array<std::array<TwoDigits, 2>, 4> best_rates = {
    {{{{10, -2}, {10, -2}}}, {{{56, -2}, {56, -2}}}, {{{32, -4}, {56, -5}}}, {{{56, -2}, {56, -2}}}}};

/// Bits of one message of the scaled sign of layers with `parameters` entries in all: sum_i (d_i + 32).
/// @source  ef, Section 6.1
template <Scalar S>
S message_bits(const S& parameters, const S& layers) {
  return parameters + S(32) * layers;
}

}  // namespace lemmata::bounds::ef
