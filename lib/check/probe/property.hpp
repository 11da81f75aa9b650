#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lemmata::probe {

class Probe;

enum class Judgement { holds, undecided, violated };  ///< the order is that of severity
std::string_view to_string(Judgement judgement);

/// The input that shows a violation, and what is needed to see it again.
struct Shown {
  std::vector<double> x;
  std::vector<double> y = {};                                 ///< the second vector, for properties of pairs (linear, lipschitz)
  std::string text = {};                                      ///< one line, for people: "||C(x) - x||^2 = 2, ||x||^2 = 1 (exact)"
  std::vector<std::uint64_t> streams = {};                    ///< of the calls that show it; empty where all randomness shows it
  std::vector<std::pair<std::uint32_t, double>> chosen = {};  ///< the uniform numbers set, if any
};

/// What happens beyond magnitudes 1e-100 .. 1e100 only. It does not change the verdict on the ordinary range.
struct Ends {
  Judgement verdict = Judgement::holds;
  std::optional<Shown> witness = {};
  std::string text = {};
};

/// One property in one dimension.
struct Result {
  Judgement verdict = Judgement::holds;
  bool applies = true;                  ///< false: nothing was declared that could be tested; not shown
  std::optional<double> constant = {};  ///< the property's number: the largest delta the witnesses leave, the least omega, ...
  std::string constant_text = {};       ///< "delta <= 0.25"
  std::string evidence = {};            ///< "not beaten in 1532 cases", "E C(x) - x != 0 at confidence 1e-9, n = 20000, W = 31"
  std::optional<Shown> witness = {};    ///< of a violation; or the worst input where the property holds
  std::optional<Ends> ends = {};
  /// Of `contraction`: ||C(x) - x||^2 / ||x||^2 of each ordinary input x != 0 in order, its mean over the samples where C is random.
  std::vector<double> ratios = {};
};

/// An assumption that a compressor can be checked against. One file in properties/compressor, registered before main.
struct Property {
  std::string_view id;         ///< "bounded-variance"
  std::string_view statement;  ///< LaTeX
  std::string_view summary;    ///< one line for the table's legend
  int order = 0;               ///< place in the table
  Result (*examine)(Probe&) = nullptr;
};

/// Sorted by `order`, then id.
const std::vector<const Property*>& all_properties();
void register_property(const Property* property);

#define LEMMATA_PROPERTY(Name, ...)                                              \
  static const ::lemmata::probe::Property lemmata_property_##Name = __VA_ARGS__; \
  static const bool lemmata_registered_property_##Name = (::lemmata::probe::register_property(&lemmata_property_##Name), true)

}  // namespace lemmata::probe
