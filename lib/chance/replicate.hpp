#pragma once
#include <array>
#include <cstdint>

#include "lib/chance/lanes_chance.hpp"

namespace lemmata {

/// The randomness of one replicate, addressed by (key, replicate, step): choices as those of `Sampled`, normals those of normals.hpp.
template <Scalar S>
class Replicate;

template <>
class Replicate<double> final : public Chance<double> {
 public:
  static constexpr std::size_t count = 1;
  Replicate(const StreamKey& key, std::uint64_t replicate) : key_(key), replicate_(replicate), choices_(key, replicate) {}
  void at_step(std::uint32_t step);
  std::size_t choose(std::span<const double> weights) override { return choices_.choose(weights); }
  double normal() override;
  Vec<double> normals(std::size_t n) override;

  std::uint32_t normals_taken() const { return next_; }  ///< in this step
  void pass_normals(std::size_t n) { next_ += static_cast<std::uint32_t>(n); }

 private:
  StreamKey key_;
  std::uint64_t replicate_;
  Sampled<double> choices_;
  std::uint32_t step_ = 0, next_ = 0;
  std::array<double, 16> ahead_{};  ///< normals number ahead_from_, ...
  std::uint32_t ahead_from_ = 0;
  bool has_ahead_ = false;
};

/// The replicates `first`, ..., first + 7: lane l has the bits of Replicate<double>(key, first + l).
template <>
class Replicate<Lanes> final : public Chance<Lanes> {
 public:
  static constexpr std::size_t count = Lanes::count;
  Replicate(const StreamKey& key, std::uint64_t first);
  void at_step(std::uint32_t step);
  Lanes normal() override { return normals(1)[0]; }
  Vec<Lanes> normals(std::size_t n) override;
  Chance<double>& lane(std::size_t l) override { return lanes_[l]; }

 private:
  StreamKey key_;
  std::uint64_t first_;
  std::uint32_t step_ = 0;
  std::array<Replicate<double>, count> lanes_;
};

}  // namespace lemmata
