#include "lib/experiment/product.hpp"

namespace lemmata::experiment {
namespace every_machine {
#define KERNEL_TARGET
#define KERNEL_BYTES 16
#include "lib/experiment/product_kernel.inc"
#undef KERNEL_TARGET
#undef KERNEL_BYTES
}  // namespace every_machine

#if defined(__x86_64__)
namespace with_avx2 {  // without fused multiply-add, which would round once where the others round twice
#define KERNEL_TARGET __attribute__((target("avx2")))
#define KERNEL_BYTES 32
#include "lib/experiment/product_kernel.inc"
#undef KERNEL_TARGET
#undef KERNEL_BYTES
}  // namespace with_avx2
#endif

namespace {

template <class T>
void multiply_add_here(MatrixView<T> a, MatrixView<T> b, T* c, std::size_t m, std::size_t k, std::size_t n) {
#if defined(__x86_64__)
  static const bool avx2 = __builtin_cpu_supports("avx2");
  if (avx2) return with_avx2::multiply_add_with(a, b, c, m, k, n);
#endif
  every_machine::multiply_add_with(a, b, c, m, k, n);
}

}  // namespace

void multiply_add(MatrixView<float> a, MatrixView<float> b, float* c, std::size_t m, std::size_t k, std::size_t n) {
  multiply_add_here(a, b, c, m, k, n);
}
void multiply_add(MatrixView<double> a, MatrixView<double> b, double* c, std::size_t m, std::size_t k, std::size_t n) {
  multiply_add_here(a, b, c, m, k, n);
}
void multiply_add_plain(MatrixView<float> a, MatrixView<float> b, float* c, std::size_t m, std::size_t k, std::size_t n) {
  every_machine::multiply_add_with(a, b, c, m, k, n);
}

}  // namespace lemmata::experiment
