#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/claim/claim.hpp"

namespace lemmata {

/// A question to lib/worst_case, as plain data: what `lemmata worst-case` is asked by options of these names.
struct WorstCaseQuestion {
  std::map<std::string, std::string> names;  ///< "method" -> "ef", "class" -> "smooth"
  long horizon = 1;
  std::map<std::string, double> numbers;  ///< "gamma" -> 0.3; asked after rounding to twelve digits
  double unit = 1;                        ///< the answer times this is in the unit of the claim's left-hand side
};

/// The exact worst case at the constants of one instance: a closed form, or a question.
struct ExactWorstCase {
  std::optional<double> value = {};
  std::optional<WorstCaseQuestion> question = {};  ///< asked where there is no value
  std::string source = {};                         ///< of a closed form: where it is proved
};

/// How the report draws the curve of a claim that names a `sweep`, beyond what it does for all: bound, largest left-hand side found, mean.
///
/// A claim gets its exact worst case by a static function beside its body, and one line after LEMMATA_CLAIM (see ef.lem3, with a closed
/// form, and ef.thm2/full-gradient, with a semidefinite programme):
///
///     static CurveSetting curve() {
///       return {.hold = {{"gamma", "1"}, {"g.a", "1,0"}}, .one_unit = true, .exact = [](Draw& draw) -> ExactWorstCase { ... }};
///     }
///   };
///   LEMMATA_CLAIM(ErrorIsBounded);
///   LEMMATA_CURVE(ErrorIsBounded);
///
/// `exact` draws the same names as the body, from an instance that the body drew; it may answer nothing ({}). Name a class over which the
/// bound is claimed, or a smaller one that the caption can state: then the exact worst case lies between instance and bound.
struct CurveSetting {
  /// Draws held at a value on the whole curve, written as `lemmata attack --set` takes them.
  std::vector<std::pair<std::string, std::string>> hold = {};
  /// The draws held fix every constant of the bound, so that the sides of all points are in one unit. Else each point has constants of its
  /// own instance, and only the shares of the bound compare.
  bool one_unit = false;
  ExactWorstCase (*exact)(Draw& draw) = nullptr;
};

/// By the claim's id.
const std::map<std::string, CurveSetting, std::less<>>& all_curve_settings();
/// Null where the claim has none.
const CurveSetting* find_curve_setting(std::string_view claim);
/// Called by LEMMATA_CURVE; throws std::logic_error where the claim has one already.
void register_curve_setting(std::string_view claim, CurveSetting setting);

/// Registers the curve of a claim struct with `static CurveSetting curve()`.
#define LEMMATA_CURVE(Type) static const bool lemmata_curve_##Type = (::lemmata::register_curve_setting(Type::info.id, Type::curve()), true)

}  // namespace lemmata
