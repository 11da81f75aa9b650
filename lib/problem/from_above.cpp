#include "lib/problem/from_above.hpp"

namespace lemmata::problem {

template FromAbove<double> any_from_above(Draw&, std::string_view, long);
template FromAbove<Exact> any_from_above(Draw&, std::string_view, long);
template FromAbove<double> any_unbounded_from_above(Draw&, std::string_view, long);
template FromAbove<Exact> any_unbounded_from_above(Draw&, std::string_view, long);
template FromAbove<double> any_pl_from_above(Draw&, std::string_view, long);
template FromAbove<Exact> any_pl_from_above(Draw&, std::string_view, long);

}  // namespace lemmata::problem
