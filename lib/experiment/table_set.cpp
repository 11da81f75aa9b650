#include "lib/experiment/table_set.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <string_view>
#include <utility>

#include "lib/num/error.hpp"

namespace lemmata::experiment {
namespace {

constexpr const char* debian_file = "/usr/share/doc/liblinear-tools/examples/heart_scale";
constexpr std::size_t most_columns = 1U << 20U;  // more is no data set of ours

/// Reads a number at the start of `text` and takes it off.
template <class T>
bool take_number(std::string_view& text, T& number) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

struct SparseLine {
  double label = 0;
  std::vector<std::pair<std::size_t, double>> entries = {};
};

bool read_line(std::string_view text, SparseLine& line) {
  if (!take_number(text, line.label)) return false;
  while (true) {
    const std::size_t start = text.find_first_not_of(" \t\r");
    if (start == std::string_view::npos) return true;
    if (start == 0) return false;
    text.remove_prefix(start);
    std::size_t index = 0;
    double value = 0;
    if (!take_number(text, index) || text.empty() || text.front() != ':') return false;
    text.remove_prefix(1);
    if (!take_number(text, value) || !std::isfinite(value)) return false;
    const std::size_t before = line.entries.empty() ? 0 : line.entries.back().first;
    if (index <= before || index > most_columns) return false;
    line.entries.emplace_back(index, value);
  }
}

}  // namespace

LabelledRows read_libsvm(const std::filesystem::path& path) {
  std::ifstream in(path);
  if (!in || !std::filesystem::is_regular_file(path)) throw BadInput(path.string() + ": there is no such file, or it cannot be read");
  std::vector<SparseLine> lines;
  LabelledRows out;
  std::string text;
  while (std::getline(in, text)) {
    SparseLine line;
    if (!read_line(text, line))
      throw BadInput(path.string() + ": line " + std::to_string(lines.size() + 1) +
                     " is not LABEL INDEX:VALUE ... with increasing indices");
    if (!line.entries.empty()) out.d = std::max(out.d, line.entries.back().first);
    lines.push_back(std::move(line));
  }
  if (lines.empty() || out.d == 0) throw BadInput(path.string() + ": it has no entries");
  out.entries.assign(lines.size() * out.d, 0.0);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out.labels.push_back(lines[i].label > 0 ? 1 : -1);
    for (const auto& [index, value] : lines[i].entries) out.entries[i * out.d + index - 1] = value;
  }
  return out;
}

std::filesystem::path heart_scale_file() {
  const char* chosen = std::getenv("LEMMATA_HEART_SCALE");
  return chosen != nullptr && *chosen != '\0' ? chosen : debian_file;
}

}  // namespace lemmata::experiment
