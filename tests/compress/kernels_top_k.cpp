#include "lib/compress/kernels/top_k.hpp"

#include <catch2/catch.hpp>

#include <numeric>

#include "lib/chance/key.hpp"
#include "lib/num/error.hpp"
#include "tests/compress/kernels.hpp"

namespace lemmata::compress::kernels_top_k_test {
namespace {

using namespace kernel_tests;

/// Indices by falling magnitude, NaNs first; at ties the lower index first.
template <class T>
std::vector<std::size_t> sorted(const std::vector<T>& v) {
  std::vector<std::size_t> order(v.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
    if (std::isnan(v[i]) || std::isnan(v[j])) return std::isnan(v[i]) && !std::isnan(v[j]);
    return std::fabs(v[i]) > std::fabs(v[j]);
  });
  return order;
}

template <class T>
std::vector<T> plain(const std::vector<T>& v, const std::vector<std::size_t>& order, std::size_t k) {
  std::vector<T> out(v.size(), T(0));
  for (std::size_t j = 0; j < std::min(k, v.size()); ++j) out[order[j]] = v[order[j]];
  return out;
}

template <class T>
bool right(const std::vector<T>& v, const std::vector<std::size_t>& order, std::size_t k) {
  return gives(v, plain(v, order, k), [k](std::span<const T> in, std::span<T> out) { kernels::keep_largest(in, k, out); });
}

template <class T>
void check_all_sizes() {
  for (std::size_t d = 0; d <= 300; ++d)
    for (const std::vector<T>& v : inputs<T>(d)) {
      const std::vector<std::size_t> order = sorted(v);
      for (const std::size_t k : {std::size_t{0}, std::size_t{1}, d / 100 + 2, d / 3, d - d / 4, d, d + 1}) {
        CAPTURE(d, k);
        CHECK(right(v, order, k));
      }
    }
}

/// Where the sample of v is taken from: see starting_bound.
template <class T>
std::vector<T> with_outliers_where_it_is_sampled(std::size_t d) {
  std::vector<T> v = normals<T>(d, 1);
  const std::size_t sample = std::size_t{1} << 14U, stretch = d / sample;
  for (std::size_t i = 0; i < sample; ++i) v[i * stretch + mix64(i) % stretch] += T(1000);
  return v;
}
template <class T>
std::vector<T> with_zeros_where_it_is_sampled(std::size_t d) {
  std::vector<T> v = normals<T>(d, 1);
  std::sort(v.begin(), v.end());
  const std::size_t sample = std::size_t{1} << 14U, stretch = d / sample;
  for (std::size_t i = 0; i < sample; ++i) v[i * stretch + mix64(i) % stretch] = T(0);
  return v;
}

template <class T>
void check_long(std::size_t d) {
  std::vector<std::vector<T>> all = inputs<T>(d);
  all.push_back(with_outliers_where_it_is_sampled<T>(d));
  all.push_back(with_zeros_where_it_is_sampled<T>(d));
  for (std::size_t which = 0; which < all.size(); ++which) {
    const std::vector<std::size_t> order = sorted(all[which]);
    for (const std::size_t k : {std::size_t{1}, d / 1000, d / 100, d / 10, d / 2, d - 1}) {
      CAPTURE(d, which, k);
      CHECK(right(all[which], order, k));
    }
  }
}

}  // namespace

TEST_CASE("top-k of doubles keeps what a stable sort puts first: every size, value, place in memory and path") {
  check_all_sizes<double>();
}

TEST_CASE("top-k of floats keeps what a stable sort puts first: every size, value, place in memory and path") { check_all_sizes<float>(); }

TEST_CASE("top-k of long vectors keeps what a stable sort puts first, also where the sample misleads it") {
  check_long<float>((std::size_t{1} << 17U) + 29);
  check_long<double>((std::size_t{1} << 16U) + 1);
}

TEST_CASE("top-k past the caches") {
  const std::vector<double> v = normals<double>((std::size_t{1} << 21U) + 1, 2);
  CHECK(right(v, sorted(v), v.size() / 100));
}

TEST_CASE("the largest entries come by index") {
  const std::vector<float> v = {1, -5, 2, 5, -2};
  const auto kept = kernels::largest_entries<float>(v, 3);
  REQUIRE(kept.size() == 3);
  CHECK((kept[0].index == 1 && kept[0].value == -5));
  CHECK((kept[1].index == 2 && kept[1].value == 2));
  CHECK((kept[2].index == 3 && kept[2].value == 5));
}

}  // namespace lemmata::compress::kernels_top_k_test
