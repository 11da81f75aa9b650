#include "lib/plugin/captured.hpp"

#include <algorithm>
#include <cctype>

namespace lemmata::plugin {
namespace {

constexpr std::size_t most_kept = 65536;  // a sanitizer's report, its headline first, is some kilobytes
constexpr std::size_t longest_line = 200;

/// How many bytes the UTF-8 sequence at text[i] has; 0 where it is none.
std::size_t utf8_length(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
  const unsigned char first = byte(i);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
  if (length == 0 || i + length > text.size()) return 0;
  for (std::size_t k = 1; k < length; ++k)
    if ((byte(i + k) & 0xC0U) != 0x80) return 0;
  const unsigned char second = byte(i + 1);  // overlong forms, surrogates, beyond U+10FFFF
  const bool outside = (first == 0xE0 && second < 0xA0) || (first == 0xED && second >= 0xA0) || (first == 0xF0 && second < 0x90) ||
                       (first == 0xF4 && second >= 0x90);
  return outside ? 0 : length;
}

/// 0x7ffe1234 -> 0x..
std::string without_addresses(std::string_view line) {
  std::string clean;
  for (std::size_t i = 0; i < line.size();) {
    if (line.substr(i, 2) != "0x") {
      clean += line[i++];
      continue;
    }
    clean += "0x..";
    for (i += 2; i < line.size() && std::isxdigit(static_cast<unsigned char>(line[i])) != 0;) ++i;
  }
  return clean;
}

/// A sanitizer's lines begin with ==PID==.
std::string_view without_process(std::string_view line) {
  const std::size_t end = line.starts_with("==") ? line.find("==", 2) : std::string_view::npos;
  const bool number = end != std::string_view::npos && std::all_of(line.begin() + 2, line.begin() + static_cast<std::ptrdiff_t>(end),
                                                                   [](unsigned char c) { return std::isdigit(c) != 0; });
  return number ? line.substr(end + 2) : line;
}

/// U+0080 .. U+009F, which terminals obey as they do ESC, and the separators of lines and paragraphs, U+2028 and U+2029.
bool is_control(std::string_view character) {
  if (character.size() == 2) return character[0] == '\xc2' && static_cast<unsigned char>(character[1]) < 0xa0;
  return character == "\xe2\x80\xa8" || character == "\xe2\x80\xa9";
}

/// What differs from run to run goes.
std::string clipped_line(std::string_view line) { return one_line(without_addresses(without_process(line)).substr(0, longest_line)); }

}  // namespace

std::string one_line(std::string_view text) {
  std::string line;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = utf8_length(text, i);
    if (length == 1) line += text[i] < ' ' || text[i] == 0x7f ? ' ' : text[i];
    else if (length == 0) line += '?';
    else line += is_control(text.substr(i, length)) ? " " : text.substr(i, length);
    i += std::max<std::size_t>(length, 1);
  }
  const std::size_t first = line.find_first_not_of(' ');
  return first == std::string::npos ? "" : line.substr(first, line.find_last_not_of(' ') - first + 1);
}

void Captured::add(std::string_view more) {
  tail_ += more;
  if (tail_.size() > 2 * most_kept) tail_.erase(0, tail_.size() - most_kept);
}

std::string Captured::report() const {
  std::size_t at = tail_.find("Sanitizer: ");  // ==12==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x.. at pc 0x..
  if (at != std::string::npos) {
    const std::size_t error = tail_.rfind("ERROR: ", at), warning = tail_.rfind("WARNING: ", at);  // the latter of ThreadSanitizer
    if (error == std::string::npos && warning == std::string::npos) return {};
    at = warning == std::string::npos || (error != std::string::npos && error > warning) ? error + 7 : warning + 9;
  } else if (at = tail_.find("runtime error: "); at == std::string::npos) {  // file.c:3:5: runtime error: signed integer overflow: ..
    return {};
  }
  std::string_view line(tail_.data() + at, std::min(tail_.find('\n', at), tail_.size()) - at);
  line = line.substr(0, line.find(" on address "));
  line = line.substr(0, line.find(" on unknown address "));
  line = line.substr(0, line.find(" (pid="));
  return clipped_line(line);
}

std::string Captured::last_line() const {
  std::size_t end = tail_.size();
  while (end > 0) {
    const std::size_t newline = tail_.rfind('\n', end - 1);
    const std::size_t begin = newline == std::string::npos ? 0 : newline + 1;
    std::string line = clipped_line(std::string_view(tail_).substr(begin, end - begin));
    if (!line.empty()) return line;
    if (newline == std::string::npos) break;
    end = newline;
  }
  return {};
}

}  // namespace lemmata::plugin
