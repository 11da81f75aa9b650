#include "lib/app/check/applicable.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "lib/app/check/applicable_numbers.hpp"
#include "lib/app/ledger.hpp"
#include "lib/num/error.hpp"

namespace lemmata::app {
namespace {

std::vector<Letter> letters_of(const Setting& s, const Measured& m) {
  const double l = std::floor((s.nodes + 1) / 2);
  const bool contracts = m.delta > 0 && m.delta <= 1;
  return {{"delta", R"(\delta)", m.delta},
          {"omega", R"(\omega)", m.omega},
          {"rho", R"(\rho)", m.rho},
          {"gamma", R"(\gamma)", s.gamma},
          {"sigma", R"(\sigma)", s.sigma},
          {"eps", R"(\varepsilon)", s.eps},
          {"mu", R"(\mu)", s.mu},
          {"L", "L", s.L},
          {"T", "T", s.T},
          {"G", "G", s.G},
          {"d", "d", static_cast<double>(m.d)},
          {"f0", "f_0", s.f0},
          {"r0", "r_0", s.r0},
          {"M", "M", noise_of(m)},
          {"l", "l", l},
          {"eta", R"(\eta)", contracts ? first_order_step(s, m) : 0}};
}

const Hypothesis* hypothesis(const std::vector<Hypothesis>& found, std::string_view property) {
  const auto at = std::find_if(found.begin(), found.end(), [&](const Hypothesis& h) { return h.property == property; });
  return at == found.end() ? nullptr : &*at;
}

/// "delta >= 0.25", "omega <= 3", "unbiased"
std::string assumed(const Hypothesis& h) {
  const char* letter = h.property == "contraction"           ? "delta"
                       : h.property == "bounded-variance"    ? "omega"
                       : h.property == "success-probability" ? "rho"
                                                             : nullptr;
  if (letter == nullptr) return h.property;
  if (!h.constant) return std::string(letter) + (h.property == "bounded-variance" ? " is finite" : " is positive");
  return fmt::format("{} {} {:.6g}", letter, h.proved ? "=" : h.property == "bounded-variance" ? "<=" : ">=", *h.constant);
}

/// Up to the first semicolon: what was tried, without how.
std::string in_short(const std::string& reason) { return reason.substr(0, reason.find(';')); }

std::string because_of(const Hypothesis& h) {
  if (h.proved) return "proved: " + assumed(h);
  std::string out = "if " + assumed(h) + (h.as_declared ? " as declared" : "");
  if (h.verdict == "undecided") return out + " (undecided" + (h.reason.empty() ? ")" : ": " + in_short(h.reason) + ")");
  return h.reason.empty() ? out : out + ", " + in_short(h.reason);
}

/// What the ledger says of the theorem itself.
std::string warning_of(const Theorem& theorem, RecordBook& book) {
  const Claim* claim = find_claim(theorem.id);
  if (claim == nullptr) return "not in the ledger yet";
  const std::string id(theorem.id);
  const auto record = book.find(*claim, id);
  if (!record) return "nothing is on record";
  if (record->verdict == Verdict::undecided) return "undecided on record (lemmata show " + id + ")";
  if (record->verdict == Verdict::not_executable) return "not decided (lemmata show " + id + ")";
  if (record->verdict != Verdict::refuted) return "";
  const std::string repaired = id + "/repaired";
  return "refuted as printed (lemmata show " + id + (find_claim(repaired) == nullptr ? ")" : "; its repaired form is " + repaired + ")");
}

std::optional<double> value_of_rate(const Theorem& theorem, const Setting& setting, const Measured& measured) {
  if (theorem.value == nullptr) return {};
  try {
    const auto value = theorem.value(setting, measured);
    return value && std::isfinite(*value) ? value : std::nullopt;
  } catch (const DomainError&) { return {}; }  // outside the theorem's own range: a step too large, say
}

Applying applying_of(const Theorem& theorem, const std::vector<Hypothesis>& found, const Measured& measured, const Setting& setting) {
  Applying out;
  out.theorem = &theorem;
  for (const auto need : theorem.needs) out.because += (out.because.empty() ? "" : "; ") + because_of(*hypothesis(found, need));
  if (theorem.needs.empty()) out.because = theorem.only.empty() ? "it asks nothing of the compressor" : "it is about this compressor";
  const bool known =
      std::ranges::all_of(theorem.needs, [&](auto need) { return !has_constant(need) || hypothesis(found, need)->constant; });
  if (known) out.value = value_of_rate(theorem, setting, measured);
  const auto letters = letters_of(setting, measured);
  const std::string formula = std::string(theorem.lhs) + " " + std::string(theorem.relation) + " " + std::string(theorem.rate);
  const std::string condition = theorem.condition.empty() ? "" : ",\\; " + std::string(theorem.condition);
  const bool with_value = out.value && theorem.rate.find('@') != std::string_view::npos;
  out.formula_latex = latex_of(formula + condition, letters, LetterStyle::letters);
  out.formula_plain = plain_of(formula + condition, letters, LetterStyle::letters);
  const auto numbers = known ? LetterStyle::numbers : LetterStyle::letters;  // no number stands for a constant that nobody knows
  out.rate_latex =
      latex_of(formula, letters, numbers) + (with_value ? " = " + latex_of(*out.value) : "") + latex_of(condition, letters, numbers);
  out.rate_plain =
      plain_of(formula, letters, numbers) + (with_value ? " = " + plain_of(*out.value) : "") + plain_of(condition, letters, numbers);
  out.unmet = known && !condition.empty() && !out.value;
  return out;
}

}  // namespace

const std::vector<Theorem>& theorems_on_compressors() {
  static const std::vector<Theorem> all = [] {
    std::vector<Theorem> out = theorems_with_feedback();
    for (const Theorem& theorem : theorems_without_feedback()) out.push_back(theorem);
    return out;
  }();
  return all;
}

Applicable applicable_theorems(const std::vector<Hypothesis>& found, const Measured& measured, const Setting& setting,
                               std::string_view built_in) {
  Applicable out;
  RecordBook book;
  for (const Theorem& theorem : theorems_on_compressors()) {
    if (!theorem.only.empty() && theorem.only != built_in) continue;
    std::string violated;
    bool examined = true;
    for (const auto need : theorem.needs) {
      const Hypothesis* h = hypothesis(found, need);
      if (h == nullptr || h->verdict.empty()) examined = false;
      else if (h->verdict == "violated" && violated.empty()) violated = h->property;
    }
    if (!violated.empty()) {
      out.excluded.push_back({&theorem, violated + " is violated"});
    } else if (examined) {
      out.applying.push_back(applying_of(theorem, found, measured, setting));
      out.applying.back().warning = warning_of(theorem, book);
    }
  }
  return out;
}

}  // namespace lemmata::app
