#include "lib/experiment/ef/density.hpp"

#include <cmath>
#include <limits>

#include "lib/compress/block_sign.hpp"
#include "lib/experiment/ef/network_study.hpp"
#include "lib/method/compressed_sgd.hpp"
#include "lib/method/error_feedback.hpp"

namespace lemmata::experiment::ef {
namespace {

/// Compressed SGD whose step varies; its error is of gradients.
struct ScheduledCompressedSgd {
  mutable method::CompressedSgd<double> inner;
  method::Schedule<double> gamma;
  using State = method::CompressedSgd<double>::State;
  State start() const { return inner.start(); }
  State step(const State& s, long t, Chance<double>& chance) const {
    inner.eta = gamma.at(t);
    return inner.step(s, t, chance);
  }
};

}  // namespace

double density(std::span<const double> v) {
  double absolute = 0, squares = 0;
  for (const double x : v) absolute += std::fabs(x), squares += x * x;
  return absolute * absolute / (static_cast<double>(v.size()) * squares);
}

void DensityLog::clear() {
  for (Sum& sum : sums_) sum = {0, 0, std::numeric_limits<double>::infinity()};
}

void DensityLog::add(std::size_t which, std::span<const double> v) {
  const double phi = density(v);
  if (std::isnan(phi)) return;
  Sum& sum = sums_[which];
  sum.total += phi;
  sum.count += 1;
  sum.least = std::min(sum.least, phi);
}

void DensityLog::add(const Vec<double>& v) {
  std::span<const double> rest(v.raw());
  add(0, rest);
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    add(i + 1, rest.first(layers_[i]));
    rest = rest.subspan(layers_[i]);
  }
}

Numbers DensityLog::taken() {
  Numbers out;
  for (const Sum& sum : sums_) out.push_back(sum.total / sum.count);
  for (const Sum& sum : sums_) out.push_back(sum.least);
  clear();
  return out;
}

Numbers densities_along(Trainer& trainer, const method::Schedule<double>& gamma, ErrorKept kept, long epochs) {
  std::vector<std::size_t> layers;
  for (const Block& block : trainer.network.blocks()) layers.push_back(block.size);
  DensityLog of_gradient(layers), of_corrected(layers);
  auto watched = compress::block_sign<double>(layer_sizes(trainer.network), 0);
  watched.apply = [&of_corrected, signs = watched.apply](const Vec<double>& p, long t, Chance<double>& chance) {
    of_corrected.add(p);
    return signs(p, t, chance);
  };
  const oracle::Oracle<double> oracle = [&](const oracle::Point<double>& at, Chance<double>& chance) {
    const Vec<double> g = trainer.oracle(at, chance);
    of_gradient.add(g);
    return g;
  };
  auto times = iterations_of(epochs_measured(epochs), trainer.source.per_epoch());
  times.erase(times.begin());
  Numbers out;
  const auto look = [&](const auto&) {
    for (DensityLog* log : {&of_gradient, &of_corrected}) {
      const Numbers now = log->taken();
      out.insert(out.end(), now.begin(), now.end());
    }
  };
  if (kept == ErrorKept::steps)
    visited(method::ErrorFeedback<double>{.x0 = trainer.x0, .gamma = gamma, .compressor = watched, .oracle = oracle}, times, trainer.chance,
            look);
  else
    visited(ScheduledCompressedSgd{{.x0 = trainer.x0, .eta = 0, .compressor = watched, .oracle = oracle}, gamma}, times, trainer.chance,
            look);
  return out;
}

}  // namespace lemmata::experiment::ef
