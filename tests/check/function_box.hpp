#pragma once
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/compress/black_box.hpp"

namespace lemmata::probe_tests {

/// A compressor given as a function of x and of a source of uniform numbers: what a plugin is, without the process.
class FunctionBox final : public compress::BlackBox {
 public:
  using Uniform = std::function<double()>;
  using Function = std::function<std::vector<double>(const std::vector<double>&, const Uniform&)>;

  explicit FunctionBox(Function function, std::uint64_t seed = 1) : function_(std::move(function)), seed_(seed) {}
  std::optional<double> delta = {}, omega = {};
  std::optional<std::size_t> nonzeros = {};

  std::string name() const override { return "a function"; }
  std::optional<double> declared_delta(long) override { return delta; }
  std::optional<double> declared_omega(long) override { return omega; }
  std::optional<double> bits(long) override { return {}; }
  std::optional<std::size_t> declared_nonzeros(long) override { return nonzeros; }
  void start_afresh() override {}
  void run(std::span<const compress::Call> calls, const std::function<void(std::size_t, const compress::Outcome&)>& visit) override {
    for (std::size_t i = 0; i < calls.size(); ++i) {
      std::uint32_t used = 0;
      const auto uniform = [&] {
        const std::uint32_t j = used++;
        if (calls[i].chosen != nullptr)
          for (const auto& [index, u] : *calls[i].chosen)
            if (index == j) return u;
        return compress::black_box_uniform(seed_, calls[i].stream, j);
      };
      const std::vector<double> out = function_(*calls[i].x, uniform);
      compress::Outcome outcome;
      outcome.out = out;
      outcome.uniforms = used;
      visit(i, outcome);
    }
  }

 private:
  Function function_;
  std::uint64_t seed_;
};

/// Each entry doubled with probability p, else 0: unbiased for p = 1/2.
inline FunctionBox::Function coin(double p) {
  return [p](const std::vector<double>& x, const FunctionBox::Uniform& uniform) {
    std::vector<double> out(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) out[i] = uniform() < p ? 2 * x[i] : 0.0;
    return out;
  };
}

/// n x with probability 1/n for the whole vector, else 0: unbiased, omega = n - 1.
inline FunctionBox::Function lottery(double n) {
  return [n](const std::vector<double>& x, const FunctionBox::Uniform& uniform) {
    std::vector<double> out(x.size());
    if (uniform() < 1 / n)
      for (std::size_t i = 0; i < x.size(); ++i) out[i] = n * x[i];
    return out;
  };
}

}  // namespace lemmata::probe_tests
