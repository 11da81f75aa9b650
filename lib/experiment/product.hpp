#pragma once
#include <cstddef>

namespace lemmata::experiment {

/// C += A B for row-major A (m x k), B (k x n), C (m x n) that do not overlap.
///
/// Each entry of C takes its products in the order of k, one multiplication and one addition at a time, as three nested loops would do it:
/// the bits do not depend on the machine, nor on which instructions it has.
void multiply_add(const float* a, const float* b, float* c, std::size_t m, std::size_t k, std::size_t n);
void multiply_add(const double* a, const double* b, double* c, std::size_t m, std::size_t k, std::size_t n);

/// The same by the instructions that every machine has: for tests.
void multiply_add_plain(const float* a, const float* b, float* c, std::size_t m, std::size_t k, std::size_t n);

}  // namespace lemmata::experiment
