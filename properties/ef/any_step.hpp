#pragma once
#include "properties/ef/smooth_setting.hpp"

namespace lemmata::ef {

/// Theorem II's instances; the step is free.
template <Scalar S>
SmoothSetting<S> with_any_step(Draw& draw) {
  if (draw.coin("general")) return any_smooth_setting<S>(draw, [&](long) { return draw.positive<S>("gamma"); });
  SmoothSetting<S> s = square_orbit<S>(draw, power_of_two<S>(draw, "log gamma"));
  s.T = draw.log_integer("T", 1, 100);
  return s;
}

}  // namespace lemmata::ef
