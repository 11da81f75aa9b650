#include "lib/experiment/autoencoder.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace autoencoder_test {
using namespace lemmata;
using namespace lemmata::experiment;

namespace {

constexpr AutoencoderShape small{.pixels = 5, .hidden = 3};

/// The loss from its definition, with loops, in long double.
template <class T>
long double loss_by_definition(const std::vector<long double>& parameters, const std::vector<T>& inputs) {
  const std::size_t p = small.pixels, q = small.hidden, n = inputs.size() / p;
  long double total = 0;
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t i = 0; i < p; ++i) {
      long double out = parameters[q * p + q + p * q + i];
      for (std::size_t j = 0; j < q; ++j) {
        long double h = parameters[q * p + j];
        for (std::size_t l = 0; l < p; ++l) h += parameters[j * p + l] * static_cast<long double>(inputs[k * p + l]);
        if (h > 0) out += parameters[q * p + q + i * q + j] * h;
      }
      out -= static_cast<long double>(inputs[k * p + i]);
      total += out * out;
    }
  return total / static_cast<long double>(inputs.size());
}

template <class T>
void has_gradient_of_its_loss(double tolerance) {
  Autoencoder<T> network(small);
  Sampled<double> chance({7, 1, 1}, 0);
  const std::vector<T> parameters = network.near_zero(1, chance);
  std::vector<T> inputs, gradient(network.size(), T(9));
  for (int i = 0; i < 4 * 5; ++i) inputs.push_back(static_cast<T>(2 * chance.uniform_real() - 1));
  const double loss = network.loss_and_gradient(parameters, inputs, gradient);
  CHECK(loss == network.loss(parameters, inputs));
  const std::vector<long double> exact(parameters.begin(), parameters.end());
  CHECK(loss == Approx(static_cast<double>(loss_by_definition(exact, inputs))).epsilon(tolerance));
  for (std::size_t i = 0; i < exact.size(); ++i) {
    // Away from kinks the loss is a polynomial of degree 2 in one parameter: a symmetric difference is its slope, up to rounding.
    std::vector<long double> right = exact, left = exact;
    right[i] += 1e-6L;
    left[i] -= 1e-6L;
    const long double slope = (loss_by_definition(right, inputs) - loss_by_definition(left, inputs)) / 2e-6L;
    CHECK(std::fabs(static_cast<double>(slope) - static_cast<double>(gradient[i])) <= tolerance + 1e-11);
  }
}

/// 4 x 4 images, all different.
ImageSet squares(std::size_t count) {
  ImageSet set{.rows = 4, .columns = 4, .pixels = {}, .labels = std::vector<std::uint8_t>(count, 0)};
  for (std::size_t i = 0; i < 16 * count; ++i) set.pixels.push_back(static_cast<std::uint8_t>((i * i * 7 + i) % 251));
  return set;
}

}  // namespace

TEST_CASE("the gradient of an autoencoder is that of its loss by definition") {
  has_gradient_of_its_loss<double>(1e-12);
  has_gradient_of_its_loss<float>(2e-6);
}

TEST_CASE("centred inputs are averages over squares whose mean over the images is 0") {
  const ImageSet images = squares(3);
  const auto inputs = centred_inputs(images, 3, 2);
  REQUIRE(inputs.size() == 3 * 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(std::fabs(inputs[i] + inputs[4 + i] + inputs[8 + i]) < 1e-6F);
  const auto corner = [&](std::size_t k) {
    const std::uint8_t* p = images.image(k);
    return (p[0] + p[1] + p[4] + p[5]) / (4 * 255.0);
  };
  CHECK(static_cast<double>(inputs[0] - inputs[4]) == Approx(corner(0) - corner(1)).epsilon(1e-5));
  CHECK(centred_inputs(images, 2, 4).size() == 2);
}

TEST_CASE("zero is a critical point of an autoencoder of centred inputs, and no minimum") {
  const std::vector<double> inputs = {1, 0, 2, 0, 0, -1, 0, -2, 0, 0};
  Autoencoder<double> network(small);
  std::vector<double> parameters(network.size(), 0.0), gradient(network.size());
  const double at_zero = network.loss_and_gradient(parameters, inputs, gradient);
  for (const double g : gradient) CHECK(g == 0);
  for (const double a : {0.01, 0.1}) {  // W1 = a e_1 u^T, W2 = a u e_1^T for u along the first input
    for (const std::size_t j : {0U, 2U}) {
      parameters[j] = a * inputs[j];
      parameters[3 * 5 + 3 + 3 * j] = a * inputs[j];
    }
    CHECK(network.loss(parameters, inputs) < at_zero - a * a);
  }
}

}  // namespace autoencoder_test
