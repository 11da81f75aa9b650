#pragma once
#include "lib/oracle/law.hpp"

namespace lemmata::oracle {

/// A symmetric unimodal law: an atom of weight `atom` at its mode, and with weight weights[j] the uniform law on
/// [mode - widths[j], mode + widths[j]], widths[j] > 0. By Khinchine's theorem such mixtures are dense among all of them.
template <Scalar S>
struct UnimodalLaw {
  S mode{};
  S atom{};
  std::vector<S> widths = {}, weights = {};

  S mean() const { return mode; }
  S variance() const {
    S sum(0);
    for (std::size_t j = 0; j < widths.size(); ++j) sum += weights[j] * square(widths[j]) / S(3);
    return sum;
  }
  S second_moment() const { return variance() + square(mode); }
  /// E|X - mode|^3
  S third_absolute_moment() const {
    S sum(0);
    for (std::size_t j = 0; j < widths.size(); ++j) sum += weights[j] * pow(widths[j], 3L) / S(4);
    return sum;
  }
  /// P(X > c)
  S above(const S& c) const {
    S sum = mode > c ? atom : S(0);
    for (std::size_t j = 0; j < widths.size(); ++j) {
      const S& h = widths[j];
      const S share = (mode + h - c) / (S(2) * h);
      sum += weights[j] * (share <= S(0) ? S(0) : share >= S(1) ? S(1) : share);
    }
    return sum;
  }
  /// P(sign X = sign mode), for mode != 0: by symmetry P(X > 0) of the law about |mode|.
  S success() const {
    require(mode != S(0), "mode", mode, "R without 0");
    UnimodalLaw flipped = *this;
    flipped.mode = abs(mode);
    return flipped.above(S(0));
  }
};

/// Any symmetric unimodal law about `mode` with at most three uniform parts; the normal law and others are limits of it.
template <Scalar S>
UnimodalLaw<S> unimodal_symmetric(Draw& draw, std::string_view name, const S& mode) {
  const auto scope = draw.scope(name);
  const S unit = unit_of(draw, mode);
  const long parts = draw.integer("parts", 0, 3);
  UnimodalLaw<S> law{.mode = mode, .atom = parts == 0 ? S(1) : draw.in<S>("p", Range::closed(0, 1))};
  S total = law.atom;
  for (long j = 0; j < parts; ++j) {
    const std::string index = std::to_string(j);
    law.weights.push_back(draw.in<S>("p" + index, Range::closed(0x1p-20, 1)));
    law.widths.push_back(length(draw, "h" + index, unit));
    total += law.weights.back();
  }
  law.atom /= total;
  for (S& p : law.weights) p /= total;
  return law;
}

// Instantiated once, in unimodal.cpp: every claim would compile them again.
extern template UnimodalLaw<double> unimodal_symmetric(Draw&, std::string_view, const double&);
extern template UnimodalLaw<Exact> unimodal_symmetric(Draw&, std::string_view, const Exact&);

}  // namespace lemmata::oracle
