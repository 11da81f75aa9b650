#include "lib/problem/separable.hpp"

namespace lemmata::problem {

template Problem<double> separable(const std::vector<PiecewiseQuadratic<double>>&, Shape);
template Problem<Exact> separable(const std::vector<PiecewiseQuadratic<Exact>>&, Shape);
template PiecewiseQuadratic<double> drawn_pieces(Draw&, const double&, Shape);
template PiecewiseQuadratic<Exact> drawn_pieces(Draw&, const Exact&, Shape);
template PiecewiseQuadratic<double> any_piecewise(Draw&, std::string_view, Shape);
template PiecewiseQuadratic<Exact> any_piecewise(Draw&, std::string_view, Shape);
template Problem<double> mirrored(const Problem<double>&, const Vec<double>&);
template Problem<Exact> mirrored(const Problem<Exact>&, const Vec<Exact>&);

}  // namespace lemmata::problem
