#include "lib/problem/inexact.hpp"

namespace lemmata::problem {

template std::optional<double> least_value(const PiecewiseQuadratic<double>&, int, const double&, const double&, const double&,
                                           const Segment<double>&);
template std::optional<Exact> least_value(const PiecewiseQuadratic<Exact>&, int, const Exact&, const Exact&, const Exact&,
                                          const Segment<Exact>&);
template InexactPair<double> inexact_pair(const std::vector<PiecewiseQuadratic<double>>&, const Vec<double>&, const Vec<double>&,
                                          const double&, const double&, const std::vector<Segment<double>>&);
template InexactPair<Exact> inexact_pair(const std::vector<PiecewiseQuadratic<Exact>>&, const Vec<Exact>&, const Vec<Exact>&, const Exact&,
                                         const Exact&, const std::vector<Segment<Exact>>&);

}  // namespace lemmata::problem
