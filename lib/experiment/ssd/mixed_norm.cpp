#include "lib/experiment/ssd/mixed_norm.hpp"

#include <array>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "lib/experiment/statistics.hpp"

namespace lemmata::experiment::ssd {
namespace {

/// The u >= 0 with u^2/(u + s) = a.
double with_term(double a, double s) { return (a + std::sqrt(a * a + 4 * a * s)) / 2; }
double scaled_noise(double sigma) { return std::numbers::sqrt3 * sigma; }

constexpr double diamond = 1 / std::numbers::sqrt2;
bool like_circle(double q) { return 1 - q < q - diamond; }

Panel plane(std::string name, std::string title, double half, int column) {
  return {.name = std::move(name),
          .title = std::move(title),
          .row = column / 2,
          .column = column % 2,
          .form = Form::closed,
          .x = {.label = "g₁", .from = -half, .to = half},
          .y = {.label = "g₂", .from = -half, .to = half}};
}

struct ContoursAtFourScales {
  static constexpr ExperimentInfo info{
      .id = "ssd.fig1",
      .where = "Figure 1, section 4",
      .title = "contours of the l12 function at four scales",
      .caption =
          "Exact, by a closed form. The paper does not print its four scales: here the windows reach to 0.1, 1, 10 and 100, each with the "
          "five levels that meet the axis at fifths of it. Roundness is the distance of the outermost curve from the origin on the "
          "diagonal over that on the axis: 1 for a circle, 0.7071 for a diamond."};
  Figure operator()(const Run&) const {
    constexpr std::array<double, 4> reach = {0.1, 1, 10, 100};
    constexpr double sigma = 1;
    Figure figure{.scale = "the whole figure; it is exact"};
    figure.parameters = {{"sigma", "1", "printed"}, {"reach of the windows", "0.1, 1, 10, 100", "chosen; not printed"}};
    Numbers q;
    for (std::size_t i = 0; i < reach.size(); ++i) {
      const double h = reach[i];
      Panel panel = plane(fmt::format("scale-{}", i + 1), fmt::format("up to |g| = {}", h), h, static_cast<int>(i));
      for (int k = 1; k <= 5; ++k) {
        const double level = level_at(sigma, h * k / 5);
        panel.series.push_back(level_set(sigma, level, 60, fmt::format("{:.2g}", level)));
      }
      figure.panels.push_back(std::move(panel));
      q.push_back(roundness(sigma, level_at(sigma, h)));
    }
    const std::string numbers = "roundness from the smallest to the largest scale: " + ordered(q);
    figure.observations = {
        {"circles-near", "near the origin the l12 function is equivalent to the squared l2 norm: circles", like_circle(q.front()), numbers},
        {"diamonds-far", "far from the origin it is equivalent to the l1 norm: diamonds", !like_circle(q.back()), numbers},
        {"gradual", "the equivalences are visible at various distances: from circles to diamonds", decreasing(q), numbers}};
    return figure;
  }
};
LEMMATA_EXPERIMENT(ContoursAtFourScales);

struct UnitBallsOfNoiseLevels {
  static constexpr ExperimentInfo info{
      .id = "ssd.fig8",
      .where = "Figure 8, appendix A",
      .title = "unit balls of the l12 function at different noise levels",
      .caption =
          "Exact, by a closed form. The paper does not print its noise levels: here the standard deviation is 0, 0.1, 0.5, 1, 2 and 5."};
  Figure operator()(const Run&) const {
    constexpr std::array<double, 6> sigmas = {0, 0.1, 0.5, 1, 2, 5};
    Figure figure{.scale = "the whole figure; it is exact"};
    figure.parameters = {{"level", "1", "printed"}, {"sigma", "0, 0.1, 0.5, 1, 2, 5", "chosen; not printed"}};
    Panel panel = plane("balls", "", axis_point(sigmas.back(), 1), 0);
    Numbers q, reach;
    for (const double sigma : sigmas) {
      panel.series.push_back(level_set(sigma, 1, 60, fmt::format("σ = {}", sigma)));
      q.push_back(roundness(sigma, 1));
      reach.push_back(axis_point(sigma, 1));
    }
    figure.panels.push_back(std::move(panel));
    const std::string numbers = "roundness from the least to the most noise: " + ordered(q);
    figure.observations = {
        {"diamond-without-noise", "with little noise the unit ball looks like a diamond", !like_circle(q.front()), numbers},
        {"circle-with-noise", "with much noise the unit ball looks like a circle", like_circle(q.back()), numbers},
        {"grows", "the more noise, the larger the ball", increasing(reach), "reach on the axis: " + ordered(reach)}};
    return figure;
  }
};
LEMMATA_EXPERIMENT(UnitBallsOfNoiseLevels);

}  // namespace

Series level_set(double sigma, double level, int quarter, std::string name) {
  const double s = scaled_noise(sigma);
  std::vector<double> larger, smaller;  // of the first quadrant, from the first axis to the second
  for (int i = 0; i <= quarter; ++i) {
    const double angle = std::numbers::pi / 2 * i / quarter, sine = std::sin(angle);
    const double share = 2 * i == quarter ? 0.5 : sine * sine;
    larger.push_back(i == quarter ? 0 : with_term(level * (1 - share), s));
    smaller.push_back(i == quarter ? with_term(level, s) : with_term(level * share, s));
  }
  Series curve{.name = std::move(name)};
  const auto add = [&](double x, double y) {
    curve.x.push_back(x);
    curve.mean.push_back(y);
  };
  const auto n = static_cast<std::size_t>(quarter);
  for (std::size_t i = 0; i < n; ++i) add(larger[i], smaller[i]);
  for (std::size_t i = n; i > 0; --i) add(-larger[i], smaller[i]);
  for (std::size_t i = 0; i < n; ++i) add(-larger[i], -smaller[i]);
  for (std::size_t i = n; i > 0; --i) add(larger[i], -smaller[i]);
  add(larger[0], smaller[0]);
  return curve;
}

double axis_point(double sigma, double level) { return with_term(level, scaled_noise(sigma)); }
double level_at(double sigma, double axis_point) { return axis_point * axis_point / (axis_point + scaled_noise(sigma)); }

double roundness(double sigma, double level) {
  return std::numbers::sqrt2 * with_term(level / 2, scaled_noise(sigma)) / axis_point(sigma, level);
}

}  // namespace lemmata::experiment::ssd
