#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lib/chance/chance.hpp"

namespace lemmata::experiment {

struct NetworkShape {
  std::size_t inputs = 784, hidden = 64, outputs = 10;
};

/// A layer's part of the flat vector of parameters: what layer-wise compression works on.
struct Block {
  std::string name;
  std::size_t from = 0, size = 0;
};

/// Inputs side by side, and the class of each.
template <class T>
struct Batch {
  std::vector<T> inputs;  ///< input after input
  std::vector<std::uint8_t> labels;
  std::size_t count() const { return labels.size(); }
};

/// A fully connected network with one hidden layer: z = W1 x + b1, h = max(z, 0), o = W2 h + b2; its loss on a batch is the mean of
/// -log softmax(o)_label. The parameters are one vector: W1 (row by row), b1, W2 (row by row), b2.
///
/// In float or double; all operations, the exponential too, are those that IEEE 754 fixes to the last bit, in a fixed order.
template <class T>
class Network {
 public:
  explicit Network(const NetworkShape& shape);

  const NetworkShape& shape() const { return shape_; }
  std::size_t size() const { return w2() + shape_.outputs * shape_.hidden + shape_.outputs; }
  std::vector<Block> blocks() const;
  /// Weights uniform in +-sqrt(6/(inputs of the layer)), biases 0 (He's initialisation, for rectified linear units).
  std::vector<T> initial(Sampled<double>& chance) const;

  /// The loss; its gradient replaces the content of `gradient` (where max(z, 0) has a kink, the slope 0 is taken).
  double loss_and_gradient(std::span<const T> parameters, const Batch<T>& batch, std::span<T> gradient);
  double loss(std::span<const T> parameters, const Batch<T>& batch);
  /// How many inputs have their largest output at their label.
  std::size_t correct(std::span<const T> parameters, const Batch<T>& batch);
  /// Both at once.
  struct Evaluation {
    double loss;
    std::size_t correct;
  };
  Evaluation evaluate(std::span<const T> parameters, const Batch<T>& batch);

 private:
  std::size_t b1() const { return shape_.hidden * shape_.inputs; }
  std::size_t w2() const { return b1() + shape_.hidden; }
  std::size_t b2() const { return w2() + shape_.outputs * shape_.hidden; }
  void outputs_of(std::span<const T> parameters, const Batch<T>& batch);
  std::size_t largest_at_label(const Batch<T>& batch) const;
  double softmax_in_place(const Batch<T>& batch);

  NetworkShape shape_;
  std::vector<T> hidden_, outputs_, back_;  // work space: one column an input
};

extern template class Network<float>;
extern template class Network<double>;

}  // namespace lemmata::experiment
