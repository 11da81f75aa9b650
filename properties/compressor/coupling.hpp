#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "properties/compressor/structure.hpp"

// Laws that a random compressor may satisfy in law although it breaks them on fixed random numbers.
namespace lemmata::probe {

/// C(y; phi(u)) is to be the image of C(x; u), phi a map of the random numbers that keeps their law: if one phi does so in every case,
/// the two are equal in law.
struct Coupling {
  std::string what;  ///< "every u replaced by 1 - u"; empty for phi(u) = u
  StructuralLaw law;
};

/// That C(y)_{to(i)} has the law of sign C(x)_i, for every i.
struct CoordinateLaws {
  std::vector<double> x, y;
  std::function<std::size_t(std::size_t)> to;
  double sign = 1;
};

/// Is one of the coordinate laws refuted? A pilot picks a coordinate and a function f with values in [-1, 1] (the sign, or on which side
/// of a threshold), fresh samples bet against E f(sign C(x)_i) = E f(C(y)_{to(i)}). No value: not refuted.
std::optional<Shown> refute_coordinate_law(Probe& probe, const CoordinateLaws& laws);

/// Holds if one coupling is never broken. A compressor that takes no random numbers is judged by the first, the others are for random
/// ones; if all are broken, `laws` of the first breaches are tested, and what they leave open is undecided.
Result examine_couplings(Probe& probe, const std::vector<Coupling>& couplings, const std::vector<Place>& places,
                         const std::function<CoordinateLaws(const Place&)>& laws);

/// The stream's first n numbers, written out.
Chosen numbers_of_stream(const Probe& probe, std::uint64_t stream, std::size_t n);
/// The largest number of uniforms that a first reply took.
std::size_t most_uniforms(Probe& probe);

}  // namespace lemmata::probe
