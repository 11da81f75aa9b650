#include "lib/experiment/network.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lemmata::experiment {
namespace {

/// A number and its derivative in one direction.
struct Dual {
  long double value = 0, slope = 0;
};
Dual operator+(Dual a, Dual b) { return {a.value + b.value, a.slope + b.slope}; }
Dual operator-(Dual a, Dual b) { return {a.value - b.value, a.slope - b.slope}; }
Dual operator*(Dual a, Dual b) { return {a.value * b.value, a.slope * b.value + a.value * b.slope}; }
Dual exp(Dual a) { return {std::exp(a.value), std::exp(a.value) * a.slope}; }
Dual log(Dual a) { return {std::log(a.value), a.slope / a.value}; }

constexpr NetworkShape small{.inputs = 5, .hidden = 4, .outputs = 3};

/// The loss from its definition, with loops; its slope when parameter `along` grows.
template <class T>
Dual loss_by_definition(const std::vector<T>& parameters, const Batch<T>& batch, std::size_t along) {
  const auto parameter = [&](std::size_t i) { return Dual{static_cast<long double>(parameters[i]), i == along ? 1.0L : 0.0L}; };
  const auto [p, q, r] = small;
  Dual total;
  for (std::size_t n = 0; n < batch.count(); ++n) {
    std::vector<Dual> h(q), o(r);
    for (std::size_t i = 0; i < q; ++i) {
      h[i] = parameter(q * p + i);
      for (std::size_t j = 0; j < p; ++j) h[i] = h[i] + parameter(i * p + j) * Dual{static_cast<long double>(batch.inputs[n * p + j])};
      if (!(h[i].value > 0)) h[i] = {};
    }
    Dual sum;
    for (std::size_t i = 0; i < r; ++i) {
      o[i] = parameter(q * p + q + r * q + i);
      for (std::size_t j = 0; j < q; ++j) o[i] = o[i] + parameter(q * p + q + i * q + j) * h[j];
      sum = sum + exp(o[i]);
    }
    total = total + log(sum) - o[batch.labels[n]];
  }
  return total * Dual{1.0L / static_cast<long double>(batch.count())};
}

template <class T>
struct Setting {
  Network<T> network{small};
  std::vector<T> parameters;
  Batch<T> batch;
  explicit Setting(std::size_t count) {
    Sampled<double> chance({9, 1, 1}, 0);
    parameters = network.initial(chance);
    for (T& v : parameters) v += static_cast<T>(chance.uniform_real() - 0.5);
    for (std::size_t i = 0; i < count * small.inputs; ++i) batch.inputs.push_back(static_cast<T>(chance.uniform_real()));
    for (std::size_t i = 0; i < count; ++i) batch.labels.push_back(static_cast<std::uint8_t>(i % small.outputs));
  }
};

/// The largest difference between the gradient and the exact slopes, in units of the rounding error: at most 200 operations lead to an
/// entry, each rounds once, and no intermediate value is above 8.
template <class T>
double error_in_roundings(Setting<T>& s, const Batch<T>& batch_of_slopes) {
  std::vector<T> gradient(s.network.size());
  s.network.loss_and_gradient(s.parameters, s.batch, gradient);
  long double largest = 0;
  for (std::size_t i = 0; i < gradient.size(); ++i)
    largest =
        std::max(largest, std::fabs(static_cast<long double>(gradient[i]) - loss_by_definition(s.parameters, batch_of_slopes, i).slope));
  return static_cast<double>(largest / (200 * 8 * static_cast<long double>(std::numeric_limits<T>::epsilon() / 2)));
}

template <class T>
void gradient_is_exact() {
  Setting<T> s(7);
  CHECK(error_in_roundings(s, s.batch) < 1);
  CHECK(s.network.loss(s.parameters, s.batch) ==
        Approx(static_cast<double>(loss_by_definition(s.parameters, s.batch, 0).value)).epsilon(1e-6));
  // The test can fail: other labels have other slopes, by far more than rounding explains.
  Batch<T> other = s.batch;
  std::swap(other.labels[0], other.labels[1]);
  CHECK(error_in_roundings(s, other) > 100);
}

}  // namespace

TEST_CASE("the gradient is the exact derivative of the loss, in every parameter, up to rounding in float and in double") {
  gradient_is_exact<double>();
  gradient_is_exact<float>();
}

TEST_CASE("the blocks of the parameters are side by side and cover the vector") {
  const Network<float> network(NetworkShape{});
  std::size_t at = 0;
  for (const Block& block : network.blocks()) {
    CHECK(block.from == at);
    at += block.size;
  }
  CHECK(at == network.size());
  CHECK(network.size() == 784 * 64 + 64 + 64 * 10 + 10);
}

TEST_CASE("an input is right if its largest output is at its label; a tie or no number is wrong") {
  Network<double> network(NetworkShape{.inputs = 1, .hidden = 1, .outputs = 3});
  std::vector<double> parameters = {1, 0, /*W2*/ 1, 2, 0, /*b2*/ 0, 0, 1};
  const Batch<double> batch{.inputs = {2, 2, 0, 0.5, 0.5}, .labels = {1, 0, 2, 1, 2}};
  CHECK(network.evaluate(parameters, batch).correct == 2);
  CHECK(network.evaluate(parameters, batch).loss == network.loss(parameters, batch));
  CHECK(network.correct(parameters, batch) == 2);  // outputs (2, 4, 1), (2, 4, 1), (0, 0, 1), and twice (0.5, 1, 1): a tie
  parameters[3] = std::numeric_limits<double>::quiet_NaN();
  CHECK(network.correct(parameters, batch) <= 1);
}

TEST_CASE("large outputs do not overflow the loss") {
  Network<float> network(NetworkShape{.inputs = 1, .hidden = 1, .outputs = 2});
  const std::vector<float> parameters = {1, 0, 1e6F, -1e6F, 0, 0};
  const Batch<float> batch{.inputs = {1}, .labels = {1}};
  std::vector<float> gradient(network.size());
  CHECK(network.loss_and_gradient(parameters, batch, gradient) == 2e6);
  CHECK(gradient[4] == 1);
  CHECK(gradient[5] == -1);
}

}  // namespace lemmata::experiment
