#include <cmath>

#include "bounds/biased/descent.hpp"
#include "bounds/scaled/linear_rate.hpp"
#include "bounds/ssd/rho_norm.hpp"
#include "bounds/ssd/sign_descent.hpp"
#include "bounds/ssd/ssdm.hpp"
#include "lib/app/check/applicable_numbers.hpp"

namespace lemmata::app {
namespace {

// Rates are from bounds/ where it has them; the others stand here, beside the formula that is shown.

const std::vector<std::string_view> contracting_steps = {"contraction"};
const std::vector<std::string_view> unbiased_steps = {"unbiased", "bounded-variance"};
const std::vector<std::string_view> right_signs = {"success-probability"};

constexpr std::string_view mean_l1_gradient = R"(\tfrac1T \sum_{t<T} \mathbb E\,\|\nabla f(x_t)\|_1)";
constexpr std::string_view best_l1_gradient = R"(\min_{t<T} \mathbb E\,\|\nabla f(x_t)\|_1)";
constexpr std::string_view last_gap = R"(\mathbb E\,f(x_T)-f_\star)";
constexpr std::string_view smooth_step = R"(@gamma\le 1/((@M+1)*@L))";

std::optional<double> if_met(bool condition, double value) { return condition ? std::optional<double>(value) : std::nullopt; }
bool step_is_small(const Setting& s, double noise) { return s.gamma <= bounds::biased::largest_step(noise, s.L); }
long steps_of(const Setting& s) { return static_cast<long>(s.T); }
double coordinates(const Measured& m) { return static_cast<double>(m.d); }

double constant_sign_steps(const Setting& s, const Measured& m) {
  return bounds::ssd::constant_steps(s.f0, s.gamma, coordinates(m) * s.L, steps_of(s));
}

std::vector<Theorem> of_biased_gradients() {
  return {
      {"biased.sec54-m",
       "biased, section 5.4",
       "the relative bias of C(grad f)",
       contracting_steps,
       {},
       "m",
       "\\le",
       "1-@delta",
       {},
       [](const Setting&, const Measured& m) -> std::optional<double> { return 1 - m.delta; }},
      {"biased.lem2",
       "biased, Lemma 2",
       "one step of x - gamma C(grad f), f smooth",
       contracting_steps,
       {},
       R"((\mathbb E\,f(x_{t+1})-f(x_t))/\|\nabla f(x_t)\|^2)",
       "\\le",
       "-@gamma*@delta/2",
       smooth_step,
       [](const Setting& s, const Measured& m) -> std::optional<double> {
         return if_met(step_is_small(s, noise_of(m)), bounds::biased::descent(s.gamma, 1 - m.delta, 0.0, s.L, 0.0, 1.0));
       }},
      {"biased.lem3",
       "biased, Lemma 3",
       "x - gamma C(grad f), f smooth",
       contracting_steps,
       {},
       mean_squared_gradient,
       "\\le",
       "2*@f0/(@T*@gamma*@delta)",
       smooth_step,
       [](const Setting& s, const Measured& m) -> std::optional<double> {
         return if_met(step_is_small(s, noise_of(m)),
                       bounds::biased::mean_squared_gradient(s.f0, steps_of(s), s.gamma, 1 - m.delta, 0.0, s.L, 0.0));
       }},
      {"biased.thm4",
       "biased, Theorem 4",
       "steps until the mean of ||grad f||^2 is below eps, gamma = 1/((M + 1) L)",
       contracting_steps,
       {},
       "T",
       "=",
       "4*(@M+1)*@f0*@L/(@eps*@delta)",
       {},
       [](const Setting& s, const Measured& m) -> std::optional<double> { return 4 * (noise_of(m) + 1) * s.f0 * s.L / (s.eps * m.delta); }},
      {"biased.thm6",
       "biased, Theorem 6",
       "x - gamma C(grad f), f smooth and PL",
       contracting_steps,
       {},
       last_gap,
       "\\le",
       "(1-@gamma*@mu*@delta)^{@T}*@f0",
       smooth_step,
       [](const Setting& s, const Measured& m) -> std::optional<double> {
         return if_met(step_is_small(s, noise_of(m)), std::pow(1 - s.gamma * s.mu * m.delta, s.T) * s.f0);
       }},
      {"biased.thm4-recover",
       "biased, after Theorem 4",
       "the same for an unbiased C: m = 0, M = omega",
       unbiased_steps,
       {},
       "T",
       "=",
       "4*(@omega+1)*@f0*@L/@eps",
       {},
       [](const Setting& s, const Measured& m) -> std::optional<double> { return 4 * (m.omega + 1) * s.f0 * s.L / s.eps; }},
  };
}

std::vector<Theorem> of_signs() {
  constexpr std::string_view constant = "(@f0/(@gamma*@T) + @gamma*@d*@L/2)/(2*@rho-1)";
  return {
      {"ssd.thm5-constant",
       "ssd, Theorem 5",
       "x - gamma sign C(grad f), f smooth",
       right_signs,
       {},
       mean_l1_gradient,
       "\\le",
       constant,
       R"(@rho>1/2)",
       [](const Setting& s, const Measured& m) -> std::optional<double> { return constant_sign_steps(s, m) / (2 * m.rho - 1); }},
      {"ssd.thm5-decreasing",
       "ssd, Theorem 5",
       "the same with steps gamma/sqrt(t + 1)",
       right_signs,
       {},
       best_l1_gradient,
       "\\le",
       R"((@f0/(@gamma*\sqrt{@T}) + 3*@gamma*@d*@L*\log @T/(2*\sqrt{@T}))/(2*@rho-1))",
       R"(@rho>1/2)",
       [](const Setting& s, const Measured& m) -> std::optional<double> {
         return bounds::ssd::decreasing_steps(s.f0, s.gamma, coordinates(m) * s.L, steps_of(s)) / (2 * m.rho - 1);
       }},
      {"ssd.thm6-constant",
       "ssd, Theorem 6",
       "the better of both points",
       right_signs,
       {},
       mean_l1_gradient,
       "\\le",
       constant,
       R"(@rho>1/2)",
       [](const Setting& s, const Measured& m) -> std::optional<double> { return constant_sign_steps(s, m) / (2 * m.rho - 1); }},
      {"ssd.thm6-decreasing",
       "ssd, Theorem 6",
       "the better of both points, steps gamma/sqrt(t + 1)",
       right_signs,
       {},
       mean_l1_gradient,
       "\\le",
       R"((@f0/@gamma + @gamma*@d*@L)/\sqrt{@T}/(2*@rho-1))",
       R"(@rho>1/2)",
       [](const Setting& s, const Measured& m) -> std::optional<double> {
         return (s.f0 / s.gamma + s.gamma * coordinates(m) * s.L) / std::sqrt(s.T) / (2 * m.rho - 1);
       }},
      {"ssd.thm7-constant",
       "ssd, Theorem 7",
       "majority vote of independent workers, l = floor((nodes + 1)/2)",
       right_signs,
       {},
       mean_l1_gradient,
       "\\le",
       R"((@f0/(@gamma*@T) + @gamma*@d*@L/2)/(1-\exp(-(2*@rho-1)^2*@l)))",
       R"(@rho>1/2)",
       [](const Setting& s, const Measured& m) -> std::optional<double> {
         return constant_sign_steps(s, m) / bounds::ssd::majority_share(m.rho, static_cast<long>(s.nodes));
       }},
      {"ssd.thm8",
       "ssd, Theorem 8",
       "momentum and stochastic sign",
       {},
       "stochastic-sign",
       R"(\tfrac1T \sum_{t<T} \mathbb E\,\|\nabla f(x_t)\|)",
       "\\le",
       R"((3*@f0 + 16*@sigma + 8*@L*\sqrt{@d} + 3*@L*@d/\sqrt{@T})/@T^{1/4})",
       {},
       [](const Setting& s, const Measured& m) -> std::optional<double> {
         return bounds::ssd::ssdm(s.f0, s.sigma, s.L, m.d, steps_of(s));
       }},
      {"scaled.remark4-thm13",
       "scaled, Remark 4",
       "x - gamma C(grad f), f smooth and strongly convex",
       contracting_steps,
       {},
       R"(f(x_T)-f_\star)",
       "\\le",
       "(1-@gamma*@mu*@delta)^{@T}*@f0",
       R"(@gamma\le 1/@L)",
       [](const Setting& s, const Measured& m) -> std::optional<double> {
         return if_met(s.gamma * s.L <= 1, std::pow(1 - s.gamma * s.mu * m.delta, s.T) * s.f0);
       }},
      {"scaled.thm1-1",
       "scaled, Theorem 1(1)",
       "x - gamma ||g||_1 sign(g); L and mu in the maximum norm",
       {},
       "scaled-sign",
       R"(f(x_T)-f_\star)",
       "\\le",
       "(1-2*@mu*@gamma*(1-@L*@gamma/2))^{@T}*@f0",
       R"(@L*@gamma<2)",
       [](const Setting& s, const Measured&) -> std::optional<double> {
         return std::pow(bounds::scaled::rate(s.gamma, s.mu, s.L), s.T) * s.f0;
       }},
      {"scaled.thm1-3",
       "scaled, Theorem 1(3)",
       "the same without convexity",
       {},
       "scaled-sign",
       R"(\min_{t\le T} \|\nabla f(x_t)\|_1^2)",
       "\\le",
       "@f0/(@gamma*(1-@L*@gamma/2)*(@T+1))",
       R"(@L*@gamma<2)",
       [](const Setting& s, const Measured&) -> std::optional<double> {
         return if_met(s.L * s.gamma < 2, bounds::scaled::best_squared_gradient(s.f0, s.gamma, s.L, steps_of(s)));
       }},
  };
}

}  // namespace

/// A relative bias b and a noise v of a map with b^2 + v <= 1 - delta have v/(1 - b)^2 <= (1 - delta)/delta, with equality at b = 1 - delta.
double noise_of(const Measured& m) { return m.random && m.delta > 0 ? (1 - m.delta) / m.delta : 0; }

std::vector<Theorem> theorems_without_feedback() {
  std::vector<Theorem> out = of_biased_gradients();
  for (const Theorem& theorem : of_signs()) out.push_back(theorem);
  return out;
}

}  // namespace lemmata::app
