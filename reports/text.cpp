#include "reports/text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace lemmata::reports {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::string_view minus = "\xE2\x88\x92";

std::string with_minus(std::string text) {
  if (!text.empty() && text.front() == '-') text.replace(0, 1, minus);
  return text;
}

/// "2.500e-07" without trailing zeros: mantissa and exponent.
std::string scientific(double value, int digits) {
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific, digits - 1).ptr;
  const std::string text(buffer.data(), end);
  const std::size_t e = text.find('e');
  std::string mantissa = text.substr(0, e);
  if (mantissa.find('.') != std::string::npos) {
    mantissa.erase(mantissa.find_last_not_of('0') + 1);
    if (mantissa.back() == '.') mantissa.pop_back();
  }
  const int exponent = std::atoi(text.c_str() + e + 1);
  if (mantissa == "1" || mantissa == "-1") return mantissa.substr(0, mantissa.size() - 1) + power_of_ten(exponent);
  return mantissa + "\xC3\x97" + power_of_ten(exponent);
}

}  // namespace

std::size_t utf8_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned first = byte(at);
  if (at >= text.size()) return 0;
  if (first < 0x80U) return 1;
  if (first >= 0xC2U && first <= 0xDFU && follows(at + 1)) return 2;
  if ((first & 0xF0U) == 0xE0U && follows(at + 1) && follows(at + 2)) {
    const bool overlong = first == 0xE0U && byte(at + 1) < 0xA0U;
    const bool surrogate = first == 0xEDU && byte(at + 1) >= 0xA0U;
    return overlong || surrogate ? 0 : 3;
  }
  if (first >= 0xF0U && first <= 0xF4U && follows(at + 1) && follows(at + 2) && follows(at + 3)) {
    const bool overlong = first == 0xF0U && byte(at + 1) < 0x90U;
    const bool past_the_end = first == 0xF4U && byte(at + 1) >= 0x90U;
    return overlong || past_the_end ? 0 : 4;
  }
  return 0;
}

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = utf8_length(text, i);
    const char c = text[i];
    if (length == 0 || (length == 1 && ((static_cast<unsigned char>(c) < 0x20U && c != '\t' && c != '\n') || c == 0x7F))) {
      out += replacement;
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '\'') {
      out += "&#39;";
    } else {
      out += text.substr(i, length);
    }
    i += length == 0 ? 1 : length;
  }
  return out;
}

std::string anchor(std::string_view id) {
  std::string out(id);
  for (char& c : out)
    if (c == '/') c = '~';
  return out;
}

std::string readable(double value, int digits) {
  if (std::isnan(value)) return "\xE2\x80\x93";
  if (std::isinf(value)) return value > 0 ? "\xE2\x88\x9E" : std::string(minus) + "\xE2\x88\x9E";
  if (value == 0) return "0";
  const double size = std::fabs(value);
  if (size < 0.001 || size >= 99999.5) return with_minus(scientific(value, digits));
  std::array<char, 64> buffer{};
  const int precision = size >= 10000 ? std::max(digits, 5) : digits;  // integers of five digits are shown whole
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, precision).ptr;
  return with_minus(std::string(buffer.data(), end));
}

std::string readable(std::size_t count) {
  const std::string digits = std::to_string(count);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) out += "\xE2\x80\xAF";
    out += digits[i];
  }
  return out;
}

std::string power_of_ten(int exponent) {
  static constexpr std::array<std::string_view, 10> digits = {"\xE2\x81\xB0", "\xC2\xB9",     "\xC2\xB2",     "\xC2\xB3",
                                                              "\xE2\x81\xB4", "\xE2\x81\xB5", "\xE2\x81\xB6", "\xE2\x81\xB7",
                                                              "\xE2\x81\xB8", "\xE2\x81\xB9"};
  std::string out = "10";
  for (const char c : std::to_string(exponent)) out += c == '-' ? "\xE2\x81\xBB" : digits[static_cast<std::size_t>(c - '0')];
  return out;
}

std::string fixed(double value, int decimals) {
  std::array<char, 400> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals).ptr;
  std::string text(buffer.data(), end);
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

}  // namespace lemmata::reports
