#include <algorithm>
#include <deque>
#include <set>
#include <string>
#include <vector>

#include "lib/claim/claim.hpp"
#include "properties/compressor/constants.hpp"

// The catalogue's constants: `compressor.<name>.<property>` for every constant that an entry states, in every dimension, for all options
// and all x, over all of its randomness. A constant that the source lacks and that is derived here ends in -derived, a second one of a
// kind in a number. A control has `no-contraction` instead.

namespace lemmata {
namespace {

using compress::Constant;
using compress::Entry;
using constants::Property;
using constants::Subject;

// What an entry states depends on its options, so options are drawn to see: the first values, then random ones.

constexpr std::uint64_t tapes = 24;

std::vector<std::uint64_t> tape(std::uint64_t number) {
  std::vector<std::uint64_t> words;
  if (number > 0)
    for (std::uint32_t i = 0; i < 24; ++i) words.push_back(philox_word({0, 0x636f6e7374616e74ULL, number}, 0, 0, i));
  return words;
}

void add_new(std::vector<std::string>& texts, const std::string& text) {
  if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
}

/// Adds what one choice of options states.
void add_stated(std::vector<Subject>& subjects, const Entry& entry, const compress::Chosen& chosen) {
  const bool random = chosen.make<double>().random;
  int numbers[2][6] = {};
  const auto add = [&](Property property, const Constant& c) {
    const int number = property == Property::unbiased ? 1 : ++numbers[c.published ? 1 : 0][static_cast<std::size_t>(property)];
    const bool published = c.published || property == Property::unbiased;
    const auto same = [&](const Subject& s) { return s.property == property && s.published == published && s.number == number; };
    auto at = std::find_if(subjects.begin(), subjects.end(), same);
    if (at == subjects.end())
      at = subjects.insert(at, Subject{.entry = &entry, .property = property, .published = published, .number = number});
    const double bound = property == Property::contraction ? 1 - c.search() : c.search();
    at->random = at->random || random;
    at->tight = at->tight || (c.attained && bound > 0);
    add_new(at->formulas, c.formula);
    add_new(at->sources, c.source);
  };
  for (const Constant& c : chosen.constants()) {
    if (c.symbol == "delta") add(Property::contraction, c);
    if (c.symbol == "omega") add(Property::unbiased, c), add(Property::variance, c);
    if (c.symbol == "eta") add(Property::bias, c);
    if (c.symbol == "spread") add(Property::spread, c);
  }
}

std::vector<Subject> subjects_of(const Entry& entry) {
  std::vector<Subject> subjects;
  bool random = false, normals = false, quadratic = true;
  std::set<std::pair<std::string, long>> seen;
  for (std::uint64_t number = 0; number < (entry.draw == nullptr ? 1 : tapes); ++number)
    for (const long d : {1L, 2L, 3L, 4L}) {
      const auto words = tape(number);
      Draw draw(words);
      const std::string spec = constants::spec_of(entry, draw, d);
      if (!seen.emplace(spec, d).second) continue;
      const auto chosen = compress::choose(spec, d);
      random = random || chosen.make<double>().random;
      const constants::Normals taken = constants::normals_of(chosen);
      normals = normals || taken.taken;
      quadratic = quadratic && (!taken.taken || taken.quadratic);
      add_stated(subjects, entry, chosen);
    }
  // Samples refute a mean that is too large, never one that is other than x: of these entries the tests show what is known.
  const bool orbits = entry.orbit_search != nullptr;
  if (normals && !quadratic && !orbits) std::erase_if(subjects, [](const Subject& s) { return s.property == Property::unbiased; });
  if (entry.control && entry.refute_search != nullptr)
    subjects.push_back({.entry = &entry, .property = Property::no_contraction, .sources = {"control"}});
  for (Subject& s : subjects) {
    s.largest = entry.exact_dimension > 0 ? entry.exact_dimension : random ? 4 : 64;
    s.normals = normals;
    s.orbits = orbits;
    s.quadratic = normals && quadratic;
  }
  return subjects;
}

/// Strings that the claims' views see.
std::string_view kept(std::string text) {
  static std::deque<std::string> texts;
  return texts.emplace_back(std::move(text));
}

std::string joined(const std::vector<std::string>& texts, const std::string& between) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : between) + text;
  return all;
}

Claim claim_of(const Subject& subject) {
  const constants::Form& form = constants::form_of(subject.property);
  const bool is_bound = subject.property != Property::unbiased && subject.property != Property::no_contraction;
  const std::string suffix =
      (subject.published ? "" : "-derived") + (subject.number > 1 ? "-" + std::to_string(subject.number) : std::string());
  Claim claim;
  claim.info.id = kept("compressor." + std::string(subject.entry->name) + "." + std::string(form.name) + suffix);
  claim.info.kind = Kind::property;
  claim.info.where = kept(joined(subject.sources, "; "));
  claim.info.title = kept(std::string(subject.entry->name) + ": " + std::string(form.name));
  claim.info.hypotheses = kept(R"(C = \text{)" + std::string(subject.entry->usage) + "}");
  claim.info.statement =
      is_bound ? kept(std::string(form.statement) + joined(subject.formulas, R"( \text{ or } )")) : std::string_view(form.statement);
  claim.info.note = kept(std::string(subject.entry->summary) +
                         (!subject.normals    ? ""
                          : subject.orbits    ? "; its continuous randomness is averaged orbit by orbit of a finite group of symmetries"
                          : subject.quadratic ? "; normal variables replaced by a finite law with the same first five moments"
                                              : "; where its randomness is continuous the mean is sampled"));
  claim.info.sweep = "d";
  const bool sampled = subject.normals && !subject.quadratic && !subject.orbits;
  claim.info.mutants[0] = form.mutant;
  if (is_bound && subject.tight && !sampled) claim.info.mutants[1] = "cut";  // two per cent are beyond a few thousand samples
  if (subject.property == Property::unbiased && subject.random) claim.info.mutants[1] = "tilted";
  claim.file = __FILE__;
  claim.search = [subject](Draw& draw, Expect<double>& expect) { return constants::case_of<double>(subject, draw, expect); };
  claim.decide = [subject](Draw& draw, Expect<Exact>& expect) { return constants::case_of<Exact>(subject, draw, expect); };
  return claim;
}

std::vector<Claim> claims_of_the_catalogue() {
  std::vector<Claim> claims;
  for (const Entry* entry : compress::catalogue()) {
    try {
      for (const Subject& subject : subjects_of(*entry)) claims.push_back(claim_of(subject));
    } catch (const BadInput&) {}  // its `draw` does not suit it: no claims, and a test of the catalogue that fails
  }
  return claims;
}
LEMMATA_CLAIM_FAMILY(claims_of_the_catalogue);

}  // namespace
}  // namespace lemmata
