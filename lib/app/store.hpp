#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lemmata::app {

/// What a finished item depends on. `inputs` is a hash of the program, of the modules loaded, and of the claim's record.
struct RunKey {
  std::string claim;
  std::uint64_t seed = 0;
  std::string effort;
  std::string inputs;
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
  void forget(const RunKey& key);

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

/// 64 bits of FNV-1a over words, as 16 hexadecimal digits: tells whether something changed, not who changed it.
std::string hash_of(const std::string& text);
/// A hash of the running program's own file and of the modules given.
std::string fingerprint(const std::vector<std::string>& modules);

}  // namespace lemmata::app
