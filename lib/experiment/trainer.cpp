#include "lib/experiment/trainer.hpp"

namespace lemmata::experiment {
namespace {

Vec<double> initial(const Network<float>& network, Sampled<double> chance) {
  const std::vector<float> start = network.initial(chance);
  return Vec<double>(std::vector<double>(start.begin(), start.end()));
}

oracle::Oracle<double> decaying(oracle::Oracle<double> oracle, double decay) {
  if (decay == 0) return oracle;
  return [oracle = std::move(oracle), decay](const oracle::Point<double>& at, Chance<double>& chance) {
    Vec<double> g = oracle(at, chance);
    for (std::size_t i = 0; i < g.size(); ++i) g[i] += decay * at.x[i];
    return g;
  };
}

}  // namespace

Trainer::Trainer(const Task& task, Batches batches, std::size_t batch, const Run& run, std::uint64_t purpose, std::uint64_t repetition,
                 double decay)
    : network(task.shape),
      x0(initial(network, run.stream(3 * purpose, repetition))),
      source(task.data, batches, batch, run.stream(3 * purpose + 1, repetition)),
      oracle(decaying(gradient_oracle(network, source), decay)),
      chance(run.stream(3 * purpose + 2, repetition)) {}

method::Schedule<double> decimated(double gamma, const std::vector<long>& times) {
  std::vector<double> listed;
  for (const long t : times) {
    listed.resize(static_cast<std::size_t>(t), gamma);
    gamma /= 10;
  }
  return {method::Schedule<double>::Family::listed, gamma, 1, 1, std::move(listed)};
}

std::vector<double> epochs_measured(long epochs, long stride) {
  std::vector<double> out;
  for (long e = 0; e < epochs; e += stride) out.push_back(static_cast<double>(e));
  out.push_back(static_cast<double>(epochs));
  return out;
}

std::vector<long> iterations_of(const std::vector<double>& epochs, long per_epoch) {
  std::vector<long> out;
  for (const double e : epochs) out.push_back(static_cast<long>(e) * per_epoch);
  return out;
}

Numbers measured(Network<float>& network, const Vec<double>& parameters, const Task& task) {
  Numbers out;
  for (const auto* images : {&task.train, &task.test}) {
    const Score s = score(network, parameters, *images);
    out.push_back(s.loss);
    out.push_back(s.accuracy);
  }
  return out;
}

Numbers curve(const Numbers& all, Measure measure) {
  Numbers out;
  for (std::size_t i = static_cast<std::size_t>(measure); i < all.size(); i += measures) out.push_back(all[i]);
  return out;
}

std::vector<Numbers> curves(const std::vector<Numbers>& repetitions, Measure measure) {
  std::vector<Numbers> out;
  for (const Numbers& one : repetitions) out.push_back(curve(one, measure));
  return out;
}

}  // namespace lemmata::experiment
