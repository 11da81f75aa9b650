#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lemmata::reports {

struct Symbol;

/// LaTeX outside the subset. Thrown by MathParser, caught in math.cpp.
struct Unreadable {};

/// What an item is in its row: a minus after `start`, `binary`, `relation`, `open` or `punctuation` is a sign.
enum class Role { start, ordinary, binary, relation, open, close, bar, punctuation, big, limit, function, space, text, line };

struct MathItem {
  Role role = Role::ordinary;
  std::string xml;  ///< MathML; for `text` HTML; empty for `line`
};
using MathItems = std::vector<MathItem>;

/// Recursive descent over the source itself: text groups keep their spaces. Depth is bounded.
class MathParser {
 public:
  explicit MathParser(std::string_view source, int depth = 0) : source_(source), depth_(depth) {}
  /// The whole source. Throws Unreadable.
  MathItems formula();

 private:
  // math_parser.cpp: rows, groups, scripts, single characters
  bool done() const { return at_ >= source_.size(); }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0'; }
  void skip_spaces();
  bool take(std::string_view text);
  std::string_view command_ahead() const;
  bool at_end_of_list() const;
  MathItems list(char stop = '\0');
  std::string group();
  std::string argument();
  std::string_view raw_group();
  MathItem scripted(Role before);
  std::string scripts_above(std::string above, int primes) const;
  MathItem single(Role before);
  MathItem sign(Role before);
  MathItem bar(std::string_view text);

  // math_commands.cpp: what follows a backslash
  MathItem command(Role before);
  MathItem symbol(const Symbol& s, Role before);
  std::string name_of(std::string_view text, Role before, bool limits) const;
  std::string styled(const std::string& alphabet);
  MathItem named(const std::string& command, Role before);
  std::string delimiter();
  std::string stretched();
  std::optional<MathItem> sized(const std::string& name);
  MathItem negated();
  std::string with_arguments(const std::string& name);
  std::string root();
  std::string environment();
  std::string rows();

  std::string_view source_;
  std::size_t at_ = 0;
  int depth_ = 0;
  int cells_ = 0;         ///< > 0 inside an environment: `\\` ends a row
  bool in_bars_ = false;  ///< of the current list
};

// Parts that both files write.
bool is_letter(char c);
bool is_digit(char c);
bool expects_operand(Role before);
std::string element(std::string_view name, const std::string& content);  ///< `name` may carry attributes
std::string mrow(const std::string& content);
std::string upright(std::string_view text);
std::string math_space(std::string_view width);
std::string fence(std::string_view text, bool opens, bool stretches = false);
MathItem binary(std::string_view text, Role before);
std::string joined(const MathItems& items);

}  // namespace lemmata::reports
