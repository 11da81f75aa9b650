#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lib/check/probe/exact_error.hpp"
#include "lib/check/probe/probe.hpp"
#include "lib/check/probe/study.hpp"

// What the quantitative properties share: bounds of second moments, decided exactly for outputs that took no random number and by
// confidence bounds for the others.
namespace lemmata::probe {

inline constexpr double single_over_double = 0x1p29;  ///< the units of rounding of the two precisions: 2^-24 / 2^-53

/// E||C(x) - x||^2 <= factor ||x||^2 (or E||C(x)||^2 with `power`), for all x. With `strict` the statement is that a
/// constant below `factor` will do: refuted by an x != 0 that leaves none below factor - eps, eps the rounding unit (exact_error.hpp),
/// since what is nearer cannot be told from `factor` in doubles.
struct MomentBound {
  double factor = 1;
  bool strict = false;
  bool power = false;
  std::string text;  ///< "delta = 0.25 is declared"
};

/// Looks for a violation on the ordinary range and sets verdict, witness and evidence; then the ends. False where nothing can be said.
bool judge_bound(Probe& probe, const MomentBound& bound, Result& result);

/// An output that no bound allows whatever its constant: C(0) != 0, or a number that is not finite, at an ordinary input. It came twice.
std::optional<Shown> unbounded_output(Probe& probe);

/// Is the verdict given before any constant is looked at? Violated by an unbounded output; undecided where nothing can be said
/// (`unanswerable`), or where an unbounded output did not come again.
bool settled_without_constants(Probe& probe, Result& result);

/// The largest E||C - x||^2 / ||x||^2 that the witnesses prove, rounded up to a double where exact, and where it was reached.
struct LargestMoment {
  double value = 0;   ///< exact law or output: of the study; else the lower confidence bound
  std::string basis;  ///< "exact", "exact expectation over the law found", "confidence 1e-9"
  const Study* study = nullptr;
};
LargestMoment largest_moment(Probe& probe, bool power);

/// A verdict that nothing stands behind is undecided: no moment is exact, none has a confidence bound.
Result without_moment(Result result);

/// What C returns at an ordinary x; for any other x a refusal, and no call.
Reply ordinary_reply(Probe& probe, const std::vector<double>& x, std::uint64_t stream = 0);

/// "not beaten in 1532 cases".
std::string not_beaten(Probe& probe);
/// The input of a study, with one line of text.
Shown shown_at(const Study& study, std::string text);
/// A number as short as it reads back; exact fractions as such where they are short.
std::string number_text(const Exact& value);

}  // namespace lemmata::probe
