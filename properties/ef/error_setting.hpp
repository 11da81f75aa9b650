#pragma once
#include "lib/claim/curve_setting.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/oracle/process.hpp"

// What Lemma 3 ranges over: a contractive compressor, a process of bounded second moment, a step and a time.
namespace lemmata::ef {

template <Scalar S>
struct ErrorSetting {
  long d;
  compress::Compressor<S> compressor;
  oracle::Process<S> process;
  S gamma;
  long t;

  /// Random states do not meet: their number is that of the paths, so that t is at most 5 where anything is random, else `longest`.
  ErrorSetting(Draw& draw, long longest)
      : d(draw.integer("d", 1, 3)),
        compressor(compress::any_contractive<S>(draw, "C", d)),
        process(oracle::any_process<S>(draw, "g", d)),
        gamma(draw.positive<S>("gamma")),
        t(draw.log_integer("t", 0, compressor.random || process.random ? 5 : longest)) {}

  method::ErrorFeedback<S> method(Draw& draw) const {
    method::ErrorFeedback<S> made{.x0 = Vec<S>(static_cast<std::size_t>(d)),
                                  .gamma = draw.mutant("twice-the-step") ? S(2) * gamma : gamma,
                                  .compressor = compressor,
                                  .oracle = process.gradient};
    if (draw.mutant("starts-with-error")) made.e0 = draw.vector<S>("e0", d);
    return made;
  }
};

/// Curves of one step, one length of the residual and one of the gradients, without random tails: delta = 1 - (3/4)^2 = 7/16, gamma =
/// sigma = 1.
inline std::vector<std::pair<std::string, std::string>> held_error_setting() {
  return {{"d", "2"}, {"C.named", "0"}, {"C.h", "1/4"}, {"C.tail", "0"}, {"g.a", "1,0"}, {"g.tail", "0"}, {"gamma", "1"}};
}

}  // namespace lemmata::ef
