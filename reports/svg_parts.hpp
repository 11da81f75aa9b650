#pragma once
#include <string>
#include <string_view>

#include "reports/text.hpp"

namespace lemmata::reports {

/// <name attributes/>, or with content <name attributes>content</name>
inline std::string tag(std::string_view name, const std::string& attributes, const std::string& content = "") {
  const std::string begin = "<" + std::string(name) + " " + attributes;
  return content.empty() ? begin + "/>" : begin + ">" + content + "</" + std::string(name) + ">";
}

/// first="a" second="b", for coordinates
inline std::string pair(const char* first, double a, const char* second, double b) {
  return std::string(first) + "=\"" + fixed(a, 1) + "\" " + second + "=\"" + fixed(b, 1) + "\"";
}

}  // namespace lemmata::reports
