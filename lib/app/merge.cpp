#include "lib/app/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include <nlohmann/json.hpp>

#include "lib/app/ledger.hpp"
#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/check/json.hpp"

// `lemmata merge`: the run stores of the parts of a run, or of runs on several machines, become one.

namespace lemmata::app {
namespace {

/// The payload without the time that it took, which differs from run to run.
std::string result_of(const StoredItem& item) {
  Json payload = parse_json(item.payload, "the result of " + item.key.claim);
  if (payload.is_object()) payload.erase("seconds");
  return one_line(payload);
}

StoreContents contents_of(const std::string& path) {
  if (!std::filesystem::exists(path)) throw BadInput("there is no run store " + path);
  return {path, Store::open(path).items()};
}

}  // namespace

std::vector<StoredItem> joined(const std::vector<StoreContents>& stores, const std::string& build) {
  struct Kept {
    const StoredItem* item;
    const std::string* path;
  };
  std::map<RunKey, Kept> all;
  for (const auto& [path, items] : stores)
    for (const StoredItem& item : items) {
      if (build_of(item.key) != build)
        throw BadInput(fmt::format("the run store {} has results of another build than this program ({}, not {}): builds are not mixed",
                                   path, build_of(item.key), build));
      const auto [at, fresh] = all.try_emplace(item.key, Kept{&item, &path});
      Kept& kept = at->second;
      if (fresh || kept.item->payload == item.payload) continue;
      if (result_of(*kept.item) != result_of(item))
        throw BadInput(fmt::format("the result of {} (seed {}, {}) in {} contradicts that in {}", item.key.claim, item.key.seed,
                                   item.key.effort, path, *kept.path));
      if (item.payload < kept.item->payload) kept = {&item, &path};
    }
  std::vector<StoredItem> out;
  for (const auto& [key, kept] : all) out.push_back(*kept.item);
  return out;
}

int run_merge(const MergeOptions& options) {
  const std::string build = fingerprint(loaded_modules());
  const std::filesystem::path into = options.into.empty() ? store_path() : std::filesystem::path(options.into);
  std::vector<StoreContents> stores;
  for (const std::string& path : options.stores) stores.push_back(contents_of(path));
  Store store = Store::open(into);
  // What the target has of other builds is not touched: it is only a cache, whose keys name the build.
  StoreContents target{into.string(), store.items()};
  std::erase_if(target.items, [&](const StoredItem& item) { return build_of(item.key) != build; });
  const std::size_t before = target.items.size();
  stores.push_back(std::move(target));
  const auto all = joined(stores, build);
  store.put_all(all);
  print_line(fmt::format("{}: {} results, {} of them new, from {} {}", into.string(), all.size(), all.size() - before,
                         options.stores.size(), options.stores.size() == 1 ? "store" : "stores"));
  return as_recorded;
}

}  // namespace lemmata::app
