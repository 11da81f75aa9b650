#pragma once
#include "lib/oracle/law.hpp"

namespace lemmata::oracle {

/// A unimodal law, symmetric or not: an atom of weight `atom` at its mode and, with weight weights[j], the uniform law between mode and
/// mode + ends[j], ends[j] of either sign. By Khinchine's theorem such mixtures are dense among all unimodal laws.
template <Scalar S>
struct ModalLaw {
  S mode{};
  S atom{};
  std::vector<S> ends = {}, weights = {};

  /// E(X - mode)^2
  S second_moment_about_mode() const {
    S sum(0);
    for (std::size_t j = 0; j < ends.size(); ++j) sum += weights[j] * square(ends[j]) / S(3);
    return sum;
  }
  /// P(|X - mode| > r), r >= 0
  S beyond(const S& r) const {
    S sum(0);
    for (std::size_t j = 0; j < ends.size(); ++j) {
      const S h = abs(ends[j]);
      if (r < h) sum += weights[j] * (S(1) - r / h);
    }
    return sum;
  }
};

/// Any unimodal law about `mode` with at most three uniform parts, with or without an atom.
template <Scalar S>
ModalLaw<S> any_modal(Draw& draw, std::string_view name, const S& mode) {
  const auto scope = draw.scope(name);
  const long parts = draw.integer("parts", 0, 3);
  ModalLaw<S> law{.mode = mode, .atom = parts == 0 ? S(1) : draw.in<S>("p", Range::closed(0, 1))};
  S total = law.atom;
  for (long j = 0; j < parts; ++j) {
    const std::string index = std::to_string(j);
    law.weights.push_back(draw.in<S>("p" + index, Range::closed(0x1p-20, 1)));
    const S length = draw.positive<S>("h" + index);
    law.ends.push_back(draw.coin("left" + index) ? -length : length);
    total += law.weights.back();
  }
  law.atom /= total;
  for (S& p : law.weights) p /= total;
  return law;
}

}  // namespace lemmata::oracle
