#include "lib/num/lanes.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <vector>

#include "lib/chance/chance.hpp"
#include "lib/num/instructions.hpp"

namespace lemmata::lanes_test {
namespace {

/// Edge values, then random bits: numbers of every size, and NaNs of every kind.
std::vector<double> values() {
  using Limits = std::numeric_limits<double>;
  std::vector<double> out = {
      0.0,  -0.0,  1,       -1,  Limits::denorm_min(), -Limits::denorm_min(), Limits::min(),       -Limits::min(),
      0.75, -0.75, 0x1p-60, 3e7, Limits::max(),        -Limits::max(),        Limits::infinity(),  -Limits::infinity(),
      2,    0.5,   1e-310,  -5,  1 - 0x1p-53,          1 + 0x1p-52,           Limits::quiet_NaN(), -Limits::quiet_NaN()};
  for (std::uint32_t i = 0; i < 40; ++i) out.push_back(std::bit_cast<double>(philox_word({1, 2, 3}, 0, 0, i)));
  return out;
}

/// The same bits, but that any NaN is as good as another: which of two operands it comes from is the compiler's choice.
bool same(double a, double b) { return identical(a, b) || (std::isnan(a) && std::isnan(b)); }

/// Every pair of values, eight at a time, each in every lane once; the pairs that differ are named.
template <class OfLanes, class OfDouble>
void agree_on_pairs(OfLanes of_lanes, OfDouble of_double) {
  const auto all_values = values();
  std::string differ;
  for (const double a : all_values)
    for (std::size_t from = 0; from < all_values.size(); ++from) {
      Lanes x(a), y;
      for (std::size_t l = 0; l < Lanes::count; ++l) y.at[l] = all_values[(from + l) % all_values.size()];
      const Lanes z = of_lanes(x, y);
      for (std::size_t l = 0; l < Lanes::count; ++l)
        if (!same(z.at[l], of_double(a, y.at[l]))) differ += "(" + std::to_string(a) + ", " + std::to_string(y.at[l]) + ") ";
    }
  CHECK(differ == "");
}

/// A vector with replicate l's coordinates in lane l.
Vec<Lanes> some_vector(std::size_t d, std::size_t shift) {
  const auto all_values = values();
  Vec<Lanes> x(d);
  for (std::size_t i = 0; i < d; ++i)
    for (std::size_t l = 0; l < Lanes::count; ++l) x[i].at[l] = all_values[(shift + 11 * i + 7 * l + i * l) % all_values.size()];
  return x;
}
bool same(const Vec<Lanes>& x, std::size_t l, const Vec<double>& y) {
  if (x.size() != y.size()) return false;
  for (std::size_t i = 0; i < y.size(); ++i)
    if (!same(x[i].at[l], y[i])) return false;
  return true;
}

template <class Body>
void with_every_instruction_set(Body body) {
  for (const auto most : {Instructions::every_machine, Instructions::avx2, Instructions::avx512}) {
    const Restricted restricted(most);
    CAPTURE(static_cast<int>(instructions()));
    body();
  }
}

}  // namespace

TEST_CASE("arithmetic in lanes is that of double, bit for bit") {
  agree_on_pairs([](const Lanes& a, const Lanes& b) { return a + b; }, [](double a, double b) { return a + b; });
  agree_on_pairs([](const Lanes& a, const Lanes& b) { return a - b; }, [](double a, double b) { return a - b; });
  agree_on_pairs([](const Lanes& a, const Lanes& b) { return a * b; }, [](double a, double b) { return a * b; });
  agree_on_pairs([](const Lanes& a, const Lanes& b) { return a / b; }, [](double a, double b) { return a / b; });
  agree_on_pairs([](const Lanes&, const Lanes& b) { return -b; }, [](double, double b) { return -b; });
}

TEST_CASE("functions in lanes are those of double, bit for bit") {
  agree_on_pairs([](const Lanes&, const Lanes& b) { return sqrt(b); }, [](double, double b) { return sqrt(b); });
  agree_on_pairs([](const Lanes&, const Lanes& b) { return abs(b); }, [](double, double b) { return abs(b); });
  agree_on_pairs([](const Lanes&, const Lanes& b) { return square(b); }, [](double, double b) { return square(b); });
  agree_on_pairs([](const Lanes&, const Lanes& b) { return pow(b, 5L); }, [](double, double b) { return pow(b, 5L); });
  agree_on_pairs([](const Lanes& a, const Lanes& b) { return min(a, b); }, [](double a, double b) { return min(a, b); });
  agree_on_pairs([](const Lanes& a, const Lanes& b) { return max(a, b); }, [](double a, double b) { return max(a, b); });
  for (const int zero : {-1, 0, 1})
    agree_on_pairs([=](const Lanes&, const Lanes& b) { return sign(b, zero); }, [=](double, double b) { return sign(b, zero); });
}

TEST_CASE("select takes what each lane's comparison says, as those of double do") {
  agree_on_pairs([](const Lanes& a, const Lanes& b) { return select(a < b, a, b); },
                 [](double a, double b) { return select(a < b, a, b); });
  agree_on_pairs([](const Lanes& a, const Lanes& b) { return select(a <= b, a, b); },
                 [](double a, double b) { return select(a <= b, a, b); });
  agree_on_pairs([](const Lanes& a, const Lanes& b) { return select(a > b, a, b); },
                 [](double a, double b) { return select(a > b, a, b); });
  agree_on_pairs([](const Lanes& a, const Lanes& b) { return select(a >= b, a, b); },
                 [](double a, double b) { return select(a >= b, a, b); });
  agree_on_pairs([](const Lanes& a, const Lanes& b) { return select(a == b, a, b); },
                 [](double a, double b) { return select(a == b, a, b); });
  agree_on_pairs([](const Lanes& a, const Lanes& b) { return select(a != b, a, b); },
                 [](double a, double b) { return select(a != b, a, b); });
  agree_on_pairs([](const Lanes& a, const Lanes& b) { return select((a < b) & !(a == Lanes(0)) | (b < Lanes(-3)), a, b); },
                 [](double a, double b) { return select((a < b && a != 0) || b < -3, a, b); });
}

TEST_CASE("vectors of lanes have in each lane the bits of vectors of doubles, with every instruction set") {
  with_every_instruction_set([] {
    for (std::size_t d : {0U, 1U, 2U, 3U, 7U, 8U, 16U, 33U}) {
      const Vec<Lanes> x = some_vector(d, 0), y = some_vector(d, 5), longer = some_vector(d + 2, 3);
      const Lanes factor = some_vector(1, 9)[0];
      Vec<double> numbers(d);
      for (std::size_t i = 0; i < d; ++i) numbers[i] = values()[(3 * i) % values().size()];
      for (std::size_t l = 0; l < Lanes::count; ++l) {
        CAPTURE(d, l);
        const Vec<double> a = lane(x, l), b = lane(y, l), c = lane(longer, l);
        CHECK(same(x + y, l, a + b));
        CHECK(same(x - y, l, a - b));
        CHECK(same(Vec<Lanes>(x) - y, l, a - b));
        CHECK(same(x + longer, l, a + c));
        CHECK(same(longer - x, l, c - a));
        CHECK(same(Vec<Lanes>(x) += longer, l, a + c));
        CHECK(same(-x, l, -a));
        CHECK(same(factor * x, l, factor.at[l] * a));
        CHECK(same(Vec<Lanes>(x).add_product(factor, y), l, a + factor.at[l] * b));
        CHECK(same(Vec<Lanes>(x).add_product(factor, longer), l, a + factor.at[l] * c));
        CHECK(same(entrywise(numbers, x), l, entrywise(numbers, a)));
        for (const int zero : {-1, 0, 1}) CHECK(same(sign(x, zero), l, sign(a, zero)));
        CHECK(same(norm1(x).at[l], norm1(a)));
        CHECK(same(norm2_squared(x).at[l], norm2_squared(a)));
        CHECK(same(norm_inf(x).at[l], norm_inf(a)));
      }
    }
  });
}

TEST_CASE("a matrix of numbers times lanes is the product of each lane") {
  with_every_instruction_set([] {
    for (std::size_t d : {0U, 1U, 3U, 4U, 7U, 31U}) {
      Mat<double> m(d);
      for (std::size_t i = 0; i < d; ++i)
        for (std::size_t j = 0; j < d; ++j) m(i, j) = 1 / (1 + static_cast<double>(3 * i + j)) - 0.25;
      const Vec<Lanes> x = some_vector(d, 1), y = m * x;
      for (std::size_t l = 0; l < Lanes::count; ++l) CHECK(same(y, l, m * lane(x, l)));
    }
  });
}

TEST_CASE("a parameter is refused if it lies outside in one lane, and its text says so") {
  Lanes x(2);
  require(x > Lanes(0), "gamma", x, "(0, inf)");
  x.at[5] = -1;
  CHECK_THROWS_WITH(require(x > Lanes(0), "gamma", x, "(0, inf)"),
                    Catch::Contains("gamma = (2.000000, ") && Catch::Contains("-1.000000") && Catch::Contains("is outside (0, inf)"));
  CHECK(to_text(Lanes(2)) == "2.000000");
  CHECK(!identical(x, Lanes(2)));
  CHECK(hash(x) != hash(Lanes(2)));
  CHECK(hash(Lanes(2)) == hash(Lanes(2L)));
  CHECK_THROWS_AS(entrywise(Vec<double>{1, 2}, Vec<Lanes>(3)), DomainError);
}

TEST_CASE("no more instructions are used than a scope allows, and than before when it ends") {
  const Instructions before = instructions();
  {
    const Restricted least(Instructions::every_machine);
    CHECK(instructions() == Instructions::every_machine);
    const Restricted more(Instructions::avx512);
    CHECK(instructions() == Instructions::every_machine);
  }
  CHECK(instructions() == before);
}

}  // namespace lemmata::lanes_test
