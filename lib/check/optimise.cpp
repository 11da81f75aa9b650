#include <algorithm>
#include <cmath>
#include <nlopt.hpp>

#include "lib/check/instance.hpp"
#include "lib/check/search.hpp"

namespace lemmata {
namespace {

/// 2^t, piecewise linear between integers: monotone, continuous, and the same on every machine.
double power_of_two(double t) {
  const double whole = std::floor(t);
  return std::ldexp(1 + (t - whole), static_cast<int>(whole));
}

/// One real coordinate as a variable y of an optimiser's box.
struct Variable {
  Coordinate at;
  Range range;
  double centre;
  bool multiplicative;
  double lower() const { return multiplicative ? -8 : std::max(range.lower, centre - reach()); }
  double upper() const { return multiplicative ? 8 : std::min(range.upper, centre + reach()); }
  double start() const { return multiplicative ? 0 : std::clamp(centre, lower(), upper()); }
  double reach() const {
    return std::isfinite(range.lower) && std::isfinite(range.upper) ? range.upper - range.lower : 2 * std::fabs(centre) + 0x1p-6;
  }
  double value(double y) const {
    const double x = multiplicative ? centre * power_of_two(y) : y;
    return range.contains(x) ? x : centre;
  }
};

std::vector<Variable> variables_of(const Instance& instance, const Pins& base, bool multiplicative) {
  std::vector<Variable> out;
  for (const Coordinate& c : real_coordinates(instance)) {
    const Drawn& d = instance[c.draw];
    const double x = d.values[c.entry].numerator;
    if (base.count(d.name) != 0 || out.size() >= 200) continue;
    if (multiplicative && x == 0) continue;  // zero has no scale: it stays a zero in this round
    Variable v{c, d.range, x, multiplicative};
    if (v.lower() < v.upper()) out.push_back(v);
  }
  return out;
}

}  // namespace

void Search::optimise_from(const Candidate& start, int round) {
  const auto variables = variables_of(start.instance, base_, round % 2 == 0);
  if (variables.empty()) return;
  Pins pins = pins_of(start.instance);
  overlay(pins);
  const std::size_t until = budget_.spent + (budget_.limit - budget_.spent) / 3;
  const auto objective = [&](const std::vector<double>& y) {
    for (std::size_t i = 0; i < variables.size(); ++i) {
      const Variable& v = variables[i];
      pins[start.instance[v.at.draw].name].values[v.at.entry] = {v.value(y[i]), 1};
    }
    const Evaluated e = propose({}, pins);
    return e.state == Evaluated::State::admitted ? e.slack : 2.0;
  };
  using Objective = decltype(objective);
  const auto call = [](const std::vector<double>& y, std::vector<double>&, void* data) {
    return (*static_cast<const Objective*>(data))(y);
  };
  nlopt::srand(static_cast<unsigned long>(options_.seed + key_));
  nlopt::opt optimiser(round % 3 == 2 && variables.size() <= 20 ? nlopt::GN_CRS2_LM : nlopt::LN_SBPLX,
                       static_cast<unsigned>(variables.size()));
  std::vector<double> lower, upper, y;
  for (const Variable& v : variables) {
    lower.push_back(v.lower());
    upper.push_back(v.upper());
    y.push_back(v.start());
  }
  optimiser.set_lower_bounds(lower);
  optimiser.set_upper_bounds(upper);
  optimiser.set_min_objective(call, const_cast<void*>(static_cast<const void*>(&objective)));
  const std::size_t each = std::max<std::size_t>(1, evaluate(claim_, {}, pins, body_).work);
  optimiser.set_maxeval(static_cast<int>(std::clamp<std::size_t>((until - std::min(until, budget_.spent)) / each, 10, 100000)));
  optimiser.set_xtol_rel(1e-14);
  double least = 0;
  try {
    optimiser.optimize(y, least);
  } catch (const nlopt::roundoff_limited&) {
    // The optimiser met the end of double's resolution: what it found has been considered already.
  }
}

void Search::optimise() {
  begin("optimise", 0.15);
  for (int round = 0; budget_.left() && round < 12; ++round) {
    const auto& list = round % 4 < 2 || sharp_.empty() ? nearest_ : sharp_;
    if (list.empty()) break;
    const Candidate start = list[std::min<std::size_t>(static_cast<std::size_t>(round) / 4, list.size() - 1)];
    optimise_from(start, round);
    if (found_ || try_candidates()) break;
  }
  end("budget, or no real draws left to move");
}

}  // namespace lemmata
