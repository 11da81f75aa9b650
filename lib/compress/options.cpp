#include "lib/compress/options.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

constexpr long largest_part = 1L << 53;  // of a fraction: doubles hold every integer up to here
constexpr long largest_drawn = 1L << 20;
constexpr std::size_t longest_quoted = 200;

/// A value as messages quote it.
std::string quoted(const std::string& text) {
  constexpr std::size_t longest_value = 60;
  return text.size() <= longest_value ? text : text.substr(0, longest_value) + "...";
}

/// The whole of `text` as an integer.
std::errc read_integer(std::string_view text, long& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{}) return error;
  return end == text.data() + text.size() ? std::errc{} : std::errc::invalid_argument;
}

bool in_lowest_terms(long p, long q, Fraction& value) {
  constexpr long far_beyond = 1L << 62;  // what cannot be negated has no greatest common divisor
  if (q < 1 || p < -far_beyond) return false;
  const long common = std::gcd(p, q);
  value = {p / common, q / common};
  return value.p <= largest_part && value.p >= -largest_part && value.q <= largest_part;
}

bool read_decimal(std::string_view text, std::size_t point, Fraction& value) {
  std::string digits(text.substr(0, point));
  const std::string_view after = text.substr(point + 1);
  if (after.empty() || after.size() > 15 || after.find_first_not_of("0123456789") != std::string_view::npos) return false;
  if (digits.empty() || digits == "-") digits += '0';
  digits += after;
  long p = 0, q = 1;
  for (std::size_t i = 0; i < after.size(); ++i) q *= 10;
  return read_integer(digits, p) == std::errc{} && in_lowest_terms(p, q, value);
}

bool read_fraction(std::string_view text, Fraction& value) {
  if (const std::size_t point = text.find('.'); point != std::string_view::npos) return read_decimal(text, point, value);
  const std::size_t slash = text.find('/');
  long p = 0, q = 1;
  if (read_integer(text.substr(0, slash), p) != std::errc{}) return false;
  if (slash != std::string_view::npos && read_integer(text.substr(slash + 1), q) != std::errc{}) return false;
  return in_lowest_terms(p, q, value);
}

/// Exact: 53 bits of q and 11 of an end fit into the 64 of a long double.
bool lies_in(const Fraction& value, const Range& range) {
  const auto p = static_cast<long double>(value.p), q = static_cast<long double>(value.q);
  const long double lower = range.lower * q, upper = range.upper * q;
  return (range.lower_open ? p > lower : p >= lower) && (range.upper_open ? p < upper : p <= upper);
}

std::string end_text(double end) {
  if (end == static_cast<double>(static_cast<long>(end))) return std::to_string(static_cast<long>(end));
  return std::to_string(end);
}

std::string range_text(const Range& range) {
  const std::string lower = std::isinf(range.lower) ? "-inf" : end_text(range.lower);
  const std::string upper = std::isinf(range.upper) ? "inf" : end_text(range.upper);
  return (range.lower_open ? "(" : "[") + lower + ", " + upper + (range.upper_open ? ")" : "]");
}

}  // namespace

std::string to_string(const Fraction& value) {
  return value.q == 1 ? std::to_string(value.p) : std::to_string(value.p) + "/" + std::to_string(value.q);
}

std::string draw_probability(Draw& draw, std::string_view name) {
  const long q = draw.log_integer(std::string(name) + ".of", 1, largest_drawn);
  return std::to_string(draw.integer(name, 1, q)) + "/" + std::to_string(q);
}

std::string draw_positive(Draw& draw, std::string_view name) {
  const long q = draw.log_integer(std::string(name) + ".of", 1, largest_drawn);
  return std::to_string(draw.log_integer(name, 1, largest_drawn)) + "/" + std::to_string(q);
}

void refuse_spec(std::string_view spec, const std::string& why) {
  const bool cut = spec.size() > longest_quoted;
  std::string line = "compressor '" + std::string(spec.substr(0, longest_quoted)) + (cut ? "...': " : "': ") + why;
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }, '?');
  throw BadInput(line);
}

const std::string* Options::find(std::string_view key) const {
  for (const auto& [name, value] : given_)
    if (name == key) return &value;
  return nullptr;
}

const std::string& Options::need(std::string_view key, const char* what) const {
  const std::string* text = find(key);
  if (text == nullptr) refuse_spec(spec_, "needs " + std::string(key) + "=" + what);
  return *text;
}

long Options::integer(std::string_view key, long lo, long hi) const {
  const std::string name(key);
  const std::string& text = need(key, "N");
  long value = 0;
  const std::errc error = read_integer(text, value);
  if (error == std::errc::result_out_of_range) refuse_spec(spec_, name + "=" + quoted(text) + " is too large");
  if (error != std::errc{}) refuse_spec(spec_, name + "=" + quoted(text) + " is not an integer");
  if (value < lo || value > hi)
    refuse_spec(spec_, name + "=" + quoted(text) + " is outside " + std::to_string(lo) + ".." + std::to_string(hi));
  return value;
}

long Options::integer(std::string_view key, long lo, long hi, long otherwise) const { return has(key) ? integer(key, lo, hi) : otherwise; }

Fraction Options::fraction(std::string_view key, const Range& range) const {
  const std::string& text = need(key, "P/Q");
  Fraction value;
  const std::string given = std::string(key) + "=" + quoted(text);
  if (!read_fraction(text, value)) refuse_spec(spec_, given + " is not a fraction P/Q or a decimal of at most 15 places");
  if (!lies_in(value, range)) refuse_spec(spec_, given + " is outside " + range_text(range));
  return value;
}

Fraction Options::fraction(std::string_view key, const Range& range, const Fraction& otherwise) const {
  return has(key) ? fraction(key, range) : otherwise;
}

std::size_t Options::word(std::string_view key, const std::vector<std::string_view>& words) const {
  const std::string* text = find(key);
  if (text == nullptr) return 0;
  const auto found = std::find(words.begin(), words.end(), *text);
  if (found == words.end()) {
    std::string known;
    for (const std::string_view word : words) known += (known.empty() ? "" : ", ") + std::string(word);
    refuse_spec(spec_, std::string(key) + "=" + quoted(*text) + " is none of " + known);
  }
  return static_cast<std::size_t>(found - words.begin());
}

Chosen Options::nested(std::string_view key, long d) const {
  std::string_view text = need(key, "(SPEC)");
  if (text.size() >= 2 && text.front() == '(' && text.back() == ')') text = text.substr(1, text.size() - 2);
  return choose(text, d, depth_ + 1);
}

}  // namespace lemmata::compress
