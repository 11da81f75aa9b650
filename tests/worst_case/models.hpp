#pragma once
#include <string>

#include "lib/worst_case/worst_case.hpp"

namespace lemmata::tests {

inline worst_case::Answer answer_of(const std::string& model, const worst_case::Effort& effort = {}) {
  return worst_case::worst_case(worst_case::model_from_json(model), effort);
}

/// Gradient descent with step 1/L: the least squared gradient norm is at most 4L/(3N + 2) (f(x_0) - f*), and no less in the worst case.
inline std::string gradient_descent(int horizon) {
  return R"({"method": "gd", "class": "smooth", "horizon": )" + std::to_string(horizon) + R"(, "parameters": {"gamma": 1}})";
}
/// One step of error feedback, mu = 1/10, L = 1, delta = 3/4, with the best step and Lyapunov function of its rate.
inline const std::string feedback_rate = R"({"method": "ef", "class": "strongly-convex",
  "parameters": {"L": 1, "mu": "1/10", "delta": "3/4", "gamma": "20/33"},
  "lyapunov": {"squares": [{"weight": 1, "of": {"x": 1, "e": -1}}, {"weight": 2, "of": {"e": 1}}]}})";
/// EF21 with two different workers.
inline const std::string two_workers = R"({"method": "ef21", "class": "strongly-convex", "compressor": "delta", "workers": 2,
  "parameters": {"L": ["1", "1/10"], "mu": ["1/2", "1/1000"], "delta": "3/4", "gamma": "4000/4803"},
  "lyapunov": {"squares": [{"weight": "1/4", "of": {"g1": 1, "g2": 1}}, {"weight": "1601/3000", "of": {"g1": 1, "d1": -1}},
                           {"weight": "1601/202", "of": {"g2": 1, "d2": -1}}]}})";

}  // namespace lemmata::tests
