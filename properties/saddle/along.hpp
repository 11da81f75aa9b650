#pragma once
#include <string>
#include <vector>

#include "bounds/saddle/growth.hpp"
#include "lib/claim/claim.hpp"

namespace lemmata::saddle {

/// O-forms compared along a drawn one of the rays that decide all their comparisons on a cone.
struct Along {
  std::vector<bounds::saddle::Ray> rays;
  bounds::saddle::Ray z;

  Along(Draw& draw, const std::vector<bounds::saddle::Growth>& forms, const std::vector<bounds::saddle::Power>& cone, bool third = false)
      : rays(bounds::saddle::deciding_rays(forms, cone, third)),
        z(rays[static_cast<std::size_t>(draw.integer("ray", 0, static_cast<long>(rays.size()) - 1))]) {}

  /// a = Theta(b)
  template <Scalar S>
  Relation<S> same(const bounds::saddle::Growth& a, const bounds::saddle::Growth& b, const std::string& what) const {
    return equal(exponent<S>(a), exponent<S>(b)).named(what + " along " + bounds::saddle::to_string(z));
  }
  /// a = O(b)
  template <Scalar S>
  Relation<S> below(const bounds::saddle::Growth& a, const bounds::saddle::Growth& b, const std::string& what) const {
    return at_most(exponent<S>(a), exponent<S>(b)).named(what + " along " + bounds::saddle::to_string(z));
  }
  template <Scalar S>
  S exponent(const bounds::saddle::Growth& a) const {
    return ratio<S>(height(a, z), 4);
  }
};

}  // namespace lemmata::saddle
