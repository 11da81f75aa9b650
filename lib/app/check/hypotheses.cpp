#include <algorithm>

#include <fmt/format.h>

#include "lib/app/check/rows.hpp"
#include "lib/num/error.hpp"

namespace lemmata::app {
namespace {

const CheckRow* row_named(const std::vector<CheckRow>& rows, const std::string& id) {
  const auto at = std::find_if(rows.begin(), rows.end(), [&](const CheckRow& row) { return row.id == id; });
  return at == rows.end() ? nullptr : &*at;
}

const CheckCell* cell_at(const CheckRow& row, long d) {
  const auto at = std::find_if(row.cells.begin(), row.cells.end(), [&](const CheckCell& cell) { return cell.d == d; });
  return at == row.cells.end() ? nullptr : &*at;
}

/// The constant that the compressor declares and that was not beaten, in dimension d.
std::optional<double> declared_in(const std::vector<CheckRow>& rows, const CheckWork& work, const std::string& id, long d) {
  const bool contraction = id == "contraction";
  const CheckRow* row = row_named(rows, contraction ? "declared-contraction" : "declared-variance");
  if ((!contraction && id != "bounded-variance") || row == nullptr) return {};
  const CheckCell* cell = cell_at(*row, d);
  if (cell == nullptr || cell->verdict != "holds") return {};
  for (const ProbeItem& item : work.probes)
    if (item.d == d) return contraction ? item.delta : item.omega;
  return {};
}

}  // namespace

bool has_constant(std::string_view property) {
  return property == "contraction" || property == "bounded-variance" || property == "success-probability";
}

long dimension_of_rates(const CheckWork& work, const Setting& setting) {
  if (!setting.d) return work.dims.back();
  if (std::find(work.dims.begin(), work.dims.end(), *setting.d) == work.dims.end())
    throw BadInput(fmt::format("--options d={}: this dimension is not checked (see --dim)", *setting.d));
  return *setting.d;
}

std::vector<Hypothesis> hypotheses_of(const std::vector<CheckRow>& rows, const CheckWork& work, const Setting& setting) {
  const long d = dimension_of_rates(work, setting);
  std::vector<Hypothesis> found;
  for (const CheckRow& row : rows) {
    const CheckCell* cell = cell_at(row, d);
    if (cell == nullptr) continue;
    Hypothesis h{.property = row.id};
    h.verdict = setting.d ? cell->verdict : row.verdict;
    h.constant = cell->constant;
    h.reason = h.verdict == "undecided" && cell->verdict != "undecided" ? fmt::format("d = {}: {}", row.shown().d, row.shown().evidence)
                                                                        : cell->evidence;
    h.proved = cell->basis == "proved" && h.verdict == "holds" && (!has_constant(row.id) || cell->declared_constant);
    h.as_declared = cell->declared_constant;
    if (const auto declared = declared_in(rows, work, row.id, d); declared && !cell->declared_constant) {
      h.constant = declared;
      h.as_declared = true;
    }
    found.push_back(h);
  }
  return found;
}

Measured measured_in(const std::vector<Hypothesis>& found, const std::vector<CheckRow>& rows, const CheckWork& work, long d) {
  Measured measured{.d = d};
  for (const Hypothesis& h : found) {
    if (h.verdict == "violated") continue;
    if (h.property == "contraction") measured.delta = h.constant.value_or(0);
    if (h.property == "bounded-variance") measured.omega = h.constant.value_or(0);
    if (h.property == "success-probability") measured.rho = h.constant.value_or(0);
  }
  const CheckRow* deterministic = row_named(rows, "deterministic");
  const bool known = work.built_in.empty() ? deterministic != nullptr && deterministic->verdict == "holds" : !work.random;
  measured.random = !known;
  return measured;
}

}  // namespace lemmata::app
