#include "lib/app/check/compressor_check.hpp"

#include <charconv>
#include <cmath>

#include "lib/compress/moments.hpp"

namespace lemmata::app {
namespace {

using compress::Chosen;
using compress::Compressor;

enum class Property { contraction, unbiasedness, variance };

/// The property under check. One process checks one at a time: workers are processes.
struct Checked {
  std::string id, statement;
  Property property = Property::contraction;
  Chosen chosen;
  std::optional<compress::Constant> constant;
  bool by_orbits = false;  ///< it is declared, of an entry whose randomness is continuous
  Claim claim;
};
Checked current;

template <Scalar S>
S value_of(const compress::Constant& constant) {
  if constexpr (std::same_as<S, double>) return constant.search();
  else return constant.decide();
}

/// lhs - rhs of one replicate is at least -rhs, because lhs is a squared norm; rounded away from zero, so that it stays a lower end.
template <Scalar S>
double least_gap(const S& rhs) {
  if constexpr (std::same_as<S, double>) return -std::nextafter(rhs * (1 + 0x1p-40), HUGE_VAL);
  else return -enclosure(rhs).upper;
}

template <Scalar S>
Case<S> body(Draw& draw, Expect<S>& expect) {
  Compressor<S> compressor = current.chosen.make<S>();
  Vec<S> x;
  if (current.by_orbits) {
    const auto orbit = current.chosen.orbit<S>(draw);
    if (!orbit.regular) return {.given = {holds<S>(false, "the start is of full rank")}, .shown = holds<S>(true, "")};
    compressor.apply = orbit.apply;
    x = orbit.x;
  } else {
    x = draw.vector<S>("x", current.chosen.d);
  }
  if (current.property == Property::unbiasedness)
    return {.given = {}, .shown = equal(compress::mean_of(expect, compressor, x), x, "E C(x) = x")};
  if (!current.constant) {  // one x with a residual as long as itself rules out every delta > 0
    const S residual = compress::mean_squared_residual(expect, compressor, x);
    return {.given = {strictly_less(S(0), norm2_squared(x))},
            .shown = strictly_less(residual, norm2_squared(x)).named("mean squared residual")};
  }
  const S constant = value_of<S>(*current.constant);
  const S factor = current.property == Property::contraction ? S(1) - constant : constant;
  const S rhs = factor * norm2_squared(x);
  const S lhs = compress::mean_squared_residual(expect, compressor, x);
  return {.given = {}, .shown = at_most(lhs, rhs).named("mean squared residual").in_mean(least_gap(rhs))};
}

std::optional<Property> property_of(const std::string& name) {
  const std::string kind = name.substr(0, name.find('-'));
  if (kind == "contraction") return Property::contraction;
  if (kind == "unbiasedness") return Property::unbiasedness;
  if (kind == "variance") return Property::variance;
  return {};
}

struct Parts {
  std::string property, spec;
  long d = 0;
};
std::optional<Parts> parts_of(const std::string& id) {
  const std::string prefix = "check.";
  if (id.rfind(prefix, 0) != 0) return {};
  const auto spec = id.find('/', prefix.size()), dimension = id.rfind("/d=");
  if (spec == std::string::npos || dimension == std::string::npos || dimension <= spec) return {};
  Parts parts{id.substr(prefix.size(), spec - prefix.size()), id.substr(spec + 1, dimension - spec - 1), 0};
  const auto [end, error] = std::from_chars(id.data() + dimension + 3, id.data() + id.size(), parts.d);
  if (error != std::errc{} || end != id.data() + id.size()) return {};
  return parts;
}

}  // namespace

std::vector<DeclaredProperty> declared_properties(const Chosen& chosen) {
  std::vector<DeclaredProperty> declared;
  int contractions = 0, variances = 0;
  const auto numbered = [](const char* name, int count) { return count == 1 ? std::string(name) : name + ("-" + std::to_string(count)); };
  for (const compress::Constant& constant : chosen.constants()) {
    if (constant.symbol == "delta" && constant.search() > 0)  // the statement asks for some delta > 0: 0 declares nothing
      declared.push_back({numbered("contraction", ++contractions), R"(\mathbb E\|C(x)-x\|^2 \le (1-\delta) \|x\|^2)", constant});
    if (constant.symbol != "omega") continue;
    if (variances == 0) declared.push_back({"unbiasedness", R"(\mathbb E\, C(x) = x)", {}});
    declared.push_back({numbered("variance", ++variances), R"(\mathbb E\|C(x)-x\|^2 \le \omega \|x\|^2)", constant});
  }
  if (contractions == 0) declared.push_back({"contraction", R"(\mathbb E\|C(x)-x\|^2 < \|x\|^2 \text{ for } x \ne 0)", {}, false});
  if (variances == 0) declared.push_back({"unbiasedness", R"(\mathbb E\, C(x) = x)", {}, false});
  return declared;
}

std::string property_id(const std::string& name) {
  if (name == "unbiasedness") return "unbiased";
  return name.rfind("variance", 0) == 0 ? "bounded-" + name : name;
}

std::string checked_id(const std::string& property, const std::string& spec, long d) {
  return "check." + property + "/" + spec + "/d=" + std::to_string(d);
}

const Claim* checked_claim(const std::string& id) {
  const auto parts = parts_of(id);
  if (!parts || !property_of(parts->property)) return nullptr;
  if (parts->d > largest_dimension)
    throw BadInput("'" + id.substr(0, 100) + "': a dimension is from 1 to " + std::to_string(largest_dimension));
  const Chosen chosen = compress::choose(parts->spec, parts->d);
  for (const DeclaredProperty& declared : declared_properties(chosen)) {
    if (declared.name != parts->property) continue;
    current = {id, declared.statement, *property_of(parts->property), chosen, declared.constant, false, {}};
    current.by_orbits = declared.declared && chosen.entry->orbit_search != nullptr;
    current.claim.info.id = current.id;
    current.claim.info.kind = Kind::property;
    current.claim.info.where = "lemmata check";
    current.claim.info.title = "a declared property of a compressor";
    current.claim.info.statement = current.statement;
    current.claim.search = body<double>;
    current.claim.decide = body<Exact>;
    return &current.claim;
  }
  throw BadInput("the compressor '" + parts->spec + "' declares no " + parts->property);
}

}  // namespace lemmata::app
