#pragma once
#include "lib/oracle/biased.hpp"

namespace lemmata::oracle {

/// How a bias looks at where it is. None of these makes it longer at any point.
enum class Steering : long {
  none,
  opposed,     ///< entry i takes the sign against the gradient's entry i
  aligned,     ///< entry i takes the sign of the gradient's entry i
  whole_sign,  ///< times the sign of x_1
  half_space   ///< no bias where x_1 < 0
};
inline constexpr long steerings = 5;

template <Scalar S>
Vec<S> steered(Steering steering, const Vec<S>& x, const Vec<S>& gradient, Vec<S> b) {
  switch (steering) {
    case Steering::opposed:
    case Steering::aligned:
      for (std::size_t i = 0; i < b.size(); ++i) b[i] = abs(b[i]) * sign(gradient[i], 1) * S(steering == Steering::aligned ? 1 : -1);
      return b;
    case Steering::whole_sign:
      return sign(x[0], 1) * b;
    case Steering::half_space:
      return x[0] < S(0) ? Vec<S>(b.size()) : b;
    case Steering::none:
      break;
  }
  return b;
}

/// Any bias of `any_bias`, which may also depend on x: ||b(x)||^2 <= m ||gradient(x)||^2 + zeta2 at every x.
template <Scalar S>
Bias<S> any_steered_bias(Draw& draw, std::string_view name, long d) {
  Bias<S> bias = any_bias<S>(draw, name, d);
  const auto scope = draw.scope(name);
  const auto steering = static_cast<Steering>(draw.integer("steering", 0, steerings - 1));
  if (steering == Steering::none) return bias;
  return {bias.m, bias.zeta2,
          [steering, at = std::move(bias.at)](const Vec<S>& x, const Vec<S>& g) { return steered(steering, x, g, at(x, g)); }};
}

/// No additive part: ||b(x)||^2 <= m ||gradient(x)||^2, m in [0, 1), by an isometry of the gradient, shortened or not, that may depend on
/// x.
template <Scalar S>
Bias<S> any_relative_bias(Draw& draw, std::string_view name, long d) {
  const auto scope = draw.scope(name);
  const S r = draw.in<S>("r", Range::right_open(0, 1));
  const bool shift = d > 1 && draw.coin("shift"), flip = draw.coin("flip");
  const auto steering = static_cast<Steering>(draw.integer("steering", 0, steerings - 1));
  return {r * r, S(0), [r, shift, flip, steering](const Vec<S>& x, const Vec<S>& g) {
            Vec<S> b(g.size());
            for (std::size_t i = 0; i < g.size(); ++i) b[shift ? (i + 1) % g.size() : i] = (flip ? r : -r) * g[i];
            return steered(steering, x, g, std::move(b));
          }};
}

/// The bias of fixed direction b whose length is the largest everywhere, ||b(x)||^2 = m ||gradient(x)||^2 + zeta2:
///
///   b(x) = rho(x) b,    rho(x)^2 = 1 + (m/zeta2) ||gradient(x)||^2,    zeta2 = ||b||^2 > 0
///
/// @source  biased, Remark 5
template <Scalar S>
Bias<S> longest_bias(const S& m, const Vec<S>& b) {
  const S zeta2 = norm2_squared(b);
  require(zeta2 > S(0), "||b||^2", zeta2, "(0, inf)");
  return {m, zeta2, [=](const Vec<S>&, const Vec<S>& g) { return sqrt(S(1) + m / zeta2 * norm2_squared(g)) * b; }};
}

/// No noise at all.
template <Scalar S>
GrowingNoise<S> no_growing_noise(long d) {
  return {.factor = {{S(0)}, {S(1)}}, .additive = no_noise<S>(d)};
}

// Instantiated once, in steered_bias.cpp: every claim would compile them again.
extern template Bias<double> any_steered_bias(Draw&, std::string_view, long);
extern template Bias<Exact> any_steered_bias(Draw&, std::string_view, long);
extern template Bias<double> any_relative_bias(Draw&, std::string_view, long);
extern template Bias<Exact> any_relative_bias(Draw&, std::string_view, long);

}  // namespace lemmata::oracle
