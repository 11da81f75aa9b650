#pragma once
#include <string>
#include <vector>

#include "lib/worst_case/model.hpp"

namespace lemmata::worst_case {

/// Where a term is taken.
struct Place {
  enum class Kind { iterate, virtual_iterate, average } kind = Kind::iterate;
  long time = 0;  ///< of an iterate, or of x_t - e_t
};
/// "0", "12", "virtual 3", "average"; throws BadInput for anything else, and for times after the horizon.
Place place_in(const std::string& at, long horizon);

/// Is a gradient or a value wanted there, so that the function's class must say what it may be?
inline bool is_of_function(const Term& term) { return term.of == "gradient" || term.of == "value"; }
/// Are gradients or values wanted at points that depend on the first step?
bool ask_later(const std::vector<Term>& terms);

/// Do measured and bounded terms hold values only in differences, so that adding a number to f changes nothing? Any finite number of values
/// and gradients of a smooth function are those of one that is bounded below: then f* plays no part.
bool is_free_of_level(const Model& model);

/// Numbers to lowest terms; throws BadInput that names a term which the model has not.
void check_terms(std::vector<Term>& terms, const Model& model);

}  // namespace lemmata::worst_case
