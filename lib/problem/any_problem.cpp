#include "lib/problem/any_problem.hpp"

namespace lemmata::problem {

template Problem<double> any_smooth(Draw&, std::string_view, long);
template Problem<Exact> any_smooth(Draw&, std::string_view, long);
template Problem<double> any_convex(Draw&, std::string_view, long);
template Problem<Exact> any_convex(Draw&, std::string_view, long);
template Problem<double> any_strongly_convex(Draw&, std::string_view, long);
template Problem<Exact> any_strongly_convex(Draw&, std::string_view, long);
template Problem<double> any_pl(Draw&, std::string_view, long);
template Problem<Exact> any_pl(Draw&, std::string_view, long);

}  // namespace lemmata::problem
