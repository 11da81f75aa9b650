#include <catch2/catch.hpp>

#include "lib/num/error.hpp"
#include "lib/worst_case/dual_value.hpp"
#include "lib/worst_case/instance_value.hpp"
#include "lib/worst_case/sweep.hpp"

using namespace lemmata;
using worst_case::Form;
using worst_case::Fraction;
using worst_case::Matrix;
using worst_case::Vector;

namespace {

Vector vector(std::initializer_list<long> values) {
  std::vector<Fraction> out;
  for (const long v : values) out.emplace_back(v);
  return Vector(out);
}
Matrix matrix(std::initializer_list<std::initializer_list<long>> rows) {
  Matrix out;
  for (const auto& row : rows) {
    out.emplace_back();
    for (const long v : row) out.back().emplace_back(v);
  }
  return out;
}

}  // namespace

TEST_CASE("a fraction is read as written") {
  CHECK(Fraction::parse("0.25") == Fraction(1, 4));
  CHECK(Fraction::parse("-3/6").text() == "-1/2");
  CHECK(Fraction::parse("1e-3") == Fraction(1, 1000));
  CHECK(Fraction::parse("-1.5e2") == Fraction(-150));
  CHECK(Fraction::parse(".5") == Fraction(1, 2));
  for (const char* wrong : {"", "-", "1/0", "1/-2", "x", "1e9999", "0x1", "1 ", "--1", "nan", "."})
    CHECK_THROWS_AS(Fraction::parse(wrong), BadInput);
  CHECK(Fraction::rounded(0.1, 3) == Fraction(1, 10));
  CHECK_THROWS_AS(Fraction::rounded(1.0 / 0.0, 3), BadInput);
}

TEST_CASE("products of combinations are forms in the Gram matrix") {
  const Form form = dot(vector({1, 2}), vector({3, -1, 1}));  // 3 G00 + (6 - 1) G01 - 2 G11 + G02 + 2 G12
  CHECK(form.quadratic(0, 0) == Fraction(3));
  CHECK(form.quadratic(0, 1) == Fraction(5));
  CHECK(form.quadratic(1, 1) == Fraction(-2));
  CHECK(form.quadratic(0, 2) == Fraction(1));
  CHECK(form.quadratic(1, 2) == Fraction(2));
  CHECK(form.quadratic(2, 2).is_zero());
  CHECK(form.vectors() == 3);
  const Form sum = form - Fraction(2) * Form::number(1) + Form(Fraction(7));
  CHECK(sum.linear(1) == Fraction(-2));
  CHECK(sum.linear(0).is_zero());
  CHECK(sum.constant() == Fraction(7));
}

TEST_CASE("positive semidefinite is decided exactly, zero pivots included") {
  CHECK(worst_case::is_positive_semidefinite(matrix({{2, 1}, {1, 1}})));
  CHECK(worst_case::is_positive_semidefinite(matrix({{1, 1}, {1, 1}})));
  CHECK(worst_case::is_positive_semidefinite(matrix({{0, 0}, {0, 1}})));
  CHECK_FALSE(worst_case::is_positive_semidefinite(matrix({{0, 1}, {1, 5}})));
  CHECK_FALSE(worst_case::is_positive_semidefinite(matrix({{1, 2}, {2, 1}})));
  CHECK_FALSE(worst_case::is_positive_semidefinite(matrix({{1, 1, 0}, {1, 1, 1}, {0, 1, 9}})));
  Matrix almost = matrix({{1, 1}, {1, 1}});
  almost[1][1] -= Fraction::rounded(1e-15, 15);
  CHECK_FALSE(worst_case::is_positive_semidefinite(almost));
}

TEST_CASE("a sweep has both ends and equal distances") {
  const auto sweep = worst_case::sweep_in("delta=1/10..1:10");
  CHECK(sweep.name == "delta");
  REQUIRE(sweep.values.size() == 10);
  CHECK(sweep.values.front() == "1/10");
  CHECK(sweep.values[4] == "1/2");
  CHECK(sweep.values.back() == "1");
  for (const char* wrong : {"", "delta", "delta=1", "delta=0..1", "delta=0..1:1", "=0..1:3", "delta=a..1:3", "delta=0..1:x"})
    CHECK_THROWS_AS(worst_case::sweep_in(wrong), BadInput);
}

TEST_CASE("the methods that run on unknown vectors are those that claims run") {
  // one step of EF with e_0 = 0: p = gamma g, x_1 = - c, and the compressor is asked at p
  const auto model =
      worst_case::model_from_json(R"({"method": "ef", "class": "smooth", "horizon": 1, "parameters": {"gamma": "1/3", "delta": "1/2"}})");
  const auto trajectory = worst_case::run(model);
  REQUIRE(trajectory.vectors == std::vector<std::string>{"g[0]", "c[0]", "g[1]"});
  REQUIRE(trajectory.calls.size() == 1);
  CHECK(trajectory.calls[0].input[0] == Fraction(1, 3));
  CHECK(trajectory.states[1].x[1] == Fraction(-1));
  CHECK(trajectory.states[1].kept[0].second[0][0] == Fraction(1, 3));
  CHECK(trajectory.states[1].kept[0].second[0][1] == Fraction(-1));
}
