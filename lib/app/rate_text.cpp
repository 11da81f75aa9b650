#include "lib/app/rate_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

namespace lemmata::app {
namespace {

bool letter_or_digit(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

const Letter& letter_named(const std::string& name, const std::vector<Letter>& letters) {
  const auto at = std::find_if(letters.begin(), letters.end(), [&](const Letter& l) { return l.name == name; });
  if (at == letters.end()) throw std::logic_error("internal error: a formula has the letter @" + name + ", which has no value");
  return *at;
}

/// In parentheses where a power or a product would otherwise take hold of a part of it.
std::string guarded(const std::string& number) { return number.find_first_of("e-\\") == std::string::npos ? number : "(" + number + ")"; }

/// Replaces @names; `*` becomes `product`.
template <class Name>
std::string replaced(const std::string& formula, const std::string& product, Name name) {
  std::string out;
  for (std::size_t i = 0; i < formula.size(); ++i) {
    if (formula[i] == '*') {
      out += product;
    } else if (formula[i] == '@') {
      std::size_t end = i + 1;
      while (end < formula.size() && letter_or_digit(formula[end])) ++end;
      out += name(formula.substr(i + 1, end - i - 1));
      i = end - 1;
    } else {
      out += formula[i];
    }
  }
  return out;
}

/// LaTeX commands as a terminal shows them; braces become parentheses where they hold more than one character.
std::string without_commands(const std::string& latex) {
  static constexpr std::array<std::pair<const char*, const char*>, 12> words = {{{"\\mathbb E\\,", "E "},
                                                                                 {"\\mathbb E", "E"},
                                                                                 {"\\nabla ", "grad "},
                                                                                 {"\\tfrac1T", "(1/T)"},
                                                                                 {"\\le", " <= "},
                                                                                 {"\\ge", " >= "},
                                                                                 {"\\|", "||"},
                                                                                 {"\\,", " "},
                                                                                 {"\\;", " "},
                                                                                 {"\\star", "min"},
                                                                                 {"\\sim", "~"},
                                                                                 {"\\", ""}}};
  std::string out;
  for (std::size_t i = 0; i < latex.size();) {
    const auto word = std::find_if(words.begin(), words.end(),
                                   [&](const auto& w) { return latex.compare(i, std::string(w.first).size(), w.first) == 0; });
    if (word != words.end()) {
      out += word->second;
      i += std::string(word->first).size();
      continue;
    }
    const auto close = latex[i] == '{' ? latex.find('}', i) : std::string::npos;
    if (close == i + 2) {
      out += latex[i + 1];
      i += 3;
      continue;
    }
    out += latex[i] == '{' ? '(' : latex[i] == '}' ? ')' : latex[i];
    ++i;
  }
  return out;
}

std::string single_spaced(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' || out.empty() || out.back() != ' ') out += c;
  return out;
}

}  // namespace

std::string plain_of(double value) { return fmt::format("{:.6g}", value); }

std::string latex_of(double value) {
  const std::string text = plain_of(value);
  const auto e = text.find('e');
  return e == std::string::npos ? text : fmt::format("{}\\cdot 10^{{{}}}", text.substr(0, e), std::stoi(text.substr(e + 1)));
}

std::string latex_of(const std::string& formula, const std::vector<Letter>& letters, LetterStyle style) {
  return replaced(formula, style == LetterStyle::numbers ? "\\cdot " : "\\,", [&](const std::string& name) {
    const Letter& letter = letter_named(name, letters);
    return style == LetterStyle::numbers ? guarded(latex_of(letter.value)) : letter.latex + (letter.latex.front() == '\\' ? " " : "");
  });
}

std::string plain_of(const std::string& formula, const std::vector<Letter>& letters, LetterStyle style) {
  return replaced(single_spaced(without_commands(formula)), style == LetterStyle::numbers ? "*" : " ", [&](const std::string& name) {
    const Letter& letter = letter_named(name, letters);
    return style == LetterStyle::numbers ? guarded(plain_of(letter.value)) : letter.name;
  });
}

}  // namespace lemmata::app
