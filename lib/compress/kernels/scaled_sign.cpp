#include "lib/compress/kernels/scaled_sign.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "lib/compress/kernels/output.hpp"
#include "lib/compress/kernels/packs_value.hpp"

#define KERNEL_LOOPS "lib/compress/kernels/scaled_sign.inc"
#include "lib/compress/kernels/each_set.inc"
#undef KERNEL_LOOPS

namespace lemmata::compress::kernels {
namespace {

template <class T>
struct SignLoops {
  void (*read)(const T*, std::size_t, double*, std::uint64_t*, std::uint64_t*);
  void (*write)(const std::uint64_t*, const std::uint64_t*, std::size_t, const double*, T*);
};

template <class T>
SignLoops<T> sign_loops() {
#if defined(__x86_64__)
  const Instructions with = instructions();
  if (with == Instructions::avx512) return {with_avx512::read_signs<T>, with_avx512::write_signs<T>};
  if (with == Instructions::avx2) return {with_avx2::read_signs<T>, with_avx2::write_signs<T>};
#endif
  return {every_machine::read_signs<T>, every_machine::write_signs<T>};
}

/// As T rounds it; one NaN, whatever its bits.
template <class T>
double rounded(double x) {
  return std::isnan(x) ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(static_cast<T>(x));
}

}  // namespace

template <class T>
void scaled_sign(std::span<const T> v, int at_zero, std::span<T> out) {
  const std::size_t d = v.size();
  if (d == 0) return;
  const SignLoops<T> loops = sign_loops<T>();
  std::vector<std::uint64_t> positive((d + group - 1) / group), negative(positive.size());
  std::array<double, 16> sums{};
  read_in_groups(v.data(), d, [&](std::size_t first, std::size_t groups, const T* at) {
    loops.read(at, groups, sums.data(), &positive[first / group], &negative[first / group]);
  });
  const double scale = rounded<T>(folded(sums) / static_cast<double>(d));
  const double values[] = {scale, rounded<T>(-scale), rounded<T>(scale * at_zero)};
  write_in_blocks(out.data(), d, [&](std::size_t first, std::size_t groups, T* at) {
    loops.write(&positive[first / group], &negative[first / group], groups, values, at);
  });
}

template void scaled_sign(std::span<const float>, int, std::span<float>);
template void scaled_sign(std::span<const double>, int, std::span<double>);

}  // namespace lemmata::compress::kernels
