#include "lib/check/probe/probe.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "lib/check/probe/exact_error.hpp"
#include "tests/check/function_box.hpp"

using namespace lemmata;
using namespace lemmata::probe;
using namespace lemmata::probe_tests;

namespace {

std::vector<double> echoed(const std::vector<double>& x, const FunctionBox::Uniform&) { return x; }

ProbeOptions small_probe(long d) {
  ProbeOptions options;
  options.d = d;
  options.calls = 2000;
  return options;
}

bool has_family(const std::vector<Input>& inputs, const std::string& family) {
  return std::any_of(inputs.begin(), inputs.end(), [&](const Input& input) { return input.family == family; });
}

}  // namespace

TEST_CASE("the inputs hold every structured family, ordinary ones first, and both ends of double", "[probe]") {
  FunctionBox box(echoed);
  Probe probe(box, small_probe(17));
  const auto& inputs = probe.inputs();
  for (const char* family : {"zero", "one-hot", "equal magnitudes", "signs", "alternating signs", "geometric decay", "last entries only",
                             "one dominant entry", "near ties", "both ends", "random"})
    CHECK(has_family(inputs, family));
  CHECK(std::is_partitioned(inputs.begin(), inputs.end(), [](const Input& input) { return input.ordinary; }));
  double least = 1, most = 1;
  for (const Input& input : inputs) {
    CHECK(input.ordinary == is_ordinary(input.x));
    for (const double v : input.x)
      if (v != 0) least = std::min(least, std::fabs(v)), most = std::max(most, std::fabs(v));
  }
  CHECK(least == 0x1p-1074);
  CHECK(most == std::numeric_limits<double>::max());
}

TEST_CASE("the inputs are a function of dimension and seed, without repetitions", "[probe]") {
  FunctionBox box(echoed);
  for (const long d : {1L, 2L, 8L}) {
    Probe one(box, small_probe(d)), other(box, small_probe(d));
    std::set<std::vector<double>> distinct;
    for (std::size_t i = 0; i < one.inputs().size(); ++i) {
      CHECK(one.inputs()[i].x == other.inputs()[i].x);
      distinct.insert(one.inputs()[i].x);
    }
    CHECK(distinct.size() == one.inputs().size());
  }
}

TEST_CASE("shrinking keeps the failure and reads better", "[probe]") {
  FunctionBox box(echoed);
  Probe probe(box, small_probe(8));
  const auto fails = [](const std::vector<double>& x) { return std::fabs(x[5]) > 1e-3 && x[2] < 0; };
  const auto small = probe.shrink({3.7, 0.123, -7.77e5, 1e-9, 2, 0.0123456, 1, -4}, fails);
  CHECK(fails(small));
  CHECK(std::count(small.begin(), small.end(), 0.0) == 6);
  CHECK(small[5] == 1);
  CHECK(small[2] == -1);
}

TEST_CASE("shrinking leaves an input alone that nothing simpler replaces", "[probe]") {
  FunctionBox box(echoed);
  Probe probe(box, small_probe(2));
  const std::vector<double> x{0.1, 1e300};
  CHECK(probe.shrink(x, [&](const std::vector<double>& y) { return y == x; }) == x);
}

TEST_CASE("the levels of all tests sum to no more than the probe's", "[probe]") {
  FunctionBox box(echoed);
  Probe probe(box, small_probe(1));
  double sum = 0;
  for (int i = 0; i < 1000; ++i) sum += probe.spend_level();
  CHECK(sum <= 1e-9);
  CHECK(sum > 0.99e-9);
}

TEST_CASE("samples are extended, never drawn twice", "[probe]") {
  FunctionBox box(coin(0.5));
  Probe probe(box, small_probe(2));
  probe.first_replies();
  const std::size_t before = probe.calls_made();
  const auto first = probe.samples(3, 10).out;
  const Samples& more = probe.samples(3, 25);
  CHECK(more.out.size() == 25);
  CHECK(std::equal(first.begin(), first.end(), more.out.begin()));
  CHECK(probe.calls_made() == before + 25);
  CHECK(probe.random());
}

TEST_CASE("ratios survive both ends of double and are infinite for what is no number", "[probe]") {
  for (const double scale : {1.0, 1e-310, 1e300, 0x1p-1074}) CHECK(error_ratio({scale, 0}, std::vector<double>{scale, scale}) == 1);
  CHECK(std::isinf(error_ratio({1, 0}, std::vector<double>{NAN, 0})));
  CHECK(std::isinf(error_ratio({0, 0}, std::vector<double>{0, 1})));
  CHECK(error_ratio({0, 0}, std::vector<double>{0, 0}) == 0);
}
