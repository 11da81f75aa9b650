#include <algorithm>
#include <cmath>

#include "bounds/ef/compressor.hpp"
#include "bounds/ef/error_bound.hpp"
#include "bounds/saddle/compression_error.hpp"
#include "bounds/saddle/descent.hpp"
#include "lib/app/check/applicable_numbers.hpp"

namespace lemmata::app {
namespace {

// Rates are from bounds/ where it has them; the others stand here, beside the formula that is shown.

using Rate = std::optional<double>;

const std::vector<std::string_view> contracting_maps = {"contraction"};
const std::vector<std::string_view> unbiased_maps = {"unbiased", "bounded-variance"};

constexpr std::string_view best_gradient = R"(\min_{t\le T} \|\nabla f(x_t)\|^2)";

double loss_of(const Measured& m) { return std::sqrt(1 - m.delta) / m.delta; }

std::vector<Theorem> of_error_feedback() {
  return {
      {"ef.lem3",
       "ef, Lemma 3",
       "error feedback: the squared error at every step",
       contracting_maps,
       {},
       R"(\mathbb E\,\|e_t\|^2)",
       "\\le",
       "4*(1-@delta)*@gamma^2*@sigma^2/@delta^2",
       {},
       [](const Setting& s, const Measured& m) -> Rate { return bounds::ef::error_norm_squared(m.delta, s.gamma, s.sigma * s.sigma); }},
      {"ef.thm2",
       "ef, Theorem II",
       "error feedback, f smooth",
       contracting_maps,
       {},
       best_gradient,
       "\\le",
       "2*@f0/(@gamma*(@T+1)) + @gamma*@L*@sigma^2/2 + 4*@gamma^2*@L^2*@sigma^2*(1-@delta)/@delta^2",
       {},
       [](const Setting& s, const Measured& m) -> Rate {
         return 2 * s.f0 / (s.gamma * (s.T + 1)) + s.gamma * s.L * s.sigma * s.sigma / 2 +
                s.L * s.L * bounds::ef::error_norm_squared(m.delta, s.gamma, s.sigma * s.sigma);
       }},
      {"ef.rem4",
       "ef, Remark 4",
       "error feedback, f smooth, gamma = 1/sqrt(T + 1)",
       contracting_maps,
       {},
       best_gradient,
       "\\le",
       R"((4*@f0+@L*@sigma^2)/(2*\sqrt{@T+1}) + 4*@L^2*@sigma^2*(1-@delta)/(@delta^2*(@T+1)))",
       {},
       [](const Setting& s, const Measured& m) -> Rate {
         const double gamma = 1 / std::sqrt(s.T + 1);
         return (4 * s.f0 + s.L * s.sigma * s.sigma) * gamma / 2 +
                s.L * s.L * bounds::ef::error_norm_squared(m.delta, gamma, s.sigma * s.sigma);
       }},
      {"ef.thm3",
       "ef, Theorem III",
       "error feedback, f convex, the mean iterate",
       contracting_maps,
       {},
       R"(\mathbb E\,f(\bar x_T)-f_\star)",
       "\\le",
       R"(@r0^2/(@gamma*(@T+1)) + @gamma*@sigma^2*(1+2*\sqrt{1-@delta}/@delta))",
       {},
       [](const Setting& s, const Measured& m) -> Rate {
         return s.r0 * s.r0 / (s.gamma * (s.T + 1)) + s.gamma * s.sigma * s.sigma * (1 + 2 * loss_of(m));
       }},
      {"ef.rem6",
       "ef, Remark 6",
       "the same with the best gamma",
       contracting_maps,
       {},
       R"(\mathbb E\,f(\bar x_T)-f_\star)",
       "\\le",
       R"(@r0*@sigma/\sqrt{@T+1}*\sqrt{1+2*\sqrt{1-@delta}/@delta})",
       {},
       [](const Setting& s, const Measured& m) -> Rate { return s.r0 * s.sigma / std::sqrt(s.T + 1) * std::sqrt(1 + 2 * loss_of(m)); }},
      {"ef.thm4",
       "ef, Theorem IV",
       "error feedback: distance from the span of the gradients",
       {},
       {},
       R"(\|x_t-\Pi_t x_t\|^2)",
       "\\le",
       R"(\|e_t\|^2)"},
      {"ef.rem10",
       "ef, Remark 10",
       "the same, bounded",
       contracting_maps,
       {},
       R"(\|x_t-\Pi_t x_t\|^2)",
       "\\le",
       "4*@gamma^2*(1-@delta)*@G^2/@delta^2",
       {},
       [](const Setting& s, const Measured& m) -> Rate { return bounds::ef::error_norm_squared(m.delta, s.gamma, s.G * s.G); }},
      {"ef.rem5.compressor",
       "ef, Remark 5",
       "C/k with k = 1 + omega contracts",
       unbiased_maps,
       {},
       R"(\delta)",
       "\\ge",
       "1/(1+@omega)",
       {},
       [](const Setting&, const Measured& m) -> Rate { return bounds::ef::unbiased_share(1 + m.omega); }},
      {"ef.rem5.nofeedback",
       "ef, Remark 5",
       "no feedback, f smooth, gamma = 1/sqrt(T + 1)",
       unbiased_maps,
       {},
       best_gradient,
       "\\le",
       R"((2*@f0+@L*(1+@omega)*@sigma^2)/(2*\sqrt{@T+1}))",
       {},
       [](const Setting& s, const Measured& m) -> Rate {
         return (2 * s.f0 + s.L * (1 + m.omega) * s.sigma * s.sigma) / (2 * std::sqrt(s.T + 1));
       }},
      {"ef.rem5.feedback",
       "ef, Remark 5",
       "error feedback with C/(1 + omega), gamma = 1/sqrt(T + 1)",
       unbiased_maps,
       {},
       best_gradient,
       "\\le",
       R"((2*@f0+@L*@sigma^2)/(2*\sqrt{@T+1}) + 2*@L^2*@sigma^2*(1+@omega)^2/(@T+1))",
       {},
       [](const Setting& s, const Measured& m) -> Rate {
         const double k = 1 + m.omega, sigma2 = s.sigma * s.sigma;
         return (2 * s.f0 + s.L * sigma2) / (2 * std::sqrt(s.T + 1)) + 2 * s.L * s.L * sigma2 * k * k / (s.T + 1);
       }},
  };
}

std::vector<Theorem> of_saddle_points() {
  return {
      {"saddle.lemA.5.uniform",
       "saddle, Lemma A.5",
       "error feedback: the squared error at every step",
       contracting_maps,
       {},
       R"(\mathbb E\,\|e_t\|^2)",
       "\\le",
       "4*(1-@delta)*(@G^2+@sigma^2)/@delta^2",
       {},
       [](const Setting& s, const Measured& m) -> Rate {
         return bounds::saddle::error_squared_uniform(m.delta, s.G * s.G, s.sigma * s.sigma);
       }},
      {"saddle.lemA.7",
       "saddle, Lemma A.7",
       "error feedback, f smooth",
       contracting_maps,
       {},
       mean_squared_gradient,
       "\\le",
       "4*@f0/(@gamma*@T) + @gamma*@sigma^2*(2*@L+8*@L^2*@gamma*(1-@delta)/@delta^2)",
       R"(4*@L*@gamma<1,\; (4*@L*@gamma)^2*(1-@delta)<@delta^2)",
       [](const Setting& s, const Measured& m) -> Rate {
         const double noise = bounds::saddle::descent_noise(s.gamma, static_cast<long>(s.T), m.delta, s.L, s.sigma * s.sigma);
         return bounds::saddle::step_condition(s.gamma, m.delta, s.L) < 1 ? Rate(4 * s.f0 / (s.gamma * s.T) + noise / s.T) : Rate();
       }},
      {"saddle.thm3.1",
       "saddle, Theorem 3.1",
       "error feedback: steps until half of the points have ||grad f|| <= eps (the proof's constants)",
       contracting_maps,
       {},
       "T",
       "=",
       "24*@f0/(@eps^2*@eta)",
       {},
       [](const Setting& s, const Measured& m) -> Rate { return 24 * s.f0 / (s.eps * s.eps * first_order_step(s, m)); }},
      {"saddle.thm3.3",
       "saddle, Theorem 3.3",
       "the same for second-order points, with resets; no constants, no logarithms",
       contracting_maps,
       {},
       "T",
       "\\sim",
       R"(@d/@eps^4 + \sqrt{1-@delta}/(@delta*@eps^3) + @d*(1-@delta)/(@delta^2*@eps^{5/2}))",
       {},
       [](const Setting& s, const Measured& m) -> Rate {
         const double d = static_cast<double>(m.d);
         return d / std::pow(s.eps, 4) + loss_of(m) / std::pow(s.eps, 3) + d * (1 - m.delta) / (m.delta * m.delta * std::pow(s.eps, 2.5));
       }},
      {"saddle.thm3.4",
       "saddle, Theorem 3.4",
       "the same for a linear C, without resets",
       {"contraction", "linear"},
       {},
       "T",
       "\\sim",
       R"(@d/@eps^4 + \sqrt{1-@delta}/(@delta*@eps^3) + (1-@delta)/(@delta^2*@eps^{5/2}))",
       {},
       [](const Setting& s, const Measured& m) -> Rate {
         return static_cast<double>(m.d) / std::pow(s.eps, 4) + loss_of(m) / std::pow(s.eps, 3) +
                (1 - m.delta) / (m.delta * m.delta * std::pow(s.eps, 2.5));
       }},
  };
}

}  // namespace

double first_order_step(const Setting& s, const Measured& m) {
  const double lost = std::sqrt(1 - m.delta), noise = s.sigma * s.sigma;
  const double by_error = lost > 0 ? std::min(m.delta / lost, 1.0) : 1;
  double step = by_error / (4 * s.L);
  if (noise > 0) step = std::min(step, s.eps * s.eps / (12 * s.L * noise));
  if (noise > 0 && lost > 0) step = std::min(step, m.delta * s.eps / (lost * s.L * s.sigma * std::sqrt(48.0)));
  return step;
}

std::vector<Theorem> theorems_with_feedback() {
  std::vector<Theorem> out = of_error_feedback();
  for (const Theorem& theorem : of_saddle_points()) out.push_back(theorem);
  return out;
}

}  // namespace lemmata::app
