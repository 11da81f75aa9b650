#include <catch2/catch.hpp>

#include "lib/worst_case/dual_value.hpp"
#include "tests/worst_case/models.hpp"

using namespace lemmata;
using worst_case::Fraction;
using worst_case::Matrix;

// The rates of EF and EF21 for all parameters: that they hold everywhere is proved as an identity of polynomials (claims ef.strongly-convex-rate
// and ef.strongly-convex-rate.ef21). Here the same multipliers are put into the programmes that the solver sees: what it would have to
// find is what is proved.
//
// Everything scales with L + mu, which is taken to be 1; D = L - mu. The multipliers hold the root
// W = (1 - s) D + sqrt((1 - s)^2 D^2 + 4 s), which solves W^2 - 2 (1 - s) D W - 4 s = 0: so D = (W^2 - 4 s)/(2 (1 - s) W), and all that
// matters is a rational function of s and W, where 0 < s < 1 and 2 sqrt(s) < W < 2 are the whole domain 0 < mu < L.
// Then rho = W^2/4: sqrt(rho) is the positive root of r^2 - (1 - s) (kappa - 1)/(kappa + 1) r - s = 0.

namespace {

constexpr long each_way = 4;

struct Point {
  Fraction s, W;
  Fraction D() const { return (W * W - Fraction(4) * s) / (Fraction(2) * (Fraction(1) - s) * W); }
  Fraction L() const { return (Fraction(1) + D()) / Fraction(2); }
  Fraction mu() const { return (Fraction(1) - D()) / Fraction(2); }
  Fraction gamma() const { return Fraction(2) * (Fraction(1) - s) / (Fraction(1) + s); }
  Fraction rho() const { return s + (Fraction(1) + s) / Fraction(4) * D() * gamma() * W; }  // lambda = gamma W
};

/// Points of the domain: for each s, values of W between 2 sqrt(s) and 2.
template <class Visit>
void over_the_grid(Visit visit) {
  for (long i = 1; i <= each_way; ++i) {
    const Fraction root(i, each_way + 2);
    for (long j = 1; j <= each_way; ++j) visit(Point{root * root, Fraction(2) * (root + Fraction(j, each_way + 1) * (Fraction(1) - root))});
  }
}

std::string model(const Point& at, const std::string& method, const std::string& squares) {
  return R"({"class": "strongly-convex", "compressor": "delta", "method": ")" + method + R"(", "parameters": {"L": ")" + at.L().text() +
         R"(", "mu": ")" + at.mu().text() + R"(", "delta": ")" + (Fraction(1) - at.s * at.s).text() + R"(", "gamma": ")" +
         at.gamma().text() + R"("}, "lyapunov": {"squares": [)" + squares + "]}}";
}

/// Does the slack matrix of these multipliers equal a r r^T, r by the names of its vectors, and is the bound the rate?
bool is_square(const Point& at, const std::string& text, const std::vector<std::pair<std::string, Fraction>>& named, const Fraction& a,
               const std::vector<std::pair<std::string, Fraction>>& r) {
  const worst_case::Model question = worst_case::model_from_json(text);
  const worst_case::Programme programme = worst_case::programme_of(question, worst_case::run(question));
  const worst_case::Dual dual(programme);
  std::vector<Fraction> y(programme.measured.size() + programme.conditions.size());
  y[0] = Fraction(1);
  for (std::size_t k = 0; k < programme.conditions.size(); ++k) {
    if (programme.conditions[k].name == "start") y[k + 1] = at.rho();
    for (const auto& [name, value] : named)
      if (programme.conditions[k].name == name) y[k + 1] = value;
  }
  std::vector<Fraction> coefficients(programme.vectors.size());
  for (std::size_t i = 0; i < coefficients.size(); ++i)
    for (const auto& [name, value] : r)
      if (programme.vectors[i] == name) coefficients[i] = value;
  const Matrix S = dual.slack(y).at(0);
  for (std::size_t i = 0; i < S.size(); ++i)
    for (std::size_t j = 0; j < S.size(); ++j)
      if (S[i][j] != a * coefficients[i] * coefficients[j]) return false;
  return dual.bound(y) == at.rho() && dual.objection(y).empty();
}

}  // namespace

TEST_CASE("the programme of error feedback with the multipliers of its rate leaves one square") {
  long points = 0;
  over_the_grid([&](const Point& at) {
    const Fraction one(1), lambda = at.gamma() * at.W, nu = one / at.s, a = (at.rho() - at.s) * (one + at.s) / at.s;
    points +=
        is_square(at, model(at, "ef", R"({"weight": 1, "of": {"x": 1, "e": -1}}, {"weight": ")" + nu.text() + R"(", "of": {"e": 1}})"),
                  {{"interpolation 1 0 *", lambda}, {"interpolation 1 * 0", lambda}, {"contraction 1 0", nu}}, a,
                  {{"e[0]", one}, {"x[0]", (one - at.rho()) / a}, {"g[0]", Fraction(2) * (at.s - one) / a}});
  });
  CHECK(points == each_way * each_way);
}

TEST_CASE("the programme of EF21 with the multipliers of its rate leaves one square") {
  long points = 0;
  over_the_grid([&](const Point& at) {
    const Fraction one(1), eps = at.s * at.s, lambda = at.s * at.W / at.gamma(), b = at.gamma() * lambda / (Fraction(2) * at.D()),
                           a = at.rho() - eps + lambda * at.gamma() * at.gamma() * at.L() * at.mu() / at.D();
    points +=
        is_square(at, model(at, "ef21", R"({"weight": 1, "of": {"g": 1, "d": -1}}, {"weight": ")" + at.s.text() + R"(", "of": {"g": 1}})"),
                  {{"interpolation 1 0 1", lambda}, {"interpolation 1 1 0", lambda}, {"contraction 1 0", one}}, a,
                  {{"d[0]", one}, {"g[1]", (eps + b) / a}, {"g[0]", -((at.rho() + b) / a)}});
  });
  CHECK(points == each_way * each_way);
}
