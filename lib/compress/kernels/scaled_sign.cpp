#include "lib/compress/kernels/scaled_sign.hpp"

#include <cmath>
#include <cstring>
#include <limits>

#include "lib/compress/kernels/output.hpp"
#include "lib/compress/kernels/packs_value.hpp"

#define KERNEL_LOOPS "lib/compress/kernels/scaled_sign.inc"
#include "lib/compress/kernels/each_set.inc"
#undef KERNEL_LOOPS

namespace lemmata::compress::kernels {

template <class T>
struct SignLoops {
  void (*read)(const T*, std::size_t, double*, void*);
  void (*write)(const std::uint64_t*, std::size_t, const double*, T*);
};

namespace {

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
  const std::size_t d = v.size(), whole = d / group;
  if (d == 0) return;
  const SignLoops<T> loops = sign_loops<T>();
  // The signs of whole groups are kept at the front of `out`, 16 bytes a group where its results take 256 or more; those of the rest here.
  constexpr std::size_t of_group = 2 * sizeof(std::uint64_t);
  char* const kept = reinterpret_cast<char*>(out.data());
  std::uint64_t of_rest[2] = {};
  SumInStretches sum;
  sum.read(v, [&](const T* at, std::size_t groups, double* sums, std::size_t first) {
    loops.read(at, groups, sums, first == whole * group ? static_cast<void*>(of_rest) : kept + first / group * of_group);
  });
  const double scale = rounded<T>(sum.folded() / static_cast<double>(d));
  const double values[] = {scale, rounded<T>(-scale), rounded<T>(scale * at_zero)};
  // The last block comes first, so that no signs are overwritten before their turn.
  write_in_blocks(out.data(), d, Order::last_block_first, [&](std::size_t first, std::size_t groups, T* at) {
    std::uint64_t signs[2 * longest_block / group];
    const std::size_t there = std::min(groups, whole - first / group);
    std::memcpy(signs, kept + first / group * of_group, there * of_group);
    if (there < groups) std::copy_n(of_rest, 2, signs + 2 * there);
    loops.write(signs, groups, values, at);
  });
}

Vec<double> scaled_sign(const Vec<double>& v, int at_zero) {
  Vec<double> out(v.size());
  if (v.size() > 0) scaled_sign<double>(v.raw(), at_zero, std::span<double>(&out[0], out.size()));
  return out;
}

template void scaled_sign(std::span<const float>, int, std::span<float>);
template void scaled_sign(std::span<const double>, int, std::span<double>);

}  // namespace lemmata::compress::kernels
