#include "lib/compress/kernels/scaled_sign.hpp"

#include <catch2/catch.hpp>

#include "lib/compress/scaled_sign.hpp"
#include "tests/compress/kernels.hpp"

namespace lemmata::compress::kernels_scaled_sign_test {
namespace {

using namespace kernel_tests;

/// As kernels/scaled_sign.hpp states it, entry by entry.
template <class T>
std::vector<T> plain(const std::vector<T>& v, int at_zero) {
  const T scale = static_cast<T>(sum_in_stretches(v, [](double x) { return std::fabs(x); }) / static_cast<double>(v.size()));
  std::vector<T> out;
  for (const T x : v) {
    const T value = x > 0 ? scale : x < 0 ? -scale : scale * static_cast<T>(at_zero);
    out.push_back(std::isnan(value) ? quiet_nan<T>() : value);
  }
  return out;
}

template <class T>
void check_all_sizes() {
  for (std::size_t d = 0; d <= 300; ++d)
    for (const std::vector<T>& v : inputs<T>(d))
      for (const int at_zero : {-1, 0, 1}) {
        CAPTURE(d, at_zero);
        CHECK(gives(
            v, plain(v, at_zero), [&](std::span<const T> in, std::span<T> out) { kernels::scaled_sign(in, at_zero, out); }, false));
      }
}

}  // namespace

TEST_CASE("the scaled sign of doubles has the bits of its definition: every size, value, place in memory and path") {
  check_all_sizes<double>();
}

TEST_CASE("the scaled sign of floats has the bits of its definition: every size, value, place in memory and path") {
  check_all_sizes<float>();
}

TEST_CASE("the scaled sign of long vectors has the bits of its definition, past the caches too") {
  for (const std::size_t d : {std::size_t{1023}, std::size_t{1024}, std::size_t{1025}, (std::size_t{1} << 21U) + 77}) {
    const std::vector<double> v = normals<double>(d, 3);
    CHECK(gives(
        v, plain(v, 0), [](std::span<const double> in, std::span<double> out) { kernels::scaled_sign(in, 0, out); }, false));
  }
}

TEST_CASE("where no sum is rounded, the scaled sign of doubles is the library's") {
  Sampled<double> chance({7, 1, 1}, 0);
  for (std::size_t d = 1; d <= 300; ++d)
    for (const int at_zero : {-1, 0, 1}) {
      Vec<double> v(d);
      for (std::size_t i = 0; i < d; ++i) v[i] = std::floor(9 * chance.uniform_real()) - 4;
      const Vec<double> wanted = scaled_sign<double>(static_cast<long>(d), at_zero).apply(v, 0, chance);
      CAPTURE(d, at_zero);
      CHECK(gives(
          v.raw(), wanted.raw(), [&](std::span<const double> in, std::span<double> out) { kernels::scaled_sign(in, at_zero, out); },
          false));
    }
}

TEST_CASE("the library's scaled sign of long vectors of doubles is the kernel's") {
  Sampled<double> chance({7, 1, 2}, 0);
  const Vec<double> v(normals<double>(length_of_kernels, 6));
  const Vec<double> applied = scaled_sign<double>(static_cast<long>(v.size()), -1).apply(v, 0, chance);
  CHECK(same_bits<double>(applied.raw(), plain(v.raw(), -1)));
}

}  // namespace lemmata::compress::kernels_scaled_sign_test
