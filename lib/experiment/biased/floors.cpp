#include "lib/experiment/biased/floors.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include <fmt/format.h>

#include "lib/experiment/recorded.hpp"
#include "lib/experiment/statistics.hpp"
#include "lib/method/sgd.hpp"
#include "lib/oracle/gaussian_noise.hpp"

namespace lemmata::experiment::biased {

Vec<double> worst_gradient(const Vec<double>& x) {
  Vec<double> g(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) g[i] = 2 * x[i] - (i > 0 ? x[i - 1] : 0) - (i + 1 < x.size() ? x[i + 1] : 0);
  return g;
}
double worst_value(const Vec<double>& x) { return dot(x, worst_gradient(x)) / 2; }
double largest_curvature() {
  const double root = 2 * std::sin(std::numbers::pi * dimension / (2.0 * (dimension + 1)));
  return root * root;
}
double least_curvature() {
  const double root = 2 * std::sin(std::numbers::pi / (2.0 * (dimension + 1)));
  return root * root;
}

double predicted_floor(double gamma, double kept, double zeta2, double sigma2) {
  return (zeta2 + gamma * largest_curvature() * sigma2) / (least_curvature() * kept);
}

oracle::Oracle<double> noisy_gradient(double sigma2) {
  const auto exact = oracle::exact_oracle<double>(worst_gradient);
  return sigma2 > 0 ? oracle::with_gaussian_noise(exact, std::sqrt(sigma2)) : exact;
}

Floors floors_of(const Run& run, const std::vector<Line>& lines, long last, std::size_t repetitions) {
  const auto times = evenly(last, 201);
  const auto all = run.each("repetitions", lines.size() * repetitions, [&](std::size_t item) {
    const Line& line = lines[item / repetitions];
    const method::Sgd<double> sgd{.x0 = Vec<double>(dimension, start_entry), .gamma = line.gamma, .oracle = line.oracle};
    return recorded(sgd, times, run.stream(item / repetitions, item % repetitions), worst_value);
  });
  Floors out{.last = last, .repetitions = repetitions};
  const std::vector<double> x(times.begin(), times.end());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto own = repetitions_of(all, i, repetitions);
    out.curves.push_back(mean_and_deviation(lines[i].name, x, own));
    Numbers ends;
    for (const Numbers& one : own) ends.push_back(mean(std::span(one).last(times.size() / 5)));
    out.floor.push_back(mean(ends));
    out.error.push_back(standard_deviation(ends) / std::sqrt(static_cast<double>(repetitions)));
    out.factor.push_back(lines[i].predicted > 0 ? out.floor.back() / lines[i].predicted : 0);
    const Series& curve = out.curves.back();
    out.hundredth.push_back(std::numeric_limits<double>::infinity());
    for (std::size_t t = curve.x.size(); t > 0; --t)
      if (curve.mean[t - 1] < curve.mean.front() / 100) out.hundredth.back() = curve.x[t - 1];
  }
  return out;
}

Panel floor_panel(std::string name, std::string title, int column, const Floors& floors, const std::vector<Line>& lines, std::size_t first,
                  std::size_t count) {
  Panel panel{.name = std::move(name),
              .title = std::move(title),
              .column = column,
              .x = {.label = "iteration"},
              .y = {.label = "f(x)", .logarithmic = true}};
  for (std::size_t i = first; i < first + count; ++i) {
    panel.series.push_back(floors.curves[i]);
    bool drawn = !(lines[i].predicted > 0);
    for (const Mark& m : panel.marks) drawn = drawn || m.at == lines[i].predicted;
    if (!drawn) panel.marks.push_back({.at = lines[i].predicted, .label = fmt::format("(7): {:.2g}", lines[i].predicted)});
  }
  return panel;
}

std::string floors_text(const Floors& floors, const std::vector<Line>& lines) {
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out += fmt::format("{}{}: {:.3g} ± {:.1g}", i == 0 ? "" : "; ", lines[i].name, floors.floor[i], floors.error[i]);
    if (lines[i].predicted > 0) out += fmt::format(", {:.2g} of (7)", floors.factor[i]);
  }
  return out;
}

Observation below_predicted(const Floors& floors, const std::vector<Line>& lines, std::string statement) {
  bool seen = true;
  for (std::size_t i = 0; i < lines.size(); ++i) seen = seen && (lines[i].predicted == 0 || floors.factor[i] <= 0.5);
  return {"floor-of-7", std::move(statement), seen,
          "mean of f over the last fifth, and its share of Xi, of which Theorem 6 promises at most a half: " + floors_text(floors, lines)};
}

Observation size_of_predicted(const Floors& floors, const std::vector<Line>& lines, const std::string& why) {
  double least = 1, largest = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].predicted == 0) continue;
    least = std::min(least, floors.factor[i]);
    largest = std::max(largest, floors.factor[i]);
  }
  return {"size-of-7", "the error floor matches (7)", least > 0.05,
          fmt::format("measured floors are between {:.2g} and {:.2g} of Xi (seen if all are above a twentieth); {}", least, largest, why)};
}

bool alike(const Floors& floors, std::size_t a, std::size_t b) {
  return std::abs(floors.floor[a] - floors.floor[b]) <= 3 * std::hypot(floors.error[a], floors.error[b]);
}

std::vector<Parameter> common_parameters(const Floors& floors) {
  return {{"d", "10", "printed"},
          {"gamma", text(step_size), "printed"},
          {"A", "A^T A = (-1, 2, -1), L = 3.919, mu = 0.08101", "chosen; the paper prints no matrix"},
          {"x_0", "(10, ..., 10), f(x_0) = 100", "chosen; not printed"},
          {"iterations", std::to_string(floors.last), "chosen; not printed"},
          {"repetitions", std::to_string(floors.repetitions), "chosen; not printed"}};
}

}  // namespace lemmata::experiment::biased
