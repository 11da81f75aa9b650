#pragma once
#include <string>
#include <string_view>

#include "lib/experiment/figure.hpp"

namespace lemmata::reports {

/// A panel as an inline SVG with title, description, legend, bands, marks; on a logarithmic axis what is not positive is at its lower end.
/// Its colours are those of the classes in `series_style`, and of the page's `.chart`. `name` tells figures of a page apart.
std::string panel_svg(const experiment::Panel& panel, std::string_view name);

/// The colours of series, for the page: each has a contrast of 3 or more to the page's light and dark ground.
std::string_view series_style();

/// Files that stand alone: one panel, and the whole figure with its panels in rows and columns.
std::string panel_file(const experiment::Figure& figure, const experiment::Panel& panel);
std::string figure_file(const experiment::Figure& figure);

}  // namespace lemmata::reports
