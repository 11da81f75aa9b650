#include <catch2/catch.hpp>

#include "lib/plugin/python.hpp"
#include "tests/plugin/python.hpp"

namespace lemmata {
namespace {

using bridge_test::answer;

constexpr std::uint64_t bridge_seed = 77;
/// What x[0] chooses in randomness.py.
namespace way {
constexpr double by_rng = 0, by_numpy = 1, by_random = 2, by_new_generator = 3, by_import_time = 4, integers = 5, normals = 6;
constexpr double odd_normal = 7, seeded = 8, seeded_random = 9, seeded_new = 10, unseeded_bits = 11, gauss = 12;
}  // namespace way

std::unique_ptr<plugin::Host> open_randomness() {
  return plugin::open_python("tests/plugin/modules/randomness.py", "compress", {.seed = bridge_seed});
}

std::vector<double> input_for(double drawn, std::size_t d = 5) {
  std::vector<double> x(d, 1.0);
  x[0] = drawn;
  return x;
}

std::vector<double> stream_of(std::uint64_t stream, std::size_t d = 5) {
  std::vector<double> u;
  for (std::uint32_t i = 0; i < d; ++i) u.push_back(compress::black_box_uniform(bridge_seed, stream, i));
  return u;
}

}  // namespace

TEST_CASE("uniform numbers in Python are those of the stream, to the bit, whichever module they are asked of") {
  const auto box = open_randomness();
  for (const double drawn : {way::by_rng, way::by_numpy, way::by_random, way::by_new_generator, way::by_import_time}) {
    for (const std::uint64_t stream : {std::uint64_t{0}, std::uint64_t{3}, ~std::uint64_t{0}}) {
      const auto got = answer(*box, input_for(drawn), stream);
      CHECK(got.out == stream_of(stream));
      CHECK((got.uniforms == 5 && !got.drew_otherwise));
    }
  }
  CHECK(answer(*box, input_for(way::by_rng, 1000), 8).out == stream_of(8, 1000));
}

TEST_CASE("chosen numbers take the place of the stream's in Python, and no other moves") {
  const auto box = open_randomness();
  const std::vector<std::pair<std::uint32_t, double>> chosen = {{0, 0.0}, {2, 0x1.fffffffffffffp-1}, {3, 0.25}, {99, 0.5}};
  auto expected = stream_of(4);
  expected[0] = 0;
  expected[2] = 0x1.fffffffffffffp-1;
  expected[3] = 0.25;
  for (const double drawn : {way::by_rng, way::by_numpy, way::by_random}) CHECK(answer(*box, input_for(drawn), 4, &chosen).out == expected);
  CHECK(answer(*box, input_for(way::by_rng), 4).out == stream_of(4));

  const std::vector<std::pair<std::uint32_t, double>> middle = {{0, 0.5005}};
  CHECK(answer(*box, input_for(way::integers), 4, &middle).out.at(0) == 500);
}

TEST_CASE("integers and normals in Python replay with the stream and are marked") {
  const auto box = open_randomness();
  for (const double drawn : {way::integers, way::normals, way::unseeded_bits}) {
    const auto first = answer(*box, input_for(drawn), 6);
    CHECK((first.fate == compress::Fate::returned && first.drew_otherwise));
    CHECK(answer(*box, input_for(drawn), 7).out != first.out);
    CHECK(answer(*box, input_for(drawn), 6).out == first.out);
  }
}

TEST_CASE("no randomness is left from one Python call to the next, nor from one process") {
  const auto box = open_randomness();
  const auto pair = [&box] {
    return std::vector{answer(*box, input_for(way::odd_normal), 6).out, answer(*box, input_for(way::gauss), 6).out};
  };
  const auto first = pair();
  CHECK(pair() == first);
  box->start_afresh();
  CHECK(pair() == first);
}

TEST_CASE("what a Python call seeds itself is its own, for that call") {
  const auto box = open_randomness();
  for (const double drawn : {way::seeded, way::seeded_random, way::seeded_new}) {
    const auto one = answer(*box, input_for(drawn), 1);
    CHECK((one.uniforms == 0 && !one.drew_otherwise));
    CHECK(answer(*box, input_for(drawn), 2).out == one.out);
    CHECK(answer(*box, input_for(way::by_numpy), 2).out == stream_of(2));
    CHECK(answer(*box, input_for(way::by_random), 2).out == stream_of(2));
  }
}

}  // namespace lemmata
