#pragma once
#include "lib/claim/claim.hpp"
#include "lib/claim/curve_setting.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/oracle/process.hpp"

namespace lemmata::ef {

template <Scalar S>
S squared_error(const method::PositionAndMemory<S>& s) {
  return norm2_squared(s.e);
}

/// For a mean that is never negative: lhs - rhs is at least -rhs on every replicate.
template <Scalar S>
Relation<S> of_nonnegative_mean(Relation<S> relation) {
  if constexpr (std::same_as<S, double>) relation.least_gap = -relation.rhs;
  return relation;
}

/// What Lemma 3 ranges over: error feedback with any compressor of up to 3 dimensions and any process of gradients, from e_0 = 0.
template <Scalar S>
struct MemoryRun {
  compress::Compressor<S> compressor;
  oracle::Process<S> process;
  S gamma;
  long t;
  method::ErrorFeedback<S> method = {.x0 = {}, .gamma = S(1), .compressor = {}, .oracle = {}};

  /// @param random_t, calm_t  the longest horizons where steps choose at random (states do not meet, their number is that of the paths) and
  ///                          where they do not
  /// @param mutant, factor    the mutant that multiplies the step, and by what; "starts-with-error" is another
  MemoryRun(Draw& draw, long random_t, long calm_t, std::string_view mutant, const S& factor) {
    const long d = draw.integer("d", 1, 3);
    compressor = compress::any_contractive<S>(draw, "C", d);
    process = oracle::any_process<S>(draw, "g", d);
    gamma = draw.positive<S>("gamma");
    t = draw.log_integer("t", 0, compressor.random || process.random ? random_t : calm_t);
    method = {.x0 = Vec<S>(static_cast<std::size_t>(d)),
              .gamma = draw.mutant(mutant) ? S(factor * gamma) : gamma,
              .compressor = compressor,
              .oracle = process.gradient};
    if (draw.mutant("starts-with-error")) method.e0 = draw.vector<S>("e0", d);
  }
  S mean(Expect<S>& expect) const { return expect.run(method, t, {squared_error<S>}).mean(0, t); }
};

/// Curves of one step, one length of the residual and one of the gradients, without random tails: delta = 1 - (3/4)^2 = 7/16, gamma =
/// sigma = 1.
inline std::vector<std::pair<std::string, std::string>> held_memory_run() {
  return {{"d", "2"}, {"C.named", "0"}, {"C.h", "1/4"}, {"C.tail", "0"}, {"g.a", "1,0"}, {"g.tail", "0"}, {"gamma", "1"}};
}

}  // namespace lemmata::ef
