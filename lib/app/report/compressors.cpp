#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lib/app/output.hpp"
#include "lib/app/report/report.hpp"
#include "lib/app/workers.hpp"
#include "lib/chance/key.hpp"
#include "lib/check/json.hpp"
#include "lib/check/probe/probe.hpp"
#include "lib/compress/built_in_box.hpp"
#include "lib/compress/catalogue.hpp"

namespace lemmata::app {
namespace {

using reports::ReportCompressor;
using reports::ReportConstant;

const std::vector<long> dimensions = {1, 2, 4, 8, 16, 32, 64};
constexpr long dimension_of_options = 4;  // options are drawn for it: they suit the dimensions above
constexpr double patience_with_constants = 900;

/// Calls of a probe, for the two properties together. At quick fewer than `lemmata check` makes: some 300 of them share a minute.
std::size_t calls_of_probe(Effort effort) { return effort == Effort::quick ? 30000 : effort == Effort::standard ? 400000 : 4000000; }

std::set<std::string> symbols_of(const compress::Chosen& chosen) {
  std::set<std::string> symbols;
  for (const auto& constant : chosen.constants())
    if (constant.symbol == "delta" || constant.symbol == "omega") symbols.insert(constant.symbol);
  return symbols;
}

/// Specs of an entry that together state every constant which it states for some options: the simplest options first.
std::vector<std::string> specs_of(const compress::Entry& entry) {
  constexpr std::uint64_t tapes = 24;
  std::vector<std::string> specs;
  std::set<std::string> covered;
  std::vector<std::uint64_t> words(24);
  for (std::uint64_t number = 0; number < (entry.draw == nullptr ? 1 : tapes); ++number) {
    for (std::uint32_t i = 0; i < words.size(); ++i) words[i] = number == 0 ? 0 : philox_word({0, claim_key(entry.name), number}, 0, 0, i);
    std::string spec(entry.name);
    if (entry.draw != nullptr) {
      Draw draw(words);
      const std::string options = entry.draw(draw, dimension_of_options);
      spec += options.empty() ? "" : ":" + options;
    }
    bool news = false;
    for (const std::string& symbol : symbols_of(compress::choose(spec, dimension_of_options))) news = covered.insert(symbol).second || news;
    if (news) specs.push_back(spec);
  }
  return specs;
}

/// The better of what is stated: the larger delta, the smaller omega.
void take_better(std::optional<double>& best, const std::string& symbol, double value) {
  if (!best || (symbol == "delta" ? value > *best : value < *best)) best = value;
}

/// What `lemmata check` measures of a constant in one dimension; nothing where it finds that there is none.
std::optional<double> measured(const std::string& spec, const std::string& symbol, probe::Probe& probe) {
  const std::string_view id = symbol == "delta" ? "contraction" : "bounded-variance";
  for (const probe::Property* property : probe::all_properties())
    if (property->id == id) return property->examine(probe).constant;
  throw std::logic_error(spec + ": no property measures " + symbol);
}

/// The row of each constant in dimension d; none where the options do not suit d.
Json rows_in_worker(const std::string& spec, long d, const ReportRequest& request) {
  Json rows = Json::object();
  std::optional<compress::Chosen> chosen;
  try {
    chosen = compress::choose(spec, d);
  } catch (const BadInput&) { return rows; }
  compress::BuiltInBox box(spec, request.ledger.seed);
  probe::Probe probe(box, {.d = d, .seed = request.ledger.seed, .calls = calls_of_probe(request.ledger.effort)});
  for (const std::string& symbol : symbols_of(*chosen)) {
    std::optional<double> published, sharp;
    for (const auto& constant : chosen->constants()) {
      if (constant.symbol != symbol) continue;
      if (constant.published) take_better(published, symbol, constant.search());
      if (constant.sharp) take_better(sharp, symbol, constant.search());
    }
    rows[symbol] = {{"published", json_of(published)}, {"sharp", json_of(sharp)}, {"measured", json_of(measured(spec, symbol, probe))}};
  }
  return rows;
}

void add_rows(ReportCompressor& compressor, long d, const std::string& text) {
  const std::string what = "the constants of a compressor";
  const Json found = parse_json(text, what);
  for (const auto& [symbol, row] : found.items()) {
    const auto named = [&name = symbol](const ReportConstant& c) { return c.name == name; };
    auto at = std::find_if(compressor.constants.begin(), compressor.constants.end(), named);
    if (at == compressor.constants.end()) at = compressor.constants.insert(at, {.name = symbol, .rows = {}});
    at->rows.push_back({d, number_in(row, "published", what), number_in(row, "sharp", what), number_in(row, "measured", what)});
  }
}

}  // namespace

std::optional<std::vector<ReportCompressor>> compressors_of(const ReportRequest& request, Store& store) {
  struct Item {
    std::size_t compressor;
    long d;
    std::string text;
  };
  std::vector<ReportCompressor> compressors;
  std::vector<Item> items;
  for (const compress::Entry* entry : compress::catalogue()) {
    if (!request.wants("compressor." + std::string(entry->name))) continue;
    for (const std::string& spec : specs_of(*entry)) {
      for (const long d : dimensions) items.push_back({compressors.size(), d, {}});
      compressors.push_back(
          {.spec = spec,
           .title = std::string(entry->summary),
           .command = fmt::format("lemmata report --effort {} --seed {}", to_string(request.ledger.effort), request.ledger.seed)});
    }
  }
  const std::string program = fingerprint(loaded_modules());
  const auto key = [&](const Item& item) {
    return RunKey{fmt::format("{}/d={}#constants", compressors[item.compressor].spec, item.d), request.ledger.seed,
                  to_string(request.ledger.effort), program};
  };
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto kept = store.find(key(items[i]));
    if (kept) items[i].text = *kept;
    else open.push_back(i);
  }
  Progress progress("compressors", open.size());
  const auto work = [&](std::size_t n) {
    const Item& item = items[open[n]];
    return one_line(rows_in_worker(compressors[item.compressor].spec, item.d, request));
  };
  const auto finished = [&](std::size_t n, const WorkResult& result) {
    Item& item = items[open[n]];
    const std::string name = fmt::format("{} d = {}", compressors[item.compressor].spec, item.d);
    item.text = result.done ? result.text : "{}";
    if (result.done) store.put(key(item), result.text);
    else complain(name + ": not measured: " + result.text);
    progress.finished(name);
  };
  const WorkOptions options{request.ledger.jobs, item_seconds(patience_with_constants), [&] { progress.waiting(); }};
  if (work_through(open.size(), options, work, finished) == WorkEnd::interrupted) return {};
  for (const Item& item : items) add_rows(compressors[item.compressor], item.d, item.text);
  std::erase_if(compressors, [](const ReportCompressor& c) { return c.constants.empty(); });
  return compressors;
}

}  // namespace lemmata::app
