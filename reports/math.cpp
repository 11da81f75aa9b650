#include "reports/math.hpp"

#include <algorithm>
#include <optional>

#include "reports/math_parser.hpp"
#include "reports/text.hpp"

namespace lemmata::reports {
namespace {

/// Items as pieces of math and text between which a line may break. A comma breaks outside of brackets only.
std::string pieces(const MathItems& items) {
  std::string out;
  std::string piece;
  int open = 0;
  const auto flush = [&] {
    if (!piece.empty()) out += "<math displaystyle=\"true\">" + piece + "</math>";
    piece.clear();
  };
  for (const MathItem& item : items) {
    const bool wide =
        item.role == Role::space && (item.xml.find("\"1em\"") != std::string::npos || item.xml.find("\"2em\"") != std::string::npos);
    if (item.role == Role::open && item.xml.find("prefix") != std::string::npos) ++open;  // not bars
    if (item.role == Role::close && open > 0) --open;
    if (item.role == Role::text || item.role == Role::line || wide) {
      flush();
      out += item.role == Role::text ? item.xml : item.role == Role::line ? "<br>" : "<span class=\"quad\"> </span>";
      open = 0;
      continue;
    }
    if (item.role == Role::relation && open == 0 && piece.size() > 300) {  // a long formula may break before a relation
      flush();
      out += "<wbr>";
    }
    piece += item.xml;
    if (item.role == Role::punctuation && open == 0 && item.xml.find(">.<") == std::string::npos) {
      flush();
      out += " ";
    }
  }
  flush();
  return out;
}

/// Signs of a formula: without any, a text of several words is prose that somebody put where a formula was expected.
bool is_prose(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    if (c == '\\' || c == '^' || c == '_' || c == '{') return false;
    run = is_letter(c) ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest >= 3;
}

std::optional<std::string> typeset(std::string_view latex) {
  try {
    return pieces(MathParser(latex).formula());
  } catch (const Unreadable&) { return std::nullopt; }
}

}  // namespace

bool is_typeset(std::string_view latex) { return is_prose(latex) || typeset(latex).has_value(); }

std::string math_html(std::string_view latex) {
  if (is_prose(latex)) return prose_html(latex);
  const auto set = typeset(latex);
  if (!set) return "<code class=\"latex\">" + escape(latex) + "</code>";
  return "<span class=\"math\">" + *set + "</span>";
}

std::string prose_html(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t open = text.find('$');
    const std::size_t close = open == std::string_view::npos ? open : text.find('$', open + 1);
    if (close == std::string_view::npos) return out + escape(text);
    out += escape(text.substr(0, open));
    const std::string_view formula = text.substr(open + 1, close - open - 1);
    // No further prose inside: the depth of calls stays bounded whatever the dollars.
    const auto set = typeset(formula);
    out += set ? "<span class=\"math\">" + *set + "</span>" : "<code class=\"latex\">" + escape(formula) + "</code>";
    text.remove_prefix(close + 1);
  }
}

}  // namespace lemmata::reports
