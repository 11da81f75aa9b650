#include "lib/check/json.hpp"

#include <cmath>
#include <cstdint>
#include <set>

#include <nlohmann/json.hpp>

namespace lemmata {
namespace {

// nlohmann's messages begin with "[json.exception.parse_error.101] " and may quote line ends of the text.
std::string said_in_one_line(const std::string& message) {
  const auto end = message.find("] ");
  std::string out;
  for (const char c : end == std::string::npos ? message : message.substr(end + 2)) out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  return out;
}

[[noreturn]] void refuse(const std::string& what, const std::string& why) { throw BadInput(what + ": " + why); }

// Caps of every document that is read. The deepest that the tool writes has ten levels; keys are kept in order, so that finding one among n
// takes n steps, and a few thousand are at once.
constexpr int deepest = 64;
constexpr std::size_t most_keys = 4096, longest_document = std::size_t{1} << 26;

constexpr std::uint64_t exact_integers = std::uint64_t{1} << 53;

Number number_of(const Json& value, const std::string& name, const std::string& what) {
  if (value.is_number_integer()) {  // compared as integers: beyond 2^53 a double would be another number
    const bool fits = value.is_number_unsigned() ? value.get<std::uint64_t>() <= exact_integers
                                                 : value.get<std::int64_t>() >= -static_cast<std::int64_t>(exact_integers);
    if (!fits) refuse(what, "the draw '" + name + "' is an integer beyond 2^53");
    return {value.get<double>(), 1};
  }
  if (!value.is_string()) refuse(what, "the draw '" + name + "' is " + one_line(value) + R"(: write an integer, "3/8" or "0x1.8p-2")");
  try {
    return number_from(value.get<std::string>());
  } catch (const BadInput& error) { refuse(what, "the draw '" + name + "': " + error.what()); }
}

Drawn drawn_of(const std::string& name, const Json& value, const std::string& what) {
  Drawn drawn{name, DrawKind::real, {}, {}};
  if (value.is_array()) {
    drawn.kind = DrawKind::vector;
    for (const Json& entry : value) drawn.values.push_back(number_of(entry, name, what));
    return drawn;
  }
  drawn.values = {number_of(value, name, what)};
  if (value.is_number_integer()) drawn.kind = DrawKind::integer;
  else if (drawn.values[0].denominator != 1) drawn.kind = DrawKind::rational;
  return drawn;
}

Json json_of(const Drawn& drawn) {
  if (drawn.kind == DrawKind::vector) {
    Json entries = Json::array();
    for (const Number& value : drawn.values) entries.push_back(to_string(value));
    return entries;
  }
  const Number value = drawn.values.empty() ? Number{} : drawn.values[0];
  const bool whole = drawn.kind == DrawKind::integer || drawn.kind == DrawKind::log_integer || drawn.kind == DrawKind::reading;
  if (whole && value.denominator == 1) return static_cast<std::int64_t>(value.numerator);
  return to_string(value);
}

}  // namespace

Json parse_json(const std::string& text, const std::string& what) {
  if (text.size() > longest_document) refuse(what, "is longer than 64 MiB");
  if (text.find('\0') != std::string::npos) refuse(what, "no JSON: it holds a NUL, where the parser would stop reading");
  std::vector<std::set<std::string>> keys;
  const auto within_caps = [&](int depth, Json::parse_event_t event, Json& parsed) {
    using Event = Json::parse_event_t;
    if ((event == Event::object_start || event == Event::array_start) && depth >= deepest)
      refuse(what, "is nested more than " + std::to_string(deepest) + " deep");
    if (event == Event::object_start) keys.emplace_back();
    if (event == Event::object_end) keys.pop_back();
    if (event != Event::key) return true;
    if (!keys.back().insert(parsed.get<std::string>()).second) refuse(what, "the key '" + parsed.get<std::string>() + "' is given twice");
    if (keys.back().size() > most_keys) refuse(what, "an object has more than " + std::to_string(most_keys) + " keys");
    return true;
  };
  try {
    return Json::parse(text, within_caps);
  } catch (const Json::exception& error) { refuse(what, "no JSON: " + said_in_one_line(error.what())); }
}

std::string one_line(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }
std::string document(const Json& value) { return value.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"; }

const Json& member(const Json& object, const char* key, const std::string& what) {
  if (!object.is_object()) refuse(what, std::string("no object, so it has no '") + key + "'");
  const auto found = object.find(key);
  if (found == object.end()) refuse(what, std::string("has no '") + key + "'");
  return *found;
}

std::string text_of(const Json& object, const char* key, const std::string& what) {
  const Json& value = member(object, key, what);
  if (!value.is_string()) refuse(what, std::string("'") + key + "' must be a string");
  return value.get<std::string>();
}

std::string text_or(const Json& object, const char* key, const std::string& otherwise, const std::string& what) {
  return object.is_object() && !object.contains(key) ? otherwise : text_of(object, key, what);
}

std::size_t count_or(const Json& object, const char* key, std::size_t otherwise, const std::string& what) {
  if (object.is_object() && !object.contains(key)) return otherwise;
  const Json& value = member(object, key, what);
  if (!value.is_number_unsigned()) refuse(what, std::string("'") + key + "' must be a count");
  return value.get<std::size_t>();
}

Json json_of(const std::optional<double>& number) {
  if (!number || std::isnan(*number)) return nullptr;
  if (std::isinf(*number)) return *number > 0 ? "inf" : "-inf";
  return *number;
}

std::optional<double> number_in(const Json& object, const char* key, const std::string& what) {
  if (object.is_object() && !object.contains(key)) return {};
  const Json& value = member(object, key, what);
  if (value.is_null()) return {};
  if (value == "inf") return HUGE_VAL;
  if (value == "-inf") return -HUGE_VAL;
  if (!value.is_number()) refuse(what, std::string("'") + key + "' must be a number or null");
  return value.get<double>();
}

Json json_of(const Witness& witness) {
  Json draws = Json::object(), readings = Json::object();
  for (const Drawn& drawn : witness.draws) (drawn.kind == DrawKind::reading ? readings : draws)[drawn.name] = json_of(drawn);
  return {{"schema", "lemmata/witness/1"}, {"claim", witness.claim}, {"draws", draws},    {"readings", readings},
          {"relation", witness.relation},  {"lhs", witness.lhs},     {"rhs", witness.rhs}};
}

Witness witness_in(const Json& value, const std::string& what) {
  const std::string schema = text_of(value, "schema", what);
  if (schema != "lemmata/witness/1") refuse(what, "its schema is '" + schema + "', not 'lemmata/witness/1'");
  Witness witness{.claim = text_of(value, "claim", what),
                  .draws = {},
                  .relation = text_or(value, "relation", "", what),
                  .lhs = text_or(value, "lhs", "", what),
                  .rhs = text_or(value, "rhs", "", what)};
  const Json& draws = member(value, "draws", what);
  if (!draws.is_object()) refuse(what, "'draws' must be an object");
  for (const auto& [name, drawn] : draws.items()) witness.draws.push_back(drawn_of(name, drawn, what));
  if (!value.contains("readings")) return witness;
  const Json& readings = member(value, "readings", what);
  if (!readings.is_object()) refuse(what, "'readings' must be an object");
  for (const auto& [name, reading] : readings.items()) {
    if (!reading.is_number_integer()) refuse(what, "the reading '" + name + "' must be an integer");
    if (draws.contains(name)) refuse(what, "'" + name + "' is both a draw and a reading");
    witness.draws.push_back({name, DrawKind::reading, {}, {number_of(reading, name, what)}});
  }
  return witness;
}

std::string witness_to_json(const Witness& witness) { return document(json_of(witness)); }
Witness witness_from_json(const std::string& text) { return witness_in(parse_json(text, "the witness"), "the witness"); }
std::string finding_to_json(const Finding& finding) { return one_line(json_of(finding)); }
Finding finding_from_json(const std::string& text) { return finding_in(parse_json(text, "the finding"), "the finding"); }

}  // namespace lemmata
