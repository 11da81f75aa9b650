#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "bounds/saddle/growth.hpp"
#include "lib/claim/claim.hpp"

namespace lemmata::saddle {

/// The exponent of s with which an O-form grows along a ray.
template <Scalar S>
S exponent_along(const bounds::saddle::Growth& a, const bounds::saddle::Ray& z) {
  return ratio<S>(bounds::saddle::height(a, z), 4);
}

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
    return equal(exponent_along<S>(a, z), exponent_along<S>(b, z)).named(what + " along " + bounds::saddle::to_string(z));
  }
  /// a = O(b)
  template <Scalar S>
  Relation<S> below(const bounds::saddle::Growth& a, const bounds::saddle::Growth& b, const std::string& what) const {
    return at_most(exponent_along<S>(a, z), exponent_along<S>(b, z)).named(what + " along " + bounds::saddle::to_string(z));
  }
};

/// The information of a row of a table, decided along rays.
constexpr ClaimInfo table_row(std::string_view id, std::string_view where, std::string_view title, std::string_view hypotheses,
                              std::string_view statement, std::string_view note, std::string_view mutant) {
  return {.id = id,
          .kind = Kind::table_row,
          .where = where,
          .title = title,
          .hypotheses = hypotheses,
          .statement = statement,
          .note = note,
          .mutants = {mutant},
          .whole = {"ray"}};
}

}  // namespace lemmata::saddle
