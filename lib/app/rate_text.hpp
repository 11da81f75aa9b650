#pragma once
#include <string>
#include <vector>

namespace lemmata::app {

/// A letter of a formula: "@gamma" stands for `latex` where letters are shown, for `value` where numbers are.
struct Letter {
  std::string name, latex;
  double value = 0;
};

/// How a formula is shown.
enum class LetterStyle { letters, numbers };

// A formula is written once, in LaTeX without \frac, with @names for the letters and * for products: "2*@f0/(@gamma*(@T+1))".

/// "2 f_0/(\gamma (T+1))" or "2\cdot 1/(0.01\cdot (10000+1))". Throws std::logic_error for a letter that is not given.
std::string latex_of(const std::string& formula, const std::vector<Letter>& letters, LetterStyle style);
/// "2 f0/(gamma (T+1))" or "2*1/(0.01*(10000+1))": for a terminal.
std::string plain_of(const std::string& formula, const std::vector<Letter>& letters, LetterStyle style);

/// Six significant digits: "2.88e+06", "2.88\cdot 10^{6}".
std::string plain_of(double value);
std::string latex_of(double value);

}  // namespace lemmata::app
