#include "lib/problem/quadratic.hpp"

namespace lemmata::problem {

template Problem<double> quadratic(const Mat<double>&, const std::vector<double>&, const Vec<double>&, const double&);
template Problem<Exact> quadratic(const Mat<Exact>&, const std::vector<Exact>&, const Vec<Exact>&, const Exact&);
template Problem<double> any_quadratic(Draw&, std::string_view, long, Curvature);
template Problem<Exact> any_quadratic(Draw&, std::string_view, long, Curvature);

}  // namespace lemmata::problem
