#pragma once
#include "lib/oracle/law.hpp"

namespace lemmata::oracle {

/// mean + b with probability c/(b + c), mean - c with probability b/(b + c): every law of two atoms with this mean, for b, c > 0.
template <Scalar S>
FiniteLaw<S> two_point(const S& mean, const S& b, const S& c) {
  return {{mean + b, mean - c}, {c / (b + c), b / (b + c)}};
}

/// Any law of n atoms with this mean: weights p_j > 0 over their sum, atoms a_j minus their mean.
template <Scalar S>
FiniteLaw<S> any_atoms(Draw& draw, const S& mean, long n) {
  const S unit = unit_of(draw, mean);
  FiniteLaw<S> law;
  S total(0);
  for (long j = 0; j < n; ++j) {
    const std::string index = std::to_string(j);
    law.weights.push_back(draw.in<S>("p" + index, Range::closed(0x1p-20, 1)));
    law.values.push_back(unit * draw.real<S>("a" + index));
    total += law.weights.back();
  }
  for (S& p : law.weights) p /= total;
  return shifted(law, S(mean - law.mean()));
}

/// Any finite law with this mean: degenerate, two atoms (symmetric or skewed, with probabilities of any size), several atoms, an atom
/// exactly at 0 (where a sign changes).
template <Scalar S>
FiniteLaw<S> any_law(Draw& draw, std::string_view name, const S& mean) {
  const auto scope = draw.scope(name);
  switch (draw.integer("family", 0, 5)) {
    case 0:
      return {{mean}, {S(1)}};
    case 1: {
      const S a = length(draw, "a", unit_of(draw, mean));
      return two_point(mean, a, a);
    }
    case 2: {
      const S unit = unit_of(draw, mean);
      const S b = length(draw, "b", unit);
      return two_point(mean, b, length(draw, "c", unit));
    }
    case 3: {  // 0 with probability q, else mean/(1 - q)
      const S q = draw.in<S>("q", Range::right_open(0, 1));
      return {{S(0), mean / (S(1) - q)}, {q, S(1) - q}};
    }
    case 4: {  // 0 with probability q, else a law of two atoms around mean/(1 - q)
      const S q = draw.in<S>("q", Range::right_open(0, 1));
      const S rest = S(1) - q;
      const S unit = unit_of(draw, mean);
      const S b = length(draw, "b", unit);
      const FiniteLaw<S> other = two_point(S(mean / rest), b, length(draw, "c", unit));
      return {{S(0), other.values[0], other.values[1]}, {q, rest * other.weights[0], rest * other.weights[1]}};
    }
    default:
      return any_atoms(draw, mean, draw.integer("atoms", 2, 4));
  }
}

/// Any finite law symmetric about its mean: an atom at the mean and up to three pairs mean +- a_j.
template <Scalar S>
FiniteLaw<S> symmetric_law(Draw& draw, std::string_view name, const S& mean) {
  const auto scope = draw.scope(name);
  const S unit = unit_of(draw, mean);
  const long pairs = draw.integer("pairs", 0, 3);
  FiniteLaw<S> law{{mean}, {pairs == 0 ? S(1) : draw.in<S>("p", Range::closed(0, 1))}};
  S total = law.weights[0];
  for (long j = 0; j < pairs; ++j) {
    const std::string index = std::to_string(j);
    const S weight = draw.in<S>("p" + index, Range::closed(0x1p-20, 1));
    const S a = length(draw, "a" + index, unit);
    law.values.insert(law.values.end(), {mean + a, mean - a});
    law.weights.insert(law.weights.end(), {weight / S(2), weight / S(2)});
    total += weight;
  }
  for (S& p : law.weights) p /= total;
  return law;
}

// Instantiated once, in any_law.cpp: every claim would compile them again.
extern template FiniteLaw<double> any_law(Draw&, std::string_view, const double&);
extern template FiniteLaw<Exact> any_law(Draw&, std::string_view, const Exact&);
extern template FiniteLaw<double> symmetric_law(Draw&, std::string_view, const double&);
extern template FiniteLaw<Exact> symmetric_law(Draw&, std::string_view, const Exact&);

}  // namespace lemmata::oracle
