#include <cstdlib>

#include "lib/worst_case/programme_value.hpp"
#include "lib/worst_case/terms_value.hpp"

namespace lemmata::worst_case {
namespace {

std::string pair_name(const Evaluation& i, const Evaluation& j) {
  return "interpolation " + std::to_string(i.worker + 1) + " " + i.at + " " + j.at;
}

/// Some mu-strongly convex and L-smooth function has these values and gradients if and only if for all i != j
///   f_j - f_i + <g_j, x_i - x_j> + ||g_i - g_j||^2/(2L) + mu/(2(1 - mu/L)) ||x_i - x_j - (g_i - g_j)/L||^2 <= 0
/// (Taylor, Hendrickx, Glineur, Math. Prog. 161, 2017, Theorem 4).
Form strongly_convex(const Evaluation& i, const Evaluation& j, const Fraction& mu, const Fraction& L) {
  const Vector dx = i.x - j.x, dg = i.gradient - j.gradient;
  Form out = j.value - i.value + dot(j.gradient, dx) + (Fraction(1) / (Fraction(2) * L)) * norm_squared(dg);
  if (!mu.is_zero()) out += (mu / (Fraction(2) * (Fraction(1) - mu / L))) * norm_squared(dx - (Fraction(1) / L) * dg);
  return out;
}

/// The same for L-smooth functions: f_j - f_i - (L/4)||x_i - x_j||^2 + <g_i + g_j, x_i - x_j>/2 + ||g_i - g_j||^2/(4L) <= 0.
Form smooth(const Evaluation& i, const Evaluation& j, const Fraction& L) {
  const Vector dx = i.x - j.x, dg = i.gradient - j.gradient;
  return j.value - i.value - (L / Fraction(4)) * norm_squared(dx) + Fraction(1, 2) * dot(i.gradient + j.gradient, dx) +
         (Fraction(1) / (Fraction(4) * L)) * norm_squared(dg);
}

bool are_far(const Evaluation& i, const Evaluation& j) {
  return is_iterate(i) && is_iterate(j) && std::labs(std::atol(i.at.c_str()) - std::atol(j.at.c_str())) > 1;
}

Form convex(const Evaluation& i, const Evaluation& j) { return j.value - i.value + dot(j.gradient, i.x - j.x); }

Form of_pair(const Model& model, const Evaluation& i, const Evaluation& j) {
  if (model.function_class == "convex") return convex(i, j);
  const Fraction L = parameter(model, "L", i.worker);
  if (model.function_class == "smooth" || model.function_class == "pl") return smooth(i, j, L);
  return strongly_convex(i, j, model.function_class == "smooth-convex" ? Fraction(0) : parameter(model, "mu", i.worker), L);
}

/// f(x) - f* >= ||grad f(x)||^2/(2L), of the mean of the workers' functions, which is L-smooth with the mean of their L.
void add_lower_bounds(Programme& programme, const Model& model, const Trajectory& trajectory) {
  Fraction L;
  for (long i = 0; i < model.workers; ++i) L += parameter(model, "L", static_cast<std::size_t>(i)) / Fraction(model.workers);
  for (const Evaluation& one : trajectory.evaluations)
    if (one.worker == 0)
      programme.conditions.push_back(
          {"bounded below " + one.at, (Fraction(1) / (Fraction(2) * L)) * norm_squared(mean_gradient(model, trajectory, one.at)) -
                                          mean_value(model, trajectory, one.at)});
}

/// Some symmetric Q with mu <= Q <= L has Q x_i = g_i if and only if <x_i, g_j> = <x_j, g_i> and (G - mu X)^T (L X - G) >= 0
/// (Bousselmi, Hendrickx, Glineur, SIAM J. Optim. 34, 2024).
void add_quadratic(Programme& programme, const Model& model, const Trajectory& trajectory) {
  const Fraction mu = parameter(model, "mu"), L = parameter(model, "L");
  MatrixCondition matrix{"spectrum", {}};
  std::vector<const Evaluation*> points;
  for (const Evaluation& one : trajectory.evaluations)
    if (one.at != "*") points.push_back(&one);
  for (std::size_t i = 0; i < points.size(); ++i) {
    matrix.entries.emplace_back();
    for (std::size_t j = 0; j <= i; ++j) {
      const Vector &xi = points[i]->x, &xj = points[j]->x, &gi = points[i]->gradient, &gj = points[j]->gradient;
      // The matrix is symmetric where the equations hold; its symmetric part is what is written.
      matrix.entries[i].push_back(Fraction(1, 2) * (dot(gi - mu * xi, L * xj - gj) + dot(gj - mu * xj, L * xi - gi)));
      if (j < i) programme.conditions.push_back({"symmetry " + points[i]->at + " " + points[j]->at, dot(xi, gj) - dot(xj, gi), true});
    }
  }
  programme.matrices.push_back(std::move(matrix));
}

}  // namespace

bool is_iterate(const Evaluation& one) { return one.at[0] >= '0' && one.at[0] <= '9'; }

void add_function_conditions(Programme& programme, const Model& model, const Trajectory& trajectory) {
  const std::string& of = model.function_class;
  if (of == "quadratic") return add_quadratic(programme, model, trajectory);
  if (model.parameters.count("heterogeneity") != 0) {
    Form sum(-parameter(model, "heterogeneity"));
    for (const Evaluation& one : trajectory.evaluations)
      if (one.at == "*") sum += Fraction(1, model.workers) * norm_squared(one.gradient);
    programme.conditions.push_back({"heterogeneity", sum});
  }
  for (const Evaluation& i : trajectory.evaluations) {
    // of smooth functions at the iterates only; where there are several functions, also at their common point
    const bool own = i.at != "*" || (of == "convex" && model.workers > 1 && !model.common_minimiser);
    if (model.parameters.count("G2") != 0 && own)
      programme.conditions.push_back(
          {"bounded gradient " + std::to_string(i.worker + 1) + " " + i.at, norm_squared(i.gradient) - Form(parameter(model, "G2"))});
    if (of == "process") continue;
    for (const Evaluation& j : trajectory.evaluations)
      if (i.worker == j.worker && i.at != j.at)
        programme.conditions.push_back({pair_name(i, j), of_pair(model, i, j), false, are_far(i, j)});
  }
  const bool level = !is_free_of_level(model);
  if (of == "pl" || (of == "smooth" && level)) add_lower_bounds(programme, model, trajectory);
  if (of == "pl")
    for (const Evaluation& one : trajectory.evaluations)
      programme.conditions.push_back(
          {"pl " + one.at, one.value - (Fraction(1) / (Fraction(2) * parameter(model, "mu"))) * norm_squared(one.gradient)});
  if (of == "pl") programme.caveats.push_back("only necessary conditions are known for smooth functions with the PL inequality");
  if (of == "smooth" && model.workers > 1 && level)
    programme.caveats.push_back("that the mean of the functions is bounded below enters by a necessary condition");
}

}  // namespace lemmata::worst_case
