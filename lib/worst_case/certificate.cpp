#include "lib/worst_case/certificate_value.hpp"

#include <nlohmann/json.hpp>

namespace lemmata::worst_case {
namespace {

using nlohmann::ordered_json;

ordered_json row_of(const std::vector<Fraction>& values, std::size_t count) {
  ordered_json out = ordered_json::array();
  for (std::size_t i = 0; i < count; ++i) out.push_back(values[i].text());
  return out;
}

ordered_json lower_triangle(const Matrix& matrix) {
  ordered_json out = ordered_json::array();
  for (std::size_t i = 0; i < matrix.size(); ++i) out.push_back(row_of(matrix[i], i + 1));
  return out;
}

ordered_json upper_side(const Programme& programme, const Dual& dual, const std::vector<Fraction>& y) {
  ordered_json weights = ordered_json::object(), conditions = ordered_json::object(), matrices = ordered_json::object();
  std::size_t k = 0;
  for (const auto& [name, form] : programme.measured) {
    if (!y[k].is_zero()) weights[name] = y[k].text();
    ++k;
  }
  for (const Condition& condition : programme.conditions) {
    if (!y[k].is_zero()) conditions[condition.name] = y[k].text();
    ++k;
  }
  for (const MatrixCondition& matrix : programme.matrices) {
    ordered_json rows = ordered_json::array();
    for (std::size_t i = 0; i < matrix.entries.size(); ++i) {
      rows.push_back(ordered_json::array());
      for (std::size_t j = 0; j <= i; ++j) rows.back().push_back(y[k++].text());
    }
    matrices[matrix.name] = rows;
  }
  ordered_json slack = ordered_json::array();
  const std::vector<Matrix> S = dual.slack(y);
  for (std::size_t g = 0; g < S.size(); ++g) {
    ordered_json names = ordered_json::array();
    for (const std::size_t i : dual.group(g)) names.push_back(programme.vectors[i]);
    slack.push_back({{"vectors", names}, {"rows", lower_triangle(S[g])}});
  }
  return {{"bound", dual.bound(y).text()}, {"weights", weights}, {"conditions", conditions}, {"matrices", matrices}, {"slack", slack}};
}

/// The coordinates of a combination of unknown vectors: those of the groups one after the other.
std::vector<Fraction> coordinates(const Programme& programme, const Instance& instance, const Vector& combination) {
  std::vector<std::size_t> first(instance.dimensions.size(), 0);
  std::size_t all = 0;
  for (std::size_t g = 0; g < first.size(); ++g) first[g] = all, all += instance.dimensions[g];
  std::vector<Fraction> out(all);
  for (std::size_t i = 0; i < combination.size(); ++i)
    for (std::size_t k = 0; k < instance.vectors[i].size(); ++k)
      out[first[programme.group[i]] + k].add_product(combination[i], instance.vectors[i][k]);
  return out;
}

Vector unknown(std::size_t i) {
  std::vector<Fraction> out(i + 1);
  out[i] = Fraction(1);
  return Vector(out);
}

ordered_json lower_side(const Trajectory& trajectory, const Programme& programme, const Instance& instance) {
  ordered_json vectors = ordered_json::object(), numbers = ordered_json::object(), iterates = ordered_json::array(),
               measured = ordered_json::object(), conditions = ordered_json::object();
  const auto list = [&](const Vector& v) {
    const std::vector<Fraction> at = coordinates(programme, instance, v);
    return row_of(at, at.size());
  };
  for (std::size_t i = 0; i < programme.vectors.size(); ++i) vectors[programme.vectors[i]] = list(unknown(i));
  for (const auto& [name, v] : trajectory.derived) vectors[name] = list(v);
  for (std::size_t k = 0; k < programme.numbers.size(); ++k) numbers[programme.numbers[k]] = instance.numbers[k].text();
  for (const Snapshot& state : trajectory.states) iterates.push_back(list(state.x));
  const Matrix G = gram(programme, instance);
  for (const auto& [name, form] : programme.measured) measured[name] = value_of(form, G, instance.numbers).text();
  for (const Condition& one : programme.conditions) conditions[one.name] = value_of(one.form, G, instance.numbers).text();
  return {{"value", measured_on(programme, instance).text()},
          {"dimensions", instance.dimensions},
          {"vectors", vectors},
          {"numbers", numbers},
          {"iterates", iterates},
          {"measured", measured},
          {"conditions", conditions}};
}

}  // namespace

std::string certificate(const Model& model, const Trajectory& trajectory, const Programme& programme, const Programme& solved,
                        const Dual& dual, const std::vector<Fraction>& multipliers, const std::optional<Instance>& instance) {
  ordered_json out = {{"schema", "lemmata/worst-case/1"}, {"model", ordered_json::parse(to_json(model))}};
  if (model.metric != "cycle") out["upper"] = upper_side(solved, dual, multipliers);
  if (instance) out["lower"] = lower_side(trajectory, programme, *instance);
  return out.dump(1) + "\n";
}

}  // namespace lemmata::worst_case
