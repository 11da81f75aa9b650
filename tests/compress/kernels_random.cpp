#include "lib/compress/kernels/random.hpp"

#include <Random123/philox.h>
#include <catch2/catch.hpp>

#include "lib/chance/key.hpp"
#include "lib/compress/stochastic_sign.hpp"
#include "lib/num/error.hpp"
#include "tests/compress/kernels.hpp"

namespace lemmata::compress::kernels_random_test {
namespace {

using namespace kernel_tests;
using kernels::RandomAddress;

const RandomAddress address{{3, 5, 7}, 0x1234567890ULL, 11};

/// Word m of the stream, by Random123.
std::uint64_t word(const RandomAddress& at, std::uint64_t m) {
  const std::uint64_t key = mix64(at.key.seed ^ mix64(at.key.claim ^ mix64(at.key.instance)));
  const auto low = [](std::uint64_t x) { return static_cast<std::uint32_t>(x); };
  const std::uint64_t block = m / 32 * 16 + m % 16, pair = m / 16 % 2;
  const auto words =
      r123::Philox4x32()({{low(at.replicate), low(at.replicate >> 32U), at.step, low(block)}}, {{low(key), low(key >> 32U)}});
  return words[2 * pair] | static_cast<std::uint64_t>(words[2 * pair + 1]) << 32U;
}

/// u_i - 1/2, in units of 2^-32 for float.
float centred(std::size_t i, float) { return static_cast<float>(static_cast<std::int32_t>(word(address, i / 2) >> (32 * (i % 2)))); }
double centred(std::size_t i, double) { return std::ldexp(static_cast<double>(word(address, i) >> 13U) + 0.5, -51) - 0.5; }
template <class T>
constexpr double unit = sizeof(T) == 4 ? 0x1p32 : 1;

template <class T>
double norm_of(const std::vector<T>& v) {
  return std::sqrt(sum_in_stretches(v, [](double x) { return x * x; }));
}

/// v / 2^e and its norm, where e is not 0 for floats of very large or small norm only.
template <class T>
struct Reduced {
  std::vector<T> v;
  double norm;
  int e = 0;
};
template <class T>
Reduced<T> reduced(const std::vector<T>& v) {
  Reduced<T> out{v, norm_of(v)};
  if (std::is_same_v<T, double> || out.norm == 0 || !std::isfinite(out.norm) || (out.norm >= 0x1p-60 && out.norm <= 0x1p60)) return out;
  out.norm = std::frexp(out.norm, &out.e);
  for (T& x : out.v) x = static_cast<T>(std::ldexp(static_cast<double>(x), -out.e));
  return out;
}

template <class T>
std::vector<T> plain_qsgd(const std::vector<T>& given, long levels) {
  const auto [v, norm, e] = reduced(given);
  std::vector<T> out(v.size(), norm == 0 ? T(0) : quiet_nan<T>());
  if (norm == 0 || !std::isfinite(norm)) return out;
  const double s = static_cast<double>(levels);
  const T up = static_cast<T>(s * unit<T> / norm), down = static_cast<T>(norm / (s * unit<T>));
  for (std::size_t i = 0; i < v.size(); ++i) {
    const T sum = std::fabs(v[i]) * up + centred(i, T{});
    const double level = std::min(s, std::nearbyint(static_cast<double>(sum) / unit<T>));  // ties to even
    const T magnitude = static_cast<T>(level * unit<T>) * down;
    out[i] = level > 0 ? std::copysign(magnitude, v[i]) : T(0);
    if (e != 0) out[i] = static_cast<T>(std::ldexp(static_cast<double>(out[i]), e));
  }
  return out;
}

template <class T>
std::vector<T> plain_sign(const std::vector<T>& given, double relative) {
  const auto [v, norm, e] = reduced(given);
  std::vector<T> out(v.size(), norm == 0 ? T(0) : quiet_nan<T>());
  if (norm == 0 || !std::isfinite(norm)) return out;
  const T factor = static_cast<T>(unit<T> / 2 / norm), scale = static_cast<T>(relative == 0 ? 1 : std::ldexp(relative * norm, e));
  for (std::size_t i = 0; i < v.size(); ++i) out[i] = centred(i, T{}) < v[i] * factor ? scale : -scale;
  return out;
}

template <class T>
void check_all_sizes() {
  for (std::size_t d = 0; d <= 300; ++d)
    for (const std::vector<T>& v : inputs<T>(d)) {
      CAPTURE(d);
      for (const long s : {1L, 7L, 1L << 20U}) {
        CAPTURE(s);
        CHECK(gives(v, plain_qsgd(v, s), [s](std::span<const T> in, std::span<T> out) { kernels::qsgd(in, s, address, out); }));
      }
      for (const double relative : {0.0, 1.0, 0.125}) {
        CAPTURE(relative);
        CHECK(gives(v, plain_sign(v, relative),
                    [=](std::span<const T> in, std::span<T> out) { kernels::stochastic_sign(in, relative, address, out); }));
      }
    }
}

std::vector<float> scaled_by(std::vector<float> v, int e) {
  for (float& x : v) x = std::ldexp(x, e);
  return v;
}

}  // namespace

TEST_CASE("QSGD and the stochastic sign of doubles have the bits of their definition: every size, value, place in memory and path") {
  check_all_sizes<double>();
}

TEST_CASE("QSGD and the stochastic sign of floats have the bits of their definition: every size, value, place in memory and path") {
  check_all_sizes<float>();
}

TEST_CASE("QSGD and the stochastic sign of long vectors have the bits of their definition, past the caches too") {
  for (const std::size_t d : {std::size_t{1023}, std::size_t{1025}, (std::size_t{1} << 22U) + 77}) {
    const std::vector<float> v = normals<float>(d, 3);
    CHECK(gives(v, plain_qsgd(v, 16), [](std::span<const float> in, std::span<float> out) { kernels::qsgd(in, 16, address, out); }));
    CHECK(
        gives(v, plain_sign(v, 0), [](std::span<const float> in, std::span<float> out) { kernels::stochastic_sign(in, 0, address, out); }));
  }
}

TEST_CASE("QSGD of doubles in the kernel is unbiased, and stays on its level where an entry is one") {
  std::vector<double> flat(10000, 0.0321);  // ||v|| = 3.21, s = 70: t = 0.7
  std::vector<double> rounded(flat.size());
  double sum = 0;
  for (std::uint32_t step = 0; step < 20; ++step) {
    kernels::qsgd<double>(flat, 70, {{1, 1, 1}, 0, step}, rounded);
    for (const double x : rounded) {
      CHECK_FALSE((x != 0 && std::fabs(x - 3.21 / 70) > 1e-12));
      sum += x;
    }
  }
  const double mean = sum / 200000, deviation = 3.21 / 70 * std::sqrt(0.7 * 0.3 / 200000);
  CHECK(std::fabs(mean - 0.0321) < 5 * deviation);
  const std::vector<double> exact = {3, -4, 0, 12};  // ||v|| = 13: with 13 levels every entry is one
  std::vector<double> kept(4);
  kernels::qsgd<double>(exact, 13, address, kept);
  CHECK(kept == exact);
}

TEST_CASE("the stochastic sign in the kernel has the probabilities of its definition") {
  std::vector<float> v(10000, 0), out(v.size());
  v[0] = 0.6F, v[1] = -0.8F;
  const auto heads = [&](std::size_t i) {
    double count = 0;
    for (std::uint32_t step = 0; step < 2000; ++step) {
      kernels::stochastic_sign<float>(std::span<const float>(v).first(70), 0, {{1, 1, 1}, 0, step}, std::span<float>(out).first(70));
      count += out[i] > 0 ? 1 : 0;
    }
    return count / 2000;
  };
  CHECK(std::fabs(heads(0) - 0.8) < 5 * std::sqrt(0.8 * 0.2 / 2000));
  CHECK(std::fabs(heads(1) - 0.1) < 5 * std::sqrt(0.1 * 0.9 / 2000));
  CHECK(std::fabs(heads(69) - 0.5) < 5 * std::sqrt(0.25 / 2000));
}

TEST_CASE("an entry's random number depends on its index and the address alone") {
  const std::vector<float> v = normals<float>(300, 9);
  std::vector<float> swapped = v, of_v(300), of_swapped(300), elsewhere(300);
  std::swap(swapped[0], swapped[16]);  // the sixteen sums, and so the norm, keep their bits
  kernels::stochastic_sign<float>(v, 0, address, of_v);
  kernels::stochastic_sign<float>(swapped, 0, address, of_swapped);
  for (std::size_t i = 0; i < 300; ++i)
    if (i != 0 && i != 16) CHECK(of_v[i] == of_swapped[i]);
  RandomAddress other = address;
  ++other.step;
  kernels::stochastic_sign<float>(v, 0, other, elsewhere);
  CHECK(of_v != elsewhere);
}

TEST_CASE("QSGD of floats commutes with powers of two, where neither result is subnormal") {
  const std::vector<float> v = normals<float>(257, 4);
  std::vector<float> out(257), of_scaled(257);
  kernels::qsgd<float>(v, 16, address, out);
  for (const int e : {-100, -70, -40, 40, 70, 100}) {
    kernels::qsgd<float>(scaled_by(v, e), 16, address, of_scaled);
    CHECK(of_scaled == scaled_by(out, e));
  }
}

TEST_CASE("no level exceeds s, also where the square of an entry is rounded to less") {
  const std::vector<double> v = {2.6e-162};  // its square is 1.37 of the least subnormal number, which it becomes
  CHECK(gives(v, plain_qsgd(v, 7), [](std::span<const double> in, std::span<double> out) { kernels::qsgd(in, 7, address, out); }));
  CHECK(plain_qsgd(v, 7)[0] < v[0]);
}

TEST_CASE("levels outside [1, 2^20] are refused") {
  std::vector<float> v = {1, 2};
  CHECK_THROWS_WITH(kernels::qsgd<float>(v, 0, address, v), "levels = 0 is outside [1, 2^20]");
  CHECK_THROWS_AS(kernels::qsgd<float>(v, (1L << 20U) + 1, address, v), DomainError);
}

}  // namespace lemmata::compress::kernels_random_test
