#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/worst_case/model.hpp"
#include "lib/worst_case/symbols_value.hpp"

namespace lemmata::worst_case {

/// A gradient that the method asked for, or that of the minimiser. `answer` is what the oracle gave: with bias and noise.
struct Evaluation {
  std::size_t worker;
  std::string at;  ///< "0", "1", ... by iterate, "*" at the minimiser, "virtual 3", "average"
  Vector x, gradient, answer;
  Form value;  ///< f - f*
};

/// Was it asked for at an iterate? Terms also ask at the average and at virtual iterates, which no other metric measures.
bool is_iterate(const Evaluation& one);

/// One use of a compressor.
struct Call {
  std::size_t worker, time;
  Vector input, mean, noise;  ///< output = mean + noise, the noise with mean zero and independent of all before
};

/// The vectors that a method keeps, at one time; one for each worker (x has one).
struct Snapshot {
  Vector x;
  std::vector<std::pair<std::string, std::vector<Vector>>> kept;  ///< "e", "d", "h", "m"
};

/// What happens when the model's method runs on unknown vectors.
struct Trajectory {
  std::vector<std::string> vectors;                     ///< names of the unknown vectors
  std::vector<std::size_t> group;                       ///< vectors of different groups are orthogonal; groups are numbered from 0
  std::vector<std::string> numbers;                     ///< names of the unknown numbers: function values
  std::vector<std::pair<std::string, Vector>> derived;  ///< vectors that a cycle's equations express by the unknown ones
  std::vector<Evaluation> evaluations;
  std::vector<Call> calls;
  std::vector<Snapshot> states;                            ///< at times 0 .. horizon
  std::vector<std::pair<std::string, Form>> disturbances;  ///< conditions on bias and noise of the oracle, each <= 0
  std::vector<std::pair<std::string, Form>> orthogonal;    ///< products that vanish
};
Trajectory run(const Model& model);
/// Makes the last state equal the first: each equation expresses one unknown vector by the others.
void close_cycle(Trajectory& trajectory);

/// form <= 0, or form = 0
struct Condition {
  std::string name;
  Form form;
  bool equality = false;
  bool far = false;  ///< of two iterates that are not neighbours: often without influence on the value
};
/// The matrix of these forms (lower triangle: entries[i][j], j <= i) is positive semidefinite.
struct MatrixCondition {
  std::string name;
  std::vector<std::vector<Form>> entries;
};

/// Maximise the least of `measured` over all Gram matrices and numbers that meet the conditions.
struct Programme {
  std::vector<std::string> vectors;
  std::vector<std::size_t> group;
  std::vector<std::string> numbers;
  std::vector<Condition> conditions;
  std::vector<MatrixCondition> matrices;
  std::vector<std::pair<std::string, Form>> measured;
  std::vector<std::string> caveats;  ///< why the value may lie above the true worst case; empty: the formulation is exact
};
Programme programme_of(const Model& model, const Trajectory& trajectory);

/// Parameter of worker i as a fraction.
Fraction parameter(const Model& model, const std::string& name, std::size_t worker = 0);
/// Is the value of a function or gradient at the last iterate asked for?
bool measures_last_gradient(const Model& model);

/// Does the class have a minimiser, at the origin?
bool has_minimiser(const Model& model);
/// Adding <u_i, x> to the i-th worker's function, with sum u_i = 0, changes neither the mean of the functions, nor the class, nor a step
/// of EF21 whose d_i is moved by u_i too. Where the Lyapunov function does not change either (in each square the coefficients of g_i and
/// d_i have the same sum for all i), the workers' first gradients may be taken equal, and the minimiser plays no part.
bool is_free_of_tilts(const Model& model);

/// The same for EF21 where each d_i is the first gradient, and what is bounded and measured are means: the u_i can make all gradients at the
/// minimiser 0, or where there is none all first gradients equal. No bound on how different the workers are is needed.
bool is_free_of_differences(const Model& model);

/// Parts of programme_of, in files of their own.
void add_function_conditions(Programme& programme, const Model& model, const Trajectory& trajectory);
void add_compressor_conditions(Programme& programme, const Model& model, const Trajectory& trajectory);
void add_start_and_metric(Programme& programme, const Model& model, const Trajectory& trajectory);

/// What a Lyapunov function calls "x", "g", "e", ... (the mean over workers) and "g1", "e2", ... (of one worker).
Vector state_vector(const Model& model, const Trajectory& trajectory, std::size_t time, const std::string& name);

/// Where a term is taken, as a combination of unknown vectors, and the sum of terms.
struct Place;
Vector position(const Model& model, const Trajectory& trajectory, const Place& place);
Form sum_of_terms(const Model& model, const Trajectory& trajectory, const std::vector<Term>& terms);

/// The mean over workers of gradient and value at an iterate.
Vector mean_gradient(const Model& model, const Trajectory& trajectory, const std::string& at);
Form mean_value(const Model& model, const Trajectory& trajectory, const std::string& at);

}  // namespace lemmata::worst_case
