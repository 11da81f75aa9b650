#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "lib/chance/key.hpp"
#include "lib/check/finding.hpp"
#include "lib/check/prove.hpp"
#include "lib/check/sampled.hpp"
#include "lib/check/search.hpp"

namespace lemmata {
namespace {

constexpr std::size_t fewest_admitted = 100;  // with fewer instances `survived` would say nothing

Witness witness_of(const Claim& claim, const Certified& c, bool violation) {
  Witness w;
  w.claim = std::string(claim.info.id);
  w.draws = c.instance;
  w.relation = violation ? c.relation : c.ratio_relation;
  w.lhs = violation ? c.lhs : c.ratio_lhs;
  w.rhs = violation ? c.rhs : c.ratio_rhs;
  return w;
}

void conclude_search(Finding& f, const Claim& claim, const Search& search) {
  const bool exists = claim.info.quantifier == Quantifier::exists;
  f.cases = search.cases();
  f.admitted = search.admitted();
  f.tried = search.tried();
  f.method = search.method();
  if (search.found()) {
    const Certified& c = search.certified();
    f.verdict = exists ? Verdict::proved : Verdict::refuted;
    if (exists) f.proof = "certified witness";
    f.proof_size = exists ? 1 : 0;
    f.relation = c.relation;
    f.evidence = fmt::format("{} certified in {}: {}", exists ? "instance" : "violation", c.arithmetic, describe(c.instance));
    f.witness = witness_of(claim, c, !exists);
    if (c.ratio >= 0) f.sharpness = c.ratio;
    return;
  }
  const Certified& sharpest = search.sharpest();
  if (sharpest.ratio >= 0) f.sharpness = sharpest.ratio;
  f.relation = sharpest.ratio_relation;
  if (!sharpest.instance.empty()) f.witness = witness_of(claim, sharpest, false);
  if (exists) {
    f.why = "no instance was found; a search cannot refute that there is one";
  } else if ((f.admitted < fewest_admitted || search.admits_nothing()) && !search.tried().empty()) {
    f.why = fmt::format("vacuous: only {} of {} instances meet the hypotheses{}{}", f.admitted, f.cases,
                        search.last_problem().empty() ? "" : "; ", search.last_problem());
  } else {
    f.verdict = Verdict::survived;
    f.evidence = fmt::format("no violation in {} cases, {} admitted{}", f.cases, f.admitted,
                             f.sharpness ? fmt::format("; largest lhs/rhs {:.6g}, by {}", *f.sharpness, f.method) : "");
  }
}

bool is_whole(const Claim& claim, std::string_view name) {
  const std::string_view stem = name.substr(0, name.find_last_not_of("0123456789") + 1);
  return std::any_of(claim.info.whole.begin(), claim.info.whole.end(), [&](auto w) { return !w.empty() && (w == name || w == stem); });
}

/// The integer draws that a proof went through one by one. Their drawn ranges are samples ("M up to 20" of all M, four of all families of
/// laws), so that what is proved for each value is evidence for the claim and no proof of it.
std::string enumerated_draws(const Claim& claim, const AttackOptions& options, const Pins& base, const Proof& proof) {
  const bool every_dimension = proof.text.find("in every dimension") != std::string::npos;
  BodyOptions body;
  body.mutant = options.mutant;
  std::string names;
  std::vector<std::uint64_t> tape(256);
  for (std::uint64_t number = 0; number < 16; ++number) {
    const Evaluated e = evaluate(claim, tape, base, body);
    for (const Drawn& d : e.instance) {
      const bool integer = d.kind == DrawKind::integer || d.kind == DrawKind::log_integer;
      const bool dimension = std::find(e.dimensions.begin(), e.dimensions.end(), d.name) != e.dimensions.end();
      if (!integer || is_whole(claim, d.name) || d.range.lower >= d.range.upper || base.count(d.name) != 0 ||
          (proof.kind == "induction" && d.name == claim.induction.on) || (dimension && every_dimension))
        continue;
      if ((", " + names + ",").find(", " + d.name + ",") == std::string::npos) names += (names.empty() ? "" : ", ") + d.name;
    }
    for (std::uint32_t i = 0; i < tape.size(); ++i) tape[i] = philox_word({options.seed, claim_key(claim.info.id), 0}, number, 7, i);
  }
  return names;
}

void prove_too(Finding& f, const Claim& claim, const AttackOptions& options, const Pins& base) {
  ProveOptions prove_options;
  prove_options.work = work_of(options.effort) / 64;  // for each of five methods, whose units are larger
  prove_options.mutant = options.mutant;
  prove_options.pins = base;
  prove_options.bound_factor = options.bound_factor;
  const Proof proof = prove(claim, prove_options);
  f.tried.push_back({"prove", proof.size, proof.size, {}, proof.proved ? "proved" : proof.why_not});
  if (!proof.proved) return;
  if (f.verdict == Verdict::refuted) throw std::logic_error("the claim " + f.id + " is both refuted and proved");
  const std::string enumerated = enumerated_draws(claim, options, base, proof);
  if (!enumerated.empty()) {
    f.tried.back().stopped = fmt::format("a certificate ({}) for the drawn values of {} only", proof.kind, enumerated);
    if (f.verdict == Verdict::survived) f.evidence += "; " + f.tried.back().stopped;
    return;
  }
  f.verdict = Verdict::proved;
  f.why.clear();
  f.proof = proof.kind;
  f.proof_size = proof.size;
  f.evidence = proof.text;
  f.method = proof.kind;
}

Finding attack_reading(const Claim& claim, const AttackOptions& options, const Pins& base, std::size_t shares) {
  Finding f;
  f.id = std::string(claim.info.id);
  Search search(claim, options, base, shares);
  search.run();
  conclude_search(f, claim, search);
  if (f.verdict != Verdict::refuted && f.verdict != Verdict::proved && !search.too_large().empty()) {
    const SampledSearch sampled = search_sampled(claim, search.too_large(), options);
    f.tried.push_back({"sampled", sampled.tested, sampled.tested, {}, sampled.test.text});
    if (sampled.found) {
      f.verdict = Verdict::refuted;
      f.evidence = sampled.test.text;
      f.method = "sampled";
      f.why.clear();
      f.witness = Witness{f.id, sampled.instance, sampled.test.relation, "", ""};
    }
  }
  if (options.prove && f.verdict != Verdict::refuted && f.verdict != Verdict::proved && claim.info.quantifier == Quantifier::for_all)
    prove_too(f, claim, options, base);
  return f;
}

/// The readings that the simplest instance opens, unless the user holds them.
std::vector<Draw::ReadingSeen> readings_of(const Claim& claim, const AttackOptions& options) {
  BodyOptions body;
  body.mutant = options.mutant;
  auto seen = evaluate(claim, {}, options.pins, body).readings;
  std::erase_if(seen, [&](const auto& r) { return options.pins.count(r.name) != 0; });
  return seen;
}

void combine(Finding& f, const std::vector<Finding>& readings) {
  bool same = true;
  for (const Finding& r : readings) {
    same = same && r.verdict == readings.front().verdict;
    f.cases += r.cases;
    f.admitted += r.admitted;
    if (r.sharpness && (!f.sharpness || *r.sharpness > *f.sharpness)) f.sharpness = r.sharpness;
  }
  f.readings = readings;
  const Finding& first = readings.front();
  f.relation = first.relation;
  f.method = first.method;
  if (same) {
    f.verdict = first.verdict;
    f.why = first.why;
    f.proof = first.proof;
    f.proof_size = first.proof_size;
    f.evidence = fmt::format("the same under all {} readings; {}", readings.size(), first.evidence);
    f.witness = first.witness;
    return;
  }
  f.verdict = Verdict::undecided;
  f.why = "depends on the reading";
  for (const Finding& r : readings)
    f.evidence += (f.evidence.empty() ? "" : "; ") + r.id.substr(f.id.size() + 1) + ": " + to_string(r.verdict);
}

}  // namespace

Finding attack(const Claim& claim, const AttackOptions& options) {
  Finding f;
  f.id = std::string(claim.info.id);
  if (!claim.executable()) {
    f.verdict = Verdict::not_executable;
    f.why = std::string(claim.info.not_executable);
    return f;
  }
  const auto open = readings_of(claim, options);
  if (open.empty()) return attack_reading(claim, options, options.pins, 1);
  // The combinations of readings share the effort of the claim, but none gets less than half of it.
  std::vector<Finding> readings;
  std::size_t combinations = 1;
  for (const auto& r : open) combinations *= r.values.size();
  for (std::size_t c = 0; c < combinations; ++c) {
    Pins base = options.pins;
    std::string name;
    std::size_t rest = c;
    for (const auto& r : open) {
      const std::size_t i = rest % r.values.size();
      rest /= r.values.size();
      base[r.name].values = {{static_cast<double>(r.values[i]), 1}};
      name += (name.empty() ? "" : ",") + r.name + "=" + r.labels[i];
    }
    readings.push_back(attack_reading(claim, options, base, std::min<std::size_t>(combinations, 2)));
    readings.back().id = f.id + "/reading-" + name;
  }
  combine(f, readings);
  return f;
}

}  // namespace lemmata
