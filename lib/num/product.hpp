#pragma once
#include <cstddef>

namespace lemmata {

/// A matrix that is read where it lies: entry (i, j) is at[i * row + j * column].
template <class T>
struct MatrixView {
  const T* at;
  std::size_t row, column;
};
/// Row by row; or the transpose of a matrix that lies row by row and has `columns` columns.
template <class T>
MatrixView<T> by_rows(const T* at, std::size_t columns) {
  return {at, columns, 1};
}
template <class T>
MatrixView<T> transposed(const T* at, std::size_t columns) {
  return {at, 1, columns};
}

/// C += A B for A (m x k), B (k x n) and C (m x n), which lies row by row and overlaps neither.
///
/// Each entry of C takes its products in the order of k, one multiplication and one addition at a time, as three nested loops would do it:
/// the bits do not depend on the machine, nor on which instructions it has.
void multiply_add(MatrixView<float> a, MatrixView<float> b, float* c, std::size_t m, std::size_t k, std::size_t n);
void multiply_add(MatrixView<double> a, MatrixView<double> b, double* c, std::size_t m, std::size_t k, std::size_t n);

}  // namespace lemmata
