#include "lib/worst_case/lyapunov.hpp"

#include <cmath>
#include <optional>

#include "lib/num/error.hpp"
#include "lib/worst_case/dual_value.hpp"
#include "lib/worst_case/worst_case.hpp"

namespace lemmata::worst_case {
namespace {

constexpr int digits = 7;         // of the Lyapunov function's coefficients: what is certified is the rounded function
constexpr double nothing = 3e-8;  // a value this small counts as 0 while searching
constexpr const char* gap_name = "gap does not decrease";

/// The vectors of a state by name, those of each worker apart.
std::vector<std::string> state_names(const Model& model, const Trajectory& trajectory) {
  std::vector<std::string> out;
  if (has_minimiser(model)) out.push_back("x");
  std::vector<std::string> letters = {"g"};
  for (const auto& [name, vectors] : trajectory.states[0].kept) letters.push_back(name);
  for (const std::string& letter : letters)
    for (long i = 1; i <= model.workers; ++i) out.push_back(model.workers == 1 ? letter : letter + std::to_string(i));
  return out;
}

/// One step from any state, with all conditions but that on the start.
struct Step {
  Model model;
  Trajectory trajectory;
  Programme conditions;
  std::vector<std::string> names;
  bool has_values;

  explicit Step(Model asked) : model(std::move(asked)) {
    model.start = model.metric = "lyapunov";
    model.horizon = 1;
    model.lyapunov = {{{"1", {{"g", "1"}}}}, model.function_class == "process" ? "0" : "1"};
    model.parameters["radius"] = {"1"};
    model = checked(model);
    trajectory = run(model);
    conditions = {trajectory.vectors, trajectory.group, trajectory.numbers, {}, {}, {}, {}};
    add_function_conditions(conditions, model, trajectory);
    add_compressor_conditions(conditions, model, trajectory);
    for (const auto& [name, form] : trajectory.disturbances) conditions.conditions.push_back({name, form});
    names = state_names(model, trajectory);
    has_values = !trajectory.numbers.empty();
  }

  /// Maximise sigma subject to V_ab(next) - rho V_ab(now) - sigma delta_ab >= 0 as a matrix, f(next) - rho f(now) >= sigma, trace G <= 1.
  Programme at_rate(const Fraction& rho) const {
    Programme out = conditions;
    const Form sigma = Form::number(out.numbers.size());
    out.numbers.push_back("sigma");
    MatrixCondition matrix{"V does not decrease", {}};
    for (std::size_t a = 0; a < names.size(); ++a) {
      matrix.entries.emplace_back();
      for (std::size_t b = 0; b <= a; ++b) {
        const auto product = [&](std::size_t t) {
          return dot(state_vector(model, trajectory, t, names[a]), state_vector(model, trajectory, t, names[b]));
        };
        Form entry = product(1) - rho * product(0);
        if (a == b) entry -= sigma;
        matrix.entries[a].push_back(std::move(entry));
      }
    }
    out.matrices.push_back(std::move(matrix));
    if (has_values)
      out.conditions.push_back({gap_name, sigma - mean_value(model, trajectory, "1") + rho * mean_value(model, trajectory, "0")});
    Form trace(Fraction(-1));
    for (std::size_t i = 0; i < out.vectors.size(); ++i) {
      std::vector<Fraction> unit(i + 1);
      unit[i] = Fraction(1);
      trace += norm_squared(Vector(unit));
    }
    out.conditions.push_back({"trace", trace});
    out.measured.emplace_back("sigma", sigma);
    return out;
  }
};

/// P = sum of squares, by L D L^T of the rounded P; what is left negative by rounding is dropped.
Lyapunov squares_of(Matrix P, const std::vector<std::string>& names, const Fraction& gap) {
  Lyapunov out;
  out.gap = gap.text();
  const Fraction least = Fraction::rounded(std::pow(10.0, 1 - digits), digits);
  for (std::size_t k = 0; k < P.size(); ++k) {
    if (P[k][k] <= least) continue;
    Square square{P[k][k].text(), {{names[k], "1"}}};
    for (std::size_t i = k + 1; i < P.size(); ++i) {
      const Fraction factor = Fraction::rounded((P[i][k] / P[k][k]).approximate(), digits);
      if (!factor.is_zero()) square.of[names[i]] = factor.text();
      for (std::size_t j = k + 1; j <= i; ++j) P[i][j] -= P[i][k] * P[j][k] / P[k][k];
    }
    square.weight = Fraction::rounded(P[k][k].approximate(), digits).text();
    out.squares.push_back(std::move(square));
  }
  return out;
}

struct Tried {
  std::optional<Lyapunov> lyapunov;  ///< where some V decreases
  std::string why;                   ///< the solver's failure
};

Tried try_rate(const Step& step, const Fraction& rho) {
  const Programme programme = step.at_rate(rho);
  const Dual dual(programme);
  const Solution solution = solve(dual.semidefinite(), {.gap = 1e-9, .feasibility = 1e-9});
  const Solution looser =
      solution.status == Solution::Status::solved ? solution : solve(dual.semidefinite(), {.gap = 1e-8, .feasibility = 1e-8});
  if (looser.status != Solution::Status::solved) return {{}, looser.why};
  const std::vector<Fraction> y = dual.multipliers(looser.z, 15);
  if (dual.bound(y).approximate() > nothing) return {};
  std::size_t at = programme.measured.size();
  Fraction gap;
  for (const Condition& condition : programme.conditions) {
    if (condition.name == gap_name) gap = Fraction::rounded(y[at].approximate(), digits);
    ++at;
  }
  for (std::size_t m = 0; m + 1 < programme.matrices.size(); ++m)
    at += programme.matrices[m].entries.size() * (programme.matrices[m].entries.size() + 1) / 2;
  const std::size_t n = step.names.size();
  Matrix P(n, std::vector<Fraction>(n));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j) P[i][j] = P[j][i] = Fraction::rounded(y[at++].approximate(), 12);
  return {squares_of(std::move(P), step.names, gap.sign() < 0 ? Fraction(0) : gap), ""};
}

}  // namespace

LyapunovSearch search_lyapunov(const Model& asked, double accuracy) {
  LyapunovSearch out;
  const Step step(asked);
  double low = 0, high = 1;
  std::optional<Lyapunov> best;
  while (high - low > accuracy) {
    const double middle = best || low > 0 ? 0.5 * (low + high) : high - accuracy;  // first of all: is there any?
    const Tried tried = try_rate(step, Fraction::rounded(middle, 9));
    ++out.solves;
    if (!tried.why.empty()) {
      out.why = tried.why;
      break;
    }
    if (!tried.lyapunov && !best) {
      out.why = "no quadratic function of the state decreases in every step";
      break;
    }
    if (tried.lyapunov) best = tried.lyapunov, high = middle;
    else low = middle;
    if (low == 0) low = 1e-12;
  }
  if (!best) return out;
  out.found = true;
  out.rate = high;
  out.model = step.model;
  out.model.lyapunov = *best;
  out.model = checked(out.model);
  return out;
}

}  // namespace lemmata::worst_case
