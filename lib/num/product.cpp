#include "lib/num/product.hpp"

#include "lib/num/instructions.hpp"

namespace lemmata {
namespace product_kernels {

namespace every_machine {
#define KERNEL_TARGET
#define KERNEL_BYTES 16
#define KERNEL_PACKS 2
#define KERNEL_ROWS 4
#include "lib/num/product_kernel.inc"
#undef KERNEL_TARGET
#undef KERNEL_BYTES
#undef KERNEL_PACKS
#undef KERNEL_ROWS
}  // namespace every_machine

#if defined(__x86_64__)
namespace with_avx2 {  // without fused multiply-add, which would round once where the others round twice
#define KERNEL_TARGET __attribute__((target("avx2")))
#define KERNEL_BYTES 32
#define KERNEL_PACKS 2
#define KERNEL_ROWS 4
#include "lib/num/product_kernel.inc"
#undef KERNEL_TARGET
#undef KERNEL_BYTES
#undef KERNEL_PACKS
#undef KERNEL_ROWS
}  // namespace with_avx2

namespace with_avx512 {
#define KERNEL_TARGET __attribute__((target("avx512f")))
#define KERNEL_BYTES 64
#define KERNEL_PACKS 1
#define KERNEL_ROWS 8
#include "lib/num/product_kernel.inc"
#undef KERNEL_TARGET
#undef KERNEL_BYTES
#undef KERNEL_PACKS
#undef KERNEL_ROWS
}  // namespace with_avx512
#endif

}  // namespace product_kernels

namespace {

template <class T>
void multiply_add_here(MatrixView<T> a, MatrixView<T> b, T* c, std::size_t m, std::size_t k, std::size_t n) {
#if defined(__x86_64__)
  if (instructions() >= Instructions::avx512) return product_kernels::with_avx512::multiply_add_with(a, b, c, m, k, n);
  if (instructions() >= Instructions::avx2) return product_kernels::with_avx2::multiply_add_with(a, b, c, m, k, n);
#endif
  product_kernels::every_machine::multiply_add_with(a, b, c, m, k, n);
}

}  // namespace

void multiply_add(MatrixView<float> a, MatrixView<float> b, float* c, std::size_t m, std::size_t k, std::size_t n) {
  multiply_add_here(a, b, c, m, k, n);
}
void multiply_add(MatrixView<double> a, MatrixView<double> b, double* c, std::size_t m, std::size_t k, std::size_t n) {
  multiply_add_here(a, b, c, m, k, n);
}

}  // namespace lemmata
