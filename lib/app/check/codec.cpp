#include "lib/app/check/codec.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lib/num/error.hpp"

namespace lemmata::app {
namespace {

constexpr std::size_t most_entries = std::size_t{1} << 20U;

struct Run {
  double value = 0;
  std::size_t count = 0;
};

std::vector<Run> runs_of(const std::vector<double>& x) {
  std::vector<Run> runs;
  for (const double value : x) {
    const bool same = !runs.empty() && runs.back().value == value && std::signbit(runs.back().value) == std::signbit(value);
    if (same) ++runs.back().count;
    else runs.push_back({value, 1});
  }
  return runs;
}

/// Runs shorter than this are written out.
constexpr std::size_t shortest_run = 3;

std::string trimmed_entry(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0) text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) text.remove_suffix(1);
  return std::string(text);
}

template <class T>
T entry_number(const std::string& text, const std::string& what) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) throw BadInput(what + ": '" + text + "' is no number");
  return value;
}

void add_entry(std::vector<double>& x, const std::string& entry, const std::string& what) {
  const auto star = entry.find('*');
  const double value = entry_number<double>(trimmed_entry(entry.substr(0, star)), what);
  if (!std::isfinite(value)) throw BadInput(what + ": '" + entry + "' is not finite");
  const std::size_t count = star == std::string::npos ? 1 : entry_number<std::size_t>(trimmed_entry(entry.substr(star + 1)), what);
  if (count > most_entries - x.size()) throw BadInput(what + ": more than 2^20 entries");
  x.insert(x.end(), count, value);
}

std::vector<double> doubles_in(const Json& value, const char* key, const std::string& what) {
  std::vector<double> out;
  for (const Json& entry : member(value, key, what)) {
    if (!entry.is_number()) throw BadInput(what + ": '" + key + "' has an entry that is no number");
    out.push_back(entry.get<double>());
  }
  return out;
}

probe::Judgement judgement_in(const Json& value, const std::string& what) {
  const std::string text = text_of(value, "verdict", what);
  for (const auto one : {probe::Judgement::holds, probe::Judgement::undecided, probe::Judgement::violated})
    if (text == probe::to_string(one)) return one;
  throw BadInput(what + ": '" + text + "' is no verdict");
}

probe::Shown shown_in(const Json& value, const std::string& what) {
  probe::Shown shown;
  shown.x = doubles_in(value, "x", what);
  shown.y = doubles_in(value, "y", what);
  shown.text = text_of(value, "text", what);
  for (const Json& stream : member(value, "streams", what)) shown.streams.push_back(stream.get<std::uint64_t>());
  for (const Json& pair : member(value, "chosen", what))
    shown.chosen.emplace_back(pair.at(0).get<std::uint32_t>(), pair.at(1).get<double>());
  return shown;
}

std::optional<probe::Shown> witness_of(const Json& value, const std::string& what) {
  const Json& witness = member(value, "witness", what);
  return witness.is_null() ? std::nullopt : std::optional(shown_in(witness, what));
}

}  // namespace

std::string vector_text(const std::vector<double>& x, std::size_t most, int digits) {
  std::string out;
  std::size_t shown = 0;
  for (const Run& run : runs_of(x)) {
    const bool counted = run.count >= shortest_run;
    for (std::size_t i = 0; i < (counted ? 1 : run.count); ++i) {
      if (shown++ == most) return "(" + out + fmt::format(", ... {} entries)", x.size());
      out += (out.empty() ? "" : ", ") + fmt::format("{:.{}g}", run.value, digits) + (counted ? fmt::format(" x {}", run.count) : "");
    }
  }
  return "(" + out + ")";
}

std::string vector_argument(const std::vector<double>& x) {
  std::string out;
  for (const Run& run : runs_of(x)) {
    const bool counted = run.count >= shortest_run;
    for (std::size_t i = 0; i < (counted ? 1 : run.count); ++i)
      out += (out.empty() ? "" : ",") + fmt::format("{}", run.value) + (counted ? fmt::format("*{}", run.count) : "");
  }
  return "[" + out + "]";
}

std::vector<double> vector_from(const std::string& text, const std::string& what) {
  std::string inner = trimmed_entry(text);
  const bool open = !inner.empty() && (inner.front() == '[' || inner.front() == '(');
  if (open) {
    if (inner.back() != (inner.front() == '[' ? ']' : ')') || inner.size() < 2)
      throw BadInput(what + ": '" + text + "' has no closing bracket");
    inner = inner.substr(1, inner.size() - 2);
  }
  std::vector<double> x;
  for (std::size_t at = 0; at <= inner.size();) {
    const std::size_t end = std::min(inner.find(',', at), inner.size());
    add_entry(x, trimmed_entry(std::string_view(inner).substr(at, end - at)), what);
    at = end + 1;
  }
  if (x.empty()) throw BadInput(what + ": '" + text + "' has no entries");
  return x;
}

Json json_of_shown(const probe::Shown& shown) {
  Json chosen = Json::array();
  for (const auto& [index, value] : shown.chosen) chosen.push_back(Json::array({index, value}));
  return {{"x", shown.x}, {"y", shown.y}, {"text", shown.text}, {"streams", shown.streams}, {"chosen", chosen}};
}

Json json_of_ends(const probe::Ends& ends) {
  return {{"verdict", probe::to_string(ends.verdict)},
          {"witness", ends.witness ? json_of_shown(*ends.witness) : Json(nullptr)},
          {"text", ends.text}};
}

Json json_of_result(const probe::Result& result) {
  Json ratios = Json::array();
  for (const double ratio : result.ratios) ratios.push_back(json_of(std::optional<double>(ratio)));
  return {{"verdict", probe::to_string(result.verdict)},
          {"applies", result.applies},
          {"constant", json_of(result.constant)},
          {"constant_text", result.constant_text},
          {"evidence", result.evidence},
          {"witness", result.witness ? json_of_shown(*result.witness) : Json(nullptr)},
          {"ends", result.ends ? json_of_ends(*result.ends) : Json(nullptr)},
          {"ratios", ratios}};
}

probe::Result probe_result_in(const Json& value, const std::string& what) {
  probe::Result result;
  result.verdict = judgement_in(value, what);
  result.applies = member(value, "applies", what).get<bool>();
  result.constant = number_in(value, "constant", what);
  result.constant_text = text_of(value, "constant_text", what);
  result.evidence = text_of(value, "evidence", what);
  result.witness = witness_of(value, what);
  const Json& ends = member(value, "ends", what);
  if (!ends.is_null()) result.ends = probe::Ends{judgement_in(ends, what), witness_of(ends, what), text_of(ends, "text", what)};
  for (const Json& ratio : member(value, "ratios", what))
    if (ratio.is_number()) result.ratios.push_back(ratio.get<double>());
  return result;
}

std::string shell_word(const std::string& text) {
  const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || std::string_view("/._-:=+,@%").find(static_cast<char>(c)) != std::string_view::npos;
  });
  if (plain) return text;
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace lemmata::app
