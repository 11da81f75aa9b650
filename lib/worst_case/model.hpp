#pragma once
#include <map>
#include <string>
#include <vector>

namespace lemmata::worst_case {

/// One square of a Lyapunov function: weight times the squared norm of a combination of the state's vectors, each "p/q". Vectors are x (the
/// distance to the minimiser), g (the gradient there), and what the method keeps: e, d, h, m; of one worker alone: g1, e2, ...
struct Square {
  std::string weight;
  std::map<std::string, std::string> of;
};

/// V = sum of squares + gap (f - f*)
struct Lyapunov {
  std::vector<Square> squares;
  std::string gap = "0";
  bool empty() const { return squares.empty() && gap == "0"; }
};

/// One term of a sum: weight times what `of` names, at a point.
struct Term {
  std::string weight = "1";  ///< "p/q", of any sign, not 0
  std::string of;            ///< gradient (squared norm of the workers' mean), value (f - f*), distance (squared), error (mean square)
  std::string at;            ///< "0" ... by iterate, "virtual 0" ... (x_t - mean e_t, of ef), "average" (of all iterates)
};

/// A question: the worst case of `metric` after `horizon` steps of a method over a class of functions and of compressors. All numbers
/// are fractions as text, in lowest terms; what is not named here is not part of the question.
struct Model {
  std::string method = "gd";              ///< gd, cgd, ef, ef21, econtrol, heavy-ball, delayed
  std::string function_class = "smooth";  ///< smooth, smooth-convex, strongly-convex, convex, quadratic, pl, process
  std::string compressor = "none";        ///< none, delta, mean-delta, unbiased, biased, linear, symmetric, projection
  std::string oracle = "exact";           ///< exact, biased, noisy, second-moment
  std::string metric;  ///< min-gradient, mean-gradient, last-gradient, gap, best-gap, distance, error, lyapunov, cycle, terms
  std::string start;   ///< gap, distance, lyapunov, cycle, terms, none: what is bounded
  long horizon = 1;
  long workers = 1;
  bool common_minimiser = false;                               ///< of the workers' functions
  std::map<std::string, std::vector<std::string>> parameters;  ///< one number, or one for each worker
  Lyapunov lyapunov;
  std::vector<Term> measured;  ///< metric `terms`: their sum
  std::vector<Term> bounded;   ///< start `terms`: their sum is at most the radius
};

/// The parameters that a model of these names has, in a fixed order, each with its range in words.
std::vector<std::pair<std::string, std::string>> parameters_of(const Model& model);

/// Fills in what was left open (metric, start, L = 1, radius = 1), brings numbers to lowest terms, and refuses what is no model: throws
/// BadInput that names the entry and what it may be.
Model checked(Model model);

Model model_from_json(const std::string& text);  ///< checked; throws BadInput

/// A number of a model is exactly what is written. JSON numbers are read as doubles, of which the shortest decimal is taken: throws BadInput
/// for one with more digits than that (it must be written as text), and for JSON that is deep, or gives a key twice.
void require_exact_json(const std::string& text);
std::string to_json(const Model& model);

}  // namespace lemmata::worst_case
