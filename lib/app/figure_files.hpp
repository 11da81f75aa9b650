#pragma once
#include <filesystem>

#include "lib/experiment/figure.hpp"

namespace lemmata::app {

/// FOLDER/<id>.json, .csv and .svg, and <id>.<panel>.svg for each panel.
void write_figure(const experiment::Figure& figure, const std::filesystem::path& folder);

}  // namespace lemmata::app
