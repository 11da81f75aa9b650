#pragma once
#include "lib/chance/draw.hpp"

namespace lemmata::ef {

/// sign(0), in subgradients and in methods: one value for all counterexamples, or for each the one that it needs.
class SignOfZero {
 public:
  explicit SignOfZero(Draw& draw) : value_(draw.reading("sign(0)", {0, 1, -1, 2}, {"0", "1", "-1", "as-each-needs"})) {}

  /// At the kinks of Counterexample 2, which needs 1 or -1.
  int at_kinks(Draw& draw) const { return value_ != 2 ? static_cast<int>(value_) : draw.coin("kink") ? 1 : -1; }
  /// Of a gradient that vanishes, where Theorem I needs 0.
  int of_gradients() const { return value_ != 2 ? static_cast<int>(value_) : 0; }

 private:
  long value_;
};

}  // namespace lemmata::ef
