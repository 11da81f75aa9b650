#pragma once
#include <string>
#include <string_view>

namespace lemmata::plugin {

/// Text from a child as one line of valid UTF-8: control characters become blanks, broken sequences '?', blanks at the ends go.
std::string one_line(std::string_view text);

/// The end of what a child printed, to learn why it ended.
class Captured {
 public:
  void add(std::string_view more);
  void clear() { tail_.clear(); }
  /// The line of a sanitizer's report that says what is wrong, without addresses (they differ from run to run); else empty.
  std::string report() const;
  /// The last line that is not blank.
  std::string last_line() const;

 private:
  std::string tail_;
};

}  // namespace lemmata::plugin
