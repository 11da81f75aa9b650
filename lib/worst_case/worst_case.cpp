#include "lib/worst_case/worst_case.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "lib/num/error.hpp"
#include "lib/worst_case/certificate_value.hpp"
#include "lib/worst_case/verify.hpp"

namespace lemmata::worst_case {
namespace {

/// Multipliers that are exactly feasible, with as few digits as that takes.
std::optional<std::vector<Fraction>> feasible(const Dual& dual, const Solution& solution) {
  for (const int digits : {9, 11, 13, 15}) {
    std::vector<Fraction> y = dual.multipliers(solution.z, digits);
    if (dual.objection(y).empty()) return y;
  }
  return std::nullopt;
}

struct Certified {
  Solution solution;
  std::optional<std::vector<Fraction>> multipliers;
};

/// Where the metric cannot move (a compressor that is the identity leaves no error) solvers find no interior, and none is needed: no
/// condition has a multiplier, and in the instance everything is 0.
Certified without_solver(const Dual& dual, Certified failed) {
  std::vector<Fraction> y = dual.multipliers(std::vector<double>(dual.free_multipliers(), 0.0), 0);
  if (!dual.objection(y).empty()) return failed;
  failed.solution.X = dual.nothing();
  failed.multipliers = std::move(y);
  return failed;
}

/// A solver that stops early is asked for less: its answer is checked exactly in any case.
Certified multipliers_of(const Dual& dual) {
  const SemidefiniteProgramme programme = dual.semidefinite();
  Certified out;
  std::string first;
  for (const double gap : {1e-8, 1e-7, 4e-7}) {
    out.solution = solve(programme, {.gap = gap, .feasibility = gap < 5e-8 ? 1e-9 : 1e-8});
    if (out.solution.status == Solution::Status::no_instance || out.solution.status == Solution::Status::no_multipliers) return out;
    if (out.solution.status == Solution::Status::solved) {
      out.multipliers = feasible(dual, out.solution);
      if (out.multipliers) return out;
      out.solution.why = "the solver's multipliers are not exactly feasible, however they are rounded";
    }
    if (first.empty()) first = out.solution.why;
  }
  out.solution.why = first;
  return without_solver(dual, std::move(out));
}

/// The nearest double that is not below (above) the fraction.
double away(const Fraction& value, double to) {
  double out = value.approximate();
  const auto wrong = [&] {
    Fraction exact;
    // a double is a fraction with denominator 2^1074 at most; frexp keeps it short
    int exponent = 0;
    const double mantissa = std::frexp(out, &exponent);
    exact = Fraction(static_cast<long>(std::ldexp(mantissa, 53)));
    for (int k = exponent - 53; k < 0; ++k) exact /= Fraction(2);
    for (int k = exponent - 53; k > 0; --k) exact *= Fraction(2);
    return to > 0 ? exact < value : exact > value;
  };
  while (wrong()) out = std::nextafter(out, to);
  return out;
}

/// Conditions of far iterates are many, and often play no part: then the value is that of the programme without them.
constexpr std::size_t few_conditions = 150;

Programme without_far_conditions(const Programme& programme) {
  Programme out = programme;
  std::erase_if(out.conditions, [](const Condition& condition) { return condition.far; });
  return out;
}

/// A programme of some of the conditions, its certified bound, and an instance of all.
struct Sides {
  Programme solved;
  std::optional<Dual> dual;
  Certified certified;
  Fraction bound;
  std::optional<Instance> instance;
  bool close = false;

  Sides(const Programme& programme, Programme part, const Effort& effort, std::size_t dimensions) : solved(std::move(part)), dual(solved) {
    certified = multipliers_of(*dual);
    if (!certified.multipliers) return;
    bound = dual->bound(*certified.multipliers);
    double sum = 1;
    for (const Fraction& y : *certified.multipliers) sum += std::fabs(y.approximate());
    if (effort.instance) instance = find_instance(programme, solved, *dual, certified.solution, bound, {effort.tolerance, dimensions, sum});
    close = instance && measured_on(programme, *instance) >= bound - Fraction::rounded(effort.tolerance, 12);
  }
  Sides(const Sides&) = delete;  // the dual refers to `solved`
  Sides& operator=(const Sides&) = delete;
};

/// Does each worker's compressor give equal inputs equal outputs? It is one map.
bool is_map(const Trajectory& trajectory, const Programme& programme, const Instance& instance) {
  const Matrix G = gram(programme, instance);
  const auto vanishes = [&](const Vector& v) { return value_of(norm_squared(v), G, instance.numbers).is_zero(); };
  for (const Call& a : trajectory.calls)
    for (const Call& b : trajectory.calls)
      if (a.worker == b.worker && a.time < b.time && vanishes(a.input - b.input) && !vanishes(a.mean - b.mean)) return false;
  return true;
}

/// Of a certificate's text: a replay reads numbers of at most 100000 characters.
bool has_number_beyond_replays(const std::string& certificate) {
  constexpr std::size_t longest = 100000;
  std::size_t length = 0;
  for (const char c : certificate) {
    length = c == '"' ? 0 : length + 1;
    if (length > longest) return true;
  }
  return false;
}

std::vector<std::pair<std::string, std::vector<double>>> for_people(const Programme& programme, const Instance& instance) {
  std::vector<std::pair<std::string, std::vector<double>>> out;
  for (std::size_t i = 0; i < instance.vectors.size(); ++i) {
    out.emplace_back(programme.vectors[i], std::vector<double>());
    for (const Fraction& x : instance.vectors[i]) out.back().second.push_back(x.approximate());
  }
  return out;
}

}  // namespace

void confirm(Answer& answer) {
  if (answer.certificate.empty()) return;
  constexpr std::size_t most_steps = std::size_t{1} << 22;  // a few seconds: 44 steps of gradient descent, 30 of error feedback
  std::string wrong;
  if (has_number_beyond_replays(answer.certificate)) {
    wrong = "the certificate would have a number of more than 100000 characters";
  } else {
    if (answer.vectors * answer.vectors > most_steps / std::max<std::size_t>(answer.conditions, 1)) return;
    try {
      const Verified verified = verify(answer.certificate);
      if (!verified.stands) wrong = "an error of this program, its certificate does not stand: " + verified.why;
    } catch (const BadInput& refused) { wrong = std::string("the certificate would be refused: ") + refused.what(); }
  }
  answer.confirmed = wrong.empty();
  if (answer.confirmed) return;
  answer = Answer{};
  answer.why = wrong;
  answer.why_no_instance = "there is no bound to come close to";
}

Answer worst_case(const Model& model, const Effort& wanted) {
  Answer out;
  Effort effort = wanted;
  const Trajectory trajectory = run(model);
  const Programme programme = programme_of(model, trajectory);
  for (const std::string& caveat : programme.caveats) out.caveat += (out.caveat.empty() ? "" : "; ") + caveat;
  out.vectors = programme.vectors.size();
  out.conditions = programme.conditions.size() + programme.matrices.size();
  if (!programme.caveats.empty()) effort.instance = false;  // what meets necessary conditions may be no instance
  std::optional<Sides> sides;
  if (programme.conditions.size() > few_conditions && effort.instance) {
    sides.emplace(programme, without_far_conditions(programme), effort, 3);
    if (!sides->close) sides.reset();
  }
  if (!sides) sides.emplace(programme, programme, effort, programme.vectors.size());
  if (!sides->certified.multipliers) {
    out.why = sides->certified.solution.why;
    out.why_no_instance = "there is no bound to come close to";
    return out;
  }
  out.upper = sides->bound.text();
  out.upper_rounded = away(sides->bound, std::numeric_limits<double>::infinity());
  if (model.function_class == "quadratic" && effort.instance && !sides->instance)
    sides->instance = find_quadratic(model, trajectory, programme, *sides->dual, sides->certified.solution);
  if (sides->instance && !is_map(trajectory, programme, *sides->instance)) sides->instance.reset();
  if (const auto& instance = sides->instance) {
    const Fraction value = measured_on(programme, *instance);
    out.lower = value.text();
    out.lower_rounded = away(value, -std::numeric_limits<double>::infinity());
    for (const std::size_t d : instance->dimensions) out.dimension += d;
    out.instance = for_people(programme, *instance);
  } else {
    out.why_no_instance = effort.instance   ? "no instance was found that meets every condition exactly"
                          : wanted.instance ? "the conditions are necessary only: what meets them may be no instance"
                                            : "none was sought";
  }
  if (model.metric == "cycle") {  // what it proves is in the instance alone
    out.upper.reset();
    if (!out.lower || out.lower_rounded <= 0) {
      out.lower.reset();
      out.instance.clear();
      out.why = "no cycle of " + std::to_string(model.horizon) + " steps was found";
      return out;
    }
  }
  out.certificate = certificate(model, trajectory, programme, sides->solved, *sides->dual, *sides->certified.multipliers, sides->instance);
  return out;
}

}  // namespace lemmata::worst_case
