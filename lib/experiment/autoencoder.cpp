#include "lib/experiment/autoencoder.hpp"

#include <algorithm>

#include "lib/num/product.hpp"

namespace lemmata::experiment {
namespace {

/// Column after column: a matrix whose i-th row is filled with the i-th bias.
template <class T>
void start_from_biases(std::vector<T>& matrix, std::span<const T> biases, std::size_t columns) {
  matrix.clear();
  for (const T& bias : biases) matrix.insert(matrix.end(), columns, bias);
}

template <class T>
void sum_each_row(const std::vector<T>& matrix, std::size_t columns, std::span<T> out) {
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = T(0);
    for (std::size_t j = 0; j < columns; ++j) out[i] += matrix[i * columns + j];
  }
}

}  // namespace

template <class T>
std::vector<T> Autoencoder<T>::near_zero(double reach, Sampled<double>& chance) const {
  std::vector<T> parameters(size());
  for (T& parameter : parameters) parameter = static_cast<T>(reach * (2 * chance.uniform_real() - 1));
  return parameters;
}

template <class T>
double Autoencoder<T>::residuals_of(std::span<const T> parameters, std::span<const T> inputs) {
  const std::size_t n = inputs.size() / shape_.pixels;
  start_from_biases(hidden_, parameters.subspan(b1(), shape_.hidden), n);
  multiply_add(by_rows(parameters.data(), shape_.pixels), transposed(inputs.data(), shape_.pixels), hidden_.data(), shape_.hidden,
               shape_.pixels, n);
  for (T& h : hidden_) h = h > T(0) ? h : T(0);
  start_from_biases(residuals_, parameters.subspan(b2(), shape_.pixels), n);
  multiply_add(by_rows(parameters.data() + w2(), shape_.hidden), by_rows(hidden_.data(), n), residuals_.data(), shape_.pixels,
               shape_.hidden, n);
  double total = 0;
  for (std::size_t i = 0; i < shape_.pixels; ++i)
    for (std::size_t j = 0; j < n; ++j) {
      T& r = residuals_[i * n + j];
      r -= inputs[j * shape_.pixels + i];
      total += static_cast<double>(r) * static_cast<double>(r);
    }
  return total / static_cast<double>(inputs.size());
}

template <class T>
double Autoencoder<T>::loss_and_gradient(std::span<const T> parameters, std::span<const T> inputs, std::span<T> gradient) {
  const std::size_t n = inputs.size() / shape_.pixels;
  const double loss = residuals_of(parameters, inputs);
  const T factor = T(2) / static_cast<T>(inputs.size());  // d loss / d o = 2 (o - x) / (inputs times pixels)
  for (T& r : residuals_) r *= factor;
  std::fill(gradient.begin(), gradient.end(), T(0));
  multiply_add(by_rows(residuals_.data(), n), transposed(hidden_.data(), n), gradient.data() + w2(), shape_.pixels, n, shape_.hidden);
  sum_each_row(residuals_, n, gradient.subspan(b2(), shape_.pixels));
  back_.assign(shape_.hidden * n, T(0));
  multiply_add(transposed(parameters.data() + w2(), shape_.hidden), by_rows(residuals_.data(), n), back_.data(), shape_.hidden,
               shape_.pixels, n);
  for (std::size_t i = 0; i < back_.size(); ++i) back_[i] = hidden_[i] > T(0) ? back_[i] : T(0);
  multiply_add(by_rows(back_.data(), n), by_rows(inputs.data(), shape_.pixels), gradient.data(), shape_.hidden, n, shape_.pixels);
  sum_each_row(back_, n, gradient.subspan(b1(), shape_.hidden));
  return loss;
}

template <class T>
double Autoencoder<T>::loss(std::span<const T> parameters, std::span<const T> inputs) {
  return residuals_of(parameters, inputs);
}

template class Autoencoder<float>;
template class Autoencoder<double>;

std::vector<float> centred_inputs(const ImageSet& images, std::size_t count, std::size_t side) {
  const std::size_t n = std::min(count, images.count()), size = images.size() / (side * side);
  std::vector<double> sums, total(size, 0.0);
  for (std::size_t k = 0; k < n; ++k) {
    const std::vector<double> own = sums_over_squares(images, k, side);
    for (std::size_t i = 0; i < size; ++i) total[i] += own[i];  // of integers: exact
    sums.insert(sums.end(), own.begin(), own.end());
  }
  std::vector<float> out(n * size);
  const double unit = 255.0 * static_cast<double>(side * side);
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t i = 0; i < size; ++i)
      out[k * size + i] = static_cast<float>((sums[k * size + i] - total[i] / static_cast<double>(n)) / unit);
  return out;
}

}  // namespace lemmata::experiment
