#include "lib/app/check/document.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lib/app/check/codec.hpp"
#include "lib/check/json.hpp"
#include "lib/plugin/host.hpp"

namespace lemmata::app {
namespace {

constexpr std::size_t longest_argument = 1500;

Json witness_json(const CheckRow& row, const CheckCell& cell, const CheckResult& result, const CheckOptions& options) {
  if (cell.instance) return json_of(*cell.instance);
  if (!cell.shown) return nullptr;
  Json out = json_of_shown(*cell.shown);
  out["dim"] = cell.d;
  out["replay"] = at_line(result.work.subject, *cell.shown, options.seed, is_of_mean(row, result));
  return out;
}

Json end_json(const CheckRow& row, const CheckCell& cell, const CheckResult& result, const CheckOptions& options) {
  if (!cell.ends) return nullptr;
  Json out = json_of_ends(*cell.ends);
  out["dim"] = cell.d;
  if (cell.ends->witness)
    out["witness"]["replay"] = at_line(result.work.subject, *cell.ends->witness, options.seed, is_of_mean(row, result));
  return out;
}

Json dimension_json(const CheckRow& row, const CheckCell& cell, const CheckResult& result, const CheckOptions& options) {
  Json out{{"dim", cell.d},
           {"verdict", cell.verdict},
           {"basis", cell.basis},
           {"constant", json_of(cell.constant)},
           {"constant_text", cell.constant_text},
           {"sharpness", json_of(cell.sharpness)},
           {"evidence", cell.evidence},
           {"why", cell.verdict == "undecided" ? cell.evidence : ""}};
  const bool telling = cell.verdict != "holds" || row.id == "contraction";
  out["witness"] = telling ? witness_json(row, cell, result, options) : Json(nullptr);
  out["ends"] = end_json(row, cell, result, options);
  Json ratios = Json::array();
  for (const double ratio : cell.ratios) ratios.push_back(json_of(std::optional<double>(ratio)));
  out["ratios"] = ratios;
  return out;
}

Json row_json(const CheckRow& row, const CheckResult& result, const CheckOptions& options) {
  Json out{{"id", row.id}, {"verdict", row.verdict}, {"basis", row.basis}};
  out["constant"] = row.constant.empty() ? Json(nullptr) : Json(row.constant);
  out["scaling"] = row.scaling;
  out["statement"] = row.statement;
  out["summary"] = row.summary;
  out["declared"] = row.declared;
  out["required"] = row.required;
  out["source"] = row.source;
  out["attained"] = row.attained;
  out["sharp"] = row.sharp;
  Json by_dim = Json::array();
  for (const CheckCell& cell : row.cells) by_dim.push_back(dimension_json(row, cell, result, options));
  out["by_dim"] = by_dim;
  const CheckCell& cell = row.shown();
  out["evidence"] = row.cells.size() == 1 ? cell.evidence : fmt::format("d = {}: {}", cell.d, cell.evidence);
  out["witness"] = witness_json(row, cell, result, options);
  const CheckCell* end = worst_end(row);
  out["ends"] = end == nullptr ? Json(nullptr) : end_json(row, *end, result, options);
  return out;
}

Json applies_json(const Applicable& applicable) {
  Json out = Json::array();
  for (const Applying& one : applicable.applying)
    out.push_back({{"claim", one.theorem->id},
                   {"because", one.because},
                   {"rate", one.rate_latex},
                   {"warning", one.warning},
                   {"where", one.theorem->where},
                   {"about", one.theorem->about},
                   {"formula", one.formula_latex},
                   {"text", one.rate_plain},
                   {"value", json_of(one.value)},
                   {"unmet", one.unmet}});
  return out;
}

Json excluded_json(const Applicable& applicable) {
  Json out = Json::array();
  for (const Excluded& one : applicable.excluded)
    out.push_back({{"claim", one.theorem->id}, {"where", one.theorem->where}, {"about", one.theorem->about}, {"because", one.because}});
  return out;
}

Json declared_json(const CheckWork& work) {
  Json out = Json::array();
  for (const ProbeItem& item : work.probes)
    out.push_back({{"dim", item.d},
                   {"delta", json_of(item.delta)},
                   {"omega", json_of(item.omega)},
                   {"nonzeros", json_of(item.nonzeros)},
                   {"bits", json_of(item.bits)}});
  return out;
}

Json setting_json(const Setting& s, long d) {
  return {{"L", s.L},   {"sigma", s.sigma}, {"T", s.T},     {"gamma", s.gamma}, {"f0", s.f0}, {"r0", s.r0},
          {"mu", s.mu}, {"G", s.G},         {"eps", s.eps}, {"nodes", s.nodes}, {"d", d}};
}

}  // namespace

bool is_of_mean(const CheckRow& row, const CheckResult& result) {
  static const std::vector<std::string> of_outputs = {"linear",          "homogeneous",      "odd",           "permutation-equivariant",
                                                      "sign-preserving", "sparse",           "deterministic", "memoryless",
                                                      "lipschitz",       "finite",           "pure",          "in-bounds",
                                                      "terminates",      "declared-sparsity"};
  return result.measured.random && std::find(of_outputs.begin(), of_outputs.end(), row.id) == of_outputs.end();
}

std::string at_line(const std::string& subject, const probe::Shown& shown, std::uint64_t seed, bool mean) {
  if (plugin::shows_only_after_others(shown.text)) return "";
  std::string line = "lemmata check " + shell_word(subject) + " --at " + shell_word(vector_argument(shown.x));
  if (!shown.y.empty()) line += " --at " + shell_word(vector_argument(shown.y));
  if (!shown.streams.empty()) {
    const auto [first, last] = std::minmax_element(shown.streams.begin(), shown.streams.end());
    line += fmt::format(" --stream {}", *first);
    if (*last > *first) line += fmt::format(" --samples {}", *last - *first + 1);
  }
  constexpr std::size_t small = 64;  // a thousand samples of longer vectors take their time in rationals
  if (shown.streams.empty() && shown.chosen.empty() && mean) line += shown.x.size() <= small ? " --samples 1000" : " --samples 100";
  for (const auto& [index, value] : shown.chosen) line += fmt::format(" --uniform {}={}", index, value);
  if (seed != 1) line += fmt::format(" --seed {}", seed);
  return line.size() > longest_argument ? "" : line;
}

const CheckCell* worst_end(const CheckRow& row) {
  const CheckCell* worst = nullptr;
  for (const CheckCell& cell : row.cells)
    if (cell.ends && (worst == nullptr || cell.ends->verdict > worst->ends->verdict)) worst = &cell;
  return worst;
}

std::string check_document(const CheckResult& result, const CheckOptions& options) {
  Json properties = Json::array();
  for (const CheckRow& row : result.rows) properties.push_back(row_json(row, result, options));
  Json out{{"schema", "lemmata/check/1"}, {"compressor", result.work.subject}, {"dims", result.work.dims}};
  out["kind"] = result.work.built_in.empty() ? "plugin" : "built-in";
  out["name"] = result.work.probes.empty() ? result.work.subject : result.work.probes.front().name;
  out["seed"] = options.seed;
  out["effort"] = options.effort;
  out["declared"] = declared_json(result.work);
  out["properties"] = properties;
  out["options"] = setting_json(result.setting, result.measured.d);
  out["applies"] = applies_json(result.applicable);
  out["excluded"] = excluded_json(result.applicable);
  return document(out);
}

}  // namespace lemmata::app
