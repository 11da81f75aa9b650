#include "lib/num/lanes.hpp"

#include <algorithm>
#include <new>

#include "lib/num/instructions.hpp"
#include "lib/num/product.hpp"

namespace lemmata {
namespace lanes_kernels {

namespace every_machine {
#define KERNEL_TARGET
#define KERNEL_BYTES 16
#include "lib/num/lanes_kernel.inc"
#undef KERNEL_TARGET
#undef KERNEL_BYTES
}  // namespace every_machine

#if defined(__x86_64__)
namespace with_avx2 {
#define KERNEL_TARGET __attribute__((target("avx2")))
#define KERNEL_BYTES 32
#include "lib/num/lanes_kernel.inc"
#undef KERNEL_TARGET
#undef KERNEL_BYTES
}  // namespace with_avx2

namespace with_avx512 {
#define KERNEL_TARGET __attribute__((target("avx512f")))
#define KERNEL_BYTES 64
#include "lib/num/lanes_kernel.inc"
#undef KERNEL_TARGET
#undef KERNEL_BYTES
}  // namespace with_avx512

/// The kernel by the instructions in use.
#define KERNEL(name, ...)                                                                 \
  (instructions() >= Instructions::avx512 ? lanes_kernels::with_avx512::name(__VA_ARGS__) \
   : instructions() >= Instructions::avx2 ? lanes_kernels::with_avx2::name(__VA_ARGS__)   \
                                          : lanes_kernels::every_machine::name(__VA_ARGS__))
#else
#define KERNEL(name, ...) lanes_kernels::every_machine::name(__VA_ARGS__)
#endif

}  // namespace lanes_kernels

namespace {

/// Blocks of one size that vectors of this thread have given back: the vectors of a method come and go with every step, all of one size.
struct SpareMemory {
  std::size_t bytes = 0;
  std::vector<void*> blocks;
  ~SpareMemory();
  void clear() {
    for (void* block : blocks) ::operator delete(block, std::align_val_t(64));
    blocks.clear();
  }
};
thread_local bool thread_ends = false;  // vectors that live as long as the thread may outlive its spare memory
thread_local SpareMemory spare;
SpareMemory::~SpareMemory() {
  thread_ends = true;
  clear();
}

double* numbers(Vec<Lanes>& x) { return x.size() == 0 ? nullptr : x[0].at; }
const double* numbers(const Vec<Lanes>& x) { return x.size() == 0 ? nullptr : x[0].at; }
Vec<Lanes> unset(std::size_t dimension) { return Vec<Lanes>(Vec<Lanes>::Storage(dimension)); }

}  // namespace

void* allocate_lanes(std::size_t bytes) {
  if (!thread_ends && spare.bytes == bytes && !spare.blocks.empty()) {
    void* block = spare.blocks.back();
    spare.blocks.pop_back();
    return block;
  }
  return ::operator new(bytes, std::align_val_t(64));
}

void deallocate_lanes(void* block, std::size_t bytes) {
  constexpr std::size_t most = 64;
  if (!thread_ends && spare.bytes != bytes) {
    spare.clear();
    spare.bytes = bytes;
    spare.blocks.reserve(most);
  }
  if (!thread_ends && spare.blocks.size() < most) spare.blocks.push_back(block);
  else ::operator delete(block, std::align_val_t(64));
}

Lanes sqrt(const Lanes& x) {
  Lanes out;
  for (std::size_t l = 0; l < Lanes::count; ++l) out.at[l] = std::sqrt(x.at[l]);
  return out;
}
Lanes pow(const Lanes& x, long n) {
  Lanes out;
  for (std::size_t l = 0; l < Lanes::count; ++l) out.at[l] = pow(x.at[l], n);
  return out;
}
bool identical(const Lanes& a, const Lanes& b) {
  return std::equal(a.at, a.at + Lanes::count, b.at, [](double x, double y) { return identical(x, y); });
}
std::size_t hash(const Lanes& x) {
  std::size_t h = 0x9e3779b97f4a7c15U;
  for (const double lane : x.at) h = (h ^ hash(lane)) * 0x100000001b3U;
  return h;
}
std::string to_text(const Lanes& x) {
  if (identical(x, Lanes(x.at[0]))) return to_text(x.at[0]);
  std::string text;
  for (const double lane : x.at) text += (text.empty() ? "(" : ", ") + to_text(lane);
  return text + ")";
}

template <>
Vec<Lanes>& Vec<Lanes>::operator+=(const Vec& other) {
  if (size() < other.size()) at_.resize(other.size(), Lanes(0));
  KERNEL(sum, numbers(*this), numbers(*this), numbers(other), 8 * other.size());
  return *this;
}
template <>
Vec<Lanes>& Vec<Lanes>::operator-=(const Vec& other) {
  if (size() < other.size()) at_.resize(other.size(), Lanes(0));
  KERNEL(difference, numbers(*this), numbers(*this), numbers(other), 8 * other.size());
  return *this;
}
template <>
Vec<Lanes>& Vec<Lanes>::operator*=(const Lanes& factor) {
  KERNEL(scale, numbers(*this), factor.at, 8 * size());
  return *this;
}
template <>
Vec<Lanes>& Vec<Lanes>::add_product(const Lanes& factor, const Vec& other) {
  if (size() < other.size()) at_.resize(other.size(), Lanes(0));
  KERNEL(add_product, numbers(*this), factor.at, numbers(other), 8 * other.size());
  return *this;
}
template <>
Vec<Lanes> Vec<Lanes>::sum(const Vec& a, const Vec& b) {
  if (a.size() != b.size()) return Vec(a) += b;
  Vec out = unset(a.size());
  KERNEL(sum, numbers(out), numbers(a), numbers(b), 8 * a.size());
  return out;
}
template <>
Vec<Lanes> Vec<Lanes>::difference(const Vec& a, const Vec& b) {
  if (a.size() != b.size()) return Vec(a) -= b;
  Vec out = unset(a.size());
  KERNEL(difference, numbers(out), numbers(a), numbers(b), 8 * a.size());
  return out;
}
Lanes norm1(const Vec<Lanes>& x) {
  Lanes out;
  KERNEL(sum_of_sizes, out.at, numbers(x), 8 * x.size());
  return out;
}
Vec<Lanes> sign(const Vec<Lanes>& x, int at_zero) {
  Vec<Lanes> out = unset(x.size());
  KERNEL(signs, numbers(out), numbers(x), static_cast<double>(at_zero), 8 * x.size());
  return out;
}
Vec<Lanes> operator*(const Mat<double>& m, const Vec<Lanes>& x) {
  Vec<Lanes> out(m.size());
  if (x.size() > 0)
    multiply_add(by_rows(m.data(), m.size()), by_rows(numbers(x), 8), numbers(out), m.size(), std::min(m.size(), x.size()), 8);
  return out;
}
Vec<Lanes> entrywise(const Vec<double>& a, const Vec<Lanes>& x) {
  if (a.size() != x.size())
    throw DomainError("entry by entry: " + std::to_string(a.size()) + " numbers, " + std::to_string(x.size()) + " lanes");
  Vec<Lanes> out = unset(x.size());
  if (x.size() > 0) KERNEL(scale_each, numbers(out), a.raw().data(), numbers(x), 8 * x.size());
  return out;
}

#undef KERNEL

}  // namespace lemmata
