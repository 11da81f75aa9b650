#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>

#include "lib/check/json.hpp"
#include "lib/num/error.hpp"

namespace lemmata {
namespace {

[[noreturn]] void unwritable(const std::filesystem::path& path, int error) {
  throw BadInput(path.string() + ": cannot be written: " + std::strerror(error));
}

/// What is to take the place of a file, beside it: "run.json.lemmata-new". The name is the same in every run, so that the next run writes
/// over what a killed one has left; a lock makes two runs that write at once take turns.
class NewFile {
 public:
  explicit NewFile(const std::filesystem::path& target) : target_(target), path_(target.string() + ".lemmata-new") {
    do {
      if (file_ >= 0) close(file_);
      file_ = open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
      if (file_ < 0) unwritable(target_, errno);
      struct flock whole {};
      whole.l_type = F_WRLCK;
      whole.l_whence = SEEK_SET;
      while (fcntl(file_, F_SETLKW, &whole) < 0 && errno == EINTR) {}  // without locks (some network drives) it goes on as well
    } while (!still_named());                                          // another run had it, and has made it the target
  }
  ~NewFile() {
    if (!placed_) unlink(path_.c_str());
    close(file_);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  void take_place(std::string_view text) {
    if (ftruncate(file_, 0) < 0) unwritable(target_, errno);
    while (!text.empty()) {
      const ssize_t written = write(file_, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) unwritable(target_, errno);
      text.remove_prefix(static_cast<std::size_t>(written));
    }
    if (rename(path_.c_str(), target_.c_str()) < 0) unwritable(target_, errno);
    placed_ = true;
  }

 private:
  bool still_named() const {
    struct stat mine {
    }, named{};
    return fstat(file_, &mine) == 0 && lstat(path_.c_str(), &named) == 0 && mine.st_ino == named.st_ino && mine.st_dev == named.st_dev;
  }

  std::filesystem::path target_;
  std::string path_;
  int file_ = -1;
  bool placed_ = false;
};

/// A pipe or a device (/dev/stdout) is written as it is; a file is replaced.
bool is_special(const std::filesystem::path& path) {
  std::error_code failed;
  return std::filesystem::exists(path, failed) && !std::filesystem::is_regular_file(path, failed);
}

void write_special(const std::filesystem::path& path, std::string_view text) {
  const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) unwritable(path, errno);
  int error = 0;
  while (!text.empty() && error == 0) {
    const ssize_t written = write(file, text.data(), text.size());
    if (written >= 0) text.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR) error = errno;
  }
  if (close(file) < 0 && error == 0) error = errno;
  if (error != 0) unwritable(path, error);
}

void make_folder_of(const std::filesystem::path& path) {
  std::error_code failed;
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), failed);
  if (failed) unwritable(path, failed.value());
}

}  // namespace

void write_file(const std::filesystem::path& path, const std::string& text) {
  make_folder_of(path);
  if (is_special(path)) return write_special(path, text);
  NewFile(path).take_place(text);
}

void require_writable(const std::filesystem::path& path) {
  if (std::error_code failed; std::filesystem::is_directory(path, failed)) unwritable(path, EISDIR);
  make_folder_of(path);
  if (!is_special(path)) NewFile{path};
  else if (access(path.c_str(), W_OK) != 0) unwritable(path, errno);
}

}  // namespace lemmata
