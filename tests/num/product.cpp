#include "lib/num/product.hpp"

#include <catch2/catch.hpp>

#include <vector>

#include "lib/chance/chance.hpp"
#include "lib/num/instructions.hpp"

namespace lemmata::product_test {
namespace {

template <class T>
std::vector<T> random_numbers(std::size_t n, std::uint64_t stream) {
  Sampled<double> chance({5, 1, stream}, 0);
  std::vector<T> out(n);
  for (T& v : out) {
    const double share = 2 * chance.uniform_real() - 1;
    v = static_cast<T>(share * (chance.uniform_real() < 0.1 ? 1e6 : 1));
  }
  return out;
}

/// How the factors lie in memory: bit 0, A by columns; bit 1, B by columns.
template <class T, class Multiply>
bool same_bits_as_three_loops(std::size_t m, std::size_t k, std::size_t n, unsigned layout, Multiply multiply) {
  const auto a = random_numbers<T>(m * k, 1), b = random_numbers<T>(k * n, 2);
  const auto left = layout % 2 == 0 ? by_rows(a.data(), k) : transposed(a.data(), m);
  const auto right = layout / 2 == 0 ? by_rows(b.data(), n) : transposed(b.data(), k);
  auto c = random_numbers<T>(m * n, 3), wanted = c;
  multiply(left, right, c.data(), m, k, n);
  for (std::size_t i = 0; i < m; ++i)
    for (std::size_t l = 0; l < k; ++l)
      for (std::size_t j = 0; j < n; ++j)
        wanted[i * n + j] += (layout % 2 == 0 ? a[i * k + l] : a[l * m + i]) * (layout / 2 == 0 ? b[l * n + j] : b[j * k + l]);
  return c == wanted;
}

}  // namespace

TEST_CASE("a product has the bits of three nested loops, in every size and layout and with every instruction set") {
  for (const std::size_t m : {0U, 1U, 3U, 4U, 10U, 13U})
    for (const std::size_t k : {0U, 1U, 7U, 256U, 257U})
      for (const std::size_t n : {0U, 1U, 7U, 8U, 15U, 16U, 17U, 40U}) {
        bool same = true;
        for (const auto most : {Instructions::every_machine, Instructions::avx2, Instructions::avx512}) {
          const Restricted restricted(most);
          for (unsigned layout = 0; layout < 4; ++layout)
            same = same && same_bits_as_three_loops<float>(m, k, n, layout, [](auto... all) { multiply_add(all...); }) &&
                   same_bits_as_three_loops<double>(m, k, n, layout, [](auto... all) { multiply_add(all...); });
        }
        CAPTURE(m, k, n);
        CHECK(same);
      }
}

}  // namespace lemmata::product_test
