#include <algorithm>
#include <set>

#include "lib/num/error.hpp"
#include "lib/worst_case/verify_check_value.hpp"

namespace lemmata::worst_case::verifier {
namespace {

using nlohmann::json;

Point coordinates_in(const json& list, std::size_t size) {
  if (!list.is_array() || list.size() != size) throw BadInput("a vector has not as many coordinates as it should");
  Point out;
  for (const json& one : list) out.push_back(number_in(one));
  return out;
}

void check_equal(const std::vector<std::pair<std::string, Q>>& forms, std::map<std::string, Q>& stated, const std::string& what) {
  for (const auto& [name, value] : forms) {
    const auto found = stated.find(name);
    check(found != stated.end() && found->second == value, what + " '" + name + "' does not have the stated value");
    stated.erase(found);
  }
}

/// Vectors that are orthogonal to all others have coordinates of their own.
void check_orthogonal(const std::map<std::string, Point>& vectors, const std::map<std::string, bool>& lonely) {
  for (const auto& [name, alone] : lonely) {
    if (!alone) continue;
    for (std::size_t k = 0; k < vectors.at(name).size(); ++k) {
      if (vectors.at(name)[k] == 0) continue;
      for (const auto& [other, v] : vectors) check(other == name || v[k] == 0, "'" + name + "' shares a coordinate with '" + other + "'");
    }
  }
}

}  // namespace

std::map<std::string, Q> numbers_of(const json& object, const std::string& where) {
  if (!object.is_object()) throw BadInput(where + " is no object");
  std::map<std::string, Q> out;
  for (const auto& [name, value] : object.items()) out[name] = number_in(value);
  return out;
}

std::size_t check_lower(const Question& question, const json& lower, std::string& value_text) {
  require_entries(lower, "lower", {"value", "dimensions", "vectors", "numbers", "iterates", "measured", "conditions"});
  std::size_t dimension = 0;
  if (!lower.at("dimensions").is_array()) throw BadInput("the dimensions are no list");
  for (const json& one : lower.at("dimensions")) {
    if (!one.is_number_unsigned() || one.get<std::size_t>() > 100000) throw BadInput("a dimension is no number");
    dimension += one.get<std::size_t>();
  }
  if (!lower.at("vectors").is_object() || !lower.at("iterates").is_array()) throw BadInput("lower has no vectors or no iterates");
  std::map<std::string, Point> vectors;
  for (const auto& [name, list] : lower.at("vectors").items()) vectors[name] = coordinates_in(list, dimension);
  std::map<std::string, Q> numbers = numbers_of(lower.at("numbers"), "numbers");
  std::map<std::string, bool> lonely;
  std::set<std::string> used;
  const Values values{[&](const std::string& name, bool alone) {
                        check(vectors.count(name) != 0, "the vector '" + name + "' is missing");
                        lonely[name] = alone;
                        return vectors.at(name);
                      },
                      [&](const std::string& name) {
                        check(numbers.count(name) != 0, "the number '" + name + "' is missing");
                        used.insert(name);
                        return numbers.at(name);
                      }};
  const Played played = play(question, values);
  check(!played.necessary_only, "the conditions of this model are necessary only: what meets them may be no instance");
  check(played.returns, "the last state is not the first again");
  check(played.one_map, "equal inputs of a compressor have different outputs");
  check(lonely.size() == vectors.size() && used.size() == numbers.size(), "the instance has vectors or numbers that the model has not");
  std::size_t groups = 0;
  bool any_together = false;
  for (const auto& [name, alone] : lonely) groups += alone ? 1 : 0, any_together = any_together || !alone;
  check(lower.at("dimensions").size() == groups + (any_together ? 1 : 0), "the dimensions are not as many as there are groups of vectors");
  check_orthogonal(vectors, lonely);
  check(lower.at("iterates").size() == played.iterates.size(), "the iterates are not as many as there should be");
  for (std::size_t t = 0; t < played.iterates.size(); ++t) {
    Point stated = coordinates_in(lower.at("iterates")[t], dimension), reached = played.iterates[t];
    reached.resize(dimension, Q(0));
    check(stated == reached, "iterate " + std::to_string(t) + " is not where the method goes");
  }
  std::map<std::string, Q> measured = numbers_of(lower.at("measured"), "measured"),
                           conditions = numbers_of(lower.at("conditions"), "conditions");
  check_equal(played.measured, measured, "the metric");
  check_equal(played.conditions, conditions, "the condition");
  check_equal(played.equations, conditions, "the condition");
  check(measured.empty() && conditions.empty(), "the file states conditions that the model has not");
  for (const auto& [name, value] : played.conditions) check(value <= 0, "the instance does not meet the condition '" + name + "'");
  for (const auto& [name, value] : played.equations) check(value == 0, "the instance does not meet the condition '" + name + "'");
  for (const auto& [name, matrix] : played.matrices)
    check(is_positive_semidefinite(matrix), "the instance does not meet the condition '" + name + "'");
  Q least = played.measured.at(0).second;
  for (const auto& [name, value] : played.measured) least = std::min(least, value);
  const Q stated = number_in(lower.at("value"));
  check(stated == least, "the instance does not have the stated value");
  value_text = text_of(stated);
  return played.conditions.size() + played.equations.size() + played.matrices.size();
}

/// By elimination with the largest diagonal entry first; the matrix left is that of the quadratic form on the rest of the space.
bool is_positive_semidefinite(std::vector<Point> m) {
  std::vector<std::size_t> left(m.size());
  for (std::size_t i = 0; i < left.size(); ++i) left[i] = i;
  while (!left.empty()) {
    const auto pivot = std::max_element(left.begin(), left.end(), [&](std::size_t a, std::size_t b) { return m[a][a] < m[b][b]; });
    const std::size_t p = *pivot;
    if (m[p][p] < 0) return false;
    left.erase(pivot);
    if (m[p][p] == 0) {  // all diagonal entries left are <= 0: the whole rest must vanish
      for (const std::size_t i : left)
        if (m[i][p] != 0) return false;
      continue;
    }
    for (const std::size_t i : left) {
      if (m[i][p] == 0) continue;
      const Q factor = m[i][p] / m[p][p];
      for (const std::size_t j : left) m[i][j] -= factor * m[p][j];
    }
  }
  return true;
}

}  // namespace lemmata::worst_case::verifier
