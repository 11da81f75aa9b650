#pragma once
#include <cmath>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "lib/experiment/figure.hpp"

// JSON of the report's documents: what its writers and readers share.
namespace lemmata::reports {

using Json = nlohmann::ordered_json;

/// Null for what is not finite.
inline Json number_or_null(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }
inline Json number_or_null(const std::optional<double>& value) { return value ? number_or_null(*value) : Json(nullptr); }
inline Json numbers_or_null(const std::vector<double>& values) {
  Json out = Json::array();
  for (const double v : values) out.push_back(number_or_null(v));
  return out;
}

/// Objects and lists of objects by lines; lists of plain values, and objects of numbers, on one line. A line feed at the end.
std::string by_lines(const Json& value);

/// The document lemmata/figure/1, and back; throws BadInput.
Json figure_document(const experiment::Figure& figure);
experiment::Figure figure_in(const Json& document);

}  // namespace lemmata::reports
