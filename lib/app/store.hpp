#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lemmata::app {

/// What a finished item depends on. `inputs` is the build (the fingerprint of the program and its modules), and a hash of what else there
/// is, the claim's record first of all: inputs_of.
struct RunKey {
  std::string claim;
  std::uint64_t seed = 0;
  std::string effort;
  std::string inputs;
  auto operator<=>(const RunKey&) const = default;
};

/// A finished item. Its payload is one line of JSON.
struct StoredItem {
  RunKey key;
  std::string payload;
  bool operator==(const StoredItem&) const = default;
};
/// How long an item took: the larger where builds or seeds differ.
struct ItemCost {
  std::string claim, effort;
  double seconds = 0;
  double bytes = 0;  ///< of its payload
};

/// The run store: finished items, each committed at once, so that a killed run can go on. One process at a time holds it.
///
/// Two rules. A store that is truncated or altered is never trusted: opening checks the file, its tables, its schema's name and the checksum
/// of every row, and throws BadInput ("the run store X is damaged: ..."). And what is not there is computed: no file and an empty one are
/// new stores (a run may have been killed before its first commit), and of SQLite's write-ahead log what follows a damaged frame is left out.
///
/// A disk that is full or read-only is BadInput too, and the store keeps what it had.
class Store {
 public:
  static Store open(const std::filesystem::path& path);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) = delete;

  std::optional<std::string> find(const RunKey& key);
  void put(const RunKey& key, const std::string& payload);
  /// Drops what was found for these claims with this seed and effort, whatever the inputs.
  void forget(const std::vector<RunKey>& keys);

  /// All of them, by key.
  std::vector<StoredItem> items();
  /// All of these, or none of them.
  void put_all(const std::vector<StoredItem>& items);
  /// Of every claim in the store, whatever the build.
  std::vector<ItemCost> costs();

 private:
  struct Parts;
  explicit Store(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// $LEMMATA_STORE, else $XDG_CACHE_HOME/lemmata/run.sqlite, else ~/.cache/lemmata/run.sqlite; without a HOME, in a folder of its
/// own among the temporary ones. Throws BadInput where that folder is another user's.
std::filesystem::path store_path();
/// Where the witnesses of that store's runs are written: <folder>/<name>.witnesses
std::filesystem::path witness_folder();

/// "<build>-<hash of the rest>", and back.
std::string inputs_of(const std::string& build, const std::string& rest);
std::string build_of(const RunKey& key);

/// 64 bits of FNV-1a over words, as 16 hexadecimal digits: tells whether something changed, not who changed it.
std::string hash_of(const std::string& text);
/// A hash of the running program's own file and of the modules given.
std::string fingerprint(const std::vector<std::string>& modules);

}  // namespace lemmata::app
