#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "lib/chance/chance.hpp"
#include "lib/experiment/image_set.hpp"

namespace lemmata::experiment {

struct AutoencoderShape {
  std::size_t pixels = 196, hidden = 16;
};

/// An autoencoder with one hidden layer: z = W1 x + b1, h = max(z, 0), o = W2 h + b2; its loss is the mean of (o_i - x_i)^2 over the
/// inputs and their pixels. The parameters are one vector: W1 (row by row), b1, W2 (row by row), b2.
///
/// Where the inputs have mean 0, the zero of this space is a critical point of the loss over all of them; it is no minimum: along
/// W1 = a u v^T, W2 = a v u^T the loss falls with a^2. In float or double; all operations are those that IEEE 754 fixes, in a fixed order.
template <class T>
class Autoencoder {
 public:
  explicit Autoencoder(const AutoencoderShape& shape) : shape_(shape) {}

  const AutoencoderShape& shape() const { return shape_; }
  std::size_t size() const { return b2() + shape_.pixels; }
  /// All parameters uniform in +-reach: a start near that point.
  std::vector<T> near_zero(double reach, Sampled<double>& chance) const;

  /// The loss on inputs that lie side by side; its gradient replaces the content of `gradient` (at the kink of max(z, 0), the slope 0).
  double loss_and_gradient(std::span<const T> parameters, std::span<const T> inputs, std::span<T> gradient);
  double loss(std::span<const T> parameters, std::span<const T> inputs);

 private:
  std::size_t b1() const { return shape_.hidden * shape_.pixels; }
  std::size_t w2() const { return b1() + shape_.hidden; }
  std::size_t b2() const { return w2() + shape_.pixels * shape_.hidden; }
  /// Outputs minus inputs take the place of outputs_; returns the loss.
  double residuals_of(std::span<const T> parameters, std::span<const T> inputs);

  AutoencoderShape shape_;
  std::vector<T> hidden_, residuals_, back_;  // work space: one column an input
};

extern template class Autoencoder<float>;
extern template class Autoencoder<double>;

/// Images as inputs, averaged over squares of side x side pixels, in [0, 1], minus their mean over all images: input after input.
///
/// @param side  divides rows and columns of the images
std::vector<float> centred_inputs(const ImageSet& images, std::size_t count, std::size_t side);

}  // namespace lemmata::experiment
