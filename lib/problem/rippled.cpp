#include "lib/problem/rippled.hpp"

namespace lemmata::problem {

template struct Rippled<double>;
template struct Rippled<Exact>;
template SmoothingMoments<double> smoothing_of_quadratic(const Vec<double>&, const Mat<double>&, const double&);
template SmoothingMoments<Exact> smoothing_of_quadratic(const Vec<Exact>&, const Mat<Exact>&, const Exact&);

}  // namespace lemmata::problem
