#include <catch2/catch.hpp>
#include <cmath>

#include "lib/worst_case/dual_value.hpp"
#include "tests/worst_case/models.hpp"

using namespace lemmata;
using worst_case::Fraction;

namespace {

/// Multipliers by the names of their conditions; all others are 0.
std::vector<Fraction> multipliers(const worst_case::Programme& programme, const std::vector<std::pair<std::string, Fraction>>& named) {
  std::vector<Fraction> out(programme.measured.size() + programme.conditions.size());
  out[0] = Fraction(1);
  std::size_t set = 0;
  for (std::size_t k = 0; k < programme.conditions.size(); ++k)
    for (const auto& [name, value] : named)
      if (programme.conditions[k].name == name) out[programme.measured.size() + k] = value, ++set;
  REQUIRE(set == named.size());
  return out;
}

/// mu = 1/kappa, L = 1, 1 - delta = s^2, all rational; lambda and the rate in doubles, rounded up to 12 digits.
struct Rate {
  Fraction kappa, s;
  double mu() const { return 1 / kappa.approximate(); }
  double root() const {
    const double t = s.approximate(), m = mu();
    return std::sqrt((1 - m) * (1 - m) + 16 * m * t / ((1 + t) * (1 + t)));
  }
  double sum() const { return (1 - s.approximate()) * (1 - mu()) + (1 + s.approximate()) * root(); }
  Fraction gamma() const { return Fraction(2) / (Fraction(1) + Fraction(1) / kappa) * (Fraction(1) - s) / (Fraction(1) + s); }
  double lambda() const { return gamma().approximate() / (1 + mu()) * sum(); }
  double rho() const { return s.approximate() + 0.25 * (1 + s.approximate()) * (1 - mu()) * lambda(); }
  std::string model(const std::string& method, const std::string& squares) const {
    return R"({"class": "strongly-convex", "compressor": "delta", "method": ")" + method + R"(", "parameters": {"mu": ")" +
           (Fraction(1) / kappa).text() + R"(", "delta": ")" + (Fraction(1) - s * s).text() + R"(", "gamma": ")" + gamma().text() +
           R"("}, "lyapunov": {"squares": [)" + squares + "]}}";
  }
};

/// These multipliers certify the rate, up to 1e-9 for the rounding; a rate that is smaller by 1e-6 they do not.
void certifies(const std::string& model_text, double rho, std::vector<std::pair<std::string, Fraction>> named) {
  const worst_case::Model model = worst_case::model_from_json(model_text);
  const worst_case::Programme programme = worst_case::programme_of(model, worst_case::run(model));
  const worst_case::Dual dual(programme);
  const auto with_rate = [&](double value) {
    auto all = named;
    all.emplace_back("start", Fraction::rounded(value, 14));
    return multipliers(programme, all);
  };
  CAPTURE(model_text, rho);
  CHECK(dual.objection(with_rate(rho + 1e-9)) == "");
  CHECK(dual.bound(with_rate(rho + 1e-9)) == Fraction::rounded(rho + 1e-9, 14));
  CHECK(dual.objection(with_rate(rho - 1e-6)) != "");
}

const std::vector<Rate> rates = {{Fraction(3, 2), Fraction(1, 4)},
                                 {Fraction(2), Fraction(3, 4)},
                                 {Fraction(10), Fraction(1, 2)},
                                 {Fraction(100), Fraction(1, 10)},
                                 {Fraction(1000), Fraction(9, 10)}};

}  // namespace

TEST_CASE("the closed form of error feedback's rate is certified by its own multipliers") {
  for (const Rate& rate : rates) {
    const Fraction lambda = Fraction::rounded(rate.lambda(), 12), nu = Fraction(1) / rate.s;
    certifies(rate.model("ef", R"({"weight": 1, "of": {"x": 1, "e": -1}}, {"weight": ")" + nu.text() + R"(", "of": {"e": 1}})"), rate.rho(),
              {{"interpolation 1 0 *", lambda}, {"interpolation 1 * 0", lambda}, {"contraction 1 0", nu}});
  }
}

TEST_CASE("the closed form of EF21's rate is certified by its own multipliers") {
  for (const Rate& rate : rates) {
    const double s = rate.s.approximate();
    const Fraction lambda = Fraction::rounded(s / (rate.gamma().approximate() * (1 + rate.mu())) * rate.sum(), 12);
    certifies(rate.model("ef21", R"({"weight": 1, "of": {"g": 1, "d": -1}}, {"weight": ")" + rate.s.text() + R"(", "of": {"g": 1}})"),
              rate.rho(), {{"interpolation 1 0 1", lambda}, {"interpolation 1 1 0", lambda}, {"contraction 1 0", Fraction(1)}});
  }
}

TEST_CASE("the closed form is the worst case, not only a bound") {
  const Rate& rate = rates[2];
  const auto answer = tests::answer_of(rate.model("ef", R"({"weight": 1, "of": {"x": 1, "e": -1}}, {"weight": 2, "of": {"e": 1}})"));
  REQUIRE(answer.lower);
  CHECK(answer.lower_rounded > rate.rho() - 1e-6);
  CHECK(answer.upper_rounded < rate.rho() + 1e-6);
}
