#include "lib/compress/catalogue.hpp"

#include <algorithm>
#include <stdexcept>

namespace lemmata::compress {
namespace {

constexpr int deepest = 8;  // of nested specs: no composition of interest is deeper, and a long "((((" ends here
// Specs within a spec. Each level reads its inner ones twice, so that a full tree of the depth allowed would be read 4^8 times.
constexpr std::ptrdiff_t most_inner = 64;

std::vector<const Entry*>& entries() {
  static std::vector<const Entry*> all;  // a function's static: registrars of other files may run first
  return all;
}

std::string join(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) text += (text.empty() ? "" : ", ") + std::string(word);
  return text;
}

const Entry& entry_named(std::string_view spec, std::string_view name) {
  std::vector<std::string_view> names;
  for (const Entry* entry : catalogue()) {
    if (entry->name == name) return *entry;
    names.push_back(entry->name);
  }
  refuse_spec(spec, "there is no '" + std::string(name.substr(0, 60)) + "'; known are " + join(names));
}

/// Where the option that `text` begins with ends: at the first comma outside parentheses.
std::size_t end_of_option(std::string_view spec, std::string_view text) {
  long open = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++open;
    if (text[i] == ')' && --open < 0) refuse_spec(spec, "a ')' without its '('");
    if (text[i] == ',' && open == 0) return i;
  }
  if (open > 0) refuse_spec(spec, "a '(' without its ')'");
  return std::string_view::npos;
}

std::pair<std::string, std::string> option_of(std::string_view spec, const Entry& entry, std::string_view text) {
  const std::string usage = " (usage: " + std::string(entry.usage) + ")";
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) refuse_spec(spec, "'" + std::string(text) + "' is not of the form key=value" + usage);
  const std::string_view key = text.substr(0, equals);
  if (std::find(entry.options.begin(), entry.options.end(), key) == entry.options.end())
    refuse_spec(spec, "unknown option '" + std::string(key) + "'" + usage);
  return {std::string(key), std::string(text.substr(equals + 1))};
}

Options::Given options_of(std::string_view spec, const Entry& entry, std::string_view rest) {
  Options::Given given;
  while (true) {
    const std::size_t comma = end_of_option(spec, rest);
    auto option = option_of(spec, entry, rest.substr(0, comma));
    for (const auto& [key, value] : given)
      if (key == option.first) refuse_spec(spec, "'" + key + "' is given twice");
    given.push_back(std::move(option));
    if (comma == std::string_view::npos) return given;
    rest = rest.substr(comma + 1);
  }
}

}  // namespace

const std::vector<const Entry*>& catalogue() { return entries(); }

void register_compressor(const Entry* entry) {
  auto& all = entries();
  const auto by_name = [](const Entry* a, const Entry* b) { return a->name < b->name; };
  const auto at = std::lower_bound(all.begin(), all.end(), entry, by_name);
  if (at != all.end() && (*at)->name == entry->name) throw std::logic_error("two compressors are named " + std::string(entry->name));
  all.insert(at, entry);
}

Chosen choose(std::string_view spec, long d, int depth) {
  if (d < 1) refuse_spec(spec, "the dimension " + std::to_string(d) + " is not at least 1");
  if (std::count(spec.begin(), spec.end(), '(') > most_inner)
    refuse_spec(spec, "more than " + std::to_string(most_inner) + " specs within it");
  if (depth > deepest) refuse_spec(spec, "nested more than " + std::to_string(deepest) + " deep");
  const std::size_t colon = spec.find(':');
  const Entry& entry = entry_named(spec, spec.substr(0, colon));
  Options::Given given;
  if (colon != std::string_view::npos) given = options_of(spec, entry, spec.substr(colon + 1));
  const Chosen chosen{&entry, Options(std::string(spec), std::move(given), depth), d};
  chosen.make<double>();  // refuses what is out of range
  return chosen;
}

long index_bits(long n) {
  long bits = 0;
  while ((1L << bits) < n) ++bits;
  return bits;
}

}  // namespace lemmata::compress
