#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/worst_case/dual_value.hpp"

namespace lemmata::worst_case {

/// An explicit instance: coordinates of each unknown vector, and the unknown numbers. Vectors of different groups have their nonzero
/// coordinates in different places: the coordinates of a group other than the first stand before an independent random sign.
struct Instance {
  std::vector<std::size_t> dimensions;  ///< of each group
  Matrix vectors;                       ///< vectors[i]: coordinates within its group
  std::vector<Fraction> numbers;
};

/// All products of its vectors, and a form's value there.
Matrix gram(const Programme& programme, const Instance& instance);
Fraction value_of(const Form& form, const Matrix& G, const std::vector<Fraction>& numbers);
/// The least of the measured forms.
Fraction measured_on(const Programme& programme, const Instance& instance);
/// In words, the first condition that the instance does not meet; empty: it meets all, exactly.
std::string objection(const Programme& programme, const Instance& instance);

/// Looks for an instance that meets all conditions of `programme` exactly and comes within `tolerance` of `bound`, in as few dimensions as it
/// can, at most `dimensions` a group. `X` of the solution is of the dual of `solved`, which has some of these conditions. Where none is found
/// that close, the best found, if any.
struct Search {
  double tolerance = 1e-6;
  std::size_t dimensions = 1000;
  double multipliers = 1;  ///< their sum: what the value loses where every condition is to hold with room to spare, per room
};
std::optional<Instance> find_instance(const Programme& programme, const Programme& solved, const Dual& dual, const Solution& solution,
                                      const Fraction& bound, const Search& search);

/// An instance of class quadratic, where the method uses nothing but gradients: the solver's matrix is made diagonal and its curvatures
/// rounded into [mu, L], then the method runs on it in rationals. The best of those with few dimensions, if any meets all conditions.
std::optional<Instance> find_quadratic(const Model& model, const Trajectory& trajectory, const Programme& programme, const Dual& dual,
                                       const Solution& solution);

/// A proposal in doubles: coordinates as columns, and numbers.
struct Proposal {
  std::vector<std::vector<std::vector<double>>> coordinates;  ///< [group][vector in group][coordinate]
  std::vector<double> numbers;
};
/// Moves a proposal until every condition holds with room to spare and every measured form is at least `target`; false if it does not get there.
bool polish(const Programme& programme, const Dual& dual, Proposal& proposal, double target, double room);
Instance rounded(const Programme& programme, const Dual& dual, const Proposal& proposal, int digits);

}  // namespace lemmata::worst_case
