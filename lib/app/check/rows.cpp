#include "lib/app/check/rows.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "lib/app/output.hpp"

namespace lemmata::app {
namespace {

int severity(const std::string& verdict) { return verdict == "violated" ? 2 : verdict == "undecided" ? 1 : 0; }

std::string verdict_word(Verdict verdict) {
  if (verdict == Verdict::refuted) return "violated";
  return verdict == Verdict::proved || verdict == Verdict::survived ? "holds" : "undecided";
}

CheckCell cell_of(long d, const probe::Result& result) {
  CheckCell cell{.d = d, .verdict = std::string(probe::to_string(result.verdict))};
  cell.constant = result.constant;
  cell.constant_text = result.constant_text;
  cell.evidence = result.evidence;
  cell.shown = result.witness;
  cell.ends = result.ends;
  cell.ratios = result.ratios;
  return cell;
}

/// The largest delta that a witness with this ratio leaves, rounded up.
double delta_left(double ratio) {
  const double rest = 1 - ratio;
  return 1 - rest == ratio ? rest : std::nextafter(rest, 2.0);
}

/// What the exact claim says; where it is undecided, or says nothing of the constant, the black box fills in.
CheckCell merged(const ExactItem& item, const probe::Result* result) {
  CheckCell cell = result != nullptr ? cell_of(item.d, *result) : CheckCell{.d = item.d};
  cell.sharpness = item.finding.sharpness;
  cell.claim = item.finding.id;
  cell.internal_error = item.internal_error;
  const std::string said = verdict_word(item.finding.verdict);
  const bool decided = said != "undecided";
  // Without a declared constant a search of the claim that found nothing is no answer to a violation that is certified.
  const bool overruled = !item.declared.constant && item.finding.verdict == Verdict::survived && result != nullptr &&
                         result->verdict == probe::Judgement::violated;
  if ((!decided && result != nullptr) || overruled) return cell;
  cell.verdict = said;
  cell.basis = to_string(item.finding.verdict);
  // Where no delta is declared, both look for the largest ratio: constant, evidence and witness are those of the one that found it.
  if (said == "holds" && !item.declared.constant && item.declared.name == "contraction" && cell.sharpness) {
    const double left = delta_left(*cell.sharpness);
    if (result != nullptr && result->verdict == probe::Judgement::holds && cell.constant && *cell.constant < left) return cell;
    cell.constant = left;
    cell.constant_text = fmt::format("delta <= {}", left);
  }
  cell.evidence = item.finding.evidence.empty() ? item.finding.why : item.finding.evidence;
  cell.instance = item.finding.witness;
  cell.declared_constant = decided && item.declared.constant.has_value();
  if (item.declared.constant) {
    cell.constant = item.constant;
    cell.constant_text = fmt::format("{} = {:.6g}", item.declared.constant->symbol, item.constant);
  }
  if (said == "violated") cell.shown.reset();  // the exact witness is the one that counts
  return cell;
}

const probe::Result* result_in(const ProbeItem& item, const std::string& id) {
  for (const auto& [name, result] : item.results)
    if (name == id) return &result;
  return nullptr;
}

/// The property whose exact claim, where a built-in has one, says all that this one could.
std::string covered_by(const std::string& id) {
  return id == "declared-contraction" ? "contraction" : id == "declared-variance" ? "bounded-variance" : "";
}

/// A contract of every plugin: by being one it declares them.
bool is_contract(const std::string& id) { return id == "terminates" || id == "pure" || id == "in-bounds"; }

/// Among verdicts that hold, the constant that asks for more is the one to show.
bool smaller_is_worse(const std::string& id) {
  return id.rfind("contraction", 0) == 0 || id == "declared-contraction" || id == "success-probability";
}

void choose_decisive(CheckRow& row) {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const CheckCell &cell = row.cells[i], &best = row.shown();
    if (severity(cell.verdict) > severity(best.verdict)) row.decisive = i;
    if (severity(cell.verdict) != severity(best.verdict) || cell.verdict != "holds") continue;
    const double sign = smaller_is_worse(row.id) ? -1 : 1;
    const bool no_less = !best.constant || (cell.constant && sign * *cell.constant >= sign * *best.constant);
    if (no_less) row.decisive = i;
  }
}

/// Numbers of many digits with nine; the cell keeps all.
std::string shortened(const std::string& text) {
  constexpr std::size_t readable = 11;
  constexpr const char* digits = "0123456789.e+-";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    const bool starts = std::isdigit(static_cast<unsigned char>(text[at])) != 0 && (at == 0 || text[at - 1] == ' ' || text[at - 1] == '-');
    if (starts) end = std::min(text.find_first_not_of(digits, at), text.size());
    const std::string number = text.substr(at, std::max<std::size_t>(end - at, 1));
    double value = 0;
    const bool whole = starts && std::from_chars(number.data(), number.data() + number.size(), value).ptr == number.data() + number.size();
    out += whole && number.size() > readable ? fmt::format("{:.9g}", value) : number;
    at += number.size();
  }
  return out;
}

std::string constant_shown(const CheckRow& row) {
  const CheckCell& cell = row.shown();
  if (!row.formula.empty() && cell.declared_constant) return row.formula;
  if (cell.constant_text.empty()) return row.formula;
  const std::string text = shortened(cell.constant_text);
  const bool same = std::all_of(row.cells.begin(), row.cells.end(), [&](const CheckCell& c) { return c.constant == cell.constant; });
  return text + (same ? "" : fmt::format(" at d = {}", cell.d));
}

void finish(CheckRow& row, const CheckOptions& options) {
  std::sort(row.cells.begin(), row.cells.end(), [](const CheckCell& a, const CheckCell& b) { return a.d < b.d; });
  choose_decisive(row);
  row.verdict = row.shown().verdict;
  const bool proved = std::all_of(row.cells.begin(), row.cells.end(), [](const CheckCell& c) { return c.basis == "proved"; });
  row.basis = proved ? "proved" : "survived";
  row.required = std::find(options.require.begin(), options.require.end(), row.id) != options.require.end();
  std::vector<std::pair<long, double>> constants;
  for (const CheckCell& cell : row.cells)
    if (cell.constant && cell.verdict == "holds") constants.emplace_back(cell.d, *cell.constant);
  row.scaling = constants.size() == row.cells.size() ? scaling_law(constants) : "";
  row.constant = constant_shown(row);
}

/// Rows of exact claims, by property; each merged with what the black box says.
std::map<std::string, CheckRow> exact_rows(const CheckWork& work) {
  std::map<std::string, CheckRow> rows;
  for (const ExactItem& item : work.exact) {
    CheckRow& row = rows[property_id(item.declared.name)];
    row.id = property_id(item.declared.name);
    row.statement = item.declared.statement;
    row.declared = row.declared || item.declared.declared;
    if (item.declared.constant) {
      row.formula = item.declared.constant->symbol + " = " + item.declared.constant->formula;
      row.source = item.declared.constant->source;
      row.attained = item.declared.constant->attained;
      row.sharp = item.declared.constant->sharp;
    }
    const probe::Result* seen = nullptr;
    for (const ProbeItem& probe : work.probes)
      if (probe.d == item.d) seen = result_in(probe, row.id);
    row.cells.push_back(merged(item, seen));
  }
  return rows;
}

bool has_cell(const std::map<std::string, CheckRow>& rows, const std::string& id, long d) {
  const auto at = rows.find(id);
  if (at == rows.end()) return false;
  return std::any_of(at->second.cells.begin(), at->second.cells.end(),
                     [&](const CheckCell& cell) { return cell.d == d && !cell.claim.empty(); });
}

/// A dimension whose worker failed is undecided in every property that others decide.
CheckCell failed_cell(const ProbeItem& item) {
  CheckCell cell{.d = item.d, .verdict = "undecided"};
  cell.evidence = item.why;
  cell.internal_error = true;
  return cell;
}

void add_probe_row(std::map<std::string, CheckRow>& rows, const probe::Property& property, const CheckWork& work) {
  const std::string id(property.id);
  CheckRow row;
  for (const ProbeItem& item : work.probes) {
    const probe::Result* result = result_in(item, id);
    if (has_cell(rows, id, item.d) || (!covered_by(id).empty() && has_cell(rows, covered_by(id), item.d))) continue;
    if (item.internal_error) row.cells.push_back(failed_cell(item));
    else if (result != nullptr && result->applies) row.cells.push_back(cell_of(item.d, *result));
  }
  const bool any = std::any_of(row.cells.begin(), row.cells.end(), [](const CheckCell& cell) { return !cell.internal_error; });
  if (!any && rows.count(id) == 0) return;
  CheckRow& into = rows[id];
  into.id = id;
  into.summary = property.summary;
  if (into.statement.empty()) into.statement = property.statement;
  into.declared = into.declared || id.rfind("declared-", 0) == 0 || (work.built_in.empty() && is_contract(id));
  into.cells.insert(into.cells.end(), row.cells.begin(), row.cells.end());
}

/// A property asked for by --require that nothing was found of.
CheckRow missing_row(const std::string& id, const CheckWork& work) {
  CheckRow row;
  row.id = id;
  CheckCell cell{.d = work.dims.front(), .verdict = "undecided"};
  cell.evidence = "the compressor declares nothing that could be tested";
  row.cells.push_back(cell);
  return row;
}

}  // namespace

std::vector<CheckRow> rows_of(const CheckWork& work, const CheckOptions& options) {
  std::map<std::string, CheckRow> found = exact_rows(work);
  std::vector<CheckRow> rows;
  const auto take = [&](const std::string& id) {
    const auto at = found.find(id);
    if (at == found.end()) return;
    rows.push_back(std::move(at->second));
    found.erase(at);
  };
  for (const probe::Property* property : probe::all_properties()) add_probe_row(found, *property, work);
  for (const std::string& id : known_properties()) {
    take(id);
    for (int more = 2; found.count(fmt::format("{}-{}", id, more)) != 0; ++more) take(fmt::format("{}-{}", id, more));
  }
  while (!found.empty()) take(found.begin()->first);
  for (const std::string& id : options.require)
    if (std::none_of(rows.begin(), rows.end(), [&](const CheckRow& row) { return row.id == id; })) rows.push_back(missing_row(id, work));
  for (CheckRow& row : rows) finish(row, options);
  return rows;
}

std::string scaling_law(const std::vector<std::pair<long, double>>& values) {
  constexpr double spread = 1.01;  // for the eye; it decides nothing
  const std::pair<const char*, double> laws[] = {{"", 0}, {"/d", -1}, {"/sqrt(d)", -0.5}, {" sqrt(d)", 0.5}, {" d", 1}};
  for (const auto& [name, power] : laws) {
    double least = HUGE_VAL, most = 0;
    std::size_t count = 0;
    for (const auto& [d, value] : values) {
      if (d == 1) continue;
      const double factor = value / std::pow(static_cast<double>(d), power);
      least = std::min(least, factor);
      most = std::max(most, factor);
      ++count;
    }
    if (count < 3 || !(least > 0) || most > spread * least) continue;
    if (power == 0) return "the same in every d";
    const std::string factor = fmt::format("{:.3g}", std::sqrt(least * most));
    return factor == "1" && power > 0 ? std::string(name).substr(1) : factor + name;
  }
  return "";
}

}  // namespace lemmata::app
