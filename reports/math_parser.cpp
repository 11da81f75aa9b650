#include "reports/math_parser.hpp"

#include <algorithm>
#include <utility>

#include "reports/text.hpp"

namespace lemmata::reports {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Spaces at the ends of a text inside a formula would collapse.
std::string with_hard_ends(std::string text) {
  if (!text.empty() && text.front() == ' ') text.replace(0, 1, "\xC2\xA0");
  if (!text.empty() && text.back() == ' ') text.replace(text.size() - 1, 1, "\xC2\xA0");
  return text;
}

}  // namespace

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool expects_operand(Role before) {
  return before == Role::start || before == Role::binary || before == Role::relation || before == Role::open || before == Role::punctuation;
}

std::string element(std::string_view name, const std::string& content) {
  return "<" + std::string(name) + ">" + content + "</" + std::string(name.substr(0, name.find(' '))) + ">";
}
std::string mrow(const std::string& content) { return element("mrow", content); }
std::string upright(std::string_view text) {
  const bool one = utf8_length(text, 0) == text.size();  // <mi> sets a single character in italics
  return element(one ? R"(mi mathvariant="normal")" : "mi", escape(text));
}
std::string math_space(std::string_view width) { return R"(<mspace width=")" + std::string(width) + R"("/>)"; }
std::string fence(std::string_view text, bool opens, bool stretches) {
  const std::string form = opens ? "prefix" : "postfix";
  return element("mo form=\"" + form + "\" stretchy=\"" + (stretches ? "true" : "false") + "\" lspace=\"0\" rspace=\"0\"", escape(text));
}

MathItem binary(std::string_view text, Role before) {
  const bool is_sign = expects_operand(before);
  return {Role::binary, element(is_sign ? R"(mo form="prefix" lspace="0" rspace="0")" : R"(mo form="infix")", escape(text))};
}

std::string joined(const MathItems& items) {
  std::string out;
  for (const MathItem& item : items) {
    if (item.role == Role::line) throw Unreadable{};
    out += item.role == Role::text ? element("mtext", with_hard_ends(item.xml)) : item.xml;
  }
  return items.size() == 1 ? out : mrow(out);
}

MathItems MathParser::formula() {
  MathItems items = list();
  if (!done()) throw Unreadable{};
  return items;
}

void MathParser::skip_spaces() {
  while (!done() && is_space(peek())) ++at_;
}

bool MathParser::take(std::string_view text) {
  if (source_.substr(at_, text.size()) != text) return false;
  at_ += text.size();
  return true;
}

/// The name of the command at the cursor, without the backslash: letters, or one other character.
std::string_view MathParser::command_ahead() const {
  if (peek() != '\\' || at_ + 1 >= source_.size()) return {};
  std::size_t end = at_ + 1;
  while (end < source_.size() && is_letter(source_[end])) ++end;
  if (end == at_ + 1) end += std::max<std::size_t>(1, utf8_length(source_, end));
  return source_.substr(at_ + 1, end - at_ - 1);
}

bool MathParser::at_end_of_list() const {
  const std::string_view name = command_ahead();
  return done() || peek() == '}' || peek() == '&' || name == "right" || name == "end" || (cells_ > 0 && name == "\\");
}

/// Items up to what closes the list. `stop` ends it too, outside of brackets: the "]" of an optional argument.
MathItems MathParser::list(char stop) {
  if (++depth_ > 40) throw Unreadable{};  // groups nest; the stack does not grow without end
  const bool outer_bars = std::exchange(in_bars_, false);
  MathItems items;
  Role before = Role::start;
  for (skip_spaces(); !at_end_of_list() && peek() != stop; skip_spaces()) {
    items.push_back(scripted(before));
    if (items.back().role != Role::space) before = items.back().role;
  }
  --depth_;
  in_bars_ = outer_bars;
  return items;
}

std::string MathParser::group() {
  const int cells = cells_;
  cells_ = 0;
  std::string out = joined(list());
  cells_ = cells;
  if (!take("}")) throw Unreadable{};
  return out;
}

/// `{...}` or a single item: `\frac12`.
std::string MathParser::argument() {
  skip_spaces();
  if (at_end_of_list()) throw Unreadable{};
  if (take("{")) return group();
  if (is_digit(peek())) return element("mn", std::string(1, source_[at_++]));
  if (is_letter(peek())) return element("mi", std::string(1, source_[at_++]));
  if (++depth_ > 40) throw Unreadable{};
  MathItem item = single(Role::start);
  --depth_;
  return joined({std::move(item)});
}

/// The source of `{...}`, braces balanced.
std::string_view MathParser::raw_group() {
  skip_spaces();
  if (!take("{")) throw Unreadable{};
  const std::size_t begin = at_;
  for (int open = 1; !done(); ++at_) {
    if (peek() == '\\') {
      ++at_;
    } else if (peek() == '{') {
      ++open;
    } else if (peek() == '}' && --open == 0) {
      return source_.substr(begin, at_++ - begin);
    }
  }
  throw Unreadable{};
}

MathItem MathParser::scripted(Role before) {
  MathItem base = peek() == '^' || peek() == '_' ? MathItem{Role::ordinary, "<mrow></mrow>"} : single(before);
  if (base.role == Role::text || base.role == Role::space || base.role == Role::line) return base;
  std::string below;
  std::string above;
  int primes = 0;
  for (skip_spaces();; skip_spaces()) {
    if (peek() == '\'') {
      ++at_;
      ++primes;
    } else if (peek() == '_' && below.empty()) {
      ++at_;
      below = argument();
    } else if (peek() == '^' && above.empty()) {
      ++at_;
      above = argument();
    } else if (!take("\\limits") && !take("\\nolimits")) {
      break;
    }
  }
  if (peek() == '^' || peek() == '_') throw Unreadable{};  // a second one, as in x^2^3: it could mean either
  if (primes > 0) {
    std::string marks;
    while (primes-- > 0) marks += "′";
    above = above.empty() ? element("mo", marks) : mrow(element("mo", marks) + above);
  }
  if (below.empty() && above.empty()) return base;
  const bool limits = base.role == Role::big || base.role == Role::limit;
  const std::string parts = base.xml + below + above;
  const bool both = !below.empty() && !above.empty();
  const char* name = both             ? (limits ? "munderover" : "msubsup")
                     : !below.empty() ? (limits ? "munder" : "msub")
                                      : (limits ? "mover" : "msup");
  return {base.role, element(name, parts)};
}

MathItem MathParser::single(Role before) {
  const char c = peek();
  if (c == '\\') return command(before);
  if (take("{")) return {Role::ordinary, group()};
  if (is_digit(c) || (c == '.' && is_digit(peek(1)))) {
    const std::size_t begin = at_;
    while (is_digit(peek()) || (peek() == '.' && is_digit(peek(1)))) ++at_;
    return {Role::ordinary, element("mn", std::string(source_.substr(begin, at_ - begin)))};
  }
  if (is_letter(c)) {
    ++at_;
    return {Role::ordinary, element("mi", std::string(1, c))};
  }
  return sign(before);
}

MathItem MathParser::sign(Role before) {
  const std::size_t length = utf8_length(source_, at_);
  if (length == 0) throw Unreadable{};
  const std::string_view text = source_.substr(at_, length);
  at_ += length;
  if (text == "(" || text == "[") return {Role::open, fence(text, true)};
  if (text == ")" || text == "]") return {Role::close, fence(text, false)};
  if (text == "|") return bar("|");
  if (text == "+" || text == "-" || text == "*") return binary(text == "-" ? "−" : text, before);
  if (text == "/") return {Role::binary, element(R"(mo lspace="0.06em" rspace="0.06em")", "/")};
  if (text == "=" || text == "<" || text == ">" || text == ":") return {Role::relation, element(R"(mo form="infix")", escape(text))};
  if (text == "," || text == ";") return {Role::punctuation, element(R"(mo lspace="0" rspace="0.17em")", std::string(text))};
  if (text == ".") return {Role::punctuation, element(R"(mo lspace="0" rspace="0")", ".")};
  if (text == "!") return {Role::ordinary, element(R"(mo form="postfix" lspace="0" rspace="0")", "!")};
  if (text == "~") return {Role::space, math_space("0.333em")};
  if (length == 1) throw Unreadable{};
  return {Role::ordinary, upright(text)};  // a character the author typed as it is
}

/// The first bar of a row opens, the next one closes: a minus after an opening one is a sign.
MathItem MathParser::bar(std::string_view text) {
  in_bars_ = !in_bars_;
  return {in_bars_ ? Role::open : Role::bar, element(R"(mo stretchy="false" lspace="0" rspace="0")", escape(text))};
}

}  // namespace lemmata::reports
