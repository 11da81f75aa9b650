#include "lib/experiment/ssd/rosenbrock_descent.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include <fmt/format.h>

#include "lib/experiment/statistics.hpp"
#include "lib/method/sign_descent.hpp"
#include "lib/oracle/gaussian_noise.hpp"
#include "lib/problem/rosenbrock.hpp"

namespace lemmata::experiment::ssd {
namespace {

/// erf(u) + erf(v), without cancellation where they have different signs.
double erf_sum(double u, double v) {
  if (u * v >= 0) return std::erf(u) + std::erf(v);
  if (std::fabs(u) < std::fabs(v)) std::swap(u, v);
  return std::copysign(std::erfc(std::fabs(v)) - std::erfc(std::fabs(u)), u);
}

/// rho - 1/2 of a coordinate that `terms` (1 or 2) of the terms touch, each drawn with probability w; with derivatives p, and q or 0.
double success_margin(double p, double q, int terms, double w, double nu, long tau) {
  const double s = p + q > 0 ? 1 : -1, scale = nu * std::sqrt(2.0 * static_cast<double>(tau)), rest = 1 - terms * w;
  const auto place = [&](long a, long b) { return s * (static_cast<double>(a) * p + static_cast<double>(b) * q) / scale; };
  double total = 0, ways_a = 1;  // tau choose a
  for (long a = 0; a <= tau; ++a) {
    double ways = ways_a;  // tau! / (a! b! (tau - a - b)!)
    for (long b = 0; b <= (terms == 1 ? 0 : std::min(a, tau - a)); ++b) {
      const double weight = ways * std::pow(w, static_cast<double>(a + b)) * std::pow(rest, static_cast<double>(tau - a - b));
      if (terms == 1 || a == b) total += weight * std::erf(place(a, b));
      else total += weight * erf_sum(place(a, b), place(b, a));
      ways *= static_cast<double>(tau - a - b) / static_cast<double>(b + 1);
    }
    ways_a *= static_cast<double>(tau - a) / static_cast<double>(a + 1);
  }
  return total / 2;
}

method::Schedule<double> schedule_of(const Column& column) {
  return column.decreasing ? method::square_root_schedule(column.gamma) : method::Schedule<double>(column.gamma);
}

/// min_i of how often the oracle's signs are right.
double estimated_least(const oracle::Oracle<double>& oracle, const Vec<double>& x, const Vec<double>& gradient, Chance<double>& chance) {
  std::vector<int> right(x.size(), 0);
  for (int draw = 0; draw < draws_of_estimate; ++draw) {
    const Vec<double> g = oracle({.x = x}, chance);
    for (std::size_t i = 0; i < x.size(); ++i) right[i] += g[i] * gradient[i] > 0 ? 1 : 0;
  }
  return *std::min_element(right.begin(), right.end()) / static_cast<double>(draws_of_estimate);
}

std::string title_of(const Column& column) {
  return fmt::format("mini-batch {}, γ{} = {}", column.tau, column.decreasing ? "₀" : "", column.gamma);
}

Numbers member_of(const Trace& trace, Numbers Trace::*which) { return trace.*which; }

Series over_repetitions(std::string name, const std::vector<double>& x, const std::vector<Trace>& traces, Numbers Trace::*which) {
  std::vector<Numbers> all;
  for (const Trace& one : traces) all.push_back(member_of(one, which));
  return mean_and_deviation(std::move(name), x, all);
}

double mean_swing(const std::vector<Trace>& traces) {
  Numbers steps;
  for (const Trace& one : traces)
    for (std::size_t i = one.value.size() / 2 + 1; i < one.value.size(); ++i) steps.push_back(std::fabs(one.value[i] - one.value[i - 1]));
  return mean(steps);
}

/// Numbers of a column, from its mean curve and its repetitions.
void summarise(Columns& out, const Series& value, const std::vector<Trace>& traces) {
  const std::size_t n = value.mean.size();
  out.start = value.mean.front();
  out.end.push_back(mean(std::span(value.mean).last(std::max<std::size_t>(1, n / 10))));
  std::size_t rises = 0;
  for (std::size_t i = n / 2 + 1; i < n; ++i) rises += value.mean[i] > value.mean[i - 1] ? 1U : 0U;
  out.rises.push_back(static_cast<double>(rises) / static_cast<double>(n - n / 2 - 1));
  const auto reached = std::find_if(value.mean.begin(), value.mean.end(), [&](double v) { return v < out.start / 10; });
  out.tenth.push_back(reached == value.mean.end() ? std::numeric_limits<double>::infinity()
                                                  : value.x[static_cast<std::size_t>(reached - value.mean.begin())]);
  out.swing.push_back(mean_swing(traces));
  Numbers least, estimated;
  double lowest = 1;
  for (const Trace& one : traces) {
    least.insert(least.end(), one.least.begin(), one.least.end());
    estimated.insert(estimated.end(), one.estimated.begin(), one.estimated.end());
    lowest = std::min(lowest, one.lowest);
  }
  out.least.push_back(mean(least));
  out.estimated.push_back(mean(estimated));
  out.lowest.push_back(lowest);
}

void add_panels(Columns& out, int at, const Column& column, const std::vector<double>& x, const std::vector<Trace>& traces) {
  const std::string suffix = std::to_string(at + 1);
  Series value = over_repetitions("", x, traces, &Trace::value);
  summarise(out, value, traces);
  out.figure.panels.push_back({.name = "value-" + suffix,
                               .title = title_of(column),
                               .row = 0,
                               .column = at,
                               .x = {.label = "iteration"},
                               .y = {.label = "function value", .logarithmic = true},
                               .series = {std::move(value)}});
  Series estimated = over_repetitions(fmt::format("estimated from {} draws", draws_of_estimate), x, traces, &Trace::estimated);
  estimated.dashed = true;
  out.figure.panels.push_back({.name = "least-" + suffix,
                               .title = title_of(column),
                               .row = 1,
                               .column = at,
                               .x = {.label = "iteration"},
                               .y = {.label = "least success probability", .from = 0, .to = 1},
                               .series = {over_repetitions("exact", x, traces, &Trace::least), std::move(estimated)},
                               .marks = {{.at = 0.5, .label = "1/2"}}});
  Histogram histogram(0, 1, bins);
  Series shares = histogram.series("");
  for (const Trace& one : traces)
    for (std::size_t bin = 0; bin < bins; ++bin) histogram.add(shares.x[bin], one.counts[bin]);
  out.figure.panels.push_back({.name = "histogram-" + suffix,
                               .title = title_of(column),
                               .row = 2,
                               .column = at,
                               .form = Form::bars,
                               .x = {.label = "success probability", .from = 0, .to = 1},
                               .y = {.label = "share"},
                               .series = {histogram.series("")},
                               .marks = {{.vertical = true, .at = 0.5, .label = "1/2"}}});
}

}  // namespace

oracle::Oracle<double> rosenbrock_oracle(long d, double nu, long tau) {
  std::vector<oracle::Field<double>> terms;
  for (long i = 1; i < d; ++i) terms.push_back(problem::rosenbrock_term<double>(i));
  const auto one = oracle::with_gaussian_noise(oracle::one_of<double>(std::move(terms)), nu);
  return tau == 1 ? one : oracle::mini_batch(one, tau);
}

Numbers success_margins(const Vec<double>& x, double nu, long tau) {
  const auto d = static_cast<long>(x.size());
  const double w = 1 / static_cast<double>(d - 1);
  Numbers out;
  for (long i = 1; i <= d; ++i) {
    const double p = i < d ? problem::RosenbrockTerm<double>(x, i).by_x_i() : 0;
    const double q = i > 1 ? problem::RosenbrockTerm<double>(x, i - 1).by_x_next() : 0;
    if (p + q == 0) continue;
    if (i == d) out.push_back(success_margin(q, 0, 1, w, nu, tau));
    else out.push_back(success_margin(p, q, i > 1 ? 2 : 1, w, nu, tau));
  }
  return out;
}

Vec<double> rosenbrock_start(long d) {
  Vec<double> x(static_cast<std::size_t>(d));
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = i % 2 == 0 ? -1.2 : 1;
  return x;
}

Trace trace(const Column& column, const std::vector<long>& times, Sampled<double> chance, Sampled<double> estimates) {
  const auto oracle = rosenbrock_oracle(dimension, noise, column.tau);
  const auto f = problem::rosenbrock<double>(dimension);
  const method::SignDescent<double> method{.x0 = rosenbrock_start(dimension), .gamma = schedule_of(column), .oracle = oracle};
  Trace out{.counts = Numbers(bins, 0)};
  const Histogram places(0, 1, bins);
  auto state = method.start();
  auto next = times.begin();
  for (long t = 0; next != times.end(); ++t) {
    if (t == *next) {
      ++next;
      const Numbers margins = success_margins(state.x, noise, column.tau);
      for (const double m : margins) ++out.counts[places.bin(0.5 + m)];
      const double least = margins.empty() ? 0 : *std::min_element(margins.begin(), margins.end());
      if (!margins.empty()) out.lowest = std::min(out.lowest, least);
      out.value.push_back(f.value(state.x));
      out.least.push_back(0.5 + least);
      estimates.at_step(static_cast<std::uint32_t>(t));
      out.estimated.push_back(estimated_least(oracle, state.x, f.gradient(state.x), estimates));
    }
    chance.at_step(static_cast<std::uint32_t>(t));
    state = method.step(state, t, chance);
  }
  return out;
}

Numbers flattened(const Trace& trace) {
  Numbers out = trace.value;
  for (const Numbers* part : {&trace.least, &trace.estimated, &trace.counts}) out.insert(out.end(), part->begin(), part->end());
  out.push_back(trace.lowest);
  return out;
}

Trace unflattened(const Numbers& numbers, std::size_t times) {
  const auto part = [&](std::size_t from, std::size_t size) {
    const auto begin = numbers.begin() + static_cast<std::ptrdiff_t>(from);
    return Numbers(begin, begin + static_cast<std::ptrdiff_t>(size));
  };
  return {.value = part(0, times),
          .least = part(times, times),
          .estimated = part(2 * times, times),
          .counts = part(3 * times, bins),
          .lowest = numbers.back()};
}

Columns columns(const Run& run, const std::vector<Column>& settings) {
  constexpr long last = 1000;
  const auto times = evenly(last, run.at<std::size_t>(51, 201, 201));
  const auto repetitions = run.at<std::size_t>(10, 10, 100);
  const auto all = run.each("repetitions", settings.size() * repetitions, [&](std::size_t item) {
    const std::size_t column = item / repetitions, repetition = item % repetitions;
    return flattened(trace(settings[column], times, run.stream(2 * column, repetition), run.stream(2 * column + 1, repetition)));
  });
  Columns out;
  const std::vector<double> x(times.begin(), times.end());
  for (std::size_t column = 0; column < settings.size(); ++column) {
    std::vector<Trace> traces;
    for (std::size_t r = 0; r < repetitions; ++r) traces.push_back(unflattened(all[column * repetitions + r], times.size()));
    add_panels(out, static_cast<int>(column), settings[column], x, traces);
  }
  out.figure.scale = fmt::format("{} repetitions of {} iterations, recorded at {} of them{}", repetitions, last, times.size(),
                                 run.scale() == Scale::quick ? " (at standard: 201)" : "");
  out.figure.parameters = {{"d", "10", "printed"},
                           {"repetitions", std::to_string(repetitions), repetitions == 10 ? "printed" : "printed: 10"},
                           {"nu", text(noise), "chosen; not printed"},
                           {"x_0", "(-1.2, 1, -1.2, 1, ...)", "the classical start; not printed"},
                           {"iterations", std::to_string(last), "chosen; not printed"}};
  return out;
}

Observation below_half(const Columns& c, std::string statement) {
  const double lowest = *std::min_element(c.lowest.begin(), c.lowest.end());
  return {
      "spb-violated", std::move(statement), lowest < 0,
      fmt::format("least exact probability less 1/2, of all coordinates, repetitions and recorded times, by column: {}; least of the ten "
                  "probabilities, averaged over the run: {}; the same estimated from {} draws: {}",
                  ordered(c.lowest), ordered(c.least), draws_of_estimate, ordered(c.estimated))};
}

Observation ends_above_start(const Columns& c, std::string statement) {
  return {"diverges", std::move(statement), c.end.front() > c.start,
          fmt::format("f at the start {}, at the end of the first column {}", text(c.start), text(c.end.front()))};
}

}  // namespace lemmata::experiment::ssd
