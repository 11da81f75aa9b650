#pragma once
#include <array>
#include <string>
#include <vector>

#include "lib/claim/claim.hpp"

namespace lemmata::saddle {

/// Two coupled runs at one time, on the line: any joint law of y, y', eta e and eta e' on n outcomes. Weights are positive and not normalised.
template <Scalar S>
struct CoupledOutcomes {
  struct Outcome {
    S weight, y, other_y, e, other_e;
  };
  std::vector<Outcome> outcomes;
  S total = S(0);

  CoupledOutcomes(Draw& draw, long n) {
    for (long i = 0; i < n; ++i) {
      const auto scope = draw.scope("w" + std::to_string(i));
      outcomes.push_back({draw.positive<S>("p"), draw.real<S>("y"), draw.real<S>("y'"), draw.real<S>("eta e"), draw.real<S>("eta e'")});
      total += outcomes.back().weight;
    }
  }
  /// total times E value(outcome)^2
  template <class Value>
  S squared(Value value) const {
    S sum(0);
    for (const Outcome& at : outcomes) sum += at.weight * square(S(value(at)));
    return sum;
  }
  /// total times E y^2, E y'^2, E (eta e)^2, E (eta e')^2
  std::array<S, 4> squares() const {
    return {squared([](const Outcome& at) { return at.y; }), squared([](const Outcome& at) { return at.other_y; }),
            squared([](const Outcome& at) { return at.e; }), squared([](const Outcome& at) { return at.other_e; })};
  }
};

}  // namespace lemmata::saddle
