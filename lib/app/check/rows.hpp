#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/app/check/applicable.hpp"
#include "lib/app/check/work.hpp"

namespace lemmata::app {

/// A property in one dimension, whoever decided it.
struct CheckCell {
  long d = 1;
  std::string verdict = "holds";   ///< "holds", "violated", "undecided"
  std::string basis = "survived";  ///< "proved", "refuted", "survived", "undecided": how the exact claim ended, else "survived"
  std::optional<double> constant = {};
  std::string constant_text = {};
  std::string evidence = {};  ///< why it is undecided, where it is
  std::optional<double> sharpness = {};
  std::optional<Witness> instance = {};    ///< of an exact claim: `lemmata replay` takes it
  std::optional<probe::Shown> shown = {};  ///< of the black box: `--at` takes it
  std::optional<probe::Ends> ends = {};
  std::vector<double> ratios = {};
  std::string claim = {};          ///< the id of the exact claim that decided
  bool declared_constant = false;  ///< the constant is the declared one, and the exact claim decided
  bool internal_error = false;
};

struct CheckRow {
  std::string id, statement, summary, source;
  bool declared = false;  ///< the compressor is held to it
  bool required = false;  ///< --require names it
  bool attained = false, sharp = false;
  std::string formula;  ///< "delta = k/d", of the catalogue
  std::string verdict = "holds";
  std::string basis = "proved";  ///< proved only where every dimension is
  std::vector<CheckCell> cells;  ///< by dimension
  std::size_t decisive = 0;      ///< the cell that is shown: the worst verdict; among those that hold the worst constant
  std::string constant;          ///< as shown
  std::string scaling;           ///< how the constant goes with d: "1/d", or "" where no simple law fits
  const CheckCell& shown() const { return cells[decisive]; }
};

/// One row a property, in the table's order. Exact claims decide for the constants that a built-in declares; the black box decides the
/// rest, and what the exact claims leave undecided.
std::vector<CheckRow> rows_of(const CheckWork& work, const CheckOptions& options);

/// "c/d" and the like: which of c, c/d, c d, c/sqrt(d), c sqrt(d) the values follow within 1 % over at least three dimensions above 1.
std::string scaling_law(const std::vector<std::pair<long, double>>& values);

/// The dimension that the rates are for. Throws BadInput where it was not checked.
long dimension_of_rates(const CheckWork& work, const Setting& setting);
/// What the theorems ask, as the rows leave it: in all dimensions, or in the one that the setting names.
std::vector<Hypothesis> hypotheses_of(const std::vector<CheckRow>& rows, const CheckWork& work, const Setting& setting);
Measured measured_in(const std::vector<Hypothesis>& found, const std::vector<CheckRow>& rows, const CheckWork& work, long d);

}  // namespace lemmata::app
