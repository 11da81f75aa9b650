#include "lib/problem/bounded_slope.hpp"

namespace lemmata::problem {

template BoundedSlope<double> any_bounded_slope(Draw&, std::string_view, long);
template BoundedSlope<Exact> any_bounded_slope(Draw&, std::string_view, long);

}  // namespace lemmata::problem
