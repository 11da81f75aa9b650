#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lib/app/compressor_check.hpp"
#include "lib/app/ledger.hpp"
#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/app/workers.hpp"
#include "lib/check/json.hpp"

namespace lemmata::app {
namespace {

constexpr long largest_dimension = 4096;
const std::vector<long> usual_dimensions = {1, 2, 3, 4, 8, 16};
constexpr long usual_of_random = 8;  // the paths of an exact expectation are exponential in d

/// A property in one dimension.
struct Item {
  DeclaredProperty declared;
  long d = 1;
  double constant = 0;
  Finding finding;
  bool internal_error = false;
};

struct Checks {
  std::vector<long> dims;
  std::vector<Item> items;
};

/// The dimensions asked for, each of which must suit the compressor; else those of the usual ones that do.
std::vector<long> dimensions(const CheckOptions& options) {
  for (const long d : options.dims) {
    if (d > largest_dimension) throw BadInput("--dim " + std::to_string(d) + ": at most " + std::to_string(largest_dimension));
    compress::choose(options.spec, d);
  }
  if (!options.dims.empty()) return options.dims;
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

Checks items_of(const CheckOptions& options) {
  Checks checks{dimensions(options), {}};
  std::sort(checks.dims.begin(), checks.dims.end());
  checks.dims.erase(std::unique(checks.dims.begin(), checks.dims.end()), checks.dims.end());
  for (const long d : checks.dims)
    for (const DeclaredProperty& declared : declared_properties(compress::choose(options.spec, d)))
      checks.items.push_back({declared, d, declared.constant ? declared.constant->search() : 0, {}, false});
  std::stable_sort(checks.items.begin(), checks.items.end(),
                   [](const Item& a, const Item& b) { return a.declared.name < b.declared.name; });
  return checks;
}

WorkEnd run_checks(Checks& checks, const CheckOptions& options) {
  const auto id = [&](std::size_t i) { return checked_id(checks.items[i].declared.name, options.spec, checks.items[i].d); };
  AttackOptions attack_options;
  attack_options.effort = effort_from(options.effort);
  attack_options.seed = options.seed;
  Progress progress("check", checks.items.size());
  const auto work = [&](std::size_t i) { return finding_to_json(attack(*checked_claim(id(i)), attack_options)); };
  const auto finished = [&](std::size_t i, const WorkResult& result) {
    Item& item = checks.items[i];
    item.internal_error = !result.done;
    if (result.done) item.finding = finding_from_json(result.text);
    else item.finding.why = "internal error: " + result.text;
    item.finding.id = id(i);
    progress.finished(item.finding.id);
  };
  return work_through(checks.items.size(), {options.jobs, item_seconds(patience(attack_options.effort))}, work, finished);
}

/// What holds in each dimension that was checked; worst first: violated, undecided, holds.
struct Conclusion {
  std::string id, verdict = "holds", basis = "proved";
  std::vector<const Item*> by_dim;
  const Item* decisive = nullptr;  ///< the first that is not "holds", else the sharpest
};

std::string verdict_text(Verdict verdict) {
  if (verdict == Verdict::refuted) return "violated";
  return verdict == Verdict::proved || verdict == Verdict::survived ? "holds" : "undecided";
}

std::vector<Conclusion> conclusions(const Checks& checks) {
  const auto rank = [](const std::string& verdict) { return verdict == "violated" ? 2 : verdict == "undecided" ? 1 : 0; };
  std::vector<Conclusion> out;
  for (const Item& item : checks.items) {
    if (out.empty() || out.back().id != item.declared.name) out.push_back({item.declared.name, "holds", "proved", {}, nullptr});
    Conclusion& c = out.back();
    const std::string verdict = verdict_text(item.finding.verdict);
    const bool worse = rank(verdict) > rank(c.verdict);
    const bool sharper = c.decisive != nullptr && rank(verdict) == rank(c.verdict) &&
                         item.finding.sharpness.value_or(-1) > c.decisive->finding.sharpness.value_or(-1);
    if (c.decisive == nullptr || worse || sharper) c.decisive = &item;
    if (worse) c.verdict = verdict;
    if (item.finding.verdict != Verdict::proved) c.basis = "survived";
    c.by_dim.push_back(&item);
  }
  return out;
}

Json applies(const std::vector<Conclusion>& found) {
  Json out = Json::array();
  const bool contracts = std::any_of(found.begin(), found.end(), [](const Conclusion& c) {
    return c.id.rfind("contraction", 0) == 0 && c.verdict == "holds" &&
           std::all_of(c.by_dim.begin(), c.by_dim.end(), [](const Item* item) { return item->constant > 0; });
  });
  if (!contracts) return out;
  RecordBook book;
  for (const char* id : {"ef.lem3", "saddle.lemA.5", "biased.sec54-m"}) {
    const Claim* claim = find_claim(id);
    if (claim == nullptr) continue;
    const auto record = book.find(*claim, id);
    const bool refuted = record && record->verdict == Verdict::refuted;
    out.push_back({{"claim", id},
                   {"because", "it contracts in every dimension checked"},
                   {"rate", claim->info.statement},
                   {"warning", refuted ? "this claim is on record as refuted" : ""}});
  }
  return out;
}

Json property_json(const Conclusion& c) {
  Json by_dim = Json::array();
  for (const Item* item : c.by_dim)
    by_dim.push_back({{"dim", item->d},
                      {"verdict", verdict_text(item->finding.verdict)},
                      {"basis", to_string(item->finding.verdict)},
                      {"constant", item->declared.constant ? json_of(item->constant) : Json(nullptr)},
                      {"sharpness", json_of(item->finding.sharpness)},
                      {"evidence", item->finding.evidence},
                      {"why", item->finding.why}});
  const auto& declared = c.decisive->declared;
  Json out{{"id", c.id}, {"verdict", c.verdict}, {"basis", c.basis}};
  out["constant"] = declared.constant ? Json(declared.constant->symbol + " = " + declared.constant->formula) : Json(nullptr);
  out["statement"] = declared.statement;
  out["declared"] = declared.declared;
  out["source"] = declared.constant ? declared.constant->source : "";
  out["attained"] = declared.constant && declared.constant->attained;
  out["by_dim"] = by_dim;
  out["evidence"] = fmt::format("d = {}: {}", c.decisive->d,
                                c.decisive->finding.evidence.empty() ? c.decisive->finding.why : c.decisive->finding.evidence);
  out["witness"] = c.decisive->finding.witness ? json_of(*c.decisive->finding.witness) : Json(nullptr);
  out["ends"] = Json::array();
  return out;
}

void print_checks(const std::vector<Conclusion>& found, const Json& applying) {
  Table table({"verdict", "property", "basis", "constant", "lhs/rhs", "dimensions"});
  for (const Conclusion& c : found) {
    std::string dims;
    for (const Item* item : c.by_dim) dims += (dims.empty() ? "" : ",") + std::to_string(item->d);
    const auto& constant = c.decisive->declared.constant;
    const bool violated = c.verdict == "violated" && c.decisive->finding.witness;
    table.add({c.verdict, c.id, c.basis,
               constant                        ? constant->symbol + " = " + constant->formula
               : c.decisive->declared.declared ? ""
                                               : "not declared",
               short_number(c.decisive->finding.sharpness), dims},
              c.verdict == "holds"      ? Colour::green
              : c.verdict == "violated" ? Colour::red
                                        : Colour::yellow,
              violated                   ? "replay it: " + replay_line(*c.decisive->finding.witness, c.decisive->finding.id)
              : c.verdict == "undecided" ? fmt::format("d = {}: {}", c.decisive->d, c.decisive->finding.why)
                                         : "");
  }
  fmt::print("{}", table.text());
  for (const Json& claim : applying) print_line("applies: " + claim["claim"].get<std::string>() + ": " + claim["rate"].get<std::string>());
}

}  // namespace

int run_check(const CheckOptions& options) {
  Checks checks = items_of(options);
  if (run_checks(checks, options) == WorkEnd::interrupted) return 128 + interrupting_signal();
  const auto found = conclusions(checks);
  const Json applying = applies(found);
  print_checks(found, applying);
  if (!options.json.empty()) {
    Json properties = Json::array();
    for (const Conclusion& c : found) properties.push_back(property_json(c));
    write_file(options.json, document({{"schema", "lemmata/check/1"},
                                       {"compressor", options.spec},
                                       {"dims", checks.dims},
                                       {"properties", properties},
                                       {"applies", applying}}));
  }
  if (std::any_of(checks.items.begin(), checks.items.end(), [](const Item& item) { return item.internal_error; })) return internal_error;
  const auto kept = [](const Conclusion& c) { return c.verdict == "holds" || !c.decisive->declared.declared; };
  return std::all_of(found.begin(), found.end(), kept) ? as_recorded : differs;
}

}  // namespace lemmata::app
