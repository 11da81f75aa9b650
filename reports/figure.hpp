#pragma once
#include <string>

#include "lib/experiment/figure.hpp"

namespace lemmata::reports {

/// Schema "lemmata/figure/1" (reports/model/figure.schema.json), keys in a fixed order, indented; lists of numbers are on one line.
std::string figure_json(const experiment::Figure& figure);
/// Unknown fields are ignored, absent ones keep their defaults. Throws BadInput for what is no JSON, another schema, or a field of another
/// type.
experiment::Figure figure_from_json(const std::string& text);

/// panel,series,x,mean,lower,upper: a line for every point of every series; empty where there is no band, or no number.
std::string figure_csv(const experiment::Figure& figure);

}  // namespace lemmata::reports
