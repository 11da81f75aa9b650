#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/app/check/compressor_check.hpp"
#include "lib/app/options.hpp"
#include "lib/app/workers.hpp"
#include "lib/check/finding.hpp"
#include "lib/check/probe/property.hpp"
#include "lib/compress/black_box.hpp"

namespace lemmata::app {

/// A property of a built-in in one dimension, attacked as a claim: exact over all randomness.
struct ExactItem {
  DeclaredProperty declared;
  long d = 1;
  double constant = 0;
  Finding finding;
  bool internal_error = false;
};

/// All properties in one dimension, examined from outside.
struct ProbeItem {
  long d = 1;
  std::string name;                                                        ///< what the compressor calls itself
  std::optional<double> delta = {}, omega = {}, bits = {}, nonzeros = {};  ///< what it declares of itself
  std::vector<std::pair<std::string, probe::Result>> results = {};         ///< by property, in the table's order
  bool internal_error = false;
  std::string why = {};
};

struct CheckWork {
  std::string subject;   ///< the spec or the plugin, as given
  std::string built_in;  ///< the built-in's name, "" for a plugin
  bool random = true;    ///< a built-in that is known not to be
  std::vector<long> dims;
  std::vector<ExactItem> exact;
  std::vector<ProbeItem> probes;  ///< one a dimension
};

bool names_plugin(const std::string& subject);
/// Opens a plugin or a built-in. Throws BadInput.
/// @param most_hung  calls that hang; then `run` throws plugin::HungTooOften
std::unique_ptr<compress::BlackBox> open_box(const std::string& subject, std::uint64_t seed, std::size_t most_hung = SIZE_MAX);
/// What went wrong when a plugin was asked what it declares: the property that this violates, and a line.
std::optional<std::pair<std::string, std::string>> declaration_finding(compress::BlackBox& box, long d);

/// Ids that --require and --only know, in the table's order.
std::vector<std::string> known_properties();

/// What is to be done. Throws BadInput for a spec, a file, a dimension or a property that cannot be used.
CheckWork plan_check(const CheckOptions& options);
WorkEnd carry_out(CheckWork& work, const CheckOptions& options);

}  // namespace lemmata::app
