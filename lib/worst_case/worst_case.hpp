#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/worst_case/model.hpp"

namespace lemmata::worst_case {

/// What is known of a worst case. `upper` and `lower` are certified: a bound with exact multipliers, a value that an exact instance
/// reaches. Where one is missing, `why` says so.
struct Answer {
  std::optional<std::string> upper, lower;      ///< fractions
  double upper_rounded = 0, lower_rounded = 0;  ///< upper rounded up, lower rounded down
  std::string why;                              ///< why there is no upper bound
  std::string why_no_instance;                  ///< why there is no instance
  std::string caveat;                           ///< why the bound may lie above the true worst case
  std::size_t vectors = 0, conditions = 0, dimension = 0;
  std::vector<std::pair<std::string, std::vector<double>>> instance;  ///< coordinates of its vectors, rounded, for people
  std::string certificate;                                            ///< JSON, empty without an upper bound
  bool confirmed = false;                                             ///< the certificate was verified: see confirm()
};

struct Effort {
  double tolerance = 1e-6;  ///< how close the instance is to come to the bound
  bool instance = true;     ///< look for one
};

/// The worst case of a model (see checked()).
Answer worst_case(const Model& model, const Effort& effort = {});

/// Reads the certificate as `lemmata replay` does. Where it does not stand, or has a number that no replay reads, the answer is undecided,
/// with the reason and no number. Verifying takes about vectors^2 conditions steps; certificates that take more than some seconds are left
/// to a replay, and `confirmed` stays false.
void confirm(Answer& answer);

}  // namespace lemmata::worst_case
