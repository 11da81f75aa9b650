#pragma once
#include <string>

#include "lib/experiment/figure.hpp"

namespace lemmata::experiment::ssd {

/// The curve g_1^2/(|g_1| + s) + g_2^2/(|g_2| + s) = level of the plane, s = sqrt(3) sigma >= 0, level > 0: closed, counterclockwise from
/// the first axis, with 4 `quarter` + 1 points.
///
/// The two terms share the level as sin^2 and cos^2 of a parameter; u^2/(u + s) = a has the one solution u = (a + sqrt(a^2 + 4as))/2.
Series level_set(double sigma, double level, int quarter, std::string name);

/// Where the level set meets the first axis; the point of the axis at distance t has the level t^2/(t + s).
double axis_point(double sigma, double level);
double level_at(double sigma, double axis_point);

/// The distance from the origin on the diagonal over that on the axis: 1 for a circle, 1/sqrt(2) = 0.7071 for a diamond.
double roundness(double sigma, double level);

}  // namespace lemmata::experiment::ssd
