#include "lib/worst_case/verify.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "lib/num/error.hpp"
#include "lib/worst_case/verify_check_value.hpp"

namespace lemmata::worst_case {
namespace verifier {
namespace {

using nlohmann::json;

std::vector<Point> triangle_in(const json& rows, const std::string& where) {
  if (!rows.is_array()) throw BadInput(where + " is no list of rows");
  for (std::size_t i = 0; i < rows.size(); ++i)  // before the square is made: a list is no triangle
    if (!rows[i].is_array() || rows[i].size() != i + 1)
      throw BadInput(where + ": row " + std::to_string(i + 1) + " is not as long as it should be");
  std::vector<Point> out(rows.size(), Point(rows.size()));
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j <= i; ++j) out[i][j] = out[j][i] = number_in(rows[i][j]);
  return out;
}

struct UpperSide {
  Q bound;
  std::map<std::string, Q> weights, conditions;
  std::map<std::string, std::vector<Point>> matrices;
  std::vector<std::vector<std::string>> names;  ///< of the slack matrices' rows
  std::vector<std::vector<Point>> slack;
};

UpperSide upper_in(const json& upper) {
  require_entries(upper, "upper", {"bound", "weights", "conditions", "matrices", "slack"});
  UpperSide out{number_in(upper.at("bound")),
                numbers_of(upper.at("weights"), "weights"),
                numbers_of(upper.at("conditions"), "conditions"),
                {},
                {},
                {}};
  if (!upper.at("matrices").is_object() || !upper.at("slack").is_array()) throw BadInput("upper has no matrices or no slack");
  for (const auto& [name, rows] : upper.at("matrices").items()) out.matrices[name] = triangle_in(rows, name);
  for (const json& one : upper.at("slack")) {
    require_entries(one, "slack", {"vectors", "rows"});
    if (!one.at("vectors").is_array()) throw BadInput("the slack's vectors are no list");
    out.names.emplace_back();
    for (const json& name : one.at("vectors")) {
      if (!name.is_string()) throw BadInput("the slack's vectors are no names");
      out.names.back().push_back(name.get<std::string>());
    }
    out.slack.push_back(triangle_in(one.at("rows"), "slack"));
    if (out.slack.back().size() != out.names.back().size()) throw BadInput("the slack's rows are not as many as its vectors");
  }
  return out;
}

/// The Lagrangian where unknown vectors are these real numbers (all others 0), and one unknown number is 1:
///   sum weights measured - sum multipliers conditions + sum <multipliers, matrices>
class Lagrangian {
 public:
  Lagrangian(const Question& question, const UpperSide& upper) : question_(question), upper_(upper) {
    for (const auto& names : upper.names) named_.insert(names.begin(), names.end());
  }

  Q operator()(const std::vector<std::string>& units, const std::string& number = "") {
    const Values values{[&](const std::string& name, bool lonely) {
                          // Before anything is computed: a small file cannot ask for the work of a large one.
                          check(named_.count(name) != 0, "the slack matrices do not hold the vector '" + name + "'");
                          vectors.emplace(name, lonely);
                          return Point(std::count(units.begin(), units.end(), name) != 0 ? 1 : 0, Q(1));
                        },
                        [&](const std::string& name) {
                          numbers.insert(name);
                          return Q(name == number ? 1 : 0);
                        }};
    const Played played = play(question_, values);
    Q sum = 0;
    std::size_t used = 0;
    const auto add = [&](const std::vector<std::pair<std::string, Q>>& forms, const std::map<std::string, Q>& multipliers, int sign) {
      for (const auto& [name, value] : forms) {
        const auto found = multipliers.find(name);
        if (found == multipliers.end()) continue;
        ++used;
        if (value != 0) sum += sign * found->second * value;
      }
    };
    add(played.measured, upper_.weights, 1);
    add(played.conditions, upper_.conditions, -1);
    add(played.equations, upper_.conditions, -1);
    check(used == upper_.weights.size() + upper_.conditions.size(), "a multiplier belongs to no condition of the model");
    for (const auto& [name, matrix] : played.matrices) {
      const auto found = upper_.matrices.find(name);
      check(found != upper_.matrices.end() && found->second.size() == matrix.size(),
            "the multiplier of the matrix '" + name + "' is missing");
      for (std::size_t i = 0; i < matrix.size(); ++i)
        for (std::size_t j = 0; j < matrix.size(); ++j) sum += found->second[i][j] * matrix[i][j];
    }
    check(played.matrices.size() == upper_.matrices.size(), "a multiplier belongs to no matrix of the model");
    if (nonnegative.empty())
      for (const auto& [name, value] : played.conditions) nonnegative.insert(name);
    return sum;
  }
  std::map<std::string, bool> vectors;  ///< unknown vectors that were asked for; is it orthogonal to all others?
  std::set<std::string> numbers, nonnegative;

 private:
  const Question& question_;
  const UpperSide& upper_;
  std::set<std::string> named_;  ///< in the slack matrices
};

/// Each unknown vector stands in one slack matrix: a vector that is orthogonal to all others alone, the others together.
void check_names(const UpperSide& upper, const std::map<std::string, bool>& vectors) {
  std::set<std::string> seen;
  std::size_t together = 0;
  for (const auto& names : upper.names) {
    for (const std::string& name : names) {
      check(vectors.count(name) != 0 && seen.insert(name).second, "the slack matrices name '" + name + "', which they may not");
      check(!vectors.at(name) || names.size() == 1, "'" + name + "' is orthogonal to all others");
    }
    if (!names.empty() && !vectors.at(names[0])) ++together;
  }
  check(seen.size() == vectors.size() && together <= 1, "the slack matrices do not hold all unknown vectors");
}

/// The Lagrangian is bound - <S, Gram>, its matrices and multipliers are positive semidefinite or >= 0: then no instance exceeds the bound.
void check_upper(const Question& question, const UpperSide& upper) {
  Lagrangian lagrangian(question, upper);
  const Q constant = lagrangian({});
  check(constant == upper.bound, "the multipliers do not give the stated bound");
  check_names(upper, lagrangian.vectors);
  Q weights = 0;
  for (const auto& [name, weight] : upper.weights) {
    check(weight >= 0, "the weight '" + name + "' is negative");
    weights += weight;
  }
  check(weights == 1, "the weights do not sum to 1");
  for (const auto& [name, multiplier] : upper.conditions)
    check(multiplier >= 0 || lagrangian.nonnegative.count(name) == 0, "the multiplier of '" + name + "' is negative");
  for (const auto& [name, matrix] : upper.matrices)
    check(is_positive_semidefinite(matrix), "the multiplier of the matrix '" + name + "' is not positive semidefinite");
  const std::set<std::string> numbers = lagrangian.numbers;
  for (const std::string& name : numbers) check(lagrangian({}, name) == constant, "the unknown number " + name + " does not cancel");
  for (std::size_t g = 0; g < upper.slack.size(); ++g) {
    const auto& names = upper.names[g];
    const auto& S = upper.slack[g];
    for (std::size_t i = 0; i < names.size(); ++i)
      check(lagrangian({names[i]}) - constant == -S[i][i], "the slack matrix is not what the multipliers leave, at " + names[i]);
    for (std::size_t i = 0; i < names.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        check(lagrangian({names[i], names[j]}) - constant == -(S[i][i] + S[j][j] + 2 * S[i][j]),
              "the slack matrix is not what the multipliers leave, at " + names[i] + ", " + names[j]);
    check(is_positive_semidefinite(S), "the slack matrix is not positive semidefinite");
  }
}

}  // namespace

}  // namespace verifier

Verified verify(const std::string& text) {
  using namespace verifier;
  const nlohmann::json file = document_in(text);
  if (!file.is_object()) throw BadInput("a certificate is a JSON object");
  require_entries(file, "the certificate", {"schema", "model"}, {"upper", "lower"});
  if (file.at("schema") != "lemmata/worst-case/1") throw BadInput("the schema is not lemmata/worst-case/1");
  const Question question = question_in(file.at("model"));
  Verified out;
  out.question = question.method + ", class " + question.function_class + ", compressor " + question.compressor + ", " + question.metric +
                 " after " + std::to_string(question.N) + (question.N == 1 ? " step" : " steps");
  try {
    const bool cycle = question.metric == "cycle";  // proved by its instance alone
    check(file.contains("upper") != cycle && (!cycle || file.contains("lower")), "the certificate has not the sides that its metric needs");
    if (!cycle) {
      const UpperSide upper = upper_in(file.at("upper"));
      check_upper(question, upper);
      out.upper = text_of(upper.bound);
      out.multipliers = upper.weights.size() + upper.conditions.size();
    }
    if (file.contains("lower")) out.conditions = check_lower(question, file.at("lower"), out.lower);
    check(!cycle || (!out.lower.empty() && out.lower[0] != '-' && out.lower != "0"), "the method does not move");
    out.stands = true;
  } catch (const Wrong& wrong) { out.why = wrong.what; }
  return out;
}

}  // namespace lemmata::worst_case
