#include <algorithm>

#include "reports/json_value.hpp"

namespace lemmata::reports {
namespace {

bool on_one_line(const Json& value) {
  const auto plain = [](const Json& v) { return !v.is_structured(); };
  const auto number = [](const Json& v) { return v.is_number() || v.is_null(); };
  if (!value.is_structured() || value.empty()) return true;
  return value.is_array() ? std::all_of(value.begin(), value.end(), plain) : std::all_of(value.begin(), value.end(), number);
}

void write_by_lines(const Json& value, std::size_t depth, std::string& out) {
  if (on_one_line(value)) {
    out += value.dump(-1, ' ', false, Json::error_handler_t::replace);
    return;
  }
  const std::string line = "\n" + std::string(2 * depth + 2, ' ');
  out += value.is_object() ? "{" : "[";
  bool first = true;
  for (const auto& item : value.items()) {
    out += (first ? "" : ",") + line;
    first = false;
    if (value.is_object()) out += Json(item.key()).dump() + ": ";
    write_by_lines(item.value(), depth + 1, out);
  }
  out += "\n" + std::string(2 * depth, ' ') + (value.is_object() ? "}" : "]");
}

}  // namespace

std::string by_lines(const Json& value) {
  std::string out;
  write_by_lines(value, 0, out);
  return out + "\n";
}

}  // namespace lemmata::reports
