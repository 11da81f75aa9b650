#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lib/check/probe/probe.hpp"
#include "lib/num/exact.hpp"

// The law of C(x) at one x, read off the compressor as a function of the uniform numbers that it takes, which the checker supplies.
//
// A uniform number is w 2^-53 with w in {0 .. 2^53 - 1}. Where the output is piecewise constant in it, bisecting the jumps on these
// integers gives the pieces' probabilities exactly. Two shapes are found:
//   product  number j moves the coordinates of a set S_j only, and these sets are disjoint: coordinate-wise rounding, masks, signs;
//   tree     the pieces of number j depend on the pieces of the numbers before: subsets, permutations, one coin for all.
// A law found is a conjecture: nothing shows a piece that no probe has met. `agreements` counts fresh random calls that returned
// exactly what the law predicts from their numbers; if the law is wrong with probability p, all n agree with probability (1 - p)^n.
namespace lemmata::probe {

constexpr std::uint64_t uniform_steps = 1ULL << 53U;

struct LawOutcome {
  std::vector<std::uint64_t> counts;  ///< its probability is the product of counts[i] / 2^53
  std::vector<double> values;         ///< at the part's coordinates
};

/// Independent of the other parts.
struct LawPart {
  std::vector<std::uint32_t> where;  ///< coordinates
  std::vector<LawOutcome> outcomes;
};

/// The uniform numbers of a call: number j as w in {0 .. 2^53 - 1}.
using UniformWords = std::function<std::uint64_t(std::uint32_t)>;

struct Law {
  std::string shape;  ///< "constant", "product of 8 parts", "tree of 70 leaves"
  std::vector<LawPart> parts;
  std::function<std::vector<double>(const UniformWords&)> predict;
  std::size_t agreements = 0;
  bool broken = false;  ///< some call did not agree
};

/// Looks for the law of C(x) with at most about `calls` calls; none where it has neither shape, or takes randomness that cannot be
/// chosen, or faults.
std::optional<Law> find_law(Probe& probe, const std::vector<double>& x, std::size_t calls);

/// The two shapes; `numbers` is how many uniform numbers a call took.
std::optional<Law> find_product_law(Probe& probe, const std::vector<double>& x, std::uint32_t numbers, std::size_t calls);
std::optional<Law> find_tree_law(Probe& probe, const std::vector<double>& x, std::size_t calls);

/// Compares n fresh calls with the law, until one does not agree.
void confirm_law(Probe& probe, const std::vector<double>& x, Law& law, std::size_t n);

/// Per ||x||^2 nothing: these are the raw moments. Rationals must be in force.
struct LawMoments {
  std::vector<Exact> mean;     ///< E C(x)
  Exact error, output, inner;  ///< E||C - x||^2, E||C||^2, <E C, x>
  Exact bias;                  ///< ||E C - x||^2
  Exact farthest;              ///< the largest ||c - x||^2 of an outcome
};
LawMoments moments_of(const Law& law, const std::vector<double>& x);

/// P(sign C(x)_i = sign x_i) for each i. Rationals must be in force.
std::vector<Exact> sign_probabilities(const Law& law, const std::vector<double>& x);

/// w 2^-53.
double uniform_of(std::uint64_t w);
/// Where a uniform number is looked at first: 0, 2^-k, 1 - 2^-k and the sixteenths, as w, ascending.
const std::vector<std::uint64_t>& probed_words(bool coarse);

}  // namespace lemmata::probe
