#pragma once
#include <initializer_list>
#include <vector>

#include "lib/chance/chance.hpp"
#include "lib/num/lanes.hpp"

namespace lemmata {

/// The randomness of eight replicates. There is no choice of an index: it differs from lane to lane. What needs one runs lane by lane.
template <>
class Chance<Lanes> {
 public:
  virtual ~Chance() = default;

  virtual Lanes normal() = 0;
  virtual Vec<Lanes> normals(std::size_t n) = 0;
  /// The randomness of one replicate. What is taken from it is taken from this lane.
  virtual Chance<double>& lane(std::size_t l) = 0;

  Lanes among(std::initializer_list<Lanes> probabilities, std::initializer_list<Lanes> values) {
    Lanes out;
    std::vector<double> weights(probabilities.size());
    for (std::size_t l = 0; l < Lanes::count; ++l) {
      for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = probabilities.begin()[i].at[l];
      out.at[l] = values.begin()[lane(l).choose(weights)].at[l];
    }
    return out;
  }
  Mask bernoulli(const Lanes& p) {
    Mask out;
    for (std::size_t l = 0; l < Lanes::count; ++l) out.at[l] = lane(l).bernoulli(p.at[l]) ? -1 : 0;
    return out;
  }
};

/// A vector of lanes from what `each(l, chance of lane l)` says for every replicate, a Vec<double> of dimension d.
template <class Each>
Vec<Lanes> lane_by_lane(std::size_t d, Chance<Lanes>& chance, Each each) {
  Vec<Lanes> out(d);
  for (std::size_t l = 0; l < Lanes::count; ++l) set_lane(out, l, each(l, chance.lane(l)));
  return out;
}

}  // namespace lemmata
