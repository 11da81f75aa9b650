#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/app/rate_text.hpp"

namespace lemmata::app {

/// What the rates are computed for. `lemmata check --options L=1,sigma=1,...`
struct Setting {
  double L = 1;           ///< smoothness (of ssd: the mean of the coordinates' L_i)
  double sigma = 1;       ///< the papers' bound of the noise: E||g||^2 <= sigma^2 in ef, the noise's variance elsewhere
  double T = 10000;       ///< steps, an integer
  double gamma = 0.01;    ///< step size
  double f0 = 1;          ///< f(x_0) - f*
  double r0 = 1;          ///< ||x_0 - x*||
  double mu = 0.1;        ///< constant of the PL inequality, or of strong convexity
  double G = 1;           ///< largest ||grad f|| along the run
  double eps = 0.1;       ///< accuracy
  double nodes = 9;       ///< workers of a majority vote, an integer
  std::optional<long> d;  ///< the dimension whose constants are put in; without value: the largest one checked
};
/// Reads "L=1,sigma=0.5". Throws BadInput naming the key: unknown (lists the known ones), repeated, no number, out of range.
Setting setting_from(const std::string& text);

/// What the check found of the compressor, in the dimension d that the rates are for.
struct Measured {
  long d = 1;
  double delta = 0, omega = 0, rho = 0;  ///< of contraction, bounded-variance, success-probability; each valid where its property holds
  bool random = false;
};

/// A hypothesis about the compressor, as the check left it.
struct Hypothesis {
  std::string property = {};  ///< "contraction"
  std::string verdict = {};   ///< "holds", "violated", "undecided", or "" where it was not examined
  bool proved = false;
  std::optional<double> constant = {};  ///< delta, omega, the least success probability
  std::string reason = {};              ///< "not beaten in 1532 cases", or why it is undecided
  bool as_declared = false;             ///< the constant is the declared one, which was not beaten
};

/// contraction has delta, bounded-variance omega, success-probability rho.
bool has_constant(std::string_view property);

/// One theorem of the papers that asks for something of the compressor.
struct Theorem {
  std::string_view id;                  ///< "ef.thm2"
  std::string_view where;               ///< "ef, Theorem II"
  std::string_view about;               ///< one line
  std::vector<std::string_view> needs;  ///< properties
  std::string_view only = {};           ///< the one built-in that it is about
  std::string_view lhs;                 ///< LaTeX: what is bounded
  std::string_view relation = "\\le";   ///< "=" for a number of steps, "\\sim" where constants are left out
  std::string_view rate;                ///< a formula (see rate_text.hpp)
  std::string_view condition = {};      ///< a formula: what else the theorem asks, of the step or of rho
  std::optional<double> (*value)(const Setting&, const Measured&) = nullptr;  ///< the rate's number; none where the condition fails
};
const std::vector<Theorem>& theorems_on_compressors();

struct Applying {
  const Theorem* theorem = nullptr;
  std::string because;
  std::string rate_latex, rate_plain;  ///< with numbers, and the value
  std::string formula_latex, formula_plain;
  std::optional<double> value;
  bool unmet = false;  ///< the theorem's condition on the step, or on rho, fails: no value
  std::string warning;
};
struct Excluded {
  const Theorem* theorem = nullptr;
  std::string because;
};
struct Applicable {
  std::vector<Applying> applying;
  std::vector<Excluded> excluded;
};

/// Every theorem whose hypotheses were not violated, with its rate; the others with the hypothesis that fails.
/// @param built_in  the name of the built-in, "" for a plugin
Applicable applicable_theorems(const std::vector<Hypothesis>& found, const Measured& measured, const Setting& setting,
                               std::string_view built_in);

}  // namespace lemmata::app
