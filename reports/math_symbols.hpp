#pragma once
#include <string>
#include <string_view>

namespace lemmata::reports {

/// How a command without arguments is set.
enum class Glyph {
  letter,   ///< italic, as small Greek
  upright,  ///< capital Greek, infinity, nabla
  binary,   ///< space on both sides, unless it is a sign
  relation,
  open,
  close,
  punctuation,
  big,       ///< a large operator with limits: sum
  limit,     ///< a name with limits: max
  function,  ///< a name: log
  space,     ///< `text` is a width
};

struct Symbol {
  std::string_view name;  ///< without the backslash
  Glyph glyph;
  std::string_view text;
};

/// Null when there is none.
const Symbol* find_symbol(std::string_view name);
/// The accent that `\hat` and the like put over their argument, `\underline` under it; empty for other commands.
std::string_view accent_over(std::string_view name);
std::string_view accent_under(std::string_view name);
/// Letters and digits in the alphabet of `\mathbb`, `\mathcal`, `\mathbf` ...; empty where that has no such character.
std::string in_alphabet(std::string_view command, std::string_view letters);
bool is_alphabet(std::string_view command);

}  // namespace lemmata::reports
