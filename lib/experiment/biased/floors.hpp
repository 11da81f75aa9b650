#pragma once
#include <string>
#include <vector>

#include "lib/experiment/experiment.hpp"
#include "lib/oracle/oracle.hpp"

namespace lemmata::experiment::biased {

/// f(x) = ||Ax||^2/2 in R^10 with A^T A = (-1, 2, -1), the matrix of Nesterov's worst function.
inline constexpr std::size_t dimension = 10;
inline constexpr double step_size = 0.01;
inline constexpr double start_entry = 10;  ///< x_0 = (10, ..., 10), f(x_0) = 100
Vec<double> worst_gradient(const Vec<double>& x);
double worst_value(const Vec<double>& x);
double largest_curvature();  ///< L
double least_curvature();    ///< mu

/// grad f(x) + n, where n has independent normal entries of variance sigma2.
oracle::Oracle<double> noisy_gradient(double sigma2);

/// Xi = (zeta^2 + gamma L sigma^2)/(mu (1 - m)) of eq. (7), for L and mu as above; `kept` is 1 - m. Tests compare it with bounds/biased.
double predicted_floor(double gamma, double kept, double zeta2, double sigma2);

/// One curve of a figure: SGD with this oracle, and Xi of eq. (7) for its constants, 0 where it is 0.
struct Line {
  std::string name = "";
  oracle::Oracle<double> oracle = {};
  double predicted = 0;
  double gamma = step_size;
};

/// The curves of a figure and what is measured on them.
struct Floors {
  std::vector<Series> curves = {};
  Numbers floor = {};      ///< mean of f over the last fifth of the iterations, and over the repetitions
  Numbers error = {};      ///< its standard error
  Numbers factor = {};     ///< floor / predicted
  Numbers hundredth = {};  ///< the first recorded time with the mean of f below a hundredth of its start
  long last = 0;
  std::size_t repetitions = 0;
};
Floors floors_of(const Run& run, const std::vector<Line>& lines, long last, std::size_t repetitions);

/// The curves from `first` on, with their predicted floors as marks.
Panel floor_panel(std::string name, std::string title, int column, const Floors& floors, const std::vector<Line>& lines, std::size_t first,
                  std::size_t count);
/// "name: floor 0.1 (+- 0.01), 0.5 of (7)" for each line.
std::string floors_text(const Floors& floors, const std::vector<Line>& lines);
/// The measured floors are at most Xi/2, which is what Theorem 6 says of them.
Observation below_predicted(const Floors& floors, const std::vector<Line>& lines, std::string statement);
/// They are not far below it either: above a twentieth of Xi.
Observation size_of_predicted(const Floors& floors, const std::vector<Line>& lines, const std::string& why);
/// Two measured floors differ by less than three standard errors of their difference.
bool alike(const Floors& floors, std::size_t a, std::size_t b);
/// What all figures of section 6 have in common.
std::vector<Parameter> common_parameters(const Floors& floors);

}  // namespace lemmata::experiment::biased
