#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/claim/relation.hpp"
#include "lib/compress/catalogue.hpp"

namespace lemmata::constants {

enum class Property { contraction, unbiased, variance, bias, spread, no_contraction };

/// What is common to the claims of one property.
struct Form {
  std::string_view name, symbol, statement, mutant;
};
inline constexpr Form forms[] = {
    {"contraction", "delta", R"(\mathbb E\|C(x) - x\|^2 \le (1 - \delta) \|x\|^2,\ \delta = )", "off"},
    {"unbiased", "omega", R"(\mathbb E\,C(x) = x)", "off"},
    {"variance", "omega", R"(\mathbb E\|C(x) - x\|^2 \le \omega \|x\|^2,\ \omega = )", "off"},
    {"bias", "eta", R"(\|\mathbb E\,C(x) - x\| \le \eta \|x\|,\ \eta = )", "off"},
    {"spread", "spread", R"(\mathbb E\|C(x) - \mathbb E\,C(x)\|^2 \le \omega \|x\|^2,\ \omega = )", "blurred"},
    {"no-contraction", "",
     R"(\text{for every } \delta \in (0, 1] \text{ some } x \text{ has } \mathbb E\|C(x) - x\|^2 > (1 - \delta)\|x\|^2)", "halved"}};
inline const Form& form_of(Property property) { return forms[static_cast<std::size_t>(property)]; }

/// One claim: an entry, a property, and which of the constants of its symbol.
struct Subject {
  const compress::Entry* entry = nullptr;
  Property property = Property::contraction;
  bool published = true;
  int number = 1;  ///< among those of its symbol, published or not
  // What the entry's options were seen to give.
  long largest = 64;  ///< dimension
  bool random = false;
  bool normals = false;    ///< it takes normal variables
  bool quadratic = false;  ///< and is a polynomial of degree at most 2 in each
  bool orbits = false;     ///< its randomness is averaged orbit by orbit
  bool tight = false;      ///< a constant is attained, and its bound not 0
  std::vector<std::string> formulas = {}, sources = {};
};

/// Does C take normal variables, and if so, is it a polynomial of degree at most 2 in each? Found by running it.
struct Normals {
  bool taken = false, quadratic = false;
};
Normals normals_of(const compress::Chosen& chosen);

/// "rand-k:k=2,scaled=1", the options drawn by the entry in the scope C.
std::string spec_of(const compress::Entry& entry, Draw& draw, long d);

/// The body of the subject's claim. Its mutants: "off" subtracts 4 x_1 from the first coordinate, "blurred" adds or subtracts it at random,
/// "tilted" moves one per cent of every choice's first weight to its last, "cut" has 49/50 of the bound, "halved" is x/2.
template <Scalar S>
Case<S> case_of(const Subject& subject, Draw& draw, Expect<S>& expect);

}  // namespace lemmata::constants
