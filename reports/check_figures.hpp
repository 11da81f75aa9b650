#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lemmata::reports {

// Figures of a check's page, as inline SVG with title and description; "" where nothing can be drawn. `name` tells figures of a page apart.

/// A constant against the dimension.
std::string constant_figure(const std::vector<std::pair<double, double>>& points, const std::string& letter, const std::string& name);

/// How many of the values fall where; marks at 1 and, if given, at `bound`.
std::string histogram(const std::vector<double>& values, std::optional<double> bound, const std::string& label, const std::string& name);

/// The entries of a vector as bars from the line of zero, scaled to the largest; of a long one the largest entry of each of at most 88
/// groups of neighbours.
std::string bars(const std::vector<double>& vector, const std::string& name);

}  // namespace lemmata::reports
