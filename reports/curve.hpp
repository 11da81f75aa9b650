#pragma once
#include <string>

#include "lib/experiment/figure.hpp"
#include "reports/model.hpp"

namespace lemmata::reports {

/// parameter,lhs,rhs,exact,mean,lower,upper: a line for every point; empty where there is no number.
std::string curve_csv(const ReportCurve& curve);

/// The curve as a figure of one panel: bound, largest left-hand side found, exact worst case, mean with its band. Where the points have
/// constants of their own (nothing is held) everything is divided by the bound, which is 1 then. Axes are logarithmic where no value is
/// negative and the positive ones span more than two decades.
experiment::Figure curve_figure(const ReportClaim& claim);

}  // namespace lemmata::reports
