#include <algorithm>
#include <iterator>
#include <utility>

#include "reports/math.hpp"
#include "reports/math_parser.hpp"
#include "reports/math_symbols.hpp"
#include "reports/text.hpp"

namespace lemmata::reports {
namespace {

std::string stretchy_accent(const std::string& name, std::string_view mark) {
  const bool wide = name.substr(0, 4) == "over" || name.substr(0, 4) == "wide";
  return element(wide ? R"(mo stretchy="true")" : R"(mo stretchy="false")", std::string(mark));
}

}  // namespace

MathItem MathParser::command(Role before) {
  const std::string name(command_ahead());
  if (name.empty()) throw Unreadable{};
  at_ += 1 + name.size();
  if (name == "|" || name == "Vert") return bar("‖");
  if (name == "\\") return {Role::line, ""};
  if (name == "vert") return bar("|");
  if (const Symbol* found = find_symbol(name)) return symbol(*found, before);
  if (is_alphabet(name)) return {Role::ordinary, styled(name)};
  if (name == "text" || name == "textrm" || name == "textit" || name == "textbf" || name == "mbox")
    return {Role::text, prose_html(raw_group())};
  if (name == "operatorname" || name == "mathrm" || name == "mathit" || name == "mathop") return named(name, before);
  if (name == "displaystyle" || name == "textstyle" || name == "limits" || name == "nolimits" || name == "allowbreak")
    return {Role::space, ""};
  if (name == "left") return {Role::ordinary, stretched()};
  if (name == "begin") return {Role::ordinary, environment()};
  if (name == "not") return negated();
  if (const auto size = sized(name)) return *size;
  return {Role::ordinary, with_arguments(name)};
}

MathItem MathParser::symbol(const Symbol& s, Role before) {
  switch (s.glyph) {
    case Glyph::letter:
      return {Role::ordinary, element("mi", std::string(s.text))};
    case Glyph::upright:
      return {Role::ordinary, upright(s.text)};
    case Glyph::binary:
      return binary(s.text, before);
    case Glyph::relation:
      return {Role::relation, element(R"(mo form="infix" stretchy="false")", escape(s.text))};
    case Glyph::open:
      return {Role::open, fence(s.text, true)};
    case Glyph::close:
      return {Role::close, fence(s.text, false)};
    case Glyph::punctuation:
      return {Role::punctuation, element(R"(mo lspace="0" rspace="0.17em")", std::string(s.text))};
    case Glyph::big:
      return {Role::big, element("mo", std::string(s.text))};
    case Glyph::limit:
      return {Role::limit, name_of(s.text, before, true)};
    case Glyph::function:
      return {Role::function, name_of(s.text, before, false)};
    case Glyph::space:
      return {Role::space, math_space(s.text)};
  }
  throw Unreadable{};
}

/// A thin space parts a name from its neighbours, but not from an opening fence.
std::string MathParser::name_of(std::string_view text, Role before, bool limits) const {
  const bool apart = !expects_operand(before);
  const std::size_t next = source_.find_first_not_of(' ', at_);
  const bool tight = next == std::string_view::npos || std::string_view("([^_}").find(source_[next]) != std::string_view::npos;
  const bool after_limits = limits && next != std::string_view::npos && (source_[next] == '_' || source_[next] == '^');
  return element(std::string("mo lspace=\"") + (apart ? "0.167em" : "0") + "\" rspace=\"" + (tight && !after_limits ? "0" : "0.167em") +
                     "\"" + (limits ? R"( movablelimits="true")" : ""),
                 escape(text));
}

std::string MathParser::styled(const std::string& alphabet) {
  skip_spaces();
  std::string letters;
  if (peek() == '{') {
    letters = raw_group();
  } else if (is_letter(peek()) || is_digit(peek())) {
    letters = std::string(1, source_[at_++]);
  } else {
    return argument();  // \mathbf\xi: a letter without a bold form here keeps its own
  }
  const std::string out = in_alphabet(alphabet, letters);
  return out.empty() ? joined(MathParser(letters, depth_ + 1).formula()) : upright(out);
}

MathItem MathParser::named(const std::string& name, Role before) {
  if (name == "operatorname") take("*");
  skip_spaces();
  if (done()) throw Unreadable{};
  const std::string source(peek() == '{' ? raw_group() : source_.substr(at_++, 1));
  const bool plain = std::all_of(source.begin(), source.end(), [](char c) { return is_letter(c) || is_digit(c) || c == ' ' || c == '-'; });
  if (!plain) return {Role::ordinary, joined(MathParser(source, depth_ + 1).formula())};
  if (name == "mathrm") return {Role::ordinary, upright(source)};
  return {Role::function, name_of(source, before, false)};
}

std::string MathParser::delimiter() {
  skip_spaces();
  const std::string name(command_ahead());
  if (!name.empty()) {
    at_ += 1 + name.size();
    if (name == "|" || name == "Vert" || name == "lVert" || name == "rVert") return "‖";
    if (name == "vert" || name == "lvert" || name == "rvert") return "|";
    const Symbol* found = find_symbol(name);
    if (found == nullptr) throw Unreadable{};
    return std::string(found->text);
  }
  const char c = peek();
  if (std::string_view("()[]|/.<>").find(c) == std::string_view::npos || c == '\0') throw Unreadable{};
  ++at_;
  return c == '.' ? "" : c == '<' ? "⟨" : c == '>' ? "⟩" : std::string(1, c);
}

std::string MathParser::stretched() {
  const int cells = cells_;
  cells_ = 0;
  const std::string opening = delimiter();
  const std::string content = joined(list());
  if (!take("\\right")) throw Unreadable{};
  const std::string closing = delimiter();
  cells_ = cells;
  return mrow((opening.empty() ? "" : fence(opening, true, true)) + content + (closing.empty() ? "" : fence(closing, false, true)));
}

/// \big( and its larger sisters: twelve tenths of the size, then in steps.
std::optional<MathItem> MathParser::sized(const std::string& name) {
  static constexpr std::pair<std::string_view, std::string_view> sizes[] = {
      {"bigg", "2.4em"}, {"Bigg", "3em"}, {"big", "1.2em"}, {"Big", "1.8em"}};
  for (const auto& [prefix, size] : sizes) {
    if (name.compare(0, prefix.size(), prefix) != 0 || name.size() > prefix.size() + 1) continue;
    const char side = name.size() == prefix.size() ? 'm' : name.back();
    const std::string text = delimiter();
    const bool opens = side == 'l' || text == "(" || text == "[" || text == "{" || text == "⟨";
    const std::string open_tag = "mo form=\"" + std::string(opens ? "prefix" : "postfix") +
                                 "\" lspace=\"0\" rspace=\"0\" stretchy=\"true\" minsize=\"" + std::string(size) + "\" maxsize=\"" +
                                 std::string(size) + "\"";
    return MathItem{opens ? Role::open : Role::close, element(open_tag, escape(text))};
  }
  return std::nullopt;
}

MathItem MathParser::negated() {
  skip_spaces();
  if (take("=")) return {Role::relation, element("mo", "≠")};
  if (take("\\in")) return {Role::relation, element("mo", "∉")};
  throw Unreadable{};
}

std::string MathParser::with_arguments(const std::string& name) {
  if (name == "frac" || name == "tfrac" || name == "dfrac") {
    const std::string numerator = argument();
    return element("mfrac", numerator + argument());
  }
  if (name == "binom") {
    const std::string upper = argument();
    return mrow(fence("(", true, true) + element(R"(mfrac linethickness="0")", upper + argument()) + fence(")", false, true));
  }
  if (name == "sqrt") return root();
  if (name == "pmod")
    return mrow(math_space("0.5em") + fence("(", true) + upright("mod") + math_space("0.3em") + argument() + fence(")", false));
  if (name == "overset" || name == "stackrel" || name == "underset") {
    const std::string mark = argument();
    return element(name == "underset" ? "munder" : "mover", argument() + mark);
  }
  if (const auto mark = accent_over(name); !mark.empty())
    return element(R"(mover accent="true")", argument() + stretchy_accent(name, mark));
  if (const auto mark = accent_under(name); !mark.empty())
    return element("munder", argument() + element(R"(mo stretchy="true")", std::string(mark)));
  throw Unreadable{};
}

std::string MathParser::root() {
  skip_spaces();
  if (!take("[")) return element("msqrt", argument());
  const std::string degree = joined(list(']'));
  if (!take("]")) throw Unreadable{};
  return element("mroot", argument() + degree);
}

std::string MathParser::environment() {
  const std::string name(raw_group());
  static constexpr std::string_view known[] = {"cases", "matrix", "pmatrix", "bmatrix", "vmatrix", "aligned", "smallmatrix", "array"};
  if (std::find(std::begin(known), std::end(known), name) == std::end(known)) throw Unreadable{};
  if (name == "array") raw_group();
  std::string table = rows();
  if (!take("\\end") || raw_group() != name) throw Unreadable{};
  table = element(name == "cases" || name == "aligned" ? R"(mtable class="left")" : "mtable", table);
  if (name == "cases") return mrow(fence("{", true, true) + table);
  if (name == "pmatrix") return mrow(fence("(", true, true) + table + fence(")", false, true));
  if (name == "bmatrix") return mrow(fence("[", true, true) + table + fence("]", false, true));
  if (name == "vmatrix") return mrow(fence("|", true, true) + table + fence("|", false, true));
  return table;
}

std::string MathParser::rows() {
  ++cells_;
  std::string table;
  std::string cells;
  while (true) {
    cells += element("mtd", joined(list()));
    if (take("&")) continue;
    table += element("mtr", cells);
    cells.clear();
    if (!take("\\\\")) break;
    skip_spaces();
    if (command_ahead() == "end") break;  // a line break after the last row
  }
  --cells_;
  return table;
}

}  // namespace lemmata::reports
