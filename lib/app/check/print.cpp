#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "lib/app/check/codec.hpp"
#include "lib/app/check/document.hpp"
#include "lib/app/output.hpp"

namespace lemmata::app {
namespace {

constexpr std::size_t entries_in_a_cell = 3;
constexpr int digits_in_a_cell = 4;

Colour colour_of_check(const std::string& verdict) {
  return verdict == "holds" ? Colour::green : verdict == "violated" ? Colour::red : Colour::yellow;
}

/// The double next to an exact value as it is printed: an integer, a fraction, or a hexadecimal number.
double double_of(const Number& number) {
  const std::string text = to_string(number);
  const auto slash = text.find('/');
  const double top = std::strtod(text.c_str(), nullptr);
  return slash == std::string::npos ? top : top / std::strtod(text.c_str() + slash + 1, nullptr);
}

std::string worst_input(const CheckCell& cell) {
  std::vector<double> x = cell.shown ? cell.shown->x : std::vector<double>{};
  if (cell.instance)
    for (const Drawn& drawn : cell.instance->draws) {
      if (drawn.name != "x") continue;
      x.clear();
      for (const Number& value : drawn.values) x.push_back(double_of(value));
    }
  return x.empty() ? "" : vector_text(x, entries_in_a_cell, digits_in_a_cell);
}

/// The lines below a row that does not hold: what the witness shows, and how to see it again.
std::string below_row(const CheckRow& row, const CheckResult& result, const CheckOptions& options) {
  const CheckCell& cell = row.shown();
  if (row.verdict == "holds") return "";
  if (cell.instance && row.verdict == "violated") return "replay it: " + replay_line(*cell.instance, cell.claim);
  if (!cell.shown) return "";
  const std::string again = at_line(result.work.subject, *cell.shown, options.seed, is_of_mean(row, result));
  std::string out = cell.shown->text;
  if (row.verdict == "violated" && !again.empty()) out += (out.empty() ? "" : "; ") + ("replay it: " + again);
  return out;
}

void print_properties(const CheckResult& result, const CheckOptions& options) {
  Table table({"verdict", "property", "constant", "worst input", "evidence"});
  for (const CheckRow& row : result.rows) {
    const CheckCell& cell = row.shown();
    std::string evidence = row.verdict == "holds" && row.basis == "proved" ? "proved" : cell.evidence;
    if (row.cells.size() > 1 && row.verdict != "holds") evidence = fmt::format("d = {}: {}", cell.d, evidence);
    std::string constant = row.constant;
    if (!row.scaling.empty() && row.formula.empty() && row.scaling != "the same in every d") constant += " (like " + row.scaling + ")";
    table.add({row.verdict, row.id + (row.required ? " *" : ""), constant, worst_input(cell), evidence}, colour_of_check(row.verdict),
              below_row(row, result, options));
  }
  fmt::print("{}", table.text());
}

void print_legend(const CheckResult& result) {
  std::string dims;
  for (const long d : result.work.dims) dims += (dims.empty() ? "" : ", ") + std::to_string(d);
  const bool required = std::any_of(result.rows.begin(), result.rows.end(), [](const CheckRow& row) { return row.required; });
  print_line(coloured("d = " + dims +
                          "; holds: nothing tried breaks it (proved: nothing does); violated: confirmed exactly or at confidence 1e-9; "
                          "undecided: neither" +
                          (required ? "; * required" : ""),
                      Colour::dim));
}

void print_ends(const CheckResult& result, const CheckOptions& options) {
  bool first = true;
  for (const CheckRow& row : result.rows) {
    const CheckCell* cell = worst_end(row);
    if (cell == nullptr || cell->ends->verdict == probe::Judgement::holds || row.verdict == "violated") continue;  // no news there
    if (first) fmt::print("\n{}\n", coloured("at the ends of the double range only (beyond 1e-100 .. 1e100)", Colour::bold));
    first = false;
    const std::string verdict(probe::to_string(cell->ends->verdict));
    std::string text = cell->ends->text;
    if (text.empty() && cell->ends->witness) text = cell->ends->witness->text;
    print_line("  " + coloured(verdict, colour_of_check(verdict)) + "  " + row.id + fmt::format(", d = {}: ", cell->d) + text);
    if (!cell->ends->witness) continue;
    const std::string again = at_line(result.work.subject, *cell->ends->witness, options.seed, is_of_mean(row, result));
    print_line("    at " + vector_text(cell->ends->witness->x) + (again.empty() ? "" : "; replay it: " + again));
  }
}

std::string setting_text(const Setting& s) {
  return fmt::format(
      "L = {:.6g}, sigma = {:.6g}, T = {:.6g}, gamma = {:.6g}, f0 = {:.6g}, r0 = {:.6g}, mu = {:.6g}, G = {:.6g}, eps = {:.6g}, nodes = "
      "{:.6g}",
      s.L, s.sigma, s.T, s.gamma, s.f0, s.r0, s.mu, s.G, s.eps, s.nodes);
}

void print_theorems(const CheckResult& result) {
  const auto& applying = result.applicable.applying;
  if (!applying.empty())
    fmt::print("\n{}\n",
               coloured(fmt::format("what applies, for d = {} and {} (--options)", result.measured.d, setting_text(result.setting)),
                        Colour::bold));
  std::vector<std::string> reasons;  // in the order of first mention; what asks nothing of the compressor says least
  for (const bool asks : {true, false})
    for (const Applying& one : applying)
      if (one.theorem->needs.empty() != asks && std::find(reasons.begin(), reasons.end(), one.because) == reasons.end())
        reasons.push_back(one.because);
  for (const std::string& reason : reasons) {
    print_line("  " + reason + ":");
    for (const Applying& one : applying) {
      if (one.because != reason) continue;
      print_line(fmt::format("    {}  {}", one.theorem->id, one.theorem->about) +
                 (one.warning.empty() ? "" : coloured("  [" + one.warning + "]", Colour::yellow)));
      print_line("      " + one.rate_plain + (one.unmet ? coloured(": this condition fails", Colour::yellow) : ""));
    }
  }
  std::vector<std::string> lost;
  for (const Excluded& one : result.applicable.excluded)
    if (std::find(lost.begin(), lost.end(), one.because) == lost.end()) lost.push_back(one.because);
  for (const std::string& reason : lost) {
    std::string ids;
    for (const Excluded& one : result.applicable.excluded)
      if (one.because == reason) ids += (ids.empty() ? "" : ", ") + std::string(one.theorem->id);
    fmt::print("{}", wrapped("does not apply, as " + reason + ": " + ids, 2));
  }
}

}  // namespace

void print_check(const CheckResult& result, const CheckOptions& options) {
  print_properties(result, options);
  print_legend(result);
  print_ends(result, options);
  print_theorems(result);
}

}  // namespace lemmata::app
