#include "lib/experiment/network.hpp"

#include <algorithm>
#include <cmath>

#include "lib/chance/portable.hpp"
#include "lib/num/product.hpp"

namespace lemmata::experiment {
namespace {

/// Row i of a matrix filled with the i-th bias.
template <class T>
void fill_rows(std::vector<T>& matrix, std::span<const T> biases, std::size_t columns) {
  matrix.resize(biases.size() * columns);
  for (std::size_t i = 0; i < biases.size(); ++i)
    std::fill_n(matrix.begin() + static_cast<std::ptrdiff_t>(i * columns), columns, biases[i]);
}

template <class T>
void row_sums(const std::vector<T>& matrix, std::size_t columns, std::span<T> out) {
  for (std::size_t i = 0; i < out.size(); ++i) {
    T sum(0);
    for (std::size_t j = 0; j < columns; ++j) sum += matrix[i * columns + j];
    out[i] = sum;
  }
}

}  // namespace

template <class T>
Network<T>::Network(const NetworkShape& shape) : shape_(shape) {}

template <class T>
std::vector<Block> Network<T>::blocks() const {
  return {{"W1", 0, b1()}, {"b1", b1(), shape_.hidden}, {"W2", w2(), shape_.outputs * shape_.hidden}, {"b2", b2(), shape_.outputs}};
}

template <class T>
std::vector<T> Network<T>::initial(Sampled<double>& chance) const {
  std::vector<T> parameters(size(), T(0));
  const auto fill = [&](std::size_t from, std::size_t count, std::size_t fan_in) {
    const double reach = std::sqrt(6.0 / static_cast<double>(fan_in));
    for (std::size_t i = from; i < from + count; ++i) parameters[i] = static_cast<T>(reach * (2 * chance.uniform_real() - 1));
  };
  fill(0, b1(), shape_.inputs);
  fill(w2(), shape_.outputs * shape_.hidden, shape_.hidden);
  return parameters;
}

template <class T>
void Network<T>::outputs_of(std::span<const T> parameters, const Batch<T>& batch) {
  const std::size_t n = batch.count();
  fill_rows(hidden_, parameters.subspan(b1(), shape_.hidden), n);
  multiply_add(by_rows(parameters.data(), shape_.inputs), transposed(batch.inputs.data(), shape_.inputs), hidden_.data(), shape_.hidden,
               shape_.inputs, n);
  for (T& h : hidden_) h = h > T(0) ? h : T(0);
  fill_rows(outputs_, parameters.subspan(b2(), shape_.outputs), n);
  multiply_add(by_rows(parameters.data() + w2(), shape_.hidden), by_rows(hidden_.data(), n), outputs_.data(), shape_.outputs, shape_.hidden,
               n);
}

/// Outputs become probabilities; returns the loss. The largest output is subtracted first, so that no exponential overflows.
template <class T>
double Network<T>::softmax_in_place(const Batch<T>& batch) {
  const std::size_t n = batch.count();
  double total = 0;
  for (std::size_t j = 0; j < n; ++j) {
    T largest = outputs_[j];
    for (std::size_t i = 1; i < shape_.outputs; ++i) largest = std::max(largest, outputs_[i * n + j]);
    const double at_label = static_cast<double>(outputs_[batch.labels[j] * n + j]) - static_cast<double>(largest);
    double sum = 0;
    for (std::size_t i = 0; i < shape_.outputs; ++i) {
      const double e = portable_exp(static_cast<double>(outputs_[i * n + j]) - static_cast<double>(largest));
      outputs_[i * n + j] = static_cast<T>(e);
      sum += e;
    }
    for (std::size_t i = 0; i < shape_.outputs; ++i) outputs_[i * n + j] = static_cast<T>(static_cast<double>(outputs_[i * n + j]) / sum);
    total += portable_log(sum) - at_label;
  }
  return total / static_cast<double>(n);
}

template <class T>
double Network<T>::loss_and_gradient(std::span<const T> parameters, const Batch<T>& batch, std::span<T> gradient) {
  const std::size_t n = batch.count();
  outputs_of(parameters, batch);
  const double loss = softmax_in_place(batch);
  // d loss / d o = (softmax(o) - the unit vector of the label) / n
  for (std::size_t j = 0; j < n; ++j) outputs_[batch.labels[j] * n + j] -= T(1);
  for (T& o : outputs_) o /= static_cast<T>(n);
  std::fill(gradient.begin(), gradient.end(), T(0));
  multiply_add(by_rows(outputs_.data(), n), transposed(hidden_.data(), n), gradient.data() + w2(), shape_.outputs, n, shape_.hidden);
  row_sums(outputs_, n, gradient.subspan(b2(), shape_.outputs));
  back_.assign(shape_.hidden * n, T(0));
  multiply_add(transposed(parameters.data() + w2(), shape_.hidden), by_rows(outputs_.data(), n), back_.data(), shape_.hidden,
               shape_.outputs, n);
  for (std::size_t i = 0; i < back_.size(); ++i) back_[i] = hidden_[i] > T(0) ? back_[i] : T(0);
  multiply_add(by_rows(back_.data(), n), by_rows(batch.inputs.data(), shape_.inputs), gradient.data(), shape_.hidden, n, shape_.inputs);
  row_sums(back_, n, gradient.subspan(b1(), shape_.hidden));
  return loss;
}

template <class T>
double Network<T>::loss(std::span<const T> parameters, const Batch<T>& batch) {
  outputs_of(parameters, batch);
  return softmax_in_place(batch);
}

template <class T>
std::size_t Network<T>::correct(std::span<const T> parameters, const Batch<T>& batch) {
  outputs_of(parameters, batch);
  return largest_at_label(batch);
}

template <class T>
typename Network<T>::Evaluation Network<T>::evaluate(std::span<const T> parameters, const Batch<T>& batch) {
  outputs_of(parameters, batch);
  const std::size_t right = largest_at_label(batch);  // before the outputs become probabilities, which round to ties
  return {softmax_in_place(batch), right};
}

template <class T>
std::size_t Network<T>::largest_at_label(const Batch<T>& batch) const {
  const std::size_t n = batch.count();
  std::size_t right = 0;
  for (std::size_t j = 0; j < n; ++j) {
    bool largest = std::isfinite(outputs_[batch.labels[j] * n + j]);
    for (std::size_t i = 0; i < shape_.outputs; ++i)
      largest = largest && (i == batch.labels[j] || outputs_[i * n + j] < outputs_[batch.labels[j] * n + j]);
    right += largest ? 1U : 0U;
  }
  return right;
}

template class Network<float>;
template class Network<double>;

}  // namespace lemmata::experiment
