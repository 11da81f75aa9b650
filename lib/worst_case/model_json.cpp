#include <nlohmann/json.hpp>

#include "lib/num/error.hpp"
#include "lib/worst_case/model.hpp"

namespace lemmata::worst_case {
namespace {

using nlohmann::json;

constexpr const char* schema = "lemmata/worst-case-model/1";

std::string number_in(const json& value, const std::string& where) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return value.dump();  // 0.1 is one tenth: what is written, not the double next to it
  throw BadInput(where + " is no number");
}

std::string name_in(const json& value, const std::string& where) {
  if (!value.is_string()) throw BadInput(where + " is no name");
  return value.get<std::string>();
}

long count_in(const json& value, const std::string& where) {
  if (!value.is_number_integer()) throw BadInput(where + " is no integer");
  return value.get<long>();
}

const json& object_in(const json& value, const std::string& where) {
  if (!value.is_object()) throw BadInput(where + " is no object");
  return value;
}

std::vector<std::string> numbers_in(const json& value, const std::string& where) {
  if (!value.is_array()) return {number_in(value, where)};
  std::vector<std::string> out;
  for (const json& one : value) out.push_back(number_in(one, where));
  return out;
}

Square square_in(const json& value) {
  Square out;
  for (const auto& [key, entry] : object_in(value, "a square").items()) {
    if (key == "weight") out.weight = number_in(entry, "weight");
    else if (key == "of")
      for (const auto& [name, factor] : object_in(entry, "of").items()) out.of[name] = number_in(factor, "of." + name);
    else throw BadInput("a square has no '" + key + "'");
  }
  return out;
}

Lyapunov lyapunov_in(const json& value) {
  Lyapunov out;
  for (const auto& [key, entry] : object_in(value, "lyapunov").items()) {
    if (key == "gap") out.gap = number_in(entry, "lyapunov.gap");
    else if (key == "squares" && entry.is_array())
      for (const json& one : entry) out.squares.push_back(square_in(one));
    else throw BadInput("lyapunov has no '" + key + "'");
  }
  return out;
}

std::vector<Term> terms_in(const json& value, const std::string& where) {
  if (!value.is_array()) throw BadInput(where + " is no list");
  std::vector<Term> out;
  for (const json& one : value) {
    Term term;
    for (const auto& [key, entry] : object_in(one, "a term").items()) {
      if (key == "weight") term.weight = number_in(entry, "weight");
      else if (key == "of") term.of = name_in(entry, "of");
      else if (key == "at") term.at = entry.is_number_integer() ? entry.dump() : name_in(entry, "at");
      else throw BadInput("a term has no '" + key + "'");
    }
    out.push_back(std::move(term));
  }
  return out;
}

nlohmann::ordered_json terms_out(const std::vector<Term>& terms) {
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  for (const Term& term : terms) out.push_back({{"weight", term.weight}, {"of", term.of}, {"at", term.at}});
  return out;
}

void read_entry(Model& model, const std::string& key, const json& value) {
  if (key == "schema") {
    if (value != schema) throw BadInput("the model's schema is not " + std::string(schema));
  } else if (key == "method") model.method = name_in(value, key);
  else if (key == "class") model.function_class = name_in(value, key);
  else if (key == "compressor") model.compressor = name_in(value, key);
  else if (key == "oracle") model.oracle = name_in(value, key);
  else if (key == "metric") model.metric = name_in(value, key);
  else if (key == "start") model.start = name_in(value, key);
  else if (key == "horizon") model.horizon = count_in(value, key);
  else if (key == "workers") model.workers = count_in(value, key);
  else if (key == "common_minimiser" && value.is_boolean()) model.common_minimiser = value.get<bool>();
  else if (key == "parameters")
    for (const auto& [name, numbers] : object_in(value, key).items()) model.parameters[name] = numbers_in(numbers, name);
  else if (key == "lyapunov") model.lyapunov = lyapunov_in(value);
  else if (key == "measured") model.measured = terms_in(value, key);
  else if (key == "bounded") model.bounded = terms_in(value, key);
  else throw BadInput("a model has no entry '" + key + "', or not such a one");
}

}  // namespace

Model model_from_json(const std::string& text) {
  require_exact_json(text);
  const json read = json::parse(text, nullptr, false);
  if (!read.is_object()) throw BadInput("a model is a JSON object");
  Model model;
  for (const auto& [key, value] : read.items()) read_entry(model, key, value);
  return checked(model);
}

std::string to_json(const Model& model) {
  nlohmann::ordered_json out = {
      {"schema", schema},        {"method", model.method}, {"class", model.function_class}, {"compressor", model.compressor},
      {"oracle", model.oracle},  {"metric", model.metric}, {"start", model.start},          {"horizon", model.horizon},
      {"workers", model.workers}};
  if (model.common_minimiser) out["common_minimiser"] = true;
  nlohmann::ordered_json parameters = json::object();
  for (const auto& [name, values] : model.parameters) parameters[name] = values.size() == 1 ? json(values[0]) : json(values);
  out["parameters"] = parameters;
  if (!model.lyapunov.empty()) {
    nlohmann::ordered_json squares = nlohmann::ordered_json::array();
    for (const Square& square : model.lyapunov.squares) squares.push_back({{"weight", square.weight}, {"of", square.of}});
    out["lyapunov"] = {{"squares", squares}, {"gap", model.lyapunov.gap}};
  }
  if (!model.measured.empty()) out["measured"] = terms_out(model.measured);
  if (!model.bounded.empty()) out["bounded"] = terms_out(model.bounded);
  return out.dump(1);
}

}  // namespace lemmata::worst_case
