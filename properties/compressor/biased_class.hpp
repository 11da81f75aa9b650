#pragma once
#include <optional>
#include <string>

#include "properties/compressor/quantity.hpp"

// The classes of biased compressors of Beznosikov, Horvath, Richtarik and Safaryan, "On biased compression for distributed learning".
namespace lemmata::probe {

/// What all inputs x != 0 leave of the constants of B1(alpha, beta) and B2(gamma, beta).
struct BiasedConstants {
  double alpha = 0;  ///< least E||C||^2 / ||x||^2
  double gamma = 0;  ///< least <E C, x> / ||x||^2
  double beta = 0;   ///< largest E||C||^2 / <E C, x> where that is positive
  const Study* least_inner = nullptr;
  const Study* largest_beta = nullptr;
  bool estimated = false;  ///< some moment is a mean of samples
};

/// Sets verdict, witness and evidence where <E C(x), x> > 0 fails at some x != 0, which both classes need: for an output that takes no
/// random number exactly; over a law or samples `undecided`, with the least beta that is left. True where it holds everywhere.
bool correlated_with_input(Probe& probe, Result& result, BiasedConstants& constants);

}  // namespace lemmata::probe
