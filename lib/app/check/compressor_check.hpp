#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/claim/claim.hpp"
#include "lib/compress/catalogue.hpp"

namespace lemmata::app {

/// Of a built-in under check, on the command line and in a witness: compressors hold tables of this length, and squares of it.
constexpr long largest_dimension = 4096;

/// One property that a compressor declares, with the constant in its formula.
struct DeclaredProperty {
  std::string name;       ///< "contraction", "unbiasedness", "variance"; a second constant of one kind makes "variance-2"
  std::string statement;  ///< LaTeX
  std::optional<compress::Constant> constant;
  bool declared = true;  ///< false: the catalogue is silent, and the check says what it finds without holding anyone to it
};

/// What the catalogue's constants of this compressor say: delta a contraction, omega unbiasedness and a variance. Where it is silent:
/// does any delta > 0 do, and is it unbiased?
std::vector<DeclaredProperty> declared_properties(const compress::Chosen& chosen);

/// The property's name in the table: "unbiasedness" is "unbiased" there, "variance-2" "bounded-variance-2".
std::string property_id(const std::string& name);

/// The id of a property of a compressor in one dimension: "check.contraction/top-k:k=4/d=16".
std::string checked_id(const std::string& property, const std::string& spec, long d);

/// The claim that this compressor has this property, attacked and replayed as any other. A claim's body has no state, so that only the
/// one asked for last in this process may be run. Null where the id is not of that form; throws BadInput for a spec that cannot be used.
const Claim* checked_claim(const std::string& id);

}  // namespace lemmata::app
