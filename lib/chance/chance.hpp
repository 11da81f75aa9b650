#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lib/num/vector.hpp"

namespace lemmata {

/// Where methods and random compressors take their randomness from. A backend decides what a choice means: enumerate walks every path,
/// sample picks one by a counter-based generator, moments keeps noise symbolic.
template <Scalar S>
class Chance {
  static_assert(Ordered<S>, "lib/chance/lanes_chance.hpp is not included");

 public:
  virtual ~Chance() = default;

  /// An index i with probability weights[i]; the weights are >= 0 and sum to 1. A weight that is certainly 0 is never taken.
  virtual std::size_t choose(std::span<const S> weights) = 0;
  /// A standard normal; only where the backend has one (sample; moments as a symbol), else throws Unsupported.
  virtual S normal() = 0;
  /// n of them, in the order of n calls of normal().
  virtual Vec<S> normals(std::size_t n) {
    Vec<S> out(n);
    for (std::size_t i = 0; i < n; ++i) out[i] = normal();
    return out;
  }

  /// One of `values`, with the given probabilities. Returns a value, not an index, so that the same body can run lane by lane.
  S among(std::initializer_list<S> probabilities, std::initializer_list<S> values) {
    const std::size_t i = choose(std::span<const S>(probabilities.begin(), probabilities.size()));
    return values.begin()[i];
  }
  bool bernoulli(const S& p) {
    if (const auto known = remembered(2)) return *known == 0;
    const S weights[2] = {p, S(1) - p};
    return choose(std::span<const S>(weights, 2)) == 0;
  }
  std::size_t uniform(std::size_t n) {
    if (const auto known = remembered(3)) return *known;
    const std::vector<S> weights(n, S(1) / S(static_cast<long>(n)));
    return choose(std::span<const S>(weights));
  }
  /// A uniformly random k-subset of {0..d-1} as a mask, 0 <= k <= d; enumerates C(d, k) paths.
  std::vector<bool> subset(std::size_t d, std::size_t k) {
    std::vector<bool> mask(d, false);
    for (std::size_t i = 0; i < d && k > 0; ++i) {  // i is taken with probability k / (d - i), which gives each subset the same weight
      if (subset_takes(k, d - i)) {
        mask[i] = true;
        --k;
      }
    }
    return mask;
  }

 protected:
  /// The choice that is made here already, where a path is walked again up to the point where it is new; its weights are not asked for.
  /// What they would cost, in operations of Exact, is counted all the same.
  virtual std::optional<std::size_t> remembered(std::size_t /*operations*/) { return {}; }

 private:
  bool subset_takes(std::size_t k, std::size_t left) {
    if (k < left)
      if (const auto known = remembered(5)) return *known == 0;
    const S p = S(static_cast<long>(k)) / S(static_cast<long>(left));
    return k == left || bernoulli(p);
  }
};

/// The address of a random stream: results depend on it and on nothing else (threads, order, other claims).
struct StreamKey {
  std::uint64_t seed = 0;
  std::uint64_t claim = 0;  ///< a hash of the id
  std::uint64_t instance = 0;
};

/// Philox4x32-10 (Random123) as an addressed source of words: word(key, replicate, step, index).
std::uint64_t philox_word(const StreamKey& key, std::uint64_t replicate, std::uint32_t step, std::uint32_t index);

/// Sampling: one path, addressed by (key, replicate, step).
template <Scalar S>
class Sampled final : public Chance<S> {
 public:
  Sampled(const StreamKey& key, std::uint64_t replicate) : key_(key), replicate_(replicate) {}
  void at_step(std::uint32_t step) {
    step_ = step;
    index_ = 0;
  }
  std::size_t choose(std::span<const S> weights) override;
  S normal() override;
  double uniform_real();  ///< in [0, 1), 53 bits

 private:
  StreamKey key_;
  std::uint64_t replicate_;
  std::uint32_t step_ = 0, index_ = 0;
};

/// Enumeration: run the body, then `next()`, until it says false. `weight()` is the probability of the path just walked.
template <Scalar S>
class Enumerated final : public Chance<S> {
 public:
  std::size_t choose(std::span<const S> weights) override;
  S normal() override;  ///< the next of the noise symbols; throws Unsupported when there is none left
  void restart() { at_ = 0, noise_used_ = noise_from_; }
  /// Normal variables are these symbols of the polynomial arithmetic in force, from index `from` on. The names must outlive this.
  void set_noise(std::span<const std::string> symbols, std::size_t from = 0) { noise_ = symbols, noise_from_ = noise_used_ = from; }
  std::size_t noise_used() const { return noise_used_; }
  bool next();  ///< the next path in lexicographic order
  const S& weight() const { return at_ == 0 ? one_ : path_[at_ - 1].weight; }

 protected:
  std::optional<std::size_t> remembered(std::size_t operations) override;

 private:
  struct Node {
    std::size_t chosen, choices;
    S weight;  ///< of the path up to this choice
  };
  struct Product {
    S before, factor, value;
  };
  /// before * factor. Trees of one shape follow each other (a step from every state of a law), and their n-th products are often of the
  /// same values.
  S product(const S& before, const S& factor);

  std::vector<Product> products_;
  std::size_t products_used_ = 0;  ///< by the tree under way
  std::vector<Node> path_;
  std::size_t at_ = 0;
  std::size_t unweighed_ = 0;  ///< the one node on the path whose choice is new
  std::span<const std::string> noise_;
  std::size_t noise_from_ = 0, noise_used_ = 0;
  S one_ = S(1), zero_ = S(0);
};

}  // namespace lemmata
