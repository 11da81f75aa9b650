#include "lib/compress/catalogue.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace lemmata::compress {
namespace {

std::vector<const Entry*>& entries() {
  static std::vector<const Entry*> all;  // a function's static: registrars of other files may run first
  return all;
}

[[noreturn]] void refuse(const std::string& spec, const std::string& why) { throw BadInput("compressor '" + spec + "': " + why); }

std::string join(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) text += (text.empty() ? "" : ", ") + std::string(word);
  return text;
}

const Entry& entry_named(const std::string& spec, std::string_view name) {
  std::vector<std::string_view> names;
  for (const Entry* entry : catalogue()) {
    if (entry->name == name) return *entry;
    names.push_back(entry->name);
  }
  refuse(spec, "there is no '" + std::string(name) + "'; known are " + join(names));
}

std::pair<std::string, std::string> option_of(const std::string& spec, const Entry& entry, std::string_view text) {
  const std::string usage = " (usage: " + std::string(entry.usage) + ")";
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) refuse(spec, "'" + std::string(text) + "' is not of the form key=value" + usage);
  const std::string_view key = text.substr(0, equals);
  if (std::find(entry.options.begin(), entry.options.end(), key) == entry.options.end())
    refuse(spec, "unknown option '" + std::string(key) + "'" + usage);
  return {std::string(key), std::string(text.substr(equals + 1))};
}

}  // namespace

const std::string* Options::find(std::string_view key) const {
  for (const auto& [name, value] : given_)
    if (name == key) return &value;
  return nullptr;
}

long Options::integer(std::string_view key, long lo, long hi) const {
  const std::string name(key);
  const std::string* text = find(key);
  if (text == nullptr) refuse(spec_, "needs " + name + "=N");
  long value = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error == std::errc::result_out_of_range) refuse(spec_, name + "=" + *text + " is too large");
  if (error != std::errc{} || end != text->data() + text->size()) refuse(spec_, name + "=" + *text + " is not an integer");
  if (value < lo || value > hi) refuse(spec_, name + "=" + *text + " is outside " + std::to_string(lo) + ".." + std::to_string(hi));
  return value;
}

long Options::integer(std::string_view key, long lo, long hi, long otherwise) const {
  return find(key) == nullptr ? otherwise : integer(key, lo, hi);
}

std::size_t Options::word(std::string_view key, const std::vector<std::string_view>& words) const {
  const std::string* text = find(key);
  if (text == nullptr) return 0;
  const auto found = std::find(words.begin(), words.end(), *text);
  if (found == words.end()) refuse(spec_, std::string(key) + "=" + *text + " is none of " + join(words));
  return static_cast<std::size_t>(found - words.begin());
}

const std::vector<const Entry*>& catalogue() { return entries(); }

void register_compressor(const Entry* entry) {
  auto& all = entries();
  const auto by_name = [](const Entry* a, const Entry* b) { return a->name < b->name; };
  const auto at = std::lower_bound(all.begin(), all.end(), entry, by_name);
  if (at != all.end() && (*at)->name == entry->name) throw std::logic_error("two compressors are named " + std::string(entry->name));
  all.insert(at, entry);
}

Chosen choose(std::string_view text, long d) {
  const std::string spec(text);
  if (d < 1) refuse(spec, "the dimension " + std::to_string(d) + " is not at least 1");
  const std::size_t colon = text.find(':');
  const Entry& entry = entry_named(spec, text.substr(0, colon));
  std::vector<std::pair<std::string, std::string>> given;
  std::string_view rest = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
  while (colon != std::string_view::npos) {
    const std::size_t comma = rest.find(',');
    given.push_back(option_of(spec, entry, rest.substr(0, comma)));
    for (std::size_t i = 0; i + 1 < given.size(); ++i)
      if (given[i].first == given.back().first) refuse(spec, "'" + given.back().first + "' is given twice");
    if (comma == std::string_view::npos) break;
    rest = rest.substr(comma + 1);
  }
  const Chosen chosen{&entry, Options(spec, std::move(given)), d};
  chosen.make<double>();  // refuses what is out of range
  return chosen;
}

long index_bits(long n) {
  long bits = 0;
  while ((1L << bits) < n) ++bits;
  return bits;
}

}  // namespace lemmata::compress
