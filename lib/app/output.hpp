#pragma once
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/check/finding.hpp"

namespace lemmata::app {

enum class Colour { plain, bold, dim, red, green, yellow, blue };
/// The text in colour on a terminal, plain elsewhere and where NO_COLOR is set.
std::string coloured(const std::string& text, Colour colour);
Colour colour_of(Verdict verdict);

/// Prints one line to stdout or stderr; control characters of what is printed are replaced, so that a line stays a line.
void print_line(const std::string& line);
void complain(const std::string& line);
/// What cannot be said there (a closed terminal, a full disk) is dropped: no run ends of that.
void to_stderr(const std::string& text);
/// Is everything printed also written? If not, a line says why. To be asked before the command ends.
bool all_is_printed();
std::string without_controls(std::string_view text);

/// Columns of equal width, the last one free; colours are of the first column. A row may be followed by a line of its own.
class Table {
 public:
  explicit Table(std::vector<std::string> heads) : heads_(std::move(heads)) {}
  void add(std::vector<std::string> cells, Colour first = Colour::plain, std::string line_below = "");
  std::string text() const;

 private:
  struct Row {
    std::vector<std::string> cells;
    Colour first;
    std::string below;
  };
  std::vector<std::string> heads_;
  std::vector<Row> rows_;
};
/// Wraps at spaces: paragraphs of what `show` prints.
std::string wrapped(const std::string& text, std::size_t indent, std::size_t columns = 110);

/// "0.9999" with six significant digits, "1-3.0e-12" next to 1, "-" where there is none.
std::string short_number(const std::optional<double>& number);

/// An enclosure for people: a fraction of many digits is "about 1406.25 (2351 characters)"; anything else stays as it is.
std::string short_value(const std::string& enclosure);

/// The progress of a run, on stderr: a bar on a terminal, redrawn every second; elsewhere a plain line for every item (of more than a
/// hundred, for every hundredth part), and one after a minute without. After a few seconds with an estimate of what is left, from the
/// mean time of the items so far.
class Progress {
 public:
  static constexpr std::chrono::seconds longest_silence{60};

  Progress(std::string label, std::size_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void finished(const std::string& item);
  /// To be called often while items are under way (WorkOptions::waiting).
  void waiting();

 private:
  using Clock = std::chrono::steady_clock;
  void say(const std::string& what);
  void draw(const std::string& item);
  double passed() const;     ///< seconds
  std::string left() const;  ///< ", about 40 s left", or ""
  Clock::time_point begin_ = Clock::now(), said_ = begin_;
  std::string label_, item_;
  std::size_t total_, done_ = 0;
  bool bar_;
};

/// The checkout that holds the claims' records: $LEMMATA_SOURCE_DIR, else where this program was built.
std::filesystem::path source_root();

/// The claim of this id; throws BadInput with near ids where there is none.
const Claim& claim_of(const std::string& id);
/// The claims of all globs, sorted, each once. Gauntlet claims only where a glob begins with "gauntlet". Throws BadInput for a glob
/// that matches nothing.
std::vector<const Claim*> selected_claims(const std::vector<std::string>& globs);
/// Up to three ids with a small edit distance: "; near it: ef.lem3, ef.lem8", or "".
std::string near_ids(const std::string& id);

/// Writes the witness where it can be replayed from, and returns the command that does: "lemmata replay ...".
std::string replay_line(const Witness& witness, const std::string& id);

}  // namespace lemmata::app
