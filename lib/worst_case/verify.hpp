#pragma once
#include <string>

namespace lemmata::worst_case {

/// What a certificate proves.
struct Verified {
  bool stands = false;
  std::string why;              ///< what is wrong, unless it stands
  std::string question;         ///< in words: "ef, class smooth, ..."
  std::string upper, lower;     ///< fractions; lower is empty where the file has no instance
  std::size_t multipliers = 0;  ///< nonzero ones
  std::size_t conditions = 0;   ///< that the instance was checked against
};

/// Checks a file of schema lemmata/worst-case/1 with code of its own: it shares nothing with what solves models. The method is run on
/// numbers, not on symbols. Quadratic forms are compared by their values on unit vectors and on sums of two, which determine them. Every
/// number in the file is compared with what follows from the others. Throws BadInput where the text is no such file.
Verified verify(const std::string& text);

}  // namespace lemmata::worst_case
