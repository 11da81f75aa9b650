#pragma once
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <boost/multiprecision/gmp.hpp>

namespace lemmata::worst_case::verifier {

using Q = boost::multiprecision::number<boost::multiprecision::gmp_rational, boost::multiprecision::et_off>;
using Point = std::vector<Q>;  ///< coordinates

/// The question of a certificate, as the verifier reads it.
struct Question {
  std::string method, function_class, compressor, oracle, metric, start;
  long N = 0, n = 0;
  bool common_minimiser = false;
  std::map<std::string, std::vector<Q>> parameters;
  struct Square {
    Q weight;
    std::vector<std::pair<std::string, Q>> of;
  };
  std::vector<Square> squares;
  Q gap = 0;
  struct Term {
    Q weight;
    std::string of, at;
    long place;  ///< a time, or as in Trace
  };
  std::vector<Term> measured, bounded;

  /// Values enter as differences only, so that the smooth function may have any infimum.
  bool any_level() const {
    Q sum[2] = {0, 0};
    for (const Term& term : measured) sum[0] += term.of == "value" ? term.weight : Q(0);
    for (const Term& term : bounded) sum[1] += term.of == "value" ? term.weight : Q(0);
    return function_class == "smooth" && metric == "terms" && start == "terms" && sum[0] == 0 && sum[1] == 0;
  }

  const Q& get(const std::string& name, long worker = 0) const {
    const auto& values = parameters.at(name);
    return values[values.size() == 1 ? 0 : static_cast<std::size_t>(worker)];
  }
};

/// What the conditions and the metric come to when the unknown vectors and numbers have values.
struct Played {
  std::vector<std::pair<std::string, Q>> conditions;  ///< each <= 0
  std::vector<std::pair<std::string, Q>> equations;   ///< each = 0
  std::vector<std::pair<std::string, Q>> measured;
  std::vector<std::pair<std::string, std::vector<Point>>> matrices;  ///< symmetric, positive semidefinite
  std::vector<Point> iterates;
  bool necessary_only = false;  ///< the conditions do not make an instance of the class
  bool returns = true;          ///< a cycle: its last state is its first
  bool one_map = true;          ///< equal inputs of a worker's compressor have equal outputs
};

/// Gives the unknown vectors and numbers their values, by name; `lonely` vectors are orthogonal to all others.
struct Values {
  std::function<Point(const std::string& name, bool lonely)> vector;
  std::function<Q(const std::string& name)> number;
};

/// Runs the method on these values.
Played play(const Question& question, const Values& values);

bool is_positive_semidefinite(std::vector<Point> matrix);

}  // namespace lemmata::worst_case::verifier
