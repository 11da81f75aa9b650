#include "lib/worst_case/claim_curves.hpp"

#include <algorithm>

#include "lib/worst_case/fraction_value.hpp"
#include "lib/worst_case/worst_case.hpp"

namespace lemmata::worst_case {
namespace {

std::string quoted(const std::string& text) { return "\"" + text + "\""; }
std::string term(const std::string& of, const std::string& at, const std::string& weight = "1") {
  return R"({"of": )" + quoted(of) + R"(, "at": )" + quoted(at) + R"(, "weight": )" + quoted(weight) + "}";
}
std::string numbers(const std::vector<std::pair<std::string, std::string>>& named) {
  std::string out;
  for (const auto& [name, value] : named) out += (out.empty() ? "" : ", ") + quoted(name) + ": " + quoted(value);
  return R"("parameters": {)" + out + "}";
}
std::string question(const std::string& method, const std::string& of, const std::string& horizon, const std::string& rest) {
  return R"({"method": )" + quoted(method) + R"(, "class": )" + quoted(of) + R"(, "horizon": )" + horizon + ", " + rest + "}";
}
std::vector<std::string> horizons(long from, long to) {
  std::vector<std::string> out;
  for (long t = from; t <= to; ++t) out.push_back(std::to_string(t));
  return out;
}
std::vector<std::string> parts(long of) {
  std::vector<std::string> out;
  for (long k = 1; k <= of; ++k) out.push_back(Fraction(k, of).text());
  return out;
}
std::string largest_error(const std::string& t) {
  return question("ef", "process", t, numbers({{"G2", "1"}, {"gamma", "1"}, {"delta", "3/4"}}));
}
std::string smooth_feedback(const std::string& T) {
  return question("ef", "smooth", T, R"("metric": "min-gradient", )" + numbers({{"G2", "1"}, {"gamma", "1/4"}, {"delta", "3/4"}}));
}
/// gamma = 1/sqrt(T + 1), T + 1 = j^2
std::string fixed_step(const std::string& j) {
  const long root = std::stol(j);
  return question("ef", "smooth", std::to_string(root * root - 1),
                  R"("metric": "min-gradient", )" + numbers({{"G2", "1"}, {"gamma", "1/" + j}, {"delta", "3/4"}}));
}
std::string average(const std::string& T) {
  return question("ef", "convex", T,
                  R"("measured": [)" + term("value", "average") + "], " + numbers({{"G2", "1"}, {"gamma", "1/4"}, {"delta", "3/4"}}));
}
/// E f(x_1) - f(x_0) + (gamma/2) ||grad f(x_0)||^2, where ||grad f(x_0)||^2 <= 1
std::string biased_step(const std::string& share) {
  const std::string half = (Fraction::parse(share) / Fraction(2)).text();
  return question("gd", "smooth", "1",
                  R"("oracle": "biased", "measured": [)" + term("value", "1") + ", " + term("value", "0", "-1") + ", " +
                      term("gradient", "0", half) + R"(], "bounded": [)" + term("gradient", "0") + "], " +
                      numbers({{"gamma", share}, {"m", "1/4"}, {"zeta2", "0"}}));
}
std::string biased_mean(const std::string& T) {
  std::string terms;
  for (const std::string& t : horizons(0, std::stol(T) - 1)) terms += (terms.empty() ? "" : ", ") + term("gradient", t, "1/" + T);
  return question("gd", "smooth", T,
                  R"("oracle": "biased", "measured": [)" + terms + R"(], "start": "gap", )" +
                      numbers({{"gamma", "1/2"}, {"m", "1/4"}, {"zeta2", "0"}}));
}
std::string biased_value(const std::string& T) {
  return question("gd", "pl", T,
                  R"("oracle": "biased", "metric": "gap", "start": "gap", )" +
                      numbers({{"mu", "1/4"}, {"gamma", "1/2"}, {"m", "1/4"}, {"zeta2", "0"}}));
}
/// sum_{t < T} ||grad f(x_t)||^2 where f(y_0) - f(y_T) <= 1
std::string compressed_descent(const std::string& T) {
  std::string terms;
  for (const std::string& t : horizons(0, std::stol(T) - 1)) terms += (terms.empty() ? "" : ", ") + term("gradient", t);
  return question("ef", "smooth", T,
                  R"("measured": [)" + terms + R"(], "bounded": [)" + term("value", "0") + ", " + term("value", "virtual " + T, "-1") +
                      "], " + numbers({{"gamma", "6/25"}, {"delta", "3/4"}}));
}
std::string compressed_step(const std::string& share) {
  return question("cgd", "strongly-convex", "1",
                  R"("metric": "gap", "start": "gap", )" + numbers({{"mu", "1/4"}, {"gamma", share}, {"delta", "3/4"}}));
}

}  // namespace

const std::vector<ClaimCurve>& claim_curves() {
  static const std::vector<ClaimCurve> curves = {
      {{"ef.lem3", "ef.lem3.sharp", "ef.lem3/worst-case"}, "t", "gamma = 1, sigma^2 = 1, delta = 3/4", horizons(1, 10), largest_error},
      {{"ef.thm2", "ef.thm2/repaired", "ef.thm2/sharp"},
       "T",
       "full gradients, L = 1, sigma^2 = 1, f_0 = 1, gamma = 1/4, delta = 3/4",
       horizons(1, 10),
       smooth_feedback},
      {{"ef.rem4", "ef.rem4/repaired"},
       "sqrt(T + 1)",
       "full gradients, L = 1, sigma^2 = 1, f_0 = 1, gamma = 1/sqrt(T + 1), delta = 3/4",
       horizons(2, 4),
       fixed_step},
      {{"ef.thm3", "ef.thm3/repaired", "ef.thm3/worst-case"},
       "T",
       "full subgradients, sigma^2 = 1, ||x_0 - x*|| = 1, gamma = 1/4, delta = 3/4; the average of T + 1 iterates",
       horizons(1, 10),
       average},
      {{"biased.lem2", "biased.lem2/worst-case"},
       "gamma",
       "no noise, L = 1, m = 1/4, zeta = 0, ||grad f(x_0)|| <= 1; with (gamma/2)||grad f(x_0)||^2 on the left",
       parts(10),
       biased_step},
      {{"biased.lem3", "biased.lem3/worst-case"},
       "T",
       "no noise, L = 1, F = 1, gamma = 1/2, m = 1/4, zeta = 0",
       horizons(1, 8),
       biased_mean},
      {{"biased.thm6", "biased.thm6/worst-case"},
       "T",
       "no noise, L = 1, mu = 1/4, F_0 = 1, gamma = 1/2, m = 1/4, zeta = 0",
       horizons(1, 8),
       biased_value},
      {{"saddle.lemA.5.uniform", "saddle.lemA.5.uniform/worst-case"},
       "t",
       "largest squared gradient and noise 1, mu = 3/4",
       horizons(1, 10),
       largest_error},
      {{"saddle.lemA.7", "saddle.lemA.7/sharp"},
       "T",
       "no noise, L = 1, f(y_0) - f(y_T) = 1, eta = 6/25, mu = 3/4",
       horizons(1, 8),
       compressed_descent},
      {{"scaled.remark4-thm13", "scaled.remark4-thm13/worst-case"},
       "alpha",
       "one step, any compressor with 1/d = 3/4, strongly convex, mu = 1/4, L = 1, f(x_0) - f* = 1",
       parts(10),
       compressed_step},
  };
  return curves;
}

const ClaimCurve* curve_of(const std::string& claim) {
  for (const ClaimCurve& curve : claim_curves())
    if (std::find(curve.claims.begin(), curve.claims.end(), claim) != curve.claims.end()) return &curve;
  return nullptr;
}

CurvePoint exact_point(const ClaimCurve& curve, const std::string& value) {
  const Answer answer = worst_case(model_from_json(curve.model(value)));
  return {value,
          answer.upper,
          answer.lower,
          answer.upper_rounded,
          answer.lower_rounded,
          !answer.upper  ? answer.why
          : answer.lower ? ""
                         : answer.why_no_instance};
}

}  // namespace lemmata::worst_case
