#pragma once
#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/compress/overshoot.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/any_problem.hpp"
#include "lib/problem/bounded_slope.hpp"
#include "lib/problem/radial_huber.hpp"

// What Theorem II and its remarks range over: a smooth objective, an oracle, a compressor, a step and a horizon.
namespace lemmata::ef {

/// Which times "t in [T]" and which expectation the left side of a rate means.
enum class LeftSide : long { least_mean, least_mean_before_T, least_mean_after_0, mean_of_least };

inline LeftSide left_side(Draw& draw) {
  return static_cast<LeftSide>(draw.reading("left side", {0, 1, 2, 3}, {"t=0..T", "t=0..T-1", "t=1..T", "expected-minimum"}));
}

/// A method with the least squared gradient so far in its state.
template <Scalar S, class Method = method::ErrorFeedback<S>>
struct WithLeast {
  Method method;
  std::function<Vec<S>(const Vec<S>&)> gradient;

  struct State {
    typename Method::State at;
    S now{}, least{};
    friend std::size_t hash(const State& s) { return hash(s.at) * 31 + lemmata::hash(s.least); }
    friend bool identical(const State& a, const State& b) { return identical(a.at, b.at) && lemmata::identical(a.least, b.least); }
  };
  State start() const {
    const S first = norm2_squared(gradient(method.x0));
    return {method.start(), first, first};
  }
  State step(const State& s, long t, Chance<S>& chance) const {
    const auto next = method.step(s.at, t, chance);
    const S now = norm2_squared(gradient(next.x));
    return {next, now, min(now, s.least)};
  }
};

/// Error feedback, with the squared gradients of its states added up.
template <Scalar S>
struct WithSum {
  method::ErrorFeedback<S> method;
  std::function<Vec<S>(const Vec<S>&)> gradient;

  struct State {
    method::PositionAndMemory<S> at;
    S sum{};
    friend std::size_t hash(const State& s) { return hash(s.at) * 31 + lemmata::hash(s.sum); }
    friend bool identical(const State& a, const State& b) { return identical(a.at, b.at) && lemmata::identical(a.sum, b.sum); }
  };
  State start() const { return {method.start(), norm2_squared(gradient(method.x0))}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    const auto next = method.step(s.at, t, chance);
    return {next, s.sum + norm2_squared(gradient(next.x))};
  }
};

/// min over the means, where balls cannot decide a tie: (a + b - |a - b|)/2
template <Scalar S>
S least_of(const std::vector<S>& means, long from, long to) {
  S least = means[static_cast<std::size_t>(from)];
  for (long t = from + 1; t <= to; ++t) {
    const S& mean = means[static_cast<std::size_t>(t)];
    least = (least + mean - abs(S(least - mean))) / S(2);
  }
  return least;
}

template <Scalar S>
struct SmoothSetting {
  long d = 2, T = 1;
  problem::Problem<S> f = {};
  Vec<S> x0 = {};
  oracle::Oracle<S> oracle = {};
  compress::Compressor<S> compressor = {};
  S gamma{}, sigma2{};  ///< sigma2 bounds E||g||^2 at every x

  S gap() const { return problem::above_minimum(f, x0); }
  method::ErrorFeedback<S> feedback() const { return {.x0 = x0, .gamma = gamma, .compressor = compressor, .oracle = oracle}; }
  WithLeast<S> method() const { return {feedback(), f.gradient}; }
  WithSum<S> summed() const { return {feedback(), f.gradient}; }
  /// What the rate bounds, for error feedback or another method.
  S left(Expect<S>& expect, LeftSide side) const { return left(expect, side, method()); }
  template <class Method>
  S left(Expect<S>& expect, LeftSide side, const WithLeast<S, Method>& of) const {
    using State = typename WithLeast<S, Method>::State;
    const auto run = expect.run(of, T, {[](const State& s) { return s.now; }, [](const State& s) { return s.least; }});
    if (side == LeftSide::mean_of_least) return run.mean(1, T);
    return least_of(run.means[0], side == LeftSide::least_mean_after_0 ? 1 : 0, side == LeftSide::least_mean_before_T ? T - 1 : T);
  }
};

/// 2^e for a drawn e between -20 and 20, 1 being the simplest.
template <Scalar S>
S power_of_two(Draw& draw, std::string_view name) {
  const long j = draw.integer(name, 0, 40);
  return pow(S(2), j % 2 == 0 ? j / 2 : -((j + 1) / 2));
}

/// A square orbit. With a step gamma, a radius R and kappa in (0, 1]: f is the radial Huber function of slope R/gamma whose ball has the
/// radius (1 + kappa) R, the oracle adds to grad f(x) plus or minus grad f(x) turned by a right angle, and C overshoots all entries but
/// the largest by kappa. The virtual iterate then jumps between the corners +-R e_1, +-R e_2, the error is kappa times it, and the
/// iterate stays outside of the ball for ever: the squared gradient is always (R/gamma)^2. The start, beyond the corners on an axis, has
/// no error yet: there g is 0, or x/gamma plus or minus the turned gradient, with the mean grad f(x). E||g||^2 <= sigma2 at every x.
template <Scalar S>
SmoothSetting<S> square_orbit(Draw& draw, const S& gamma) {
  const auto scope = draw.scope("orbit");
  const S R = power_of_two<S>(draw, "log R"), kappa = ratio<S>(1, draw.integer("1/kappa", 1, 32));
  const S slope = R / gamma, inside = (S(1) + kappa) * R, start = inside + R / pow(S(2), draw.integer("nearness", 4, 20));
  SmoothSetting<S> s{.f = problem::radial_huber(2, slope, inside), .x0 = Vec<S>{start, S(0)}, .compressor = compress::overshoot(2, kappa)};
  s.gamma = gamma;
  s.sigma2 = square(slope) * max(S(2), S(start / R + R / start));
  s.oracle = [gradient = s.f.gradient, gamma, R, inside, start](const oracle::Point<S>& at, Chance<S>& chance) {
    Vec<S> g = gradient(at.x);
    Vec<S> turned{-g[1], g[0]};
    if (chance.bernoulli(ratio<S>(1, 2))) turned = -turned;
    const S square_norm = norm2_squared(at.x);
    if (square_norm <= square(inside) || square_norm > square(start)) return g + turned;
    return chance.bernoulli(R / sqrt(square_norm)) ? S(1) / gamma * at.x + turned : Vec<S>(2);
  };
  return s;
}

/// Two corners, without compression: f is the Huber function of one variable whose slope is that at the corner c, and at x the oracle
/// answers 2 c sign(x)/gamma with the probability that makes it unbiased, else 0. The iterate jumps between +-c, the squared gradient
/// never changes and f does not descend: (B) and (C) are tight in every step. Halfway, with half of the jump, it rests at 0 after one,
/// which on some paths does not come.
template <Scalar S>
SmoothSetting<S> two_corners(Draw& draw, const S& gamma) {
  const auto scope = draw.scope("corners");
  const S c = power_of_two<S>(draw, "log c"), share = ratio<S>(1, draw.log_integer("1/share", 1, 128));
  const S jump = S(draw.coin("halfway") ? 1 : 2) * c / gamma, slope = share * jump;
  SmoothSetting<S> s{.d = 1, .f = problem::radial_huber(1, slope, c), .x0 = Vec<S>{c}, .compressor = compress::identity<S>()};
  s.gamma = gamma;
  s.sigma2 = slope * jump;
  s.oracle = [gradient = s.f.gradient, jump](const oracle::Point<S>& at, Chance<S>& chance) {
    const S mean = gradient(at.x)[0];
    return chance.bernoulli(abs(mean) / jump) ? Vec<S>{sign(mean, 0) * jump} : Vec<S>(1);
  };
  return s;
}

/// From a minimiser, without compression: f is the Huber function of slope w and radius c, and every answer of the oracle is w or -w,
/// with the mean grad f(x). gamma w = 3 c/2: after one step the squared gradient is w^2, and f_0 = 0.
template <Scalar S>
SmoothSetting<S> launched(Draw& draw, const S& gamma) {
  const auto scope = draw.scope("launch");
  const S c = power_of_two<S>(draw, "log c"), slope = ratio<S>(3, 2) * c / gamma;
  SmoothSetting<S> s{.d = 1, .f = problem::radial_huber(1, slope, c), .x0 = Vec<S>(1), .compressor = compress::identity<S>()};
  s.gamma = gamma;
  s.sigma2 = square(slope);
  s.oracle = [gradient = s.f.gradient, slope, c](const oracle::Point<S>& at, Chance<S>& chance) {
    if (square(at.x[0]) >= square(c)) return gradient(at.x);
    return chance.bernoulli((S(1) + at.x[0] / c) / S(2)) ? Vec<S>{slope} : Vec<S>{-slope};
  };
  return s;
}

/// From the edge of the ball of a Huber function, without compression and noise: f_0 is the least that the slope at x_0 allows.
template <Scalar S>
SmoothSetting<S> from_the_edge(Draw& draw, const S& gamma) {
  const auto scope = draw.scope("edge");
  const S c = power_of_two<S>(draw, "log c"), slope = c * ratio<S>(draw.integer("8 L", 1, 32), 8);
  SmoothSetting<S> s{.d = 1, .f = problem::radial_huber(1, slope, c), .x0 = Vec<S>{c}, .compressor = compress::identity<S>()};
  s.gamma = gamma;
  s.sigma2 = square(slope);
  s.oracle = oracle::exact_oracle<S>(s.f.gradient);
  return s;
}

/// Any smooth objective of bounded gradient with any oracle and any compressor, by exact enumeration.
template <Scalar S>
SmoothSetting<S> any_smooth_setting(Draw& draw, const std::function<S(long T)>& step, bool compressed = true) {
  SmoothSetting<S> s{.d = draw.integer("d", 1, 2)};
  auto f = problem::any_bounded_slope<S>(draw, "f", s.d);
  s.f = std::move(f.f);
  s.x0 = draw.vector<S>("x0", s.d);
  s.compressor = compressed ? compress::any_contractive<S>(draw, "C", s.d) : compress::identity<S>();
  const auto noise = draw.coin("noisy") ? oracle::any_noise<S>(draw, "n", s.d) : oracle::no_noise<S>(s.d);
  const bool random = s.compressor.random || noise.largest_variance(s.d) != S(0);
  s.T = draw.log_integer("T", 1, random ? 5 - s.d : 100);
  s.gamma = step(s.T);
  s.oracle = oracle::with_noise<S>(s.f.gradient, noise);
  s.sigma2 = f.largest_squared_gradient + noise.largest_variance(s.d);
  if (draw.mutant("ascends")) s.oracle = [oracle = s.oracle](const oracle::Point<S>& at, Chance<S>& chance) { return -oracle(at, chance); };
  return s;
}

}  // namespace lemmata::ef
