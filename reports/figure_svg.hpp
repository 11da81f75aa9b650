#pragma once
#include <string>
#include <string_view>

#include "lib/experiment/figure.hpp"

namespace lemmata::reports {

/// The colours of series: each has a contrast of 3 or more to a light and to a dark ground.
std::string_view series_style();

/// Files that stand alone: one panel, and the whole figure with its panels in rows and columns. Each has a title, a description, legends,
/// bands and marks; on a logarithmic axis what is not positive is at its lower end.
std::string panel_file(const experiment::Figure& figure, const experiment::Panel& panel);
std::string figure_file(const experiment::Figure& figure);

}  // namespace lemmata::reports
