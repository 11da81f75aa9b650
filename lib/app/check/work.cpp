#include "lib/app/check/work.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lib/app/check/codec.hpp"
#include "lib/app/ledger.hpp"
#include "lib/app/output.hpp"
#include "lib/check/json.hpp"
#include "lib/check/probe/probe.hpp"
#include "lib/check/probe/state.hpp"
#include "lib/check/probe/worst.hpp"
#include "lib/compress/built_in_box.hpp"
#include "lib/plugin/open.hpp"

namespace lemmata::app {
namespace {

constexpr long largest_of_plugin = 1L << 16;
const std::vector<long> usual_dimensions = {1, 2, 3, 4, 8, 16};
const std::vector<long> dimensions_of_plugin = {1, 2, 3, 8, 17, 64, 1000};
constexpr long usual_of_random = 8;          // the paths of an exact expectation are exponential in d
constexpr double patience_with_probe = 900;  // seconds, of which calls that hang may take half

/// The dimensions asked for, each of which must suit the compressor; else those of the usual ones that do.
std::vector<long> dimensions_of(const CheckOptions& options, bool plugin) {
  const long largest = plugin ? largest_of_plugin : largest_dimension;
  for (const long d : options.dims) {
    if (d < 1 || d > largest) throw BadInput(fmt::format("--dim {}: a dimension is from 1 to {}", d, largest));
    if (!plugin) compress::choose(options.spec, d);
  }
  if (!options.dims.empty()) return options.dims;
  if (plugin) return dimensions_of_plugin;
  std::vector<long> suited;
  std::string refused;
  for (const long d : usual_dimensions) {
    try {
      const auto chosen = compress::choose(options.spec, d);
      if (d <= usual_of_random || !chosen.make<double>().random) suited.push_back(d);
    } catch (const BadInput& error) { refused = error.what(); }
  }
  if (suited.empty()) throw BadInput(refused);
  return suited;
}

void must_be_known(const std::vector<std::string>& named, const char* option) {
  const auto known = known_properties();
  for (const std::string& id : named) {
    if (std::find(known.begin(), known.end(), id) != known.end()) continue;
    std::string list;
    for (const std::string& one : known) list += (list.empty() ? "" : ", ") + one;
    throw BadInput(std::string(option) + ": there is no property '" + id + "'; known are " + list);
  }
}

/// The properties to examine: all, or those of --only and --require.
std::vector<std::string> wanted_properties(const CheckOptions& options) {
  std::vector<std::string> wanted = options.only;
  if (!wanted.empty()) wanted.insert(wanted.end(), options.require.begin(), options.require.end());
  return wanted;
}

bool wants(const std::vector<std::string>& wanted, const std::string& id) {
  return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const std::string& one) { return id.rfind(one, 0) == 0; });
}

void plan_exact(CheckWork& work, const CheckOptions& options) {
  for (const long d : work.dims) {
    const auto chosen = compress::choose(options.spec, d);
    work.built_in = chosen.entry->name;
    work.random = chosen.make<double>().random;
    for (const DeclaredProperty& declared : declared_properties(chosen))
      if (wants(wanted_properties(options), property_id(declared.name)))
        work.exact.push_back({declared, d, declared.constant ? declared.constant->search() : 0, {}, false});
  }
  std::stable_sort(work.exact.begin(), work.exact.end(),
                   [](const ExactItem& a, const ExactItem& b) { return a.declared.name < b.declared.name; });
}

std::size_t calls_of(Effort effort) {
  constexpr std::size_t usual = 100000;
  return effort == Effort::quick ? usual : effort == Effort::standard ? 4 * usual : 40 * usual;
}

/// ||C(x) - x||^2 / ||x||^2 of the inputs that the search for the worst one looked at.
std::vector<double> ratios_in(probe::Probe& probe) {
  std::vector<double> ratios;
  for (const probe::Case& one : probe::error_search(probe).cases) {
    const bool zero = std::all_of(one.input.x.begin(), one.input.x.end(), [](double entry) { return entry == 0; });
    if (one.input.ordinary && one.answered && one.finite && !zero) ratios.push_back(one.error);
  }
  return ratios;
}

double patience_of(const CheckOptions& options) {
  return item_seconds(std::max(patience(effort_from(options.effort)), patience_with_probe));
}

/// How many calls may hang before the probe concludes: each costs two seconds of processor time, or twenty of waiting.
std::size_t most_hung(const CheckOptions& options) {
  constexpr double most = 20, seconds_of_one = 20;
  return static_cast<std::size_t>(std::clamp(patience_of(options) / 2 / seconds_of_one, 1.0, most));
}

/// Of a probe whose calls hung too often: each hang is a finding, and nothing else is known.
probe::Result result_of_hung(probe::Probe& probe, std::string_view id, const std::string& why) {
  probe::Result result{.verdict = probe::Judgement::undecided, .evidence = why};
  compress::BlackBox& box = probe.box();
  if (id == "declared-contraction") result.applies = box.declared_delta(probe.d()).has_value();
  if (id == "declared-variance") result.applies = box.declared_omega(probe.d()).has_value();
  if (id == "declared-sparsity") result.applies = box.declared_nonzeros(probe.d()).has_value();
  if (id != "terminates") return result;
  const probe::Fault* shown = nullptr;
  for (const probe::Fault& fault : probe.faults())
    if (fault.fate == compress::Fate::hung && (shown == nullptr || (fault.ordinary && !shown->ordinary))) shown = &fault;
  if (shown == nullptr) return result;
  result.verdict = probe::Judgement::violated;
  result.witness = probe::Shown{.x = shown->x, .text = "hung (" + shown->what + ") on x = " + vector_text(shown->x)};
  if (probe.state().random) result.witness->streams = {shown->stream};
  return result;
}

/// What a fault of its declarations makes of a property: one is violated, whatever else it is; of a declaration that was asked for by name
/// and not heard, nothing is known.
void add_declaration_finding(probe::Result& result, std::string_view id, compress::BlackBox& box, long d, bool by_name) {
  const auto finding = declaration_finding(box, d);
  if (!finding || result.verdict == probe::Judgement::violated) return;
  const bool violated = finding->first == id;
  if (!violated && (result.applies || !by_name)) return;
  result = {.verdict = violated ? probe::Judgement::violated : probe::Judgement::undecided, .evidence = finding->second};
}

std::string probe_in_worker(const CheckOptions& options, long d) {
  const auto box = open_box(options.spec, options.seed, most_hung(options));
  probe::ProbeOptions how;
  how.d = d;
  how.seed = options.seed;
  how.calls = calls_of(effort_from(options.effort));
  const std::vector<std::string> only = wanted_properties(options);
  probe::Probe probe(*box, how);
  Json results = Json::array();
  std::string gave_up;
  const auto examine = [&](const probe::Property& property) {
    try {
      if (gave_up.empty()) return property.examine(probe);
    } catch (const plugin::HungTooOften& error) { gave_up = error.what(); }
    return result_of_hung(probe, property.id, gave_up);
  };
  for (const probe::Property* property : probe::all_properties()) {
    if (!only.empty() && std::find(only.begin(), only.end(), property->id) == only.end()) continue;
    probe::Result found = examine(*property);
    add_declaration_finding(found, property->id, *box, d, !only.empty());
    if (property->id == "contraction" && found.ratios.empty() && gave_up.empty()) found.ratios = ratios_in(probe);
    Json result = json_of_result(found);
    result["id"] = property->id;
    results.push_back(result);
  }
  const auto nonzeros = box->declared_nonzeros(d);
  return one_line({{"name", box->name()},
                   {"delta", json_of(box->declared_delta(d))},
                   {"omega", json_of(box->declared_omega(d))},
                   {"bits", json_of(box->bits(d))},
                   {"nonzeros", nonzeros ? Json(static_cast<double>(*nonzeros)) : Json(nullptr)},
                   {"results", results}});
}

void take_probe(ProbeItem& item, const WorkResult& answer) {
  item.internal_error = !answer.done;
  item.why = answer.done ? "" : "internal error: " + answer.text;
  if (!answer.done) return;
  const std::string what = "the answer of a worker";
  const Json value = parse_json(answer.text, what);
  item.name = text_of(value, "name", what);
  item.delta = number_in(value, "delta", what);
  item.omega = number_in(value, "omega", what);
  item.bits = number_in(value, "bits", what);
  item.nonzeros = number_in(value, "nonzeros", what);
  for (const Json& result : member(value, "results", what))
    item.results.emplace_back(text_of(result, "id", what), probe_result_in(result, what));
}

void take_exact(ExactItem& item, const std::string& id, const WorkResult& answer) {
  item.internal_error = !answer.done;
  if (answer.done) item.finding = finding_from_json(answer.text);
  else item.finding.why = "internal error: " + answer.text;
  item.finding.id = id;
}

}  // namespace

bool names_plugin(const std::string& subject) { return plugin::is_plugin(subject); }

std::unique_ptr<compress::BlackBox> open_box(const std::string& subject, std::uint64_t seed, std::size_t most_hung) {
  if (!names_plugin(subject)) return std::make_unique<compress::BuiltInBox>(subject, seed);
  plugin::OpenOptions how;
  how.seed = seed;
  how.limits.most_hung = most_hung;
  return plugin::open_plugin(subject, how);
}

std::optional<std::pair<std::string, std::string>> declaration_finding(compress::BlackBox& box, long d) {
  auto* const host = dynamic_cast<plugin::Host*>(&box);
  const auto fault = host == nullptr ? std::nullopt : host->declaration_fault(d);
  if (!fault) return {};
  return std::pair{std::string(fault->fate == compress::Fate::misbehaved ? "pure" : "terminates"),
                   "asked what it declares: " + fault->what};
}

std::vector<std::string> known_properties() {
  std::vector<std::string> ids;
  for (const probe::Property* property : probe::all_properties()) ids.emplace_back(property->id);
  for (const char* id : {"contraction", "unbiased", "bounded-variance"})
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.emplace_back(id);
  return ids;
}

CheckWork plan_check(const CheckOptions& options) {
  must_be_known(options.require, "--require");
  must_be_known(options.only, "--only");
  CheckWork work;
  work.subject = options.spec;
  const bool plugin = names_plugin(options.spec);
  work.dims = dimensions_of(options, plugin);
  std::sort(work.dims.begin(), work.dims.end());
  work.dims.erase(std::unique(work.dims.begin(), work.dims.end()), work.dims.end());
  if (plugin) open_box(options.spec, options.seed);  // a file that cannot be used is found before there are workers
  else plan_exact(work, options);
  for (const long d : work.dims) work.probes.push_back({.d = d, .name = options.spec});
  return work;
}

WorkEnd carry_out(CheckWork& work, const CheckOptions& options) {
  const std::size_t exact = work.exact.size();
  const auto id = [&](std::size_t i) { return checked_id(work.exact[i].declared.name, options.spec, work.exact[i].d); };
  AttackOptions how;
  how.effort = effort_from(options.effort);
  how.seed = options.seed;
  Progress progress("check", exact + work.probes.size());
  // The largest dimension first: it takes longest. Exact claims follow.
  const auto probe_at = [&](std::size_t i) { return work.probes.size() - 1 - i; };
  const auto is_probe = [&](std::size_t i) { return i < work.probes.size(); };
  const auto work_on = [&](std::size_t i) {
    if (is_probe(i)) return probe_in_worker(options, work.probes[probe_at(i)].d);
    return finding_to_json(attack(*checked_claim(id(i - work.probes.size())), how));
  };
  const auto finished = [&](std::size_t i, const WorkResult& answer) {
    if (is_probe(i)) {
      take_probe(work.probes[probe_at(i)], answer);
      progress.finished(fmt::format("{} d = {}", options.spec, work.probes[probe_at(i)].d));
    } else {
      take_exact(work.exact[i - work.probes.size()], id(i - work.probes.size()), answer);
      progress.finished(id(i - work.probes.size()));
    }
  };
  return work_through(exact + work.probes.size(), {options.jobs, patience_of(options), [&] { progress.waiting(); }}, work_on, finished);
}

}  // namespace lemmata::app
