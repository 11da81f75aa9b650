#include "lib/app/output.hpp"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>

#include <fmt/format.h>

#include "lib/app/ranks.hpp"
#include "lib/app/store.hpp"
#include "lib/check/json.hpp"
#include "lib/plugin/captured.hpp"

#ifndef LEMMATA_SOURCE_DIR
#define LEMMATA_SOURCE_DIR "."
#endif

namespace lemmata::app {
namespace {

bool plain_terminal() {
  if (launch().by_mpirun) return true;  // it gives its processes a terminal of their own, wherever the output goes
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return (no_colour != nullptr && *no_colour != '\0') || terminal == nullptr || std::string_view(terminal) == "dumb";
}

// Columns are counted in characters, not bytes: continuation bytes of UTF-8 take no room.
std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

/// The first n characters of valid UTF-8.
std::string first_characters(const std::string& text, std::size_t n) {
  std::size_t at = 0;
  for (; at < text.size(); ++at)
    if ((static_cast<unsigned char>(text[at]) & 0xc0) != 0x80 && n-- == 0) break;
  return text.substr(0, at);
}

std::string duration_text(double seconds) {
  return seconds < 90 ? fmt::format("{:.0f} s", seconds) : fmt::format("{:.0f} min", seconds / 60);
}

}  // namespace

std::string coloured(const std::string& text, Colour colour) {
  static const bool plain = !isatty(STDOUT_FILENO) || plain_terminal();
  if (plain || colour == Colour::plain || text.empty()) return text;
  static const std::map<Colour, const char*> codes = {{Colour::bold, "1"},   {Colour::dim, "2"},     {Colour::red, "31"},
                                                      {Colour::green, "32"}, {Colour::yellow, "33"}, {Colour::blue, "34"}};
  return fmt::format("\033[{}m{}\033[0m", codes.at(colour), text);
}

Colour colour_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::proved:
      return Colour::green;
    case Verdict::refuted:
      return Colour::red;
    case Verdict::undecided:
      return Colour::yellow;
    case Verdict::not_executable:
      return Colour::dim;
    case Verdict::survived:
      break;
  }
  return Colour::plain;
}

std::string without_controls(std::string_view text) {
  std::string out;
  for (const char c : text) out += (static_cast<unsigned char>(c) < 0x20 && c != '\033') || c == '\x7f' ? ' ' : c;
  return out;
}

void print_line(const std::string& line) { fmt::print("{}\n", without_controls(line)); }

void to_stderr(const std::string& text) {
  const auto before = std::signal(SIGPIPE, SIG_IGN);  // whoever read the progress has gone; the work goes on
  std::fputs(text.c_str(), stderr);
  std::signal(SIGPIPE, before);
}

void complain(const std::string& line) {
  std::fflush(stdout);
  constexpr std::size_t longest = 1000;  // it may quote a damaged file, or an argument of any length
  const std::string whole = plugin::one_line(line), shown = first_characters(whole, longest);
  to_stderr("lemmata: " + shown + (shown.size() < whole.size() ? " ...\n" : "\n"));
}

bool all_is_printed() {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return true;
  errno = EIO;
  if (write(STDOUT_FILENO, "\n", 1) < 0) {}  // only the first failure had its reason: this one has it again
  complain(std::string("standard output cannot be written: ") + std::strerror(errno));
  return false;
}

void Table::add(std::vector<std::string> cells, Colour first, std::string line_below) {
  for (std::string& cell : cells) cell = without_controls(cell);
  rows_.push_back({std::move(cells), first, without_controls(line_below)});
}

std::string Table::text() const {
  std::vector<std::size_t> widths;
  for (const std::string& head : heads_) widths.push_back(width(head));
  for (const Row& row : rows_)
    for (std::size_t column = 0; column < row.cells.size(); ++column) widths[column] = std::max(widths[column], width(row.cells[column]));
  std::string out;
  const auto add_line = [&](const std::vector<std::string>& cells, Colour first, Colour rest) {
    std::string line;
    for (std::size_t column = 0; column < cells.size(); ++column) {
      line += coloured(cells[column], column == 0 ? first : rest);
      if (column + 1 < cells.size()) line += std::string(widths[column] - width(cells[column]) + 2, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  };
  add_line(heads_, Colour::dim, Colour::dim);
  for (const Row& row : rows_) {
    add_line(row.cells, row.first, Colour::plain);
    if (!row.below.empty()) out += "    " + row.below + "\n";
  }
  return out;
}

std::string wrapped(const std::string& text, std::size_t indent, std::size_t columns) {
  std::string out, line;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    if (!line.empty() && indent + width(line) + 1 + width(word) > columns) {
      out += std::string(indent, ' ') + line + "\n";
      line.clear();
    }
    if (!word.empty()) line += (line.empty() ? "" : " ") + word;
    at = end + 1;
  }
  return out + (line.empty() ? "" : std::string(indent, ' ') + line + "\n");
}

std::string short_number(const std::optional<double>& number) {
  if (!number) return "-";
  // How near a ratio is to 1 is the news; "1" would say that it is attained.
  const double above = *number - 1;
  return above != 0 && std::abs(above) < 5e-6 ? fmt::format("1{:+.1e}", above) : fmt::format("{:.6g}", *number);
}

std::string short_value(const std::string& enclosure) {
  constexpr std::size_t readable = 60, leading = 17;
  const auto slash = enclosure.find('/');
  if (enclosure.size() <= readable || enclosure.find_first_not_of("-0123456789/") != std::string::npos) return enclosure;
  const auto parts = [](const std::string& digits) {  // the leading digits as a number, and how many follow
    const std::string head = digits.substr(0, leading);
    return std::pair(std::strtod(head.c_str(), nullptr), static_cast<double>(digits.size() - head.size()));
  };
  const auto [top, top_more] = parts(enclosure.substr(0, slash));
  const auto [bottom, bottom_more] = slash == std::string::npos ? std::pair(1.0, 0.0) : parts(enclosure.substr(slash + 1));
  const double magnitude = std::log10(std::abs(top / bottom)) + top_more - bottom_more;
  const double exponent = std::floor(magnitude);
  const std::string about = std::abs(exponent) < 300
                                ? fmt::format("{:.6g}", std::copysign(std::pow(10.0, magnitude), top))
                                : fmt::format("{:.6g}e{:+.0f}", std::copysign(std::pow(10.0, magnitude - exponent), top), exponent);
  return fmt::format("about {} (exactly: {} characters, in the JSON)", about, enclosure.size());
}

Progress::Progress(std::string label, std::size_t total)
    : label_(std::move(label)), total_(total), bar_(isatty(STDERR_FILENO) && !plain_terminal()) {
  if (bar_) draw("");
}
Progress::~Progress() {
  if (bar_) to_stderr("\r\033[K");
}
void Progress::finished(const std::string& item) {
  ++done_;
  const std::size_t every = std::max<std::size_t>(1, total_ / 100);  // a long run leaves a log that can be read
  if (bar_) draw(item);
  else if (done_ % every == 0 || done_ == total_) say(plugin::one_line(item) + left());
}
void Progress::waiting() {
  const auto silent = Clock::now() - said_;
  if (bar_ && silent >= std::chrono::seconds(1)) draw(item_);
  else if (!bar_ && silent >= longest_silence) say(fmt::format("after {}{}", duration_text(passed()), left()));
}
void Progress::say(const std::string& what) {
  to_stderr(fmt::format("{} {}/{} {}\n", label_, done_, total_, what));
  said_ = Clock::now();
}
double Progress::passed() const { return std::chrono::duration<double>(Clock::now() - begin_).count(); }
std::string Progress::left() const {
  constexpr double soon = 3;  // seconds: before, the mean says little
  if (done_ == 0 || done_ >= total_ || passed() < soon) return "";
  return ", about " + duration_text(std::max(1.0, passed() / static_cast<double>(done_) * static_cast<double>(total_ - done_))) + " left";
}
void Progress::draw(const std::string& item) {
  constexpr std::size_t cells = 30;
  const std::size_t full = total_ == 0 ? cells : cells * done_ / total_;
  item_ = first_characters(plugin::one_line(item), 40);
  to_stderr(fmt::format("\r\033[K{} [{}{}] {}/{} {}{} {}", label_, std::string(full, '#'), std::string(cells - full, '.'), done_, total_,
                        duration_text(passed()), left(), item_));
  said_ = Clock::now();
}

std::filesystem::path source_root() {
  const char* chosen = std::getenv("LEMMATA_SOURCE_DIR");
  return chosen != nullptr && *chosen != '\0' ? chosen : LEMMATA_SOURCE_DIR;
}

std::string replay_line(const Witness& witness, const std::string& id) {
  std::string name = id;
  std::replace(name.begin(), name.end(), '/', '~');
  const auto path = witness_folder() / (name + ".json");
  write_file(path, witness_to_json(witness));
  const std::string text = path.string();
  const bool plain = std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return std::isalnum(c) || std::string_view("/._-~:=+,").find(static_cast<char>(c)) != std::string_view::npos;
  });
  if (plain) return "lemmata replay " + text;
  std::string quoted;
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return "lemmata replay '" + quoted + "'";
}

}  // namespace lemmata::app
