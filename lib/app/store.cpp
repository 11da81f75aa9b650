#include "lib/app/store.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <functional>

#include <SQLiteCpp/SQLiteCpp.h>

#include "lib/check/json.hpp"

namespace lemmata::app {
namespace {

constexpr const char* schema_of_store = "lemmata/store/1";

constexpr const char* header_table = "CREATE TABLE header (name TEXT PRIMARY KEY, value TEXT NOT NULL)";
constexpr const char* finished_table =
    "CREATE TABLE finished (claim TEXT NOT NULL, seed TEXT NOT NULL, effort TEXT NOT NULL, inputs TEXT NOT NULL, "
    "payload TEXT NOT NULL, checksum TEXT NOT NULL, PRIMARY KEY (claim, seed, effort, inputs))";

[[noreturn]] void damaged(const std::filesystem::path& path, const std::string& why) {
  throw BadInput("the run store " + path.string() + " is damaged: " + why + "; delete it or choose another with LEMMATA_STORE");
}

/// SQLite's complaint is about the disk (then what the store has is as good as it was), or about the file.
[[noreturn]] void refuse(const std::filesystem::path& path, const SQLite::Exception& error) {
  switch (error.getErrorCode()) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_NOMEM:
      throw BadInput("the run store " + path.string() + " cannot be written: " + error.what() +
                     "; what it has is kept; free its disk, or choose another with LEMMATA_STORE");
    default:
      damaged(path, error.what());
  }
}

std::string checksum(const RunKey& key, const std::string& payload) {
  // Lengths go first, so that no byte can move from one part into the next.
  std::string all;
  for (const std::string& part : {key.claim, std::to_string(key.seed), key.effort, key.inputs, payload})
    all += std::to_string(part.size()) + ":" + part;
  return hash_of(all);
}

std::string first_text(SQLite::Database& database, const std::string& query) {
  SQLite::Statement statement(database, query);
  return statement.executeStep() ? statement.getColumn(0).getString() : "";
}

}  // namespace

/// Held while a run uses the store. A POSIX lock: workers do not inherit it, and the system drops it with the process.
class StoreLock {
 public:
  explicit StoreLock(const std::filesystem::path& store) {
    const std::string path = store.string() + ".lock";
    file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file_ < 0) throw BadInput(path + ": " + std::strerror(errno) + "; choose another run store with LEMMATA_STORE");
    struct flock wanted {};
    wanted.l_type = F_WRLCK;
    wanted.l_whence = SEEK_SET;
    if (fcntl(file_, F_SETLK, &wanted) == 0) return;
    fcntl(file_, F_GETLK, &wanted);
    const std::string holder = wanted.l_type == F_UNLCK ? "another run" : "process " + std::to_string(wanted.l_pid);
    ::close(file_);
    throw BadInput("the run store " + store.string() + " is in use by " + holder + "; wait for it, or choose another with LEMMATA_STORE");
  }
  ~StoreLock() { ::close(file_); }
  StoreLock(const StoreLock&) = delete;
  StoreLock& operator=(const StoreLock&) = delete;

 private:
  int file_ = -1;
};

namespace {

volatile pid_t holder_of_a_store = 0;

extern "C" void end_for_a_file_cut_short(int number) {
  if (getpid() == holder_of_a_store) {
    constexpr char line[] = "lemmata: a file of the run store was cut short by another process: ended at once; what is finished is kept\n";
    if (write(STDERR_FILENO, line, sizeof line - 1) < 0) {}  // nobody is left to be told
    _exit(2);
  }
  std::signal(number, SIG_DFL);  // a worker, which holds no store: it comes back to the same fault, and is told as killed
}

}  // namespace

struct Store::Parts {
  explicit Parts(std::filesystem::path where)
      : path(std::move(where)), lock(path), database(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 5000) {
    holder_of_a_store = getpid();
    std::signal(SIGBUS, end_for_a_file_cut_short);  // SQLite maps the index of its log: a page that is gone is a SIGBUS
    const bool empty = first_text(database, "SELECT count(*) FROM sqlite_master") == "0";
    if (!empty) check();  // before anything is written
    // A commit appends to a log beside the file, and costs no wait for the disk; the log survives a killed process.
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    if (empty) create();
  }

  void create() {
    SQLite::Transaction transaction(database);
    database.exec(header_table);
    database.exec(finished_table);
    SQLite::Statement header(database, "INSERT INTO header VALUES ('schema', ?)");
    header.bind(1, schema_of_store);
    header.exec();
    transaction.commit();
  }

  void check() {
    const std::string sound = first_text(database, "PRAGMA integrity_check");
    if (sound != "ok") damaged(path, sound.substr(0, sound.find('\n')));
    const std::string tables =
        first_text(database, "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name)");
    if (tables != std::string(finished_table) + ";" + header_table) damaged(path, "its tables are not those of a run store");
    const std::string schema = first_text(database, "SELECT value FROM header WHERE name = 'schema'");
    if (schema != schema_of_store) damaged(path, "its schema is '" + schema + "', not '" + schema_of_store + "'");
    each_item([](const StoredItem&) {});
  }

  /// The rows by key, each held against its checksum.
  void each_item(const std::function<void(const StoredItem&)>& visit) {
    SQLite::Statement rows(database,
                           "SELECT claim, seed, effort, inputs, payload, checksum FROM finished ORDER BY claim, seed, effort, inputs");
    while (rows.executeStep()) {
      const StoredItem row{{rows.getColumn(0).getString(), std::strtoull(rows.getColumn(1).getString().c_str(), nullptr, 10),
                            rows.getColumn(2).getString(), rows.getColumn(3).getString()},
                           rows.getColumn(4).getString()};
      if (std::to_string(row.key.seed) != rows.getColumn(1).getString() || checksum(row.key, row.payload) != rows.getColumn(5).getString())
        damaged(path, "the row of " + row.key.claim + " does not match its checksum");
      visit(row);
    }
  }

  /// Runs an access; SQLite's own complaints about the file are damage too.
  template <class Access>
  auto guarded(Access access) {
    try {
      return access();
    } catch (const SQLite::Exception& error) { refuse(path, error); }
  }

  std::filesystem::path path;
  StoreLock lock;
  SQLite::Database database;
};

Store::Store(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;

Store Store::open(const std::filesystem::path& path) {
  std::error_code failed;
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), failed);
  if (failed)
    throw BadInput("the run store " + path.string() + " has no folder: " + failed.message() + "; choose another with LEMMATA_STORE");
  if (std::filesystem::is_directory(path, failed))
    throw BadInput("the run store " + path.string() + " is a folder; choose another with LEMMATA_STORE");
  // SQLite would keep ":memory:" and "file:...?mode=memory" nowhere, and puts its files beside a device.
  const auto status = std::filesystem::status(path, failed);
  const bool special = !failed && std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
  if (special || path.string().front() == ':' || path.string().rfind("file:", 0) == 0)
    throw BadInput("the run store " + path.string() + " is no regular file; choose another with LEMMATA_STORE");
  // By a link and by its own name it is one store, with one lock.
  const std::filesystem::path found = std::filesystem::weakly_canonical(path, failed), target = failed ? path : found;
  if (std::filesystem::is_symlink(target, failed))
    throw BadInput("the run store " + path.string() + " is a link that leads nowhere; choose another with LEMMATA_STORE");
  try {
    return Store(std::make_unique<Parts>(target));
  } catch (const SQLite::Exception& error) { refuse(path, error); }
}

std::optional<std::string> Store::find(const RunKey& key) {
  return parts_->guarded([&]() -> std::optional<std::string> {
    SQLite::Statement query(parts_->database,
                            "SELECT payload, checksum FROM finished WHERE claim = ? AND seed = ? AND effort = ? AND inputs = ?");
    query.bind(1, key.claim);
    query.bind(2, std::to_string(key.seed));
    query.bind(3, key.effort);
    query.bind(4, key.inputs);
    if (!query.executeStep()) return {};
    std::string payload = query.getColumn(0).getString();
    if (checksum(key, payload) != query.getColumn(1).getString())
      damaged(parts_->path, "the row of " + key.claim + " does not match its checksum");
    return payload;
  });
}

void Store::put(const RunKey& key, const std::string& payload) { put_all({{key, payload}}); }

void Store::put_all(const std::vector<StoredItem>& items) {
  parts_->guarded([&] {
    SQLite::Transaction transaction(parts_->database);
    SQLite::Statement insert(parts_->database, "INSERT OR REPLACE INTO finished VALUES (?, ?, ?, ?, ?, ?)");
    for (const auto& [key, payload] : items) {
      insert.bind(1, key.claim);
      insert.bind(2, std::to_string(key.seed));
      insert.bind(3, key.effort);
      insert.bind(4, key.inputs);
      insert.bind(5, payload);
      insert.bind(6, checksum(key, payload));
      insert.exec();
      insert.reset();
    }
    transaction.commit();
  });
}

std::vector<StoredItem> Store::items() {
  std::vector<StoredItem> all;
  parts_->guarded([&] { parts_->each_item([&](const StoredItem& row) { all.push_back(row); }); });
  return all;
}

std::vector<ItemCost> Store::costs() {
  return parts_->guarded([&] {
    // A '#' is in the ids of figures and the like.
    SQLite::Statement query(parts_->database,
                            "SELECT claim, effort, max(json_extract(payload, '$.seconds')), max(length(payload)) FROM finished "
                            "WHERE claim NOT LIKE '%#%' GROUP BY claim, effort ORDER BY claim, effort");
    std::vector<ItemCost> costs;
    while (query.executeStep())
      costs.push_back(
          {query.getColumn(0).getString(), query.getColumn(1).getString(), query.getColumn(2).getDouble(), query.getColumn(3).getDouble()});
    return costs;
  });
}

void Store::forget(const std::vector<RunKey>& keys) {
  parts_->guarded([&] {
    SQLite::Transaction transaction(parts_->database);
    SQLite::Statement drop(parts_->database, "DELETE FROM finished WHERE claim = ? AND seed = ? AND effort = ?");
    for (const RunKey& key : keys) {
      drop.bind(1, key.claim);
      drop.bind(2, std::to_string(key.seed));
      drop.bind(3, key.effort);
      drop.exec();
      drop.reset();
    }
    transaction.commit();
  });
}

std::string inputs_of(const std::string& build, const std::string& rest) { return build + "-" + hash_of(rest); }
std::string build_of(const RunKey& key) { return key.inputs.substr(0, key.inputs.find('-')); }

std::string hash_of(const std::string& text) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  const auto mix = [&hash](std::uint64_t word) {
    hash = (hash ^ word) * 0x100000001b3u;
    hash ^= hash >> 29;  // words, not bytes: without this their high bits would never reach the low ones
  };
  std::size_t at = 0;
  for (std::uint64_t word = 0; at + sizeof word <= text.size(); at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    mix(word);
  }
  for (; at < text.size(); ++at) mix(static_cast<unsigned char>(text[at]));
  mix(text.size());
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
  return digits;
}

std::string fingerprint(const std::vector<std::string>& modules) {
  std::string all = hash_of(read_file("/proc/self/exe"));
  for (const std::string& module : modules) all += hash_of(read_file(module));
  return hash_of(all);
}

}  // namespace lemmata::app
