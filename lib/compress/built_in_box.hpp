#pragma once
#include <cstdint>
#include <map>
#include <string>

#include "lib/compress/black_box.hpp"
#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {

/// Chance that spends a call's uniform numbers: number i is black_box_uniform(seed, stream, i), or what the caller chose instead.
///
/// `choose` spends one: the index whose piece of [0, 1), cut at the partial sums of the weights, holds it. So a choice is piecewise
/// constant in its number, and pieces of equal index are connected.
/// `normal` spends pairs until one falls into the unit disc (Marsaglia's polar method).
class UniformChance final : public Chance<double> {
 public:
  UniformChance(std::uint64_t seed, const Call& call) : seed_(seed), call_(&call) {}
  std::size_t choose(std::span<const double> weights) override;
  double normal() override;
  double next();
  std::uint32_t used() const { return used_; }

 private:
  std::uint64_t seed_;
  const Call* call_;
  std::uint32_t used_ = 0;
  std::size_t chosen_used_ = 0;
};

/// A built-in behind the wall of a black box, so that the same checks see it. Its calls never fault, but for what the compressor itself
/// throws. It declares the proven constants it carries: delta where > 0, omega, bits.
class BuiltInBox final : public BlackBox {
 public:
  /// @param spec  "top-k:k=4", for all dimensions in which it can be made
  BuiltInBox(std::string spec, std::uint64_t seed) : spec_(std::move(spec)), seed_(seed) {}
  BuiltInBox(const Chosen& chosen, std::uint64_t seed) : BuiltInBox(chosen.options.spec(), seed) {}

  std::string name() const override { return spec_; }
  std::optional<double> declared_delta(long d) override;
  std::optional<double> declared_omega(long d) override;
  std::optional<double> bits(long d) override;
  std::optional<std::size_t> declared_nonzeros(long) override { return {}; }
  void run(std::span<const Call> calls, const std::function<void(std::size_t, const Outcome&)>& visit) override;
  void start_afresh() override {}

 private:
  const Compressor<double>& compressor(long d);
  std::string spec_;
  std::uint64_t seed_;
  std::map<long, Compressor<double>> made_;
};

}  // namespace lemmata::compress
