#pragma once
#include "lib/app/check/applicable.hpp"

namespace lemmata::app {

/// M of biased, Assumption 3, for g = C(grad f): 0 for a deterministic C, else (1 - delta)/delta, which no C that contracts exceeds.
double noise_of(const Measured& measured);

/// The step of saddle, Theorem A.9, with the constants of its proof: min(eps^2/(12 L sigma^2), delta eps/(sqrt(1 - delta) L sigma sqrt 48),
/// min(delta/sqrt(1 - delta), 1)/(4 L)).
double first_order_step(const Setting& setting, const Measured& measured);

/// (1/T) sum_{t<T} E||grad f(x_t)||^2
inline constexpr std::string_view mean_squared_gradient = R"(\tfrac1T \sum_{t<T} \mathbb E\,\|\nabla f(x_t)\|^2)";

/// The table's parts: error feedback (ef, saddle), and the compressor applied to the gradient (biased, ssd, scaled).
std::vector<Theorem> theorems_with_feedback();
std::vector<Theorem> theorems_without_feedback();

}  // namespace lemmata::app
